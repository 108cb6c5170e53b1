"""Commands of reading back: opening it, putting codes right, rating, notes, sharing, files."""

from convo.tui.commands.base import Command


class ReadBack(Command):
    """Read conversations back: your own, and transcripts from files."""

    KEY = "f5"
    LABEL = "Read back"
    HINT = True


class PutRight(Command):
    """Say what the turn under the cursor was."""

    KEY = "c"
    LABEL = "Code"
    HINT = True


class OtherSide(Command):
    """Go from the summary to the turns, or back."""

    KEY = "tab"
    LABEL = "Turns"


class AlsoThis(Command):
    """Add this as a further code of the turn, or take it away."""

    KEY = "space"
    LABEL = "Also this"
    HINT = True


class RateBlind(Command):
    """Have a second rater code every turn without seeing the codes; then see how far you agree."""

    KEY = "b"
    LABEL = "Blind"
    HINT = True


class RateWhole(Command):
    """Rate the whole conversation yourself, with anchors shown; the program never does."""

    KEY = "g"
    LABEL = "Rate"


class NoteTurn(Command):
    """Write a note on the turn under the cursor, or from the summary on the whole."""

    KEY = "n"
    LABEL = "Note"
    HINT = True


class NameGoal(Command):
    """Name the goal for change; thresholds are shown only with one."""

    KEY = "t"
    LABEL = "Goal for change"


class ShareReview(Command):
    """Share this with your supervisor, or take it back."""

    KEY = "s"
    LABEL = "Share"


class ExportCodes(Command):
    """Write the corrections and ratings to a new file, without a word of the conversation."""

    KEY = "x"
    LABEL = "Export"


class WriteReport(Command):
    """Write the report to a new file: a web page, Markdown or text."""

    KEY = "r"
    LABEL = "Report"


class EraseFile(Command):
    """Erase for good what was taken in from a file."""

    KEY = "delete"
    LABEL = "Erase"
    HINT = True

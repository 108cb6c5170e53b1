"""Commands of the supervision screen."""

from convo.tui.commands.base import Command


class ShowSupervision(Command):
    """See your agenda for supervision, your hours, and your training record."""

    KEY = "f6"
    LABEL = "Agenda"
    HINT = True


class BringUp(Command):
    """Put something on the agenda."""

    KEY = "ctrl+n"
    LABEL = "Bring"
    HINT = True


class RecordMeeting(Command):
    """Record a supervision meeting: its kind, its length, notes, and what was agreed."""

    KEY = "f2"
    LABEL = "Meeting"
    HINT = True


class RecordTraining(Command):
    """Record training, with the day it runs out as the certificate says."""

    KEY = "f3"
    LABEL = "Training"


class RecordPractice(Command):
    """Record that you practised: what, and for how long."""

    KEY = "f7"
    LABEL = "Practice"


class WriteReflection(Command):
    """Write a reflection for the portfolio."""

    KEY = "f8"
    LABEL = "Reflection"


class JoinRecord(Command):
    """Join a record that is yours too, under an earlier name; no entry of either is changed."""

    KEY = "f9"
    LABEL = "Join"


class TickNotDone(Command):
    """Say that the chosen line was not done, and why."""

    KEY = "f4"
    LABEL = "Not done"


class StrikeOut(Command):
    """Strike out an entry that was wrong; it stays in the record and no longer counts."""

    KEY = "delete"
    LABEL = "Strike out"


class NextPaper(Command):
    """Show the figures since the last meeting, then the log of meetings, the portfolio, and the agenda again."""

    KEY = "f5"
    LABEL = "Next page"
    HINT = True


class WritePaper(Command):
    """Write the agenda, the figures, the log or the portfolio, whichever is shown, to a new file."""

    KEY = "ctrl+s"
    LABEL = "Save"


class KeepForm(Command):
    """Keep what you wrote."""

    KEY = "ctrl+s"
    LABEL = "Keep"
    HINT = True

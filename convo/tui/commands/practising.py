"""Commands of practising: opening it, a hint, trying again, going on, both ways, the note."""

from convo.tui.commands.base import Command


class Practise(Command):
    """Practise with a simulated client; it is yours alone."""

    KEY = "f7"
    LABEL = "Practise"


class ToggleHint(Command):
    """Show a hint after each turn, or no longer."""

    KEY = "f2"
    LABEL = "Hint"
    HINT = True


class TryAgain(Command):
    """Go back to a turn and try that moment another way; the first way stays."""

    KEY = "f3"
    LABEL = "Try again"
    HINT = True


class GoOnTalking(Command):
    """Go on with the talk where it ended."""

    KEY = "f4"
    LABEL = "Go on"
    HINT = True


class BothWays(Command):
    """Lay the first way and the second side by side."""

    KEY = "f5"
    LABEL = "Two ways"


class NotePractice(Command):
    """Note the practice in your own training record."""

    KEY = "f6"
    LABEL = "Note it"
    HINT = True


class EndPractice(Command):
    """End the practice and hear how it went."""

    KEY = "escape"
    LABEL = "End"
    HINT = True

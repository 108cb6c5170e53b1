"""The commands a worker can give: one tiny class each, its key, its label, and what it does as its docstring.

A command is a message: a key, the palette and a click all post the same one to the screen in front.
"""

from inspect import getdoc
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from convo.model.kinds import ItemKind


class Command(Message):
    """Something the worker asks a screen to do."""

    KEY: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""
    HINT: ClassVar[bool] = False
    """Whether the footer shows it; few do, so that 80 columns hold them all."""

    def __init_subclass__(cls) -> None:
        """Keep the names apart from Textual's own events, such as its Leave and Hide."""
        super().__init_subclass__(namespace="command")

    @classmethod
    def binding(cls) -> Binding:
        """Return the key binding that gives this command."""
        return Binding(cls.KEY, f"give('{cls.__name__}')", cls.LABEL, show=cls.HINT)

    @classmethod
    def help(cls) -> str:
        """Return what the command does, in one sentence."""
        return getdoc(cls) or ""


def bindings(commands: tuple[type[Command], ...]) -> list[BindingType]:
    """Return the bindings of the commands that have a key."""
    return [command.binding() for command in commands if command.KEY]


class Help(Command):
    """Show the keys and how things work."""

    KEY = "f1"
    LABEL = "Help"
    HINT = True


class Hide(Command):
    """Hide what is on the screen at once; the same key brings it back."""

    KEY = "f10"
    LABEL = "Hide"
    HINT = True


class LockNow(Command):
    """Lock now: the passphrase brings everything back as it was."""

    LABEL = "Lock"


class Quit(Command):
    """Leave; nothing typed is lost."""

    KEY = "ctrl+q"
    LABEL = "Quit"


class NextTheme(Command):
    """Change between the light, the dark and the high-contrast look."""

    LABEL = "Light, dark or high contrast"


class GoBack(Command):
    """Go to the question before."""

    KEY = "ctrl+b"
    LABEL = "Back"
    HINT = True


class CorrectEarlier(Command):
    """Put an earlier answer right; later answers that leaned on it are marked, none is lost."""

    KEY = "ctrl+e"
    LABEL = "Correct an answer"


class ParkIt(Command):
    """Set this question aside and come back to it later."""

    KEY = "ctrl+k"
    LABEL = "Park"


class SkipWithReason(Command):
    """Move on without an answer and say why."""

    KEY = "ctrl+r"
    LABEL = "Skip with a reason"


class GoToList(Command):
    """Go to a stage, or to what was parked, skipped or may need a look."""

    KEY = "ctrl+g"
    LABEL = "Go to"
    HINT = True


class RaiseConcern(Command):
    """Raise a concern by hand."""

    KEY = "f9"
    LABEL = "Concern"
    HINT = True


class ShowPlan(Command):
    """Show the plan as it stands."""

    KEY = "ctrl+s"
    LABEL = "Plan"
    HINT = True


class MoreOnCard(Command):
    """Show or put away other ways to ask, why, what to listen for, and what helps if it is hard."""

    KEY = "ctrl+l"
    LABEL = "More ways to ask"


class NextSpeaker(Command):
    """Change whose words these are: the person's, mine, or a note."""

    KEY = "ctrl+t"
    LABEL = "Who is speaking"


class KeptThings(Command):
    """See what was kept; take something off again, or choose whether it is in the plan."""

    KEY = "ctrl+o"
    LABEL = "What is kept"


class Finish(Command):
    """Agree the plan, close, or end early."""

    KEY = "ctrl+d"
    LABEL = "Agree or end"


class DeclareNeutral(Command):
    """Declare that you mean to stay neutral, and why; only then are pros and cons offered."""

    LABEL = "Declare a neutral stance"


class Leave(Command):
    """Pause and go home; the conversation can be taken up again."""

    KEY = "escape"
    LABEL = "Pause"


class Shut(Command):
    """Go back to where you were."""

    KEY = "escape"
    LABEL = "Back"
    HINT = True


class Earlier(Command):
    """Read further up in the conversation."""

    KEY = "pageup"
    LABEL = "Earlier"


class Later(Command):
    """Read further down in the conversation."""

    KEY = "pagedown"
    LABEL = "Later"


class KeepAs(Command):
    """Keep the words typed, or with nothing typed the last entry, as one kind of thing."""

    WHAT: ClassVar[ItemKind]


class KeepAsMatters(KeepAs):
    """Keep the words as what matters to the person."""

    KEY = "f2"
    LABEL = "What matters"
    WHAT = "matters"


class KeepAsStrength(KeepAs):
    """Keep the words as a strength."""

    KEY = "f3"
    LABEL = "Strength"
    WHAT = "strength"


class KeepAsSupport(KeepAs):
    """Keep the words as somebody or something that supports the person."""

    KEY = "f4"
    LABEL = "Support"
    WHAT = "support"


class KeepAsGoal(KeepAs):
    """Keep the words as a goal."""

    KEY = "f5"
    LABEL = "Goal"
    WHAT = "goal"


class KeepAsStep(KeepAs):
    """Keep the words as a step."""

    KEY = "f6"
    LABEL = "Step"
    WHAT = "step"


class KeepAsWorry(KeepAs):
    """Keep the words as a worry."""

    KEY = "f7"
    LABEL = "Worry"
    WHAT = "worry"


class KeepAsNote(KeepAs):
    """Keep the words as a note."""

    KEY = "f8"
    LABEL = "Note"
    WHAT = "note"


KEEPING: tuple[type[KeepAs], ...] = (
    KeepAsMatters,
    KeepAsStrength,
    KeepAsSupport,
    KeepAsGoal,
    KeepAsStep,
    KeepAsWorry,
    KeepAsNote,
)
"""The seven kinds that words can be kept as with one key, in the order of the keys."""


class NewPerson(Command):
    """Add a person to the list."""

    KEY = "ctrl+n"
    LABEL = "New person"
    HINT = True


class ShowSettings(Command):
    """Name the contacts to tell, and set how the screen looks and locks."""

    KEY = "f4"
    LABEL = "Settings"
    HINT = True


class SavePlan(Command):
    """Save the plan as a file in the format chosen."""

    KEY = "ctrl+s"
    LABEL = "Save"
    HINT = True


class SaveSettings(Command):
    """Keep the settings."""

    KEY = "ctrl+s"
    LABEL = "Save"
    HINT = True


class TakeOff(Command):
    """Take the chosen thing off again; its words stay in the conversation."""

    KEY = "delete"
    LABEL = "Take off"
    HINT = True


class PlaceInPlan(Command):
    """Choose whether the thing is in the plan."""

    KEY = "f2"
    LABEL = "In the plan or not"
    HINT = True


class StandsAsItIs(Command):
    """Say that the doubted answer was looked at and still stands."""

    KEY = "f2"
    LABEL = "Still right"
    HINT = True


class RecordDone(Command):
    """Record that the concern was acted on: who was told, and when."""

    KEY = "f2"
    LABEL = "Record: done"
    HINT = True


class RecordNotDone(Command):
    """Record that nothing was done, and why."""

    KEY = "f3"
    LABEL = "Record: not done"
    HINT = True


class StayInFront(Command):
    """Say why a concern stays in front."""

    KEY = "escape"
    LABEL = "Why it stays"

"""Commands of single screens: home, settings, the plan, what is kept, a concern."""

from convo.tui.commands.base import Command


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
    LABEL = "Done"
    HINT = True


class RecordNotDone(Command):
    """Record that nothing was done, and why."""

    KEY = "f3"
    LABEL = "Not done"
    HINT = True


class SayNotThis(Command):
    """Answer that this is not what was noticed; it is recorded, and your supervisor can see it."""

    KEY = "f4"
    LABEL = "Not this"
    HINT = True


class DraftReferral(Command):
    """Draft a note to refer back or hand over, with the least in it; nothing is sent."""

    KEY = "f5"
    LABEL = "Note"
    HINT = True


class StepBack(Command):
    """Go to the step before."""

    KEY = "ctrl+b"
    LABEL = "Step before"


class PutOff(Command):
    """Go back to the conversation; what has to be answered first stays in front."""

    KEY = "escape"
    LABEL = "Back"


class SaveNote(Command):
    """Write the note to a new file that you name."""

    KEY = "f2"
    LABEL = "Write to a file"
    HINT = True

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

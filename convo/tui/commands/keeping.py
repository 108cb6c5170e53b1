"""Commands that keep words out of order, as one kind of thing each."""

from typing import ClassVar

from convo.model.kinds import ItemKind
from convo.tui.commands.base import Command


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


class KeepAsReason(KeepAs):
    """Keep the words as a reason of theirs."""

    KEY = "ctrl+n"
    LABEL = "Reason"
    WHAT = "reason"


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

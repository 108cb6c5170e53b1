"""A transcript: a conversation written down elsewhere, as it came, with what could not be read."""

from math import isfinite
from typing import Annotated

from pydantic import AfterValidator

from convo.model.words import Name, Value, Words


def _known(at: float | None) -> float | None:
    """Take a time that is no number for a time that is not known: it could not be kept."""
    return at if at is None or isfinite(at) else None


class Line(Value):
    """One turn as it stood in the file: who spoke by the name used there, and when in seconds if that was given.

    `place` says where it stood ("line 12", "cue 3", "row 5", "paragraph 7").
    """

    place: str
    name: Name
    text: Words
    at: Annotated[float | None, AfterValidator(_known)] = None


class Trouble(Value):
    """Something in a file that needs a look; of the words themselves, `what` repeats only what was taken for a name."""

    place: str
    what: str


class Transcript(Value):
    """The turns of one file in order, and every trouble met on the way: nothing is dropped in silence."""

    title: Name
    lines: tuple[Line, ...]
    troubles: tuple[Trouble, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return who speaks, by the names of the file, in order of first words."""
        return tuple(dict.fromkeys(line.name for line in self.lines))

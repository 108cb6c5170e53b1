"""A note to refer somebody back or to hand over: a draft whose lines the worker chooses, never sent."""

from typing import Literal

from convo.model.kinds import Basis
from convo.model.words import Value, Words

Part = Literal["about", "noticed", "done", "asked", "basis"]
"""The parts of a note, in order."""


class ReferralLine(Value):
    """One line that a note can hold. `chosen` ones are in it; by default only what the reader can't do without."""

    id: str
    part: Part
    text: str
    chosen: bool = False


class ReferralDraft(Value):
    """A note to one reader, with every line that it could hold. `private` says that nobody else may find it."""

    session: str
    to: str
    reader: str
    date: str
    concern: str | None = None
    private: bool = False
    basis: Basis | None = None
    reason: Words = ""
    lines: tuple[ReferralLine, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the lines that are in it."""
        return tuple(line.id for line in self.lines if line.chosen)

    def with_lines(self, ids: tuple[str, ...]) -> "ReferralDraft":
        """Return the draft with these lines in it and no others."""
        lines = tuple(line.model_copy(update={"chosen": line.id in ids}) for line in self.lines)
        return self.model_copy(update={"lines": lines})

    def resting_on(self, basis: Basis | None, reason: str) -> "ReferralDraft":
        """Return the draft with what it rests on, and why."""
        return ReferralDraft.model_validate({**self.model_dump(), "basis": basis, "reason": reason})

"""A session as it is read back: its turns beside their codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from convo.model.coding import Coded, Side, Spoken


@dataclass(frozen=True, slots=True)
class Session:
    """The turns of one session in order, each with its code: `spoken[i]` was coded as `coded[i]`."""

    spoken: Sequence[Spoken]
    coded: Sequence[Coded]

    def __post_init__(self) -> None:
        """Hold that every turn has its own code.

        Raises:
            ValueError: The turns and the codes are not of the same turns in the same order.
        """
        if [turn.turn for turn in self.spoken] != [turn.turn for turn in self.coded]:
            raise ValueError("every turn needs its own code, in the same order")

    def side(self, side: Side) -> tuple[Coded, ...]:
        """Return the codes of one side's turns."""
        return tuple(turn for turn in self.coded if turn.speaker == side)

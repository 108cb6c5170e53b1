"""A session as it is read back: its turns beside their codes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from convo.model.coding import Coded, Side, Spoken
from convo.review.beyond import Beyond


@dataclass(frozen=True, slots=True)
class Session:
    """The turns of one session in order, each with its code: `spoken[i]` was coded as `coded[i]`.

    `beyond` is what went beyond the role in it.
    """

    spoken: Sequence[Spoken]
    coded: Sequence[Coded]
    beyond: Beyond = field(default_factory=Beyond)

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

    @property
    def counted(self) -> tuple[Coded, ...]:
        """The codes of all turns but those of the person that tell of a danger: such words lean neither way."""
        aside = self.beyond.aside
        return tuple(turn for turn in self.coded if turn.turn not in aside)

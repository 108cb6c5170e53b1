"""The program's codes of one conversation: a quick reading at once, and a close one as it is worked out, once."""

import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from convo.mi.coder import Coder
from convo.model.coding import Coded, Spoken
from convo.review.reading import Session as Reading


class Stopped(Exception):
    """The reading was let go of before it came to its end."""


class CloseReading:
    """Codes the turns of a conversation in order. Whoever needs a code takes the reading on; others see the same.

    The quick coder takes a thousandth of a second for four turns, the close one a second for a hundred.
    """

    def __init__(self, spoken: Sequence[Spoken], quick: Callable[[], Coder], close: Callable[[], Coder]) -> None:
        """Take the turns, and what makes the coders: they are made ready when they are first needed."""
        self.spoken = spoken
        self._quick = quick
        self._close = close
        self._coming: Iterator[Coded] | None = None
        self._coded = list[Coded]()
        self._glance: tuple[Coded, ...] = ()
        self._one_at_a_time = threading.Lock()
        self._stopped = False

    @property
    def is_whole(self) -> bool:
        """Whether every turn was read closely."""
        return len(self._coded) == len(self.spoken)

    def at_hand(self) -> Reading:
        """Return what is known at once: the quick codes of the turns that were not read closely yet."""
        if not self.is_whole and not self._glance:
            self._glance = self._quick().code(self.spoken)
        known = tuple(self._coded)
        return Reading(self.spoken, (*known, *self._glance[len(known) :]))

    def of(self, place: int) -> Coded:
        """Return the close code of a turn, by its place; see `whole`."""
        self._stopped = False
        self._read_up_to(place + 1)
        return self._coded[place]

    def whole(self) -> Reading:
        """Return the close codes of all turns.

        Raises:
            Stopped: The reading was let go of; it can be taken on again.
        """
        self._stopped = False
        self._read_up_to(len(self.spoken))
        return Reading(self.spoken, tuple(self._coded))

    def stop(self) -> None:
        """Let whoever is reading stop after this turn; what was read stays known."""
        self._stopped = True

    def _read_up_to(self, count: int) -> None:
        while len(self._coded) < count:
            with self._one_at_a_time:
                if len(self._coded) < count:  # another reader may have come this far meanwhile
                    self._read_one()

    def _read_one(self) -> None:
        if self._stopped:
            raise Stopped
        coming = self._coming or islice(self._close().each(self.spoken), len(self._coded), None)
        self._coming = None  # an error would end it: whoever reads on then begins anew at the same turn
        self._coded.append(next(coming))
        self._coming = coming

"""The program's reading of one conversation: a quick one at once, and a close one as it is worked out, once.

It codes the turns, and notices what goes beyond the role in them.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from convo.mi.coder import Coder
from convo.model.coding import Coded, Spoken
from convo.review.beyond import Scan, Signals, beyond, noticed
from convo.review.reading import Session as Reading


class Stopped(Exception):
    """The reading was let go of before it came to its end."""


class Means(NamedTuple):
    """What makes what reads: a coder, and what scans. They are made ready when they are first needed."""

    coder: Callable[[], Coder]
    scan: Callable[[], Scan]


class CloseReading:
    """Reads the turns of a conversation in order. Whoever needs a code takes the reading on; others see the same.

    The quick coder takes a thousandth of a second for four turns, the close one a second for a hundred.
    """

    def __init__(
        self, spoken: Sequence[Spoken], quick: Means, close: Means, kept: Mapping[str, Signals] | None = None
    ) -> None:
        """Take the turns, what reads them, and the concerns that were kept with them, if any were."""
        self.spoken = spoken
        self.kept = kept
        self._quick = quick
        self._close = close
        self._coming: Iterator[Coded] | None = None
        self._coded = list[Coded]()
        self._noticed = list[Signals]()
        self._glance: tuple[Coded, ...] = ()
        self._glanced: tuple[Signals, ...] = ()
        self._one_at_a_time = threading.Lock()
        self._stops = 0
        self._ended = False

    @property
    def is_whole(self) -> bool:
        """Whether every turn was read closely."""
        return len(self._coded) == len(self.spoken)

    def at_hand(self) -> Reading:
        """Return what is known at once: the quick codes of the turns that were not read closely yet."""
        if not self.is_whole and not self._glance:
            self._glance = self._quick.coder().code(self.spoken)
            scan = self._quick.scan()
            self._glanced = tuple(self._notice(place, scan) for place in range(len(self.spoken)))
        known = tuple(self._coded)
        signals = (*self._noticed[: len(known)], *self._glanced[len(known) :])
        return Reading(self.spoken, (*known, *self._glance[len(known) :]), beyond(self.spoken, signals))

    def of(self, place: int) -> Coded:
        """Return the close code of a turn, by its place; see `whole`."""
        self._read_up_to(place + 1)
        return self._coded[place]

    def whole(self) -> Reading:
        """Return the close codes of all turns.

        Raises:
            Stopped: The reading was let go of; unless it was ended, it can be taken on again.
        """
        self._read_up_to(len(self.spoken))
        return Reading(self.spoken, tuple(self._coded), beyond(self.spoken, self._noticed))

    def stop(self) -> None:
        """Let whoever is reading stop after this turn; what was read stays known, and who asks later reads on."""
        self._stops += 1

    def end(self) -> None:
        """Let nobody read on, now or later."""
        self._ended = True

    def _read_up_to(self, count: int) -> None:
        stops = self._stops
        while len(self._coded) < count:
            with self._one_at_a_time:
                if len(self._coded) < count:  # another reader may have come this far meanwhile
                    self._read_one(stops)

    def _read_one(self, stops: int) -> None:
        """Read one turn, for somebody who began after so many stops."""
        if self._ended or stops != self._stops:
            raise Stopped
        coming = self._coming or islice(self._close.coder().each(self.spoken), len(self._coded), None)
        self._coming = None  # an error would end it: whoever reads on then begins anew at the same turn
        signals, coded = self._notice(len(self._coded), self._close.scan()), next(coming)
        self._noticed.append(signals)
        self._coded.append(coded)
        self._coming = coming

    def _notice(self, place: int, scan: Scan) -> Signals:
        return noticed(self.spoken, place, scan, self.kept)

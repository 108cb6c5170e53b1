"""Two ways from the same moment, laid side by side."""

from itertools import zip_longest
from typing import NamedTuple

from convo.model.practice import Turn
from convo.practice.practice import Practice


class Pair(NamedTuple):
    """The same turn in two tries, None where one of them ended before it."""

    first: Turn | None
    second: Turn | None


def side_by_side(first: Practice, second: Practice) -> tuple[Pair, ...]:
    """Return the turns of two tries from the first in which they differ."""
    pairs = [Pair(one, other) for one, other in zip_longest(first.turns, second.turns)]
    start = next((place for place, pair in enumerate(pairs) if pair.first != pair.second), len(pairs))
    return tuple(pairs[start:])

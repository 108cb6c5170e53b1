"""Which line comes next out of a client's lines: one not said yet; when all were said, they go on in a few words."""

import random
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from convo.model.client import LEVELS, Client, Level, Lines

Weave = Mapping[str, Lines]
"""Patterns that put a client's fillers and topics together, by when they are said."""

_STRIDE = 37
_WINDOW = 3
"""A pool is said roughly in its author's order: the next line is one of the first few that are left."""


class Picker:
    """Picks lines for one reply; the same seed, turn and history give the same lines."""

    def __init__(self, client: Client, weave: Weave, said: frozenset[str], chance: random.Random) -> None:
        """Start a reply; `said` is everything that can't be said again."""
        self._client, self._weave, self._chance = client, weave, chance
        self.said = set(said)

    def take(self, *pools: Lines, **given: object) -> str | None:
        """Take a line from the first pool that has one left, None where none has; {number} is given."""
        for pool in pools:
            left = [line for line in pool if line not in self.said][:_WINDOW]
            if left:
                line = self._chance.choice(left)
                self.said.add(line)
                return line.replace("{number}", str(given.get("number", "")))
        return None

    def left(self, pools: Iterable[Lines]) -> int:
        """Return how many lines of some pools are left."""
        return sum(line not in self.said for pool in pools for line in pool)

    def begun(self, pools: Iterable[Lines]) -> bool:
        """Tell whether a line of some pools was said before."""
        return any(line in self.said for pool in pools for line in pool)

    def woven(self, key: str, labels: Sequence[str]) -> str:
        """Put a few words together that were not said yet; there are always more of them than anybody needs."""
        fillers = self._client.ways["filler"]
        ways = list(product(self._weave[key], fillers, labels))
        start, lead = self._chance.randrange(len(ways)), ""
        while True:
            for place in range(len(ways)):
                line = lead + _put(*ways[(start + place * _STRIDE) % len(ways)])
                if line not in self.said:
                    self.said.add(line)
                    return line
            lead = f"{self._chance.choice(fillers)} {lead}"

    def likely(self, chance: float) -> bool:
        """Tell whether something that happens with this chance happens now."""
        return self._chance.random() < chance


def at_most(level: Level, pools: Mapping[Level, Lines]) -> tuple[Lines, ...]:
    """Return what may be said at a level and no more open."""
    return tuple(pools.get(name, ()) for name in reversed(LEVELS[: LEVELS.index(level) + 1]))


def _put(pattern: str, filler: str, label: str) -> str:
    return pattern.replace("{filler}", filler).replace("{topic}", label)

"""What the learned part looks at in a turn and around it, as names of what is there; pure functions of the words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from convo.mi.cues import ME, NOT, YOU
from convo.mi.reading import ASKS, Read, head

_SIZES = (0, 1, 2, 3, 5, 8, 12, 18, 26, 40, 60, 100)
_COUNTS = (0, 1, 2, 3, 5, 8)
_PLACES = (0, 1, 2, 4, 8, 16, 32, 64)

PLACES = ("c", "lc", "p", "pc", "oc", "n", "nc", "v", "vc", "w", "wc")
"""Where sets of names may stand: cues in a turn and in its last unit; words and cues of the turns around it."""


class Near(NamedTuple):
    """The turns around a turn, where there are any: the speaker's own and the other's, before and after."""

    own: Read | None = None
    before: Read | None = None
    after: Read | None = None
    later: Read | None = None


def size(count: int, steps: Sequence[int] = _SIZES) -> int:
    """Return the step that a count falls on."""
    return steps[bisect_right(steps, count) - 1]


class Found(NamedTuple):
    """What was found: names, and sets of names under a word that tells where they stood."""

    names: Set[str]
    placed: tuple[tuple[str, Set[str]], ...]

    def flat(self) -> set[str]:
        """Return every name by itself."""
        return {*self.names, *(f"{place}:{name}" for place, names in self.placed for name in names)}


def features(turn: Read, near: Near, place: int) -> Found:
    """Name what is there in a turn and around it; `place` is its number in the transcript."""
    found = set(turn.grams)
    found.update(_shape(turn))
    found.update(_before(near.own, near.before))
    found.update(_echo(turn, near))
    found.update(_after(near.after))
    found.add(f"place={size(place, _PLACES)}")
    if turn.units and near.before and near.before.units:
        found.add(f"pl:{near.before.units[-1].form}>{turn.units[-1].form}")
    placed = [("c", turn.cues)]
    if turn.units:
        placed.append(("lc", turn.units[-1].cues))
    if near.before:
        placed += [("p", near.before.tail), ("pc", near.before.cues)]
    if near.own:
        placed.append(("oc", near.own.cues))
    if near.after:
        placed += [("n", near.after.opening), ("nc", near.after.cues)]
    for way, other in _volley(turn, near):
        found.add(way)
        placed += [(way, other.pairs.union(unit.form for unit in other.units)), (f"{way}c", other.cues)]
    return Found(found, tuple(placed))


def _shape(turn: Read) -> Iterator[str]:
    words, units = turn.words, turn.units
    yield f"size={size(len(words))}"
    yield f"units={size(len(units), _COUNTS)}"
    if turn.begun:
        yield "begun"
    if turn.cut:
        yield "cut"
    if not words:
        return
    yield from (f"^{words[0]}", f"^{' '.join(words[:2])}", f"^{' '.join(words[:3])}", f"{words[-1]}$")
    yield f"{' '.join(words[-2:])}$"
    said = set(words)
    for name, group in (("you", YOU), ("me", ME), ("not", NOT)):
        yield f"{name}={size(sum(word in group for word in words), _COUNTS) if said & group else 0}"
    yield from _units(turn)


def _units(turn: Read) -> Iterator[str]:
    asked = total = 0
    for unit in turn.units:
        yield f"u:{unit.form}"
        begun = head(unit.words)
        kind = "q" if unit.form in ASKS else "s"
        yield f"{kind}:{begun[0]}"
        yield f"{kind}:{' '.join(begun[:2])}"
        total += len(unit.words)
        asked += len(unit.words) if unit.form in ASKS else 0
    last = turn.units[-1]
    yield f"l:{last.form}"
    yield f"f:{turn.units[0].form}"
    yield f"asked={4 * asked // total}"
    yield f"l:{last.form}{last.asked}"
    yield f"l:{last.form}:{size(len(turn.words), (0, 4, 10, 20, 40))}"


def _before(own: Read | None, before: Read | None) -> Iterator[str]:
    if before:
        yield f"psize={size(len(before.words))}"
        yield from (f"pl:{unit.form}" for unit in before.units[-1:])
        yield from (f"pu:{unit.form}" for unit in before.units)
        if before.cut:
            yield "pcut"
    if own:
        yield from (f"o:{unit.form}" for unit in own.units[-1:])
        yield f"osize={size(len(own.words), (0, 3, 8, 20, 40))}"


def _echo(turn: Read, near: Near) -> Iterator[str]:
    """Name how much of what was said before comes back in the turn, and how much in it is new."""
    heard = frozenset[str]().union(*(read.content for read in (near.own, near.before) if read))
    shared = len(turn.content & heard)
    yield f"shared={size(shared, _COUNTS)}"
    yield f"new={size(len(turn.content) - shared, (0, 1, 2, 4, 6, 9, 14, 20))}"
    if turn.content:
        yield f"part={4 * shared // len(turn.content)}"


def _volley(turn: Read, near: Near) -> Iterator[tuple[str, Read]]:
    """Give the rest of the volley, before and after: "mm-hmm" in between does not end what a speaker is saying."""
    if near.own and near.before and (turn.begun or near.own.cut or near.before.back):
        yield "v", near.own
    if near.later and near.after and (turn.cut or near.later.begun or near.after.back):
        yield "w", near.later


def _after(after: Read | None) -> Iterator[str]:
    if after:
        yield f"nsize={size(len(after.words), (0, 1, 2, 4, 8, 16, 32))}"
        yield from (f"nu:{unit.form}" for unit in after.units[:2])
        if after.back:
            yield "nback"

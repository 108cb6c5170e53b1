"""What the learned part looks at in a turn and around it, as names of what is there; pure functions of the words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from convo.mi.cues import ME, NOT, YOU
from convo.mi.reading import ASKS, Read, head

_SIZES = (0, 1, 2, 3, 5, 8, 12, 18, 26, 40, 60, 100)
_COUNTS = (0, 1, 2, 3, 5, 8)
_PLACES = (0, 1, 2, 4, 8, 16, 32, 64)


class Near(NamedTuple):
    """The turns around a turn, where there are any: the speaker's own and the other's, before and after."""

    own: Read | None = None
    before: Read | None = None
    after: Read | None = None
    later: Read | None = None


def grams(words: Sequence[str], most: int = 3) -> set[str]:
    """Return every run of one to `most` words."""
    found = set(words)
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    found.update(pairs)
    if most > 2:
        found.update(f"{pair} {word}" for pair, word in zip(pairs, words[2:], strict=False))
    return found


def size(count: int, steps: Sequence[int] = _SIZES) -> int:
    """Return the step that a count falls on."""
    return steps[bisect_right(steps, count) - 1]


def features(turn: Read, near: Near, place: int) -> set[str]:
    """Name what is there in a turn and around it; `place` is its number in the transcript."""
    found = grams(turn.words)
    found.update(_shape(turn))
    found.update(_before(near.own, near.before))
    found.update(_echo(turn, near))
    found.update(_volley(turn, near))
    found.update(_after(near.after))
    found.add(f"place={size(place, _PLACES)}")
    if turn.units and near.before and near.before.units:
        found.add(f"pl:{near.before.units[-1].form}>{turn.units[-1].form}")
    return found


def _shape(turn: Read) -> Iterator[str]:
    words, units = turn.words, turn.units
    yield f"size={size(len(words))}"
    yield f"units={size(len(units), _COUNTS)}"
    yield from (f"c:{cue}" for cue in turn.cues)
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
    yield from (f"lc:{cue}" for cue in last.cues)
    yield f"l:{last.form}"
    yield f"f:{turn.units[0].form}"
    yield f"asked={4 * asked // total}"
    yield f"l:{last.form}{last.asked}"
    yield f"l:{last.form}:{size(len(turn.words), (0, 4, 10, 20, 40))}"


def _before(own: Read | None, before: Read | None) -> Iterator[str]:
    if before:
        yield from (f"p:{gram}" for gram in grams(before.words[-12:], 2))
        yield from (f"pc:{cue}" for cue in before.cues)
        yield f"psize={size(len(before.words))}"
        yield from (f"pl:{unit.form}" for unit in before.units[-1:])
        yield from (f"pu:{unit.form}" for unit in before.units)
        if before.cut:
            yield "pcut"
    if own:
        yield from (f"o:{unit.form}" for unit in own.units[-1:])
        yield from (f"oc:{cue}" for cue in own.cues)
        yield f"osize={size(len(own.words), (0, 3, 8, 20, 40))}"


def _echo(turn: Read, near: Near) -> Iterator[str]:
    """Name how much of what was said before comes back in the turn, and how much in it is new."""
    heard = frozenset[str]().union(*(read.content for read in (near.own, near.before) if read))
    shared = len(turn.content & heard)
    yield f"shared={size(shared, _COUNTS)}"
    yield f"new={size(len(turn.content) - shared, (0, 1, 2, 4, 6, 9, 14, 20))}"
    if turn.content:
        yield f"part={4 * shared // len(turn.content)}"


def _volley(turn: Read, near: Near) -> Iterator[str]:
    """Name what stands in the rest of the volley: "mm-hmm" in between does not end what a speaker is saying."""
    if near.own and near.before and (turn.begun or near.own.cut or near.before.back):
        yield "v"
        yield from (f"v:{unit.form}" for unit in near.own.units)
        yield from (f"vc:{cue}" for cue in near.own.cues)
        yield from (f"v:{gram}" for gram in grams(near.own.words, 2))
    if near.later and near.after and (turn.cut or near.later.begun or near.after.back):
        yield "w"
        yield from (f"w:{unit.form}" for unit in near.later.units)
        yield from (f"wc:{cue}" for cue in near.later.cues)
        yield from (f"w:{gram}" for gram in grams(near.later.words, 2))


def _after(after: Read | None) -> Iterator[str]:
    if after:
        yield f"nsize={size(len(after.words), (0, 1, 2, 4, 8, 16, 32))}"
        yield from (f"n:{gram}" for gram in grams(after.words[:6], 2))
        yield from (f"nu:{unit.form}" for unit in after.units[:2])
        yield from (f"nc:{cue}" for cue in after.cues)
        if after.back:
            yield "nback"

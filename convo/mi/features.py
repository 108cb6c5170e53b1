"""What the learned part looks at in a turn and around it, as names of what is there; pure functions of the words."""

from collections.abc import Sequence
from itertools import pairwise

from convo.mi.cues import ME, NOT, YOU
from convo.mi.reading import Read, head

_SIZES = (0, 1, 2, 3, 5, 8, 12, 18, 26, 40, 60, 100)
_COUNTS = (0, 1, 2, 3, 5, 8)
_QUESTIONS = frozenset(("open", "closed", "tag", "raised"))

Around = tuple[Read | None, Read | None, Read | None]
"""The speaker's own turn before, the other's turn before, the other's turn after (unknown while live)."""


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
    return next((step for step in reversed(steps) if count >= step), 0)


def features(turn: Read, around: Around, place: int) -> set[str]:
    """Name what is there in a turn and around it; `place` is its number in the transcript."""
    found = grams(turn.words)
    found |= _shape(turn)
    found |= _near(turn, around)
    found.add(f"place={size(place, (0, 1, 2, 4, 8, 16, 32, 64))}")
    found.add("*")
    return found


def _shape(turn: Read) -> set[str]:
    words, units = turn.words, turn.units
    found = {f"size={size(len(words))}", f"units={size(len(units), _COUNTS)}"}
    found.update(f"c:{cue}" for cue in turn.cues)
    if not words:
        return found
    found.update((f"^{words[0]}", f"^{' '.join(words[:2])}", f"^{' '.join(words[:3])}", f"{words[-1]}$"))
    found.add(f"{' '.join(words[-2:])}$")
    asked = total = 0
    for unit in units:
        found.add(f"u:{unit.form}")
        begun = head(unit.words)
        kind = "q" if unit.form in _QUESTIONS else "s"
        found.update((f"{kind}:{begun[0]}", f"{kind}:{' '.join(begun[:2])}"))
        total += len(unit.words)
        asked += len(unit.words) if unit.form in _QUESTIONS else 0
    last = units[-1]
    found.update(f"lc:{cue}" for cue in last.cues)
    found.update((f"l:{last.form}", f"f:{units[0].form}", f"asked={4 * asked // total}", f"l:{last.form}{last.asked}"))
    found.add(f"l:{last.form}:{size(len(words), (0, 4, 10, 20, 40))}")
    said = set(words)
    for name, group in (("you", YOU), ("me", ME), ("not", NOT)):
        found.add(f"{name}={size(sum(word in group for word in words), _COUNTS)}" if said & group else f"{name}=0")
    return found


def _near(turn: Read, around: Around) -> set[str]:
    own, before, after = around
    found = set[str]()
    if before:
        found.update(f"p:{gram}" for gram in grams(before.words[-12:], 2))
        found.update(f"pc:{cue}" for cue in before.cues)
        found.add(f"psize={size(len(before.words))}")
        found.update(f"pl:{unit.form}" for unit in before.units[-1:])
        found.update(f"pu:{unit.form}" for unit in before.units)
        if turn.units and before.units:
            found.add(f"pl:{before.units[-1].form}>{turn.units[-1].form}")
    heard = frozenset[str]().union(*(read.content for read in (own, before) if read))
    shared = len(turn.content & heard)
    found.add(f"shared={size(shared, _COUNTS)}")
    found.add(f"new={size(len(turn.content) - shared, (0, 1, 2, 4, 6, 9, 14, 20))}")
    if turn.content:
        found.add(f"part={4 * shared // len(turn.content)}")
    if own:
        found.update(f"o:{unit.form}" for unit in own.units[-1:])
        found.update(f"oc:{cue}" for cue in own.cues)
        found.add(f"osize={size(len(own.words), (0, 3, 8, 20, 40))}")
    if after:
        found.add(f"nsize={size(len(after.words), (0, 1, 2, 4, 8, 16, 32))}")
        found.update(f"n:{gram}" for gram in grams(after.words[:6], 2))
        found.update(f"nu:{unit.form}" for unit in after.units[:2])
    return found

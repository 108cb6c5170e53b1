"""A turn read once: its words, its units (one thought each) with their places, their form and the cues in them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from convo.mi.cues import (
    ASKING,
    BACKCHANNELS,
    CUES,
    FILLERS,
    ME,
    OPEN_WH,
    STOPS,
    SUBJECTS,
    TAG_ENDS,
    TELLING,
    WE,
    WH,
    YOU,
)

_TOKEN = re.compile(r"[a-z0-9à-öø-ÿ]+(?:['-][a-z0-9]+)*|[.?!;…]")
_ENDS = frozenset(".?!;…")
_HESITATIONS = frozenset(("um", "uh", "er", "erm", "uhm", "umm"))
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_COUNTED = frozenset(("long", "many", "much", "often", "old", "far", "big", "tall"))
_DASHES = ("-", "–", "—", "…", "...")
_FIRST, _LAST = 6, 12
"""How many words of a turn are its opening and its tail."""
_MOST_WORDS, _MOST_LETTERS = 1_500, 30_000
"""A turn longer than ten minutes of speech is read so far: what it is, is known by then."""

Form = str
"""back, open, closed, tag, raised, stem, you, i, we, it or plain: how a unit is built."""


class Unit(NamedTuple):
    """One thought of a turn: its words, where they stand, whether it ends in a question mark, form and cues."""

    words: tuple[str, ...]
    start: int
    end: int
    asked: bool
    form: Form
    cues: frozenset[str]


ASKS = frozenset(("open", "closed", "tag", "raised"))
"""Forms of units that ask."""


class Read(NamedTuple):
    """A turn as the coder reads it.

    `begun` and `cut`: a dash or dots stand at its beginning or end. `back`: it only keeps the other speaking.
    `grams` are its runs of up to three words; of up to two are `pairs`, and those that stand first and last in it.
    """

    words: tuple[str, ...]
    grams: frozenset[str]
    pairs: frozenset[str]
    opening: frozenset[str]
    tail: frozenset[str]
    units: tuple[Unit, ...]
    cues: frozenset[str]
    content: frozenset[str]
    begun: bool
    cut: bool
    back: bool


def read(text: str) -> Read:
    """Read a turn. Places are those of the text as given."""
    lowered = _lowered(text[:_MOST_LETTERS])
    units = tuple(_units(lowered))
    words = tuple(word for unit in units for word in unit.words if word not in _HESITATIONS)
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    every = frozenset((*words, *pairs))
    return Read(
        words=words,
        grams=every.union(f"{pair} {word}" for pair, word in zip(pairs, words[2:], strict=False)),
        pairs=every,
        opening=frozenset((*words[:_FIRST], *pairs[: _FIRST - 1])),
        tail=frozenset((*words[-_LAST:], *pairs[1 - _LAST :])),
        units=units,
        cues=frozenset[str]().union(*(unit.cues for unit in units)),
        content=frozenset(word for word in words if word not in STOPS),
        begun=lowered.startswith(_DASHES),
        cut=lowered.rstrip().endswith(_DASHES),
        back=all(unit.form == "back" for unit in units),
    )


def _units(lowered: str) -> Iterator[Unit]:
    words, start, end, left = list[str](), 0, 0, _MOST_WORDS
    for found in _TOKEN.finditer(lowered):
        said = found[0]
        if said in _ENDS:
            if words:
                yield _unit(words, (start, found.end()), said == "?")
                words = []
            continue
        start, end, left = start if words else found.start(), found.end(), left - 1
        words.append(_once(said) if "-" in said else said)
        if not left:
            break
    if words:
        yield _unit(words, (start, end), False)


def _lowered(text: str) -> str:
    """Return text in small letters, each in its old place: a few rare letters would take two."""
    lowered = text.translate(_APOSTROPHES).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower()[0] for letter in text.translate(_APOSTROPHES))


def _once(word: str) -> str:
    """Return a stuttered word as it was meant: "I-I" is "I", and "w-we" is "we"."""
    parts = [part for part in word.split("-") if part]
    kept = [
        part for place, part in enumerate(parts) if place + 1 == len(parts) or not parts[place + 1].startswith(part)
    ]
    return "-".join(kept)


def _unit(words: Sequence[str], place: tuple[int, int], asked: bool) -> Unit:
    said = tuple(words)
    return Unit(said, *place, asked, _form(said, asked), CUES.names(said))


def head(words: Sequence[str]) -> Sequence[str]:
    """Return the words from where the thought really begins."""
    place, most = 0, len(words) - 1
    while place < most and words[place] in FILLERS:
        place += 1
    return words[place:]


def _form(words: tuple[str, ...], asked: bool) -> Form:
    if len(words) <= 6 and BACKCHANNELS.issuperset(words):
        return "raised" if asked else "back"
    begun = head(words)
    first, second = begun[0], begun[1] if len(begun) > 1 else ""
    question = _question(begun, first, second, asked)
    if question:
        return question
    for form, these in (("you", YOU), ("i", ME), ("we", WE), ("it", _THINGS)):
        if first in these:
            return form
    return "plain"


_THINGS = frozenset(("it", "it's", "that", "that's", "this", "there", "there's", "he", "she", "they", "they're"))


def _question(begun: Sequence[str], first: str, second: str, asked: bool) -> Form | None:
    if first in WH and (asked or second in ASKING or (first in OPEN_WH and second in _COUNTED)):
        return "open" if first in OPEN_WH and second not in _COUNTED else "closed"
    if first in TELLING and second in ("me", "us"):
        return "open"
    if first in ASKING and second in SUBJECTS:
        return "open" if len(begun) > 2 and second == "you" and begun[2] in TELLING and "me" in begun[3:5] else "closed"
    if asked:
        return "tag" if len(begun) > 2 and begun[-1] in TAG_ENDS and begun[-2] in ASKING else "raised"
    return None

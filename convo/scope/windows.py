"""Cuts a long entry into windows of whole sentences, so that one grave sentence in a long turn is heard."""

import re
from itertools import pairwise
from typing import NamedTuple

LONGEST = 208
"""How many characters a window holds at most: about forty words, as much as most turns have."""

MOST = 400
"""How many windows of one entry are looked at: from the start and from the end, when it is a whole book."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|[.!?]+|$)|[.!?\n]+")
_CLAUSE = re.compile(r"(?:[.!?;\n]+|,)\s+|\s+(?=(?:but|and|so|because|cos)\s)", re.IGNORECASE)


class Window(NamedTuple):
    """A part of an entry, by its places in the text."""

    start: int
    end: int


def windows(text: str) -> list[Window]:
    """Return the windows of an entry in order; each begins with the sentence the one before it ended with."""
    if len(text) <= LONGEST:
        return [Window(0, len(text))]
    reach = MOST * LONGEST // 4
    if len(text) <= 2 * reach:
        return _joined(_sentences(text, 0, len(text)))
    return _joined(_sentences(text, 0, reach)) + _joined(_sentences(text, len(text) - reach, len(text)))


def clauses(text: str, window: Window) -> list[Window]:
    """Return the clauses of a window, for saying which words raised something."""
    ends = [match.end() for match in _CLAUSE.finditer(text, window.start, window.end)]
    places = [window.start, *ends, window.end]
    found = [Window(start, end) for start, end in pairwise(places) if text[start:end].strip()]
    return found or [window]


def _sentences(text: str, start: int, end: int) -> list[Window]:
    found: list[Window] = []
    for match in _SENTENCE.finditer(text, start, end):
        place = match.start()
        while match.end() - place > LONGEST:
            space = text.rfind(" ", place + LONGEST // 2, place + LONGEST)
            cut = space + 1 if space > 0 else place + LONGEST
            found.append(Window(place, cut))
            place = cut
        found.append(Window(place, match.end()))
    return found


def _joined(sentences: list[Window]) -> list[Window]:
    """Join sentences as long as they fit; the last sentence of a window begins the next one if there is room."""
    joined: list[Window] = []
    first = 0
    while first < len(sentences):
        last = first
        while last + 1 < len(sentences) and sentences[last + 1].end - sentences[first].start <= LONGEST:
            last += 1
        joined.append(Window(sentences[first].start, sentences[last].end))
        overlaps = last > first and last + 1 < len(sentences) and (
            sentences[last + 1].end - sentences[last].start <= LONGEST
        )  # fmt: skip
        first = last if overlaps else last + 1
    return joined

"""Quotes: a trainee's or a client's own words, short enough to be read at a glance, and never changed."""

import re

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_LONGEST = 140
_SHORTEST = 3


def quote(said: str, asks: bool) -> str:
    """Return the sentence of a turn that says most, or its question; always a part of the turn, "" for a silence."""
    line = " ".join(said.split("\n"))
    found = [match for match in _SENTENCE.finditer(line) if any(map(str.isalnum, match[0]))]
    sentences = [match[0].strip() for match in found]
    if not sentences:
        return _cut(said.strip())
    asking = [sentence for sentence in sentences if sentence.endswith("?")]
    if asks and asking:
        place = len(sentences) - 1 - sentences[::-1].index(asking[-1])
        short = len(asking[-1].split()) < _SHORTEST and place > 0
        whole = line[found[place - short].start() : found[place].end()].strip()
        return _cut(whole if len(whole) <= _LONGEST else asking[-1])
    long_enough = [sentence for sentence in sentences if len(sentence.split()) >= _SHORTEST]
    return _cut((long_enough or sentences)[0])


def excerpt(text: str) -> str:
    """Return the beginning of what a client said."""
    cut = _cut(text)
    return cut if cut == text else f"{cut} …"


def _cut(text: str) -> str:
    """Return as many whole words from the beginning as can be read at a glance."""
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST].rsplit(" ", 1)[0]
    return cut.rstrip(",;:")

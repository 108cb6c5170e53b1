"""The day on which a transcript was held, where its file says so in a way that can't be misread."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile
from pathlib import PurePath

from convo.model.words import clean
from convo.review.transcripts import captions, text, word_file
from convo.review.transcripts.turns import opener

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(?<!\d)(20\d\d)(-?)(\d\d)\2(\d\d)(?!\d)")  # 2026-03-12 or 20260312
_IN_WORDS = re.compile(  # 12 March 2026; "12-13 March" and "3/4 March" are two days
    r"(?<!\d)(?<!\d[-–/])(\d{1,2})(?:st|nd|rd|th)?[ _-]+"
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?),?[ _-]+(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LINES = 40
"""How many lines are looked at: what stands before the first speaker is short."""


def day_told(name: str, data: bytes, today: date) -> date | None:
    """Return the one day that a file's name, or its lines before the first speaker, tell; None for none or several.

    It is a proposal: figures alone count only in the name and year first, and a day still to come is none.
    """
    stem = PurePath(name).stem
    found = {*_in_numbers(stem), *_in_words(stem)}
    for line in _before_anybody(name, data):
        found.update(_in_words(line[:200]))
    return next(iter(found)) if len(found) == 1 and max(found) <= today else None


def _before_anybody(name: str, data: bytes) -> Iterator[str]:
    lines = (line for _, line in zip(range(_LINES), _lines(PurePath(name).suffix.lower(), data), strict=False))
    return takewhile(lambda line: opener(line) is None, lines)


def _lines(ending: str, data: bytes) -> Iterable[str]:
    """Give the lines of a file that can have some before the first speaker."""
    if ending == ".docx":
        return (line for _, line in word_file.paragraphs(data))
    words = clean(text.decode(data)[0]) if ending in {".txt", ".md"} else ""
    return () if captions.looks_so(words) else words.splitlines()


def _in_numbers(words: str) -> Iterator[date]:
    for year, _, month, day in _NUMBERS.findall(words):
        yield from _day(year, int(month), day)


def _in_words(words: str) -> Iterator[date]:
    for day, month, year in _IN_WORDS.findall(words):
        yield from _day(year, _MONTHS.index(month[:3].lower()) + 1, day)


def _day(year: str, month: int, day: str) -> Iterator[date]:
    try:
        yield date(int(year), month, int(day))
    except ValueError:
        return

"""Tables and JSON Lines: transcripts with a column for who speaks and a column for the words."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from convo.model.transcript import Line, Trouble
from convo.model.words import clean
from convo.review.transcripts.turns import seconds

_WHO = ("speaker", "speaker name", "name", "who", "interlocutor", "role", "participant", "from", "author", "user")
_WORDS = (
    "text",
    "transcript text",
    "utterance",
    "words",
    "transcript",
    "content",
    "message",
    "said",
    "speech",
    "sentence",
)
_WHEN = ("start", "time", "timestamp", "at", "start_time", "begin")
_SEPARATED = re.compile(r'"?sep=([,;\t|])"?[ \t]*(?:\n|$)', re.IGNORECASE)
"""The line that Excel writes above a table, to say what stands between two fields."""
_LONGEST_FIELD = 200_000_000


class NoColumns(ValueError):
    """A table without a column for who speaks, or none for the words."""


def table(text: str) -> tuple[tuple[Line, ...], tuple[Trouble, ...]]:
    """Return the turns of a comma, semicolon or tab separated table; its first row names the columns.

    Raises:
        NoColumns: No column for who speaks, or none for the words.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    told = _SEPARATED.match(text)
    text = text[told.end() :] if told else text
    first = text.split("\n", 1)[0][:10_000]
    between = told[1] if told else max(",;\t|", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        names = [name.strip().lower() for name in next(rows, list[str]())]
        lines, troubles = _lines(
            (f"row {number}", dict(zip(names, row, strict=False))) for number, row in enumerate(rows, 2) if row
        )
    except csv.Error as error:
        raise NoColumns(str(error)) from error
    return lines, (*troubles, *_run_on(text, between))


def _run_on(text: str, between: str) -> Iterator[Trouble]:
    """Name the first row with a quotation mark out of place: what stands behind one may be of other rows."""
    read = 0
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True):
            read += 1
    except csv.Error:
        yield Trouble(place=f"row {read + 1}", what="a quotation mark out of place: other rows may be in this one")


def names_columns(cells: Sequence[str]) -> bool:
    """Tell whether a row names the columns: one for who speaks and one for the words."""
    names = {cell.strip().lower() for cell in cells}
    return not (names.isdisjoint(_WHO) or names.isdisjoint(_WORDS))


def json_lines(text: str) -> tuple[tuple[Line, ...], tuple[Trouble, ...]]:
    """Return the turns of JSON Lines: an object a line, with who speaks and the words.

    Raises:
        NoColumns: No line holds both.
    """
    return _lines(_objects(text))


def _objects(text: str) -> Iterator[tuple[str, object]]:
    for number, raw in enumerate(text.split("\n"), start=1):
        if raw.strip():
            try:
                yield f"line {number}", json.loads(raw)
            except (ValueError, RecursionError):
                yield f"line {number}", None


def _lines(rows: Iterator[tuple[str, object]]) -> tuple[tuple[Line, ...], tuple[Trouble, ...]]:
    lines: list[Line] = []
    troubles: list[Trouble] = []
    for place, row in rows:
        made = _line(place, cast(Mapping[str, object], row)) if isinstance(row, dict) else None
        if made is None:
            troubles.append(Trouble(place=place, what="no speaker, no words, or not to be read: not taken"))
        else:
            lines.append(made)
    if not lines:
        raise NoColumns("no row with a speaker and words")
    return tuple(lines), tuple(troubles)


def _line(place: str, row: Mapping[str, object]) -> Line | None:
    name, words, when = (_first(row, names) for names in (_WHO, _WORDS, _WHEN))
    if not name.strip() or not words.strip():
        return None
    return Line(place=place, name=name, text=words, at=_when(when))


def _first(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((clean(str(row[name])) for name in names if isinstance(row.get(name), str | int | float)), "")


def _when(when: str) -> float | None:
    try:
        return seconds(when.strip())
    except ValueError:
        return None

"""What people said of the codes, as data: JSON Lines or CSV, without a word of the conversation."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from io import StringIO

from convo.review.keeping import Act, Review

Row = Mapping[str, str]

_COLUMNS = ("review", "turn", "what", "part", "was", "now", "by", "at")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def corrections_of(name: str, review: Review) -> tuple[Row, ...]:
    """Return corrections, second ratings and ratings of the whole, in that order, each with who said so and when."""
    return (*_corrected(name, review), *_rated_blind(name, review), *_rated(name, review))


def json_lines(rows: tuple[Row, ...]) -> bytes:
    """Write one JSON object a line."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def table(rows: tuple[Row, ...]) -> bytes:
    """Write a table with commas; what a spreadsheet would run is kept as text by a quote mark before it."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_safe(row[column]) for column in _COLUMNS] for row in rows)
    return out.getvalue().encode()


WRITERS: dict[str, Callable[[tuple[Row, ...]], bytes]] = {".csv": table, ".jsonl": json_lines}
"""How corrections are written, by the ending of their file."""


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _corrected(name: str, review: Review) -> Iterator[Row]:
    for one, act in review.corrections:
        yield _row(name, one.turn, "correction", act) | {"part": one.part, "was": one.was, "now": one.now}


def _rated_blind(name: str, review: Review) -> Iterator[Row]:
    for rater, blind in review.blind.items():
        for turn, code in blind.codes.items():
            yield {**_empty(name), "turn": turn, "what": "blind", "part": "main", "now": code, "by": rater}


def _rated(name: str, review: Review) -> Iterator[Row]:
    for scale, (score, act) in review.ratings.items():
        yield _row(name, "", "global", act) | {"part": scale, "now": str(score)}


def _row(name: str, turn: str, what: str, act: Act) -> dict[str, str]:
    return {**_empty(name), "turn": turn, "what": what, "by": act.by, "at": act.at.isoformat()}


def _empty(name: str) -> dict[str, str]:
    return {**dict.fromkeys(_COLUMNS, ""), "review": name}

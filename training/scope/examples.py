"""The labelled examples as rows, and the changes made to them while learning."""

import hashlib
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from convo.model.kinds import CATEGORIES, URGENCIES

FOLDER = Path(__file__).resolve().parents[2] / "scripts" / "scope" / "examples"
GRADES = tuple(reversed(URGENCIES))

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_MARKS = re.compile(r"[.,;!?]")
_ROWS_OF_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    key: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _ROWS_OF_KEYS
    for place, key in enumerate(row)
}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry; `grades` has a number for each category: 0 nothing, 1 soon, 2 same day, 3 emergency."""

    speaker: str
    previous: str | None
    text: str
    grades: tuple[int, ...]
    tags: frozenset[str] = frozenset()
    file: str = ""

    @property
    def raised(self) -> bool:
        return any(self.grades)

    @property
    def needs_previous(self) -> bool:
        return "needs_previous" in self.tags


def rows_of(path: Path) -> list[Row]:
    """Read labelled lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_row(json.loads(line), path.stem) for line in lines if line.strip()]


def all_rows() -> list[Row]:
    """Read every labelled example of the project, in order."""
    return [row for path in sorted(FOLDER.glob("*.jsonl")) for row in rows_of(path)]


def mark() -> str:
    """Return the mark of the examples as they are now: it changes when a byte of them does."""
    total = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.jsonl")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _row(line: dict, file: str) -> Row:
    grades = [0] * len(CATEGORIES)
    for label in line["labels"]:
        place = CATEGORIES.index(label["category"])
        grades[place] = max(grades[place], GRADES.index(label["urgency"]) + 1)
    tags = frozenset(line.get("tags", ()))
    return Row(line["speaker"], line.get("previous"), line["text"], tuple(grades), tags, file)


class Changes:
    """Changes rows a little, anew each time: so one learns from what stays the same."""

    def __init__(self, rows: list[Row], seed: int) -> None:
        self._chance = random.Random(seed)
        alone = [row for row in rows if not row.previous and len(row.text) < 160]
        self._ordinary = {
            speaker: [row.text for row in alone if row.speaker == speaker and not row.raised]
            for speaker in ("person", "note")
        }
        self._grave = [row for row in alone if row.speaker == "person" and row.raised and len(row.text) < 120]
        self._asked = [row.previous for row in rows if row.previous and not row.raised and not row.needs_previous]

    def __call__(self, row: Row) -> Row:
        """Return a row as somebody else might have typed it; its labels stay right."""
        previous = self._previous(row)
        text, grades = row.text, row.grades
        chance = self._chance.random()
        others = self._ordinary.get(row.speaker)
        if others and chance < 0.14:
            text = self._among(text, others, row.needs_previous)
        elif row.speaker == "person" and row.raised and not row.needs_previous and self._grave and chance < 0.17:
            other = self._chance.choice(self._grave)
            text, grades = f"{text} {other.text}", tuple(map(max, grades, other.grades))
        elif chance < 0.21 and row.raised and not previous:
            parts = _SENTENCE.split(text)
            if len(parts) > 1:
                cut = self._chance.randrange(1, len(parts))
                previous, text = " ".join(parts[:cut]), " ".join(parts[cut:])
        return Row(row.speaker, previous, self._typed(text), grades)

    def _previous(self, row: Row) -> str | None:
        if row.previous:
            return None if not row.needs_previous and self._chance.random() < 0.4 else row.previous
        return self._chance.choice(self._asked) if self._asked and self._chance.random() < 0.12 else None

    def _among(self, text: str, others: list[str], after: bool) -> str:
        other = self._chance.choice(others)
        if self._chance.random() < 0.5:
            other = _SENTENCE.split(other)[0]
        first = self._chance.random() < 0.5 and not after
        text = f"{other} {text}" if first else f"{text} {other}"
        return f"{text} {self._chance.choice(others)}" if self._chance.random() < 0.25 else text

    def _typed(self, text: str) -> str:
        if self._chance.random() < 0.2:
            text = text.replace("'", "").replace("’", "")
        if self._chance.random() < 0.2:
            text = self._slips(text, self._chance.choice((1, 1, 2, 3)))
        return _MARKS.sub("", text) if self._chance.random() < 0.08 else text

    def _slips(self, text: str, number: int) -> str:
        words = text.split(" ")
        places = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
        for place in self._chance.sample(places, min(number, len(places))):
            words[place] = self._slip(words[place])
        return " ".join(words)

    def _slip(self, word: str) -> str:
        at, kind = self._chance.randrange(1, len(word) - 1), self._chance.random()
        if kind < 0.35:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if kind < 0.65:
            return word[:at] + word[at + 1 :]
        if kind < 0.8:
            return word[:at] + word[at] + word[at:]
        return word[:at] + self._chance.choice(_BESIDE.get(word[at].lower(), "e")) + word[at + 1 :]

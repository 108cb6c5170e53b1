"""The labelled examples as rows, and the changes made to them while learning."""

import hashlib
import json
import random
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from convo.model.kinds import CATEGORIES, URGENCIES
from tests.training.mi.data import DIALOGUES

SCOPE = Path(__file__).resolve().parents[3] / "scripts" / "scope"
FOLDER = SCOPE / "examples"
TALK = SCOPE / "talk.toml"
GRADES = tuple(reversed(URGENCIES))
QUIET = (0,) * len(CATEGORIES)

_SHORT = 20
"""Up to so many characters an answer is "short": alike in many conversations."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_MARKS = re.compile(r"[.,;!?]")
_FILLED = ("um,", "uh,", "er,", "you know,", "like,", "I mean,", "sort of", "just", "well,", "I don't know,")
_BEGUN = (
    "Well,",
    "Um,",
    "Yeah,",
    "Yeah, no,",
    "No,",
    "So,",
    "I mean,",
    "I guess",
    "Uh,",
    "Oh,",
    "Okay,",
    "Mm-hm.",
    "Right.",
)
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
    voice: str = ""

    @property
    def raised(self) -> bool:
        return any(self.grades)

    @property
    def author(self) -> str:
        """The file it stands in: each was written by one author."""
        return self.voice.split("/")[0]

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


def interviews() -> list[Row]:
    """Read what people say in the made-up conversations; a short answer that is often given is read once."""
    found: dict[tuple[str, str], Row] = {}
    for path in sorted(DIALOGUES.iterdir()):
        for one in path.read_text(encoding="utf-8").strip().split("\n\n"):
            turns = [line.split("\t") for line in one.split("\n")]
            for before, (speaker, _, text, *labels) in zip([None, *turns], turns, strict=False):
                previous = before[2] if before and before[0] == "worker" else None
                if speaker == "person" and labels != ["unsure"]:
                    grades = _grades(label.split("/") for label in " ".join(labels).split())
                    tags = frozenset({"needs_previous"} if labels else ())
                    row = Row(speaker, previous, text, grades, tags, f"{path.stem}-interviews/")
                    found.setdefault((previous or "", text) if len(text) > _SHORT else ("", text), row)
    return list(found.values())


def mark() -> str:
    """Return the mark of the examples as they are now: it changes when a byte of them does."""
    total = hashlib.sha256()
    for path in (*sorted(FOLDER.glob("*.jsonl")), TALK, *sorted(DIALOGUES.iterdir())):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _row(line: dict, file: str) -> Row:
    grades = _grades((label["category"], label["urgency"]) for label in line["labels"])
    tags = frozenset(line.get("tags", ()))
    return Row(line["speaker"], line.get("previous"), line["text"], grades, tags, f"{file}/{line.get('voice', '')}")


def _grades(labels: Iterable[Sequence[str]]) -> tuple[int, ...]:
    grades = [0] * len(CATEGORIES)
    for category, urgency in labels:
        place = CATEGORIES.index(category)
        grades[place] = max(grades[place], GRADES.index(urgency) + 1)
    return tuple(grades)


class Talk:
    """Makes ordinary talk out of its lines, in ever new ways: nothing in it goes beyond the role."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        lines = tomllib.loads(TALK.read_text(encoding="utf-8"))
        self.before: list[str] = lines["before"]
        self._answers: list[str] = lines["answers"]
        self._lines: list[str] = [*lines["musings"], *lines["habits"], *lines["people"]]

    def row(self) -> Row:
        """Return an answer, some lines, or both, after something a worker may have said."""
        kind = self._chance.random()
        text = self._chance.choice(self._answers) if kind < 0.45 else ""
        if kind > 0.3:
            text = f"{text} {self.lines(self._chance.choice((1, 1, 2, 2, 3, 4, 6)))}".strip()
        before = self._chance.choice(self.before) if self._chance.random() < 0.7 else None
        return Row("person", before, hesitant(text, self._chance) if self._chance.random() < 0.6 else text, QUIET)

    def lines(self, number: int) -> str:
        """Return some lines, now and then run together."""
        some = self._chance.sample(self._lines, number)
        if self._chance.random() < 0.6:
            return " ".join(some)
        joined = [
            self._chance.choice(("and ", "but ", "so ", "because ", "")) + one[:1].lower() + one[1:-1]
            for one in some[1:]
        ]
        return ", ".join([some[0][:-1], *joined]) + "."


def hesitant(text: str, chance: random.Random) -> str:
    """Return a text as it sounds when somebody is still looking for the words."""
    words = text.split(" ")
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(words))
        kind = chance.random()
        if kind < 0.6:
            words.insert(at, chance.choice(_FILLED))
        elif kind < 0.85:
            words.insert(at, words[at].rstrip(".,?!") + chance.choice(("-", "--", ",", "")))
        else:
            words[at] += chance.choice(("--", "...", " [laughs]", " [pause]"))
    if chance.random() < 0.3:
        words.insert(0, chance.choice(_BEGUN))
    return " ".join(words)


class Changes:
    """Changes rows a little, anew each time: so one learns from what stays the same."""

    def __init__(self, rows: list[Row], seed: int) -> None:
        self._chance = random.Random(seed)
        self.talk = Talk(self._chance)
        alone = [row for row in rows if not row.previous and len(row.text) < 160]
        self._ordinary = {
            speaker: [row.text for row in alone if row.speaker == speaker and not row.raised]
            for speaker in ("person", "worker", "note")
        }
        self._grave = [row for row in alone if row.speaker == "person" and row.raised and len(row.text) < 120]
        self._asked = [row.previous for row in rows if row.previous and not row.raised and not row.needs_previous]
        self._asked += self._ordinary["worker"] + 4 * self.talk.before

    def round(self, rows: list[Row], talk: float = 0.15) -> list[Row]:
        """Return all rows changed, and ordinary talk beside them."""
        return [self(row) for row in rows] + [self.talk.row() for _ in range(int(talk * len(rows)))]

    def __call__(self, row: Row) -> Row:
        """Return a row as somebody else might have typed it; its labels stay right."""
        previous = self._previous(row)
        text, grades = row.text, row.grades
        chance = self._chance.random()
        if row.speaker != "worker" and chance < 0.3:
            text = self._among(text, row)
        elif row.speaker == "person" and row.raised and not row.needs_previous and self._grave and chance < 0.33:
            other = self._chance.choice(self._grave)
            text, grades = f"{text} {other.text}", tuple(map(max, grades, other.grades))
        elif chance < 0.42 and row.raised and not previous:
            previous, text = self._halves(text)
        if row.speaker == "person" and self._chance.random() < 0.12:
            text = hesitant(text, self._chance)
        return Row(row.speaker, previous, self._typed(text), grades)

    def _previous(self, row: Row) -> str | None:
        if row.previous:
            return None if not row.needs_previous and self._chance.random() < 0.4 else row.previous
        return self._chance.choice(self._asked) if row.speaker == "person" and self._chance.random() < 0.25 else None

    def _halves(self, text: str) -> tuple[str | None, str]:
        """Return what is said in two goes: sentence after sentence."""
        parts = _SENTENCE.split(text)
        if len(parts) == 1:
            return None, text
        cut = self._chance.randrange(1, len(parts))
        return " ".join(parts[:cut]), " ".join(parts[cut:])

    def _among(self, text: str, row: Row) -> str:
        """Put a row among ordinary sentences; never before an answer that needs its question."""
        before, after = self._other(row.speaker), self._other(row.speaker)
        kind = self._chance.random()
        if kind < 0.4 or row.needs_previous:
            return f"{text} {after}"
        return f"{before} {text}" if kind < 0.75 else f"{before} {text} {after}"

    def _other(self, speaker: str) -> str:
        if speaker == "person" and self._chance.random() < 0.4:
            return self.talk.lines(self._chance.choice((1, 1, 2)))
        other = self._chance.choice(self._ordinary[speaker])
        return _SENTENCE.split(other)[0] if self._chance.random() < 0.5 else other

    def _typed(self, text: str) -> str:
        if self._chance.random() < 0.2:
            text = text.replace("'", "").replace("’", "")
        if self._chance.random() < 0.25:
            text = self._slips(text, self._chance.choice((1, 1, 2, 2, 3)))
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

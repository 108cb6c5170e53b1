"""Turns with labels, and features of them: the columns of an AnnoMI CSV, and the authors' own examples."""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from convo.mi.coder import near
from convo.mi.features import Near, features
from convo.mi.hearing import before, shortened
from convo.mi.reading import read
from convo.model.coding import Spoken

ANSWERS = {
    "behaviour": ("question", "reflection", "input", "other"),
    "question": ("open", "closed"),
    "reflection": ("simple", "complex"),
    "talk": ("change", "sustain", "neutral"),
}
SIDES = {"worker": ("behaviour", "question", "reflection"), "person": ("talk",)}
COLUMNS = {
    "behaviour": "main_therapist_behaviour",
    "question": "question_subtype",
    "reflection": "reflection_subtype",
    "talk": "client_talk_type",
}
EXAMPLES = Path(__file__).with_name("examples.tsv")
"""Turns that the project's authors wrote, for what demonstrations of good interviewing hardly hold: a label, what the
other said before, the turn."""
DIALOGUES = Path(__file__).with_name("dialogues")
"""Conversations that the project's authors wrote, good and poor, a file by each author: who speaks, the labels with the
main one first (`-` where nobody could tell), the turn, and what goes beyond a link worker's role in it, for the scanner
(`unsure` where one could argue); an empty line between two."""
LEARNED = DIALOGUES / "visits.tsv"
"""The author whom the coder learns from. With the five others as well it was no better on real transcripts."""
COUNTS = {EXAMPLES: 2.0, LEARNED: 0.5}
"""How much a turn of the authors' own counts in the plain part; a turn that was really spoken counts one."""
FEWEST = 4
"""A feature is learned only if it occurs in so many transcripts: no passage can be put together from what is kept."""


@dataclass
class Turn:
    """A turn with its labels and its features.

    `labels` count in scoring: kinds of question and reflection only where the turn mainly was one. `learns` holds the
    kinds that were labelled in other turns, too. `text` and `said_before` are what the encoder reads.
    """

    spoken: Spoken
    fold: int
    high: bool
    labels: dict[str, str] = field(default_factory=dict)
    learns: dict[str, str] = field(default_factory=dict)
    counts: float = 1.0
    text: str = ""
    said_before: str = ""
    whole: set[str] = field(default_factory=set)
    live: set[str] = field(default_factory=set)


def turns_of(path: Path) -> list[list[Turn]]:
    """Read the transcripts of an AnnoMI CSV, with features."""
    transcripts: dict[str, list[Turn]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            transcripts[row["transcript_id"]].append(_turn(row))
    for turns in transcripts.values():
        _with_features(turns)
    return list(transcripts.values())


def examples() -> list[list[Turn]]:
    """Read the authors' own examples: each is a short conversation of its own."""
    rows = [line.split("\t") for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    return [_example(number, *row) for number, row in enumerate(rows)]


def dialogues(path: Path = LEARNED) -> list[list[Turn]]:
    """Read an author's conversations."""
    parts = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [_dialogue(number, part.split("\n")) for number, part in enumerate(parts)]


def sha(path: Path) -> str:
    """Return what tells this file from any other."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def vocabulary(transcripts: Iterable[Sequence[Turn]], side: str, live: bool) -> list[str]:
    """Return the features that occur in enough transcripts."""
    seen: dict[str, int] = defaultdict(int)
    for turns in transcripts:
        for name in set().union(*(found(turn, live) for turn in turns if turn.spoken.speaker == side)):
            seen[name] += 1
    return sorted(name for name, count in seen.items() if count >= FEWEST)


def found(turn: Turn, live: bool) -> set[str]:
    """Return a turn's features for whole transcripts or for live use."""
    return turn.live if live else turn.whole


def labelled(transcripts: Iterable[Sequence[Turn]], question: str) -> Iterator[Turn]:
    """Give the turns that count for a question."""
    for turns in transcripts:
        yield from (turn for turn in turns if question in turn.labels)


def _turn(row: dict[str, str]) -> Turn:
    side = "worker" if row["interlocutor"] == "therapist" else "person"
    spoken = Spoken(transcript=row["transcript_id"], turn=row["utterance_id"], speaker=side, text=row["text"])
    turn = Turn(spoken, int(row["fold"]), row["mi_quality"] == "high")
    for question, column in COLUMNS.items():
        label = row[column].replace("therapist_input", "input")
        main = turn.labels.get("behaviour")
        if label in ANSWERS[question]:
            turn.learns[question] = label
            if question not in ("question", "reflection") or main == question:
                turn.labels[question] = label
    return turn


def _example(number: int, label: str, earlier: str, text: str) -> list[Turn]:
    question = "talk" if label in ANSWERS["talk"] else "behaviour"
    sides = ("worker", "person") if question == "talk" else ("person", "worker")
    said = [(side, words) for side, words in zip(sides, (earlier, text), strict=True) if words]
    turns = [_own(f"example-{number}", place, side, words, EXAMPLES) for place, (side, words) in enumerate(said)]
    turns[-1].labels[question] = turns[-1].learns[question] = label
    _with_features(turns)
    return turns


def _dialogue(number: int, lines: Sequence[str]) -> list[Turn]:
    turns: list[Turn] = []
    for place, (side, labels, words) in enumerate(line.split("\t")[:3] for line in lines):
        turn = _own(f"dialogue-{number}", place, side, words, LEARNED)
        main, *others = labels.split()
        turn.labels |= _answers(main)
        turn.learns |= {question: answer for one in others for question, answer in _answers(one).items()}
        turn.learns |= turn.labels
        turns.append(turn)
    _with_features(turns)
    return turns


def _answers(label: str) -> dict[str, str]:
    """Return what a label of a dialogue says: which behaviour and of what kind, or which talk."""
    if label == "-":
        return {}
    question = next(question for question, answers in ANSWERS.items() if label in answers)
    return {question: label, "behaviour": question} if question in ("question", "reflection") else {question: label}


def _own(conversation: str, place: int, side: str, words: str, file: Path) -> Turn:
    return Turn(
        Spoken(transcript=conversation, turn=str(place), speaker=side, text=words), -1, True, counts=COUNTS[file]
    )


def _with_features(turns: list[Turn]) -> None:
    spoken = [turn.spoken for turn in turns]
    readings = [read(one.text) for one in spoken]
    for place, turn in enumerate(turns):
        around = near(spoken, readings, place)
        turn.whole = features(readings[place], around, place).flat()
        turn.live = features(readings[place], Near(around.own, around.before), place).flat()
        turn.text, turn.said_before = shortened(spoken[place].text), before(spoken, place)

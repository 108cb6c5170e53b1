"""What the sentence encoder is given of a turn: its words, what was said before, and who speaks."""

from collections.abc import Mapping, Sequence
from math import exp, log

from convo.learned.encoder import Encoder, Passage, Reach
from convo.model.coding import Side, Spoken

MARKS: Mapping[Side, str] = {"person": "[unused1]", "worker": "[unused2]"}
REACH = Reach(text=112, before=48)

_BEGINNING, _END = 50, 38
"""Of a long turn so many words are read: what a turn does is mostly said when it begins and when it ends."""
_EARLIER, _JUST_BEFORE = 12, 28
_LETTERS = 4_000


Answers = Mapping[str, Sequence[str]]
"""The answers to each question, in the order in which the encoder gives their scores."""


def heard(encoder: Encoder, passage: Passage, answers: Answers) -> Mapping[str, Mapping[str, float]]:
    """Return the log-chance of each answer: read with what came before and by itself, each counting half."""
    once = encoder.run(passage)
    again = encoder.run(passage._replace(before="")) if passage.before else once
    return {
        question: {
            name: (one + other) / 2
            for name, one, other in zip(names, _logs(once[question]), _logs(again[question]), strict=True)
        }
        for question, names in answers.items()
    }


def _logs(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    total = most + log(sum(exp(score - most) for score in scores))
    return [score - total for score in scores]


def passage(turns: Sequence[Spoken], place: int) -> Passage:
    """Return a turn as the encoder reads it, with the last words of the two turns before it."""
    turn = turns[place]
    return Passage(shortened(turn.text), before(turns, place), MARKS[turn.speaker])


def shortened(text: str) -> str:
    """Return the beginning and the end of a long turn."""
    if len(text) > 2 * _LETTERS:
        text = f"{text[:_LETTERS]} {text[-_LETTERS:]}"
    words = text.split()
    return text if len(words) <= _BEGINNING + _END + 2 else " ".join((*words[:_BEGINNING], *words[-_END:]))


def before(turns: Sequence[Spoken], place: int) -> str:
    """Return the last words that were said before a turn."""
    last = _last(turns[place - 1].text, _JUST_BEFORE) if place else ""
    return f"{_last(turns[place - 2].text, _EARLIER)} | {last}" if place > 1 else last


def _last(text: str, count: int) -> str:
    return " ".join(text[-_LETTERS:].split()[-count:])

"""How a turn could have begun: in words that the client has said by then and no others, what they said last first."""

import re
from collections.abc import Callable, Iterator, Sequence

from convo.mi.statements import statement
from convo.mi.stems import stems
from convo.model.practice import Turn
from convo.practice.practice import Practice
from convo.practice.quoting import excerpt

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_WRONGED = frozenset(f"ways/{family}" for family in ("passed-over", "grilled", "confronted", "discord", "rude"))
"""Answers about how they were met: they want a word of regret, and are not what to say back."""
_UNSAID = _WRONGED | {"ways/missed", "ways/opening", "ways/greeting"}
"""What is not said back: how they were met, and the words that people come in with."""
_LEAST = 4
"""Fewer words say too little to be said back, such as "I'm Lewis"."""
_BACK = 3
"""What was said longer ago no longer fits the moment."""


def beginning(practice: Practice, turn: Turn, key: str, phrase: Callable[..., str], templates: Sequence[str]) -> str:
    """Return how a turn could have begun, by what stood in its way; `templates` are the beginnings of reflections."""
    if key == "hint":
        hint = _SENTENCE.split(practice.heard_before(turn.number).strip())[-1]
        return phrase("practice/stem-hint", words=excerpt(hint.rstrip(".")))
    if key == "veiled":
        return phrase("practice/stem-veiled")
    sentence = next((one for one in _said(practice, turn.number) if len((statement(one) or "").split()) >= _LEAST), "")
    if key == "rude" or _wronged(practice, turn.number):
        sorry = "rude" if key == "rude" else "sorry"
        words = statement(sentence)
        return phrase(f"practice/stem-{sorry}", words=words) if words else phrase("practice/stem-sorry-any")
    return next(iter(stems(sentence, templates)), phrase("practice/stem-any"))


def _said(practice: Practice, number: int) -> Iterator[str]:
    """Give the sentences that the client had just said when a turn was spoken, the last first."""
    answers = [(turn.reply.sources[0], turn.reply.text) for turn in practice.turns[: number - 1]]
    for source, text in [("ways/opening", practice.opening), *answers][: -_BACK - 1 : -1]:
        if source not in _UNSAID:
            yield from reversed(_SENTENCE.split(text))


def _wronged(practice: Practice, number: int) -> bool:
    """Tell whether something stood between the two when a turn was spoken, or the client had just said so."""
    before = practice.turns[: number - 1][-1:]
    return practice.hurt_at(number) or any(turn.reply.sources[0] in _WRONGED for turn in before)

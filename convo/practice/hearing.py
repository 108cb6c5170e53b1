"""What a trainee's turn is about, and what it does besides: heard with a client's ears, by their cue words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from convo.model.client import Ask, Client
from convo.model.practice import Manner
from convo.practice.cues import Cues, plain
from convo.practice.matching import Match, Matcher
from convo.practice.odd import Odd, odd

_WORD = re.compile(r"[^\W\d_']+(?:'[^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ROOT = 6
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """One turn, heard: what it is about, what it asks, what it does, and the words it shares with what was said."""

    text: str
    odd: Odd | None
    manners: frozenset[str]
    topics: tuple[str, ...]
    ask: str | None
    match: Match | None
    disclosures: tuple[str, ...]
    steps: tuple[tuple[str, int], ...]
    goals: tuple[str, ...]
    words: frozenset[str]
    size: int
    asks: bool


class Ears:
    """A client's ears."""

    def __init__(self, client: Client, asks: Sequence[Ask], manner: Manner, matcher: Matcher) -> None:
        """Make every cue ready."""
        self._manners = {name: Cues(cues) for name, cues in manner.cues.items()}
        self._common = manner.common
        self._topics = {topic.id: Cues((*topic.cues, topic.label)) for topic in client.topics}
        self._asks = {ask.id: Cues(ask.cues) for ask in asks if ask.id in client.asks}
        self._goals = {goal.id: Cues(goal.cues) for goal in client.goals}
        self._unsaid = {
            one.id: Cues((*one.asks, *manner.direct.get(one.protocol or "", ()))) for one in client.disclosures
        }
        self._steps = {
            (one.id, place): Cues(cues) for one in client.disclosures for place, cues in enumerate(one.steps) if cues
        }
        self._matcher = matcher
        self._known = dict[str, frozenset[str]]()

    def hear(self, said: str) -> Heard:
        """Hear one turn."""
        text = plain(said)
        asks = "?" in text or text.startswith(("tell me", "can you tell"))
        return Heard(
            text=text,
            odd=odd(text, self._common),
            manners=frozenset(name for name, cues in self._manners.items() if cues.weight(text)),
            topics=_heaviest(self._topics, text),
            ask=next(iter(_heaviest(self._asks, _asked(text))), None) if asks else None,
            match=self._matcher.match(text),
            disclosures=tuple(one for one, cues in self._unsaid.items() if cues.weight(text)),
            steps=tuple(step for step, cues in self._steps.items() if cues.weight(text)),
            goals=tuple(goal for goal, cues in self._goals.items() if cues.weight(text)),
            words=roots(text, self._common),
            size=len(_WORD.findall(text)),
            asks=asks,
        )

    def topics_of(self, said: str) -> tuple[str, ...]:
        """Return the topics that some words touch, the nearest first."""
        return _heaviest(self._topics, plain(said))

    def shared(self, heard: Heard, said: str) -> int:
        """Return how many words of weight a turn shares with words said before."""
        if said not in self._known:
            self._known[said] = roots(plain(said), self._common)
        return len(heard.words & self._known[said])


def _asked(text: str) -> str:
    """Return the sentences of plain text that ask; all of it where it is told to tell."""
    return " ".join(one for one in _SENTENCE.split(text) if one.endswith("?")) or text


def roots(text: str, common: frozenset[str]) -> frozenset[str]:
    """Return the words of plain text that carry weight, each cut to its beginning so that its forms are one."""
    words = _WORD.findall(text)
    return frozenset(word[:_ROOT] for word in words if len(word) >= _LEAST and word not in common)


def _heaviest(parts: Mapping[str, Cues], text: str) -> tuple[str, ...]:
    """Return the parts whose cues are in the text: most words first, then those that come last, where the point is."""
    if not text:
        return ()
    found = ((*cues.found(text), part) for part, cues in parts.items())
    ranked = sorted((-weight, -place, part) for weight, place, part in found if weight)
    return tuple(part for _, _, part in ranked)

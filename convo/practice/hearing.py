"""What a trainee's turn is about, and what it does besides: heard with a client's ears, by their cue words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from convo.model.client import Ask, Client
from convo.model.practice import Manner
from convo.practice.cues import CueBook, Cues, plain
from convo.practice.directly import asked_directly, beside
from convo.practice.matching import Match, Matcher
from convo.practice.odd import Odd, odd

_WORD = re.compile(r"[^\W\d_']+(?:'[^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ROOT = 6
_LEAST = 3
_KEPT = 4096
_ASKED = "asked"
_POINTS = re.compile(r"\b(?:it|that|those|them|they|he|him|his|she|her)\b")
_TAG = re.compile(r"\b(?:are|do|have|will|would) you\W*$")
_PUSHING = frozenset(("rude", "confronting", "advice"))
_NOT_MEANT = frozenset(("autonomy", "affirmation", "advice"))
"""What the words of a direct question about danger are never meant as, such as "Have you tried to harm yourself?"."""
_GOODBYE = 25
"""A longer turn is no goodbye, whatever it says of the next time."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One turn, heard: what it is about, what it asks, what it does, and the words it shares with what was said.

    `lead` says how many more of its words ask the common question than bring up the nearest topic; `direct` is the
    part that asks directly about suicide, self-harm or being safe; `questions` counts the sentences that ask besides,
    and `points` says that it points back ("that", "he") at what was spoken of.
    """

    text: str
    odd: Odd | None
    manners: frozenset[str]
    topics: tuple[str, ...]
    ask: str | None
    lead: int
    match: Match | None
    disclosures: tuple[str, ...]
    steps: tuple[tuple[str, int], ...]
    goals: tuple[str, ...]
    words: frozenset[str]
    size: int
    asks: bool
    direct: str = ""
    questions: int = 0
    points: bool = False


class Ears:
    """A client's ears."""

    def __init__(self, client: Client, asks: Sequence[Ask], manner: Manner, matcher: Matcher) -> None:
        """Make every cue ready."""
        self._manners = CueBook(manner.cues)
        self._reported = Cues(manner.cues.get("reported", ()))
        direct = {cue for one in client.disclosures for cue in manner.direct.get(one.protocol or "", ())}
        danger = (*manner.cues.get("danger", ()), *sorted(direct))
        self._danger = Cues(danger)
        self._veiled = Cues(manner.cues.get("veiled", ()))
        self._in_hand = Cues((*danger, *manner.cues.get("danger_in_hand", ())))
        self._common = manner.common
        self._topics = CueBook({topic.id: (*topic.cues, topic.label) for topic in client.topics})
        self._asks = CueBook({ask.id: ask.cues for ask in asks if ask.id in client.asks})
        self._goals = CueBook({goal.id: goal.cues for goal in client.goals})
        unsaid = {one.id: (*one.asks, *manner.direct.get(one.protocol or "", ())) for one in client.disclosures}
        self._unsaid = CueBook(unsaid)
        steps = {(one.id, place): cues for one in client.disclosures for place, cues in enumerate(one.steps)}
        self._steps = CueBook(steps)
        self._matcher, self._rulers = matcher, CueBook(manner.rulers)
        self.hear = lru_cache(_KEPT)(self._hear)
        self.topics_of = lru_cache(_KEPT)(self._topics_of)
        self._roots = lru_cache(_KEPT)(self._roots_of)

    def _hear(self, said: str, in_hand: bool = False) -> Heard:
        """Hear one turn; where danger is in hand, to ask about a plan or what keeps them safe asks directly too."""
        text = plain(said)
        asks = "?" in text or text.startswith(("tell me", "can you tell"))
        direct = asked_directly(said, self._in_hand if in_hand else self._danger)
        topics, common = self._topics.found(text), self._asks.found(_asked(text)) if asks else {}
        return Heard(
            text=text,
            odd=odd(text, self._common),
            manners=self._manners_of(text, asks) - self._not_meant(said, direct),
            topics=_heaviest(topics),
            ask=next(iter(_heaviest(common)), None),
            lead=max(common.values(), default=(0, 0))[0] - max(topics.values(), default=(0, 0))[0],
            match=self._match(text),
            disclosures=tuple(self._unsaid.found(text)),
            steps=tuple(self._steps.found(text)),
            goals=tuple(self._goals.found(text)),
            words=roots(text, self._common),
            size=len(_WORD.findall(text)),
            asks=asks,
            direct=direct,
            points=_POINTS.search(_asked(text)) is not None,
            questions=sum(one.endswith("?") for one in _SENTENCE.split(plain(said.replace(direct, " ", 1)))),
        )

    def _ruler(self, text: str) -> Match | None:
        """Return the question that asks for a number, whatever it is a number of."""
        found = list(self._rulers.found(text))
        return Match(found[-1], 1.0) if len(found) > 1 and found[0] == _ASKED else None

    def _match(self, text: str) -> Match | None:
        """Return the question of the script that was asked; one that asks for a number has a word that says so."""
        match = self._ruler(text) or self._matcher.match(text)
        ruler = match is not None and match.question in self._rulers
        return None if ruler and not self._rulers.found(text) else match

    def _manners_of(self, text: str, asks: bool) -> frozenset[str]:
        """Return what a turn does besides; one that asks, or goes on at length, is no goodbye.

        What is told of others, or of how the client feels, is not said to hurt them or to push them.
        """
        found = set(self._manners.found(text))
        if "reported" in found and found & _PUSHING:
            own = " ".join(one for one in _SENTENCE.split(text) if not self._reported.weight(one))
            found -= _PUSHING - set(self._manners.found(own))
        if asks or len(text.split()) > _GOODBYE:
            found.discard("parting")
        if not (asks or _TAG.search(text)) or not self._veiled.weight(_asked(text)):
            found.discard("veiled")
        return frozenset(found)

    def _not_meant(self, said: str, direct: str) -> frozenset[str]:
        """Return what a turn does only by the words of its direct question about danger."""
        return _NOT_MEANT - set(self._manners.found(plain(beside(said, direct)))) if direct else frozenset()

    def _roots_of(self, said: str) -> frozenset[str]:
        return roots(plain(said), self._common)

    def _topics_of(self, said: str) -> tuple[str, ...]:
        """Return the topics that some words touch, the nearest first."""
        return _heaviest(self._topics.found(plain(said)))

    def shared(self, heard: Heard, said: str) -> int:
        """Return how many words of weight a turn shares with words said before."""
        return len(heard.words & self._roots(said))


def _asked(text: str) -> str:
    """Return the sentences of plain text that ask; all of it where it is told to tell."""
    return " ".join(one for one in _SENTENCE.split(text) if one.endswith("?")) or text


def roots(text: str, common: frozenset[str]) -> frozenset[str]:
    """Return the words of plain text that carry weight, each cut to its beginning so that its forms are one."""
    words = _WORD.findall(text)
    return frozenset(word[:_ROOT] for word in words if len(word) >= _LEAST and word not in common)


def alike(said: frozenset[str], words: frozenset[str]) -> int:
    """Return how many of a turn's words stand among those of a line, in the same form or in one that goes on."""
    return sum(any(word.startswith(other) for other in said if len(other) > _LEAST) or word in said for word in words)


def _heaviest(found: Mapping[str, tuple[int, int]]) -> tuple[str, ...]:
    """Return the parts found in a text: most words first, then those that come last, where the point is."""
    ranked = sorted((-weight, -place, part) for part, (weight, place) in found.items())
    return tuple(part for _, _, part in ranked)

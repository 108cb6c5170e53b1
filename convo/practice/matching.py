"""Which question of the script a trainee asked, whichever of its wordings they were near."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from convo.model.client import Lines
from convo.model.script import Script
from convo.practice.cues import plain

_WORD = re.compile(r"[a-z0-9']+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NEAR, _SAME = 0.62, 0.95
"""How near a wording must be; one of a few words must be the same."""
_FEW = 2


class Match(NamedTuple):
    """A question of the script, and how near (0..1) the trainee's wording was to one of its own."""

    question: str
    nearness: float


class Matcher:
    """Knows every wording of a script's questions, those of its cards and others that trainees use."""

    def __init__(self, script: Script, wordings: Mapping[str, Lines]) -> None:
        """Weigh the words: those that few wordings hold say most."""
        said = [
            (question.id, frozenset(_words(text)))
            for stage in script.stages
            for question in stage.questions
            if question.answer != "show" and question.by == "person"
            for text in (question.card.ask, *(way.text for way in question.card.ways), *wordings.get(question.id, ()))
        ]
        self._wordings = [wording for wording in said if wording[1]]
        counts = Counter(word for _, words in self._wordings for word in words)
        self._weights = {word: math.log(1 + len(self._wordings) / count) for word, count in counts.items()}
        self._most = math.log(1 + len(self._wordings))
        self._sizes = [math.sqrt(sum(self._weights[word] ** 2 for word in words)) for _, words in self._wordings]
        self._holding = defaultdict[str, list[int]](list)
        for place, (_, words) in enumerate(self._wordings):
            for word in words:
                self._holding[word].append(place)

    def match(self, text: str) -> Match | None:
        """Return the question that was asked in plain text, None where none of the script's was."""
        found = [match for sentence in _asked(text) if (match := self._nearest(sentence))]
        return max(found, key=lambda match: match.nearness, default=None)

    def _nearest(self, sentence: str) -> Match | None:
        words = frozenset(_words(sentence))
        shared = defaultdict[int, float](float)
        for word in words:
            for place in self._holding.get(word, ()):
                shared[place] += self._weights[word] ** 2
        size = math.sqrt(sum(self._weights.get(word, self._most) ** 2 for word in words))
        best = max(shared, key=lambda place: (shared[place] / self._sizes[place], -place), default=None)
        if best is None:
            return None
        nearness = shared[best] / (self._sizes[best] * size)
        needed = _NEAR if len(words) > _FEW else _SAME
        return Match(self._wordings[best][0], nearness) if nearness >= needed else None


def _asked(text: str) -> list[str]:
    """Return the sentences that ask, or that tell somebody to tell; the last ones of a long turn."""
    sentences = _SENTENCE.split(text)
    return [one for one in sentences if one.rstrip().endswith("?") or one.startswith(("tell me", "can you tell"))][-4:]


def _words(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"\{\w+\}", " ", plain(text)))

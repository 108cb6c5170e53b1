"""What was learned, asked about one turn: how likely each answer is, and how far the likeliest can be trusted."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from convo.learned.encoder import Encoder, Passage
from convo.mi.features import Found
from convo.mi.hearing import heard
from convo.mi.weights import Chances, Weights, chances, joined
from convo.model.coding import Side

Use = Literal["whole", "live"]
"""Whether what comes after a turn is known."""

MAIN: Mapping[Side, str] = {"worker": "behaviour", "person": "talk"}
"""The question that says what a turn mainly is."""

_CLEAR = 0.95
"""Where the plain part can be trusted so far, the encoder is not asked: it would take time and change nothing."""


class Judgement(NamedTuple):
    """How likely each answer to each question is, and how often a main answer like this one was right."""

    chances: Mapping[str, Chances]
    confidence: float


class Judge:
    """Asks the plain part about a turn, and the encoder too where there is one and the turn is not clear."""

    def __init__(self, weights: Weights, encoder: Encoder | None) -> None:
        """Take what was learned."""
        self._weights, self._encoder = weights, encoder

    def judge(self, found: Found, passage: Callable[[], Passage], speaker: Side, use: Use) -> Judgement:
        """Judge a turn by its features and by the passage that the encoder would read."""
        tally = self._weights.tallies[f"{speaker}-{use}"]
        plain = {question: chances(scores) for question, scores in tally.scores(found).items()}
        main = MAIN[speaker]
        confidence = self._weights.trust[f"{main}-{use}"].of(max(plain[main].values()))
        if self._encoder is None or confidence >= _CLEAR:
            return Judgement(plain, confidence)
        said = heard(self._encoder, passage(), {question: tuple(answers) for question, answers in plain.items()})
        both = {
            question: joined(answers, said[question], self._weights.says[question])
            for question, answers in plain.items()
        }
        return Judgement(both, self._weights.trust[f"{main}-{use}-heard"].of(max(both[main].values())))

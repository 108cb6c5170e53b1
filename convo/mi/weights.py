"""What was learned for coding, as whole numbers: the weight of each feature for each answer to each question."""

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from itertools import repeat
from math import exp, log, sqrt
from typing import NamedTuple, cast

from convo.mi.features import PLACES, Found

_LANE = 24
"""Bits of a weight in its feature's one long number: adding two of those adds every pair of weights at once. The lowest
lane holds a one, and so counts the features."""
_MASK = (1 << _LANE) - 1
_MIDDLE = 128
"""Added to each weight, so that none is below zero."""

Chances = Mapping[str, float]
"""How likely each answer is; they add up to one."""


class Tally:
    """Answers questions about a turn by adding up the weights of its features."""

    def __init__(self, answers: Mapping[str, Sequence[str]], bias: Sequence[float], scales: Sequence[float]) -> None:
        """Take the answers to each question, and what an answer's steps are worth; weights come with `learn`."""
        self._answers = {question: tuple(known) for question, known in answers.items()}
        self._bias, self._scales = tuple(bias), tuple(scales)
        self._long = {place: dict[str, int]() for place in ("", *PLACES)}

    def learn(self, features: Sequence[str], steps: bytes) -> None:
        """Take the weights of features, -127 to 127 steps each, a byte an answer."""
        wide = len(self._scales)
        for number, feature in enumerate(features):
            row = steps[number * wide : number * wide + wide]
            lanes = (1, *((byte + _MIDDLE) % 256 for byte in row))
            place, _, name = feature.partition(":")
            known, name = (self._long[place], name) if place in PLACES else (self._long[""], feature)
            known[name] = sum(step << (_LANE * lane) for lane, step in enumerate(lanes))

    def scores(self, found: Found) -> Mapping[str, Mapping[str, float]]:
        """Return the score of each answer to each question; features never learned count for nothing."""
        total = sum(map(self._long[""].get, found.names, repeat(0)))
        for place, names in found.placed:
            total += sum(map(self._long[place].get, names, repeat(0)))
        count = total & _MASK
        share = 1 / sqrt(count) if count else 0.0
        sums = [
            bias + (((total >> (_LANE * lane)) & _MASK) - _MIDDLE * count) * scale * share
            for lane, (bias, scale) in enumerate(zip(self._bias, self._scales, strict=True), start=1)
        ]
        numbers = iter(sums)
        return {question: {name: next(numbers) for name in known} for question, known in self._answers.items()}


class Trust(NamedTuple):
    """How far a chance can be trusted: what it comes to was found on conversations that nothing was learned from."""

    shift: float
    slope: float

    def of(self, chance: float) -> float:
        """Return how often an answer with this chance was right."""
        inside = min(max(chance, 1e-6), 1 - 1e-6)
        return 1 / (1 + exp(-(self.shift + self.slope * log(inside / (1 - inside)))))


class Weights(NamedTuple):
    """All that was learned but the encoder: for each speaker knowing a whole transcript, and knowing only the past.

    `says` is how much say the encoder has in each question, where there is one.
    """

    about: Mapping[str, object]
    says: Mapping[str, float]
    tallies: Mapping[str, Tally]
    trust: Mapping[str, Trust]


def joined(plain: Chances, heard: Mapping[str, float], say: float) -> Chances:
    """Return chances in which the encoder, whose scores were `heard`, has this much say."""
    return chances({name: say * heard[name] + (1 - say) * log(max(chance, 1e-9)) for name, chance in plain.items()})


def chances(scores: Mapping[str, float]) -> Chances:
    """Return scores as chances that add up to one."""
    most = max(scores.values())
    raised = {name: exp(score - most) for name, score in scores.items()}
    total = sum(raised.values())
    return {name: number / total for name, number in raised.items()}


def weights_from(text: str) -> Weights:
    """Read weights from JSON.

    Raises:
        ValueError: These are not weights for coding.
    """
    try:
        given = cast(Mapping[str, Mapping[str, object]], json.loads(text))
        parts = cast(Mapping[str, Mapping[str, object]], given["tallies"])
        trusts = cast(Mapping[str, tuple[float, float]], given["trust"])
        tallies = {name: _tally(part) for name, part in parts.items()}
        says = cast(Mapping[str, float], given["says"])
        return Weights(given["about"], says, tallies, {name: Trust(*numbers) for name, numbers in trusts.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("these are not weights for coding") from error


def _tally(part: Mapping[str, object]) -> Tally:
    tally = Tally(
        cast(Mapping[str, Sequence[str]], part["answers"]),
        cast(Sequence[float], part["bias"]),
        cast(Sequence[float], part["scales"]),
    )
    tally.learn(cast(str, part["features"]).split("\t"), b64decode(cast(str, part["steps"])))
    return tally

"""Joins what the plain part says with what the encoder says, each with the say that served best."""

import logging
from collections.abc import Sequence

import numpy as np

from tests.training.mi.data import ANSWERS, Turn
from tests.training.mi.linear import out_of_fold
from tests.training.mi.measure import macro
from tests.training.mi.net import Learner

FOLDS = 5
SAYS = tuple(tenth / 10 for tenth in range(11))


def plain_scores(rows: Sequence[Sequence[Turn]], live: bool) -> dict[str, np.ndarray]:
    """Return the plain part's log-chances for every turn, learned from other source videos only."""
    places = {id(turn): row for row, turn in enumerate(turn for turns in rows for turn in turns)}
    found = {question: np.zeros((len(places), len(answers))) for question, answers in ANSWERS.items()}
    for side in ("worker", "person"):
        for question, (turns, chances) in out_of_fold([list(turns) for turns in rows], side, live).items():
            found[question][[places[id(turn)] for turn in turns]] = np.log(np.clip(chances, 1e-9, 1))
    return found


def heard_scores(learner: Learner, turns: Sequence[Turn]) -> dict[str, np.ndarray]:
    """Return the encoder's log-chances for every turn, learned from other source videos only."""
    raw = {alone: np.zeros((len(turns), sum(map(len, ANSWERS.values())))) for alone in (False, True)}
    for fold in range(FOLDS):
        logging.info("the encoder, without fold %d", fold)
        net = learner.learned([row for row, turn in enumerate(learner.turns) if turn.learns and turn.fold != fold])
        out = [row for row, turn in enumerate(turns) if turn.fold == fold]
        for alone, scores in raw.items():
            scores[out] = learner.read(net, out, alone)
    halves = [log_chances(scores) for scores in raw.values()]
    return {question: (halves[0][question] + halves[1][question]) / 2 for question in ANSWERS}


def log_chances(raw: np.ndarray) -> dict[str, np.ndarray]:
    """Cut the encoder's scores into questions, as log-chances."""
    found, first = {}, 0
    for question, answers in ANSWERS.items():
        scores = raw[:, first : first + len(answers)]
        found[question] = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        first += len(answers)
    return found


def joined(plain: np.ndarray, heard: np.ndarray, say: float) -> np.ndarray:
    """Return chances in which the encoder has this much say."""
    scores = say * heard + (1 - say) * plain
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))


def best_says(turns: Sequence[Turn], plain: dict[str, np.ndarray], heard: dict[str, np.ndarray]) -> dict[str, float]:
    """Return how much say the encoder should have in each question."""
    return {
        question: max(SAYS, key=lambda say: macro(turns, question, joined(plain[question], heard[question], say)))
        for question in ANSWERS
    }

"""How good codes are on transcripts that nothing was learned from: by class, and by conversation."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from tests.training.mi.data import ANSWERS, Turn

Chances = Mapping[str, np.ndarray]
"""For each question a row of chances for each turn; rows of turns that it is not asked of count for nothing."""


def macro(turns: Sequence[Turn], question: str, chances: np.ndarray) -> float:
    """Return the mean of the classes' F1 over the turns that count in scoring."""
    rows = [row for row, turn in enumerate(turns) if question in turn.labels]
    best = [ANSWERS[question][answer] for answer in chances[rows].argmax(axis=1)]
    return round(float(f1_score([turns[row].labels[question] for row in rows], best, average="macro")), 4)


def trust(turns: Sequence[Turn], question: str, chances: np.ndarray) -> list[float]:
    """Find how often an answer with a given chance is right: a shift and a slope of its log-odds."""
    rows = [row for row, turn in enumerate(turns) if question in turn.labels]
    best = [ANSWERS[question][answer] for answer in chances[rows].argmax(axis=1)]
    right = [turns[row].labels[question] == answer for row, answer in zip(rows, best, strict=True)]
    top = np.clip(chances[rows].max(axis=1), 1e-6, 1 - 1e-6)
    model = LogisticRegression(C=1e6).fit(np.log(top / (1 - top))[:, None], right)
    return [round(float(model.intercept_[0]), 4), round(float(model.coef_[0][0]), 4)]


def by_conversation(turns: Sequence[Turn], chances: np.ndarray) -> dict[str, float]:
    """Compare what a supervisor would count with what experts' codes give, conversation by conversation."""
    given, found, good = dict[str, Counter[str]](), dict[str, Counter[str]](), dict[str, bool]()
    for row, turn in enumerate(turns):
        if "behaviour" in turn.labels:
            name = turn.spoken.transcript
            given.setdefault(name, Counter())[turn.labels["behaviour"]] += 1
            found.setdefault(name, Counter())[ANSWERS["behaviour"][chances[row].argmax()]] += 1
            good[name] = turn.high
    figures = {
        "share of reflections, r": lambda count: count["reflection"] / count.total(),
        "share of advice, r": lambda count: count["input"] / count.total(),
        "log of reflections to questions, r": lambda count: log(
            (count["reflection"] + 0.5) / (count["question"] + 0.5)
        ),
    }
    found_figures = {name: [figure(found[one]) for one in given] for name, figure in figures.items()}
    rows = {
        name: round(float(np.corrcoef([figure(one) for one in given.values()], found_figures[name])[0, 1]), 3)
        for name, figure in figures.items()
    }
    reflections, advice = (np.array(found_figures[f"share of {name}, r"]) for name in ("reflections", "advice"))
    labels = [good[name] for name in given]
    rows["good from poor by share of advice, area"] = round(float(roc_auc_score(labels, -advice)), 3)
    rows["good from poor by both shares, area"] = round(float(roc_auc_score(labels, reflections - advice)), 3)
    rows["conversations"] = len(given)
    return rows

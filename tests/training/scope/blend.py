"""Weighs n-grams and encoder against each other, and sets the bars, on rows that neither has learned from."""

from dataclasses import replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from convo.learned.encoder import Encoder, Passage
from convo.learned.linear import Linear
from convo.model.kinds import CATEGORIES, DANGERS
from convo.scope.features import features
from convo.scope.reach import MARKS, Reach, either, margins
from convo.scope.scan import Scanner
from convo.scope.weights import Sight, Sum, Weights
from tests.training.scope.examples import Row, mark
from tests.training.scope.ngrams import cut

_LOWER = 0.5
"""By so much, in log-odds, the bar is lower where one of the dangers may be there."""
_ALARMS = 0.03
"""The share of rows with nothing wrong that the examples may raise: the rules raise more than half as many again."""
_ALSO, _TODAY, _NOW = 0.15, 0.4, 0.18
"""The chances from which a further category is raised, and from which one is for today, or for now."""
_WRONGLY_QUIET = 0.01
"""The share of what a rule rightly raises that the examples may take for nothing."""
_NEVER = -99.0
"""No log-odds are as low: n-grams alone quiet no rule."""

_NUMBER = len(CATEGORIES)


def blended(rows: list[Row], ngrams: Linear, encoder: Encoder, known: frozenset[str], rules: Scanner) -> Weights:
    """Return sums and bars fitted on rows that were kept out of learning; `known` words are no typing slips."""
    parts = cut(rows, ngrams)
    rough = np.array([ngrams.scores(features(row.text, row.previous, row.speaker)) for row in parts])
    fine = np.array([encoder.run(Passage(row.text, row.previous or "", MARKS[row.speaker]))["logits"] for row in parts])
    grades = np.array([row.grades for row in parts])
    open_bars = {"whole": _sums(grades, rough, fine), "reduced": _sums(grades, rough, None)}
    weights = Weights(examples=mark(), categories=CATEGORIES, dangers=DANGERS, **open_bars)
    sights = {
        "whole": _barred(rows, Reach(weights, ngrams, encoder, known), rules),
        "reduced": _barred(rows, Reach(weights, ngrams, known=known), rules).model_copy(update={"quiet": _NEVER}),
    }
    return weights.model_copy(update=sights)


def _sums(grades: np.ndarray, rough: np.ndarray, fine: np.ndarray | None) -> Sight:
    n, there = _NUMBER, grades > 0
    parts = [rough] if fine is None else [rough, fine]
    anything = np.stack([part for row in parts for part in (row[:, n], _either(row[:, :n]))], 1)
    each = [np.stack([part for row in parts for part in (row[:, place], row[:, n])], 1) for place in range(n)]
    own = np.argwhere(there)
    today = [[rough[row, n + 1], *([] if fine is None else [fine[row, n + 1 + 2 * place]])] for row, place in own]
    now = [[rough[row, n + 2], *([] if fine is None else [fine[row, n + 2 + 2 * place]])] for row, place in own]
    graded = grades[there]
    return Sight(
        any=_sum(anything, there.any(1)),
        category=_sum(np.concatenate(each), there.T.ravel()),
        today=_sum(np.array(today), graded >= 2, _odds(_TODAY)),
        now=_sum(np.array(now), graded >= 3, _odds(_NOW)),
        anything=0.0,
        danger=0.0,
        also=_odds(_ALSO),
        quiet=_NEVER,
    )


def _sum(numbers: np.ndarray, wanted: np.ndarray, bar: float = 0.0) -> Sum:
    fit = LogisticRegression(C=10.0).fit(numbers, wanted)
    return Sum(weights=tuple(_short(fit.coef_[0])), bias=_short([fit.intercept_[0] - bar])[0])


def _barred(rows: list[Row], reach: Reach, rules: Scanner) -> Sight:
    """Set the bars so that of rows where nothing is wrong no more than a few are raised by the examples."""
    rows = [replace(row, text=reach.meant(row.text).text) for row in rows]
    seen = [reach.look(row.text, row.previous, row.speaker) for row in rows]
    raised = np.array([row.raised for row in rows])
    level = reach.sight.model_copy(update={"anything": 0.0, "danger": -_LOWER})
    height = [[max(margins(one, level, DANGERS).values()) for one in some] for some in seen]
    alarm = np.array([max(own, default=_NEVER) for own in height])
    bar = float(np.quantile(alarm[~raised], 1 - _ALARMS))
    clear = [
        max((one.any for one in some), default=_NEVER)
        for row, some in zip(rows, seen, strict=True)
        if row.raised and rules.matches(row.text, row.previous, row.speaker)
    ]
    short = _short([bar, bar - _LOWER, min(bar - _LOWER, float(np.quantile(clear, _WRONGLY_QUIET)))])
    return reach.sight.model_copy(update={"anything": short[0], "danger": short[1], "quiet": short[2]})


def _either(rows: np.ndarray) -> np.ndarray:
    return np.array([either(tuple(row)) for row in rows])


def _odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _short(numbers: object) -> list[float]:
    return [float(f"{number:.6g}") for number in numbers]

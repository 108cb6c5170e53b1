"""Learns the n-gram model: what can be said of an entry without the encoder."""

import random
from collections import Counter
from dataclasses import replace

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from convo.learned.linear import Linear, packed
from convo.model.kinds import CATEGORIES
from convo.scope.features import features
from convo.scope.windows import windows
from tests.training.scope.examples import Row, Talk

NAMES = (*CATEGORIES, "any", "today", "now")
_SEEN = 3
_FIRMNESS = 10.0


def learned(rows: list[Row]) -> bytes:
    """Return a model of the rows as bytes: which category, anything at all, today or sooner, and now."""
    talk = Talk(random.Random(0))
    rows = rows + [talk.row() for _ in range(len(rows) // 3)]
    shown = [set(features(row.text, row.previous, row.speaker)) for row in rows]
    counts = Counter(feature for one in shown for feature in one)
    kept = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= _SEEN))}
    table = _table(shown, kept)
    grades = np.array([row.grades for row in rows])
    targets = [*(grades > 0).T, (grades > 0).any(1), (grades >= 2).any(1), (grades >= 3).any(1)]
    fits = [
        LogisticRegression(C=_FIRMNESS, solver="liblinear", random_state=0).fit(table, wanted) for wanted in targets
    ]
    weights = np.stack([fit.coef_[0] for fit in fits], 1)
    return packed(
        NAMES,
        [float(fit.intercept_[0]) for fit in fits],
        {feature: weights[place].tolist() for feature, place in kept.items()},
    )


def cut(rows: list[Row], model: Linear) -> list[Row]:
    """Return rows as the scanner reads them: a long one window by window.

    Nobody has noted where in a long row its labels hold: of its windows the one stays where the n-grams see them most.
    """
    return [part for row in rows for part in _parts(row, model)]


def _parts(row: Row, model: Linear) -> list[Row]:
    parts = [replace(row, text=row.text[start:end].strip()) for start, end in windows(row.text)]
    if len(parts) == 1 or not row.raised:
        return parts
    wanted = [place for place, grade in enumerate(row.grades) if grade]
    scores = [model.scores(features(part.text, part.previous, part.speaker)) for part in parts]
    best = max(range(len(parts)), key=lambda place: sum(scores[place][category] for category in wanted))
    return [parts[best]]


def _table(shown: list[set[str]], kept: dict[str, int]) -> sparse.csr_matrix:
    places = [sorted(kept[feature] for feature in one if feature in kept) for one in shown]
    values = np.concatenate([np.full(len(own), len(own) ** -0.5 if own else 0.0) for own in places])
    starts = np.cumsum([0, *map(len, places)])
    return sparse.csr_matrix((values, np.concatenate(places).astype(int), starts), shape=(len(shown), len(kept)))

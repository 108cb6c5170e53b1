"""How far two raters agree beyond chance, code by code."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from convo.model.review import Agreement

_Z = 1.96
"""The normal deviate that leaves 2.5% on either side."""


def agreement(code: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Return Cohen's kappa of paired ratings with a 95% interval.

    After Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement
    20: 37-46, with the large-sample standard error given there. The interval is cut at -1 and 1.
    """
    n = len(pairs)
    if not n:
        return Agreement(code=code, n=0, observed=0.0, kappa=None, low=None, high=None)
    observed = sum(one == other for one, other in pairs) / n
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[label] * second[label] for label in first) / n**2
    if chance >= 1:
        return Agreement(code=code, n=n, observed=observed, kappa=None, low=None, high=None)
    kappa = (observed - chance) / (1 - chance)
    reach = _Z * sqrt(observed * (1 - observed) / n) / (1 - chance)
    low, high = max(-1.0, kappa - reach), min(1.0, kappa + reach)
    return Agreement(code=code, n=n, observed=observed, kappa=kappa, low=low, high=high)


def agreements(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[Agreement, ...]:
    """Return the agreement on each code and over all, from two raters' codes by turn; only turns both coded count."""
    turns = [turn for turn in one if turn in other]
    pairs = [(one[turn], other[turn]) for turn in turns]
    codes = sorted({code for pair in pairs for code in pair})
    by_code = (agreement(code, [(_is(a, code), _is(b, code)) for a, b in pairs]) for code in codes)
    return (agreement("all", pairs), *by_code)


def _is(rated: str, code: str) -> str:
    return "yes" if rated == code else "no"

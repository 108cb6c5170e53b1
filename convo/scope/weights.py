"""What was learned from the labelled examples: how the parts are weighed, and where the bars lie."""

from typing import Self

from pydantic import model_validator

from convo.model.kinds import CATEGORIES, Category
from convo.model.words import Value


class Sum(Value):
    """A weighted sum that gives log-odds."""

    weights: tuple[float, ...]
    bias: float

    def of(self, *numbers: float) -> float:
        """Return the log-odds for what was seen."""
        return self.bias + sum(weight * number for weight, number in zip(self.weights, numbers, strict=True))


class Sight(Value):
    """How to judge with the encoder or without it: sums, and the bars that their log-odds must reach.

    `danger` is the bar for the categories where a miss costs most, `anything` for the others. `also` is the bar for a
    further category, `quiet` the one under which a rule that leans on the examples is not raised (for others it lies
    lower). The bar of the sums `today` and `now`, which give the urgency, is nought.
    """

    any: Sum
    category: Sum
    today: Sum
    now: Sum
    anything: float
    danger: float
    also: float
    quiet: float


class Weights(Value):
    """The head of what was learned; `examples` is the mark of the labelled lines it was learned from."""

    examples: str
    categories: tuple[Category, ...]
    dangers: tuple[Category, ...]
    whole: Sight
    reduced: Sight

    @model_validator(mode="after")
    def _for_these_categories(self) -> Self:
        if self.categories != CATEGORIES:
            raise ValueError("learned for other categories")
        return self

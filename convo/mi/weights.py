"""What was learned for coding, as plain numbers: the weight of each feature for each class of each task."""

import json
from collections.abc import Iterable, Mapping
from math import exp
from typing import NamedTuple, cast


class Task(NamedTuple):
    """One question asked of a turn, such as which behaviour it is: its answers, and each feature's weight for each."""

    classes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def chances(self, found: Iterable[str]) -> tuple[float, ...]:
        """Return how likely each class is, given the features found."""
        known = self.weights.get
        sums = [0.0] * len(self.classes)
        for name in found:
            weight = known(name)
            if weight:
                sums = [total + more for total, more in zip(sums, weight, strict=True)]
        return softmax(sums)


class Weights(NamedTuple):
    """All tasks, for whole transcripts and for live use, where nothing is known of the turn after."""

    about: Mapping[str, object]
    whole: Mapping[str, Task]
    live: Mapping[str, Task]


def softmax(scores: Iterable[float]) -> tuple[float, ...]:
    """Return chances that add up to one."""
    numbers = tuple(scores)
    most = max(numbers)
    raised = [exp(number - most) for number in numbers]
    total = sum(raised)
    return tuple(number / total for number in raised)


def weights_from(text: str) -> Weights:
    """Read weights from JSON; raise ValueError where they can't be read."""
    try:
        given = cast(dict[str, dict[str, dict[str, dict[str, list[float]]]]], json.loads(text))
        sides = {side: {name: _task(task) for name, task in given[side].items()} for side in ("whole", "live")}
        return Weights(about=given["about"], whole=sides["whole"], live=sides["live"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("these are not weights for coding") from error


def _task(given: Mapping[str, object]) -> Task:
    weights = cast(dict[str, list[float]], given["weights"])
    classes = tuple(cast(list[str], given["classes"]))
    return Task(classes, {name: tuple(numbers) for name, numbers in weights.items()})

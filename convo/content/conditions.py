"""Going through conditions: the single ones in a nest, and whether one could hold when a stretch is skipped."""

from collections.abc import Iterator

from convo.model.condition import All, Answered, Any, Chose, Condition, Has, Not, Number, Stance

About = Answered | Chose | Number
"""The conditions about a question."""

Single = Answered | Chose | Number | Has | Stance


def singles(condition: Condition) -> Iterator[Single]:
    """Return every condition in a nest that stands for itself."""
    if isinstance(condition, Not):
        yield from singles(condition.of)
    elif isinstance(condition, All | Any):
        for part in condition.of:
            yield from singles(part)
    else:
        yield condition


def empty(condition: Condition) -> bool:
    """Tell whether an `all` or `any` in the nest holds nothing."""
    if isinstance(condition, Not):
        return empty(condition.of)
    if isinstance(condition, All | Any):
        return not condition.of or any(empty(part) for part in condition.of)
    return False


def if_skipped(condition: Condition, skipped: frozenset[str]) -> bool | None:
    """Tell whether the condition holds when all of these questions are skipped; None where that depends on more."""
    if isinstance(condition, Not):
        held = if_skipped(condition.of, skipped)
        return None if held is None else not held
    if isinstance(condition, All | Any):
        return _together([if_skipped(part, skipped) for part in condition.of], isinstance(condition, All))
    if isinstance(condition, Has | Stance):
        return None
    return False if condition.question in skipped else None


def _together(parts: list[bool | None], every: bool) -> bool | None:
    if (not every) in parts:
        return not every
    return None if None in parts else every

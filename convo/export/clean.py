"""A plan made safe to write: every word of it cleaned again at the last door before a file."""

import re
from collections.abc import Callable

from pydantic import JsonValue

from convo.model.plan import Plan
from convo.model.words import clean

_GAPS = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Return words cleaned for paper: line breaks kept, gaps within a line and around it folded."""
    return _GAPS.sub("\n\n", "\n".join(" ".join(line.split()) for line in clean(text).split("\n"))).strip()


def _each(value: JsonValue, change: Callable[[str], str]) -> JsonValue:
    match value:
        case str():
            return change(value)
        case list():
            return [_each(part, change) for part in value]
        case dict():
            return {key: _each(part, change) for key, part in value.items()}
        case _:
            return value


def cleaned(plan: Plan, change: Callable[[str], str] = clean) -> Plan:
    """Return the plan with `change` made to every text in it, so that no format can forget one."""
    return Plan.model_validate(_each(plan.model_dump(mode="json"), change))

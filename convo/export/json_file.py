"""The plan as JSON, for other programs."""

import json

from convo.export.book import Phrases
from convo.export.clean import cleaned
from convo.model.plan import Plan


def write(plan: Plan, phrases: Phrases) -> bytes:
    """Return the plan as JSON, its keys in the order of `Plan`.

    `held_back` stays at home: that something was left out for a person's safety is itself a thing not to tell.
    """
    data = cleaned(plan).model_dump(mode="json", exclude={"held_back"})
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()

"""How a client goes: a goodbye that fits how it was, getting up when they were hurt too often, words from the door."""

from convo.model.practice import State
from convo.practice.draft import Draft
from convo.practice.hearing import Heard

_COOL = 0.35
"""From this discord on a goodbye is a short one."""


def leaves(draft: Draft, heard: Heard, had_enough: bool) -> bool:
    """Let them go, or answer from the door where they have gone already; False where they stay."""
    if draft.state.over:
        return _from_the_door(draft, heard)
    if had_enough:
        draft.change(over=True)
        return draft.way("walking-out") or draft.weave("doorstep")
    if "parting" in heard.manners:
        draft.change(over=True)
        return _goodbye(draft) or draft.weave("doorstep")
    if draft.state.fatigue < 1:
        return False
    draft.change(over=True)
    return draft.way("leaving") or draft.weave("doorstep")


def _goodbye(draft: Draft) -> bool:
    """Say goodbye, as warmly as they feel."""
    family = "parting-warm" if draft.level == "open" else "parting"
    return draft.way("parting-cool" if _cool(draft.state) else family) or draft.way("parting")


def _from_the_door(draft: Draft, heard: Heard) -> bool:
    """Say that it is over for today, and what they would take up another time; to a goodbye, goodbye."""
    if "parting" in heard.manners and _goodbye(draft):
        return True
    if _cool(draft.state):
        return draft.way("door-cool") or draft.weave("doorstep")
    if heard.topics and draft.weave("doorstep-topic", heard.topics[0]):
        return True
    return draft.way("door") or draft.weave("doorstep")


def _cool(state: State) -> bool:
    return state.stung > 0 or state.discord >= _COOL

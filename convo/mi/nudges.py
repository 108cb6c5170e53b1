"""What a worker may quietly be told while they talk: seldom, and only where the codes are sure."""

from collections.abc import Sequence
from typing import Literal

from convo.model.coding import Coded

Nudge = Literal["questions-in-a-row", "advice-in-a-row"]
"""What a nudge is about; prompts/phrases/nudges.md words it."""

APART = 5
"""At most one nudge in so many turns of either."""

_IN_A_ROW: dict[Nudge, int] = {"questions-in-a-row": 3, "advice-in-a-row": 2}
"""So many of the worker's turns of one kind, whatever the person says between them."""


def nudge(coded: Sequence[Coded], quiet: int = 0) -> Nudge | None:
    """Return what to say after the last turn, None for nothing; the first `quiet` turns get no nudge.

    What was said before is worked out again from the same turns, so the same talk always gives the same nudges.
    """
    said, quiet_until = None, quiet
    for count in range(1, len(coded) + 1):
        said = _about(coded[:count]) if count > quiet_until else None
        if said:
            quiet_until = count + APART - 1
    return said


def leans_to_change(coded: Coded) -> bool:
    """Tell whether a turn of the person is change talk for certain."""
    return coded.talk == "change" and coded.sure


def _about(coded: Sequence[Coded]) -> Nudge | None:
    if coded[-1].speaker != "worker":
        return None
    mine = [turn for turn in coded if turn.speaker == "worker"]
    for about, count in _IN_A_ROW.items():
        latest = mine[-count:]
        if len(latest) == count and all(turn.sure and _is(turn, about) for turn in latest):
            return about
    return None


def _is(turn: Coded, about: Nudge) -> bool:
    if about == "questions-in-a-row":
        return turn.behaviour == "question"
    return any(mark.code == "persuade" for mark in turn.marks)

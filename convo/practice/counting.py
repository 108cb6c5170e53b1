"""What a turn counts as in the figures: one thing, by the coding and by what the client took it for."""

from typing import Literal, NamedTuple

from convo.model.coding import Behaviour
from convo.model.practice import Turn

_PLAIN = 0.35
_ADVICE = frozenset(("advice", "advice-with-permission"))


class Counted(NamedTuple):
    """A turn's behaviour, and its kind of question, "" where it is none."""

    behaviour: Behaviour
    question: Literal["open", "closed", ""] = ""


def counted(turn: Turn) -> Counted:
    """Return what a turn counts as; advice put as a question is advice, an insult or an argument no reflection."""
    argues = "confronting" in turn.manners and turn.coded.behaviour == "reflection"
    if "rude" in turn.manners or argues:
        return Counted("other")
    if any(met.rule in _ADVICE and met.strength >= _PLAIN for met in turn.met):
        return Counted("input")
    behaviour = turn.coded.behaviour or "other"
    return Counted(behaviour, (turn.coded.question or "") if behaviour == "question" else "")

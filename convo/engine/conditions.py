"""Does a condition of a script hold, here and now? One case for each kind of condition."""

from dataclasses import dataclass
from typing import assert_never

from convo.engine.lines import lines
from convo.model.condition import All, Answered, Any, Chose, Condition, Has, Not, Number, Stance
from convo.model.session import Asking, Entry, Session


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a conversation: a question, the thing in hand, and the lap of the loop it is in.

    `loop` holds the questions that share the lap; empty outside loops, where the lap is always 1.
    """

    question: str
    subject: str | None = None
    lap: int = 1
    loop: frozenset[str] = frozenset()


def holds(condition: Condition, session: Session, spot: Spot) -> bool:
    """Tell whether `condition` holds at `spot`; answers are those given for the thing and the lap in hand."""
    match condition:
        case Not():
            return not holds(condition.of, session, spot)
        case All():
            return all(holds(part, session, spot) for part in condition.of)
        case Any():
            return any(holds(part, session, spot) for part in condition.of)
        case _:
            return _holds_alone(condition, session, spot)


def _holds_alone(condition: Answered | Chose | Number | Has | Stance, session: Session, spot: Spot) -> bool:
    match condition:
        case Answered():
            return answer(session, condition.question, spot) is not None
        case Chose():
            entry = answer(session, condition.question, spot)
            return entry is not None and condition.option in entry.chose
        case Number():
            entry = answer(session, condition.question, spot)
            return entry is not None and entry.number in range(condition.least, condition.most + 1)
        case Has():
            things = lines(session) if condition.kind == "line" else session.live(condition.kind)
            return len(things) >= condition.least
        case Stance():
            return session.stance == condition.stance
        case _:
            assert_never(condition)


def answer(session: Session, question: str, spot: Spot) -> Entry | None:
    """Return the answer to a question that counts at `spot`, None where it was skipped or not asked."""
    asking = asking_for(session, question, spot)
    return session.entries[asking.entry] if asking and asking.entry else None


def asking_for(session: Session, question: str, spot: Spot) -> Asking | None:
    """Return the latest asking of a question for the thing in hand; within a loop, not one of a later lap."""
    found: Asking | None = None
    for asking_id in session.asked.get(question, ()):
        asking = session.askings[asking_id]
        apart = asking.subject and spot.subject and asking.subject != spot.subject
        later = question in spot.loop and asking.lap > spot.lap
        if not apart and not later and (found is None or asking.lap >= found.lap):
            found = asking
    return found

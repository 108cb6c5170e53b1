"""Practices as events, and what they add up to over weeks: for the trainee alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from convo.model.practice import Setting, Turn
from convo.model.practice_event import (
    PracticeEnded,
    PracticeEvent,
    PracticeStarted,
    PracticeTriedAgain,
    PracticeTurn,
)
from convo.model.words import Value
from convo.practice.counting import counted


class Progress(Value):
    """One practice in figures; shares are of the trainee's own turns, the last try of each."""

    at: datetime
    client: str
    aim: str
    resistance: str
    turns: int
    reflections: float
    advice: float
    questions_open: int
    questions_closed: int
    readiness: float
    trust: float
    disclosed: int
    tried_again: int
    ended: bool


def started(setting: Setting, name: str) -> PracticeStarted:
    """Return the event of a practice that begins."""
    given = setting.model_dump(exclude={"aim"})
    return PracticeStarted(name=name, aim=setting.aim or "", **given)


def turned(turn: Turn) -> PracticeTurn:
    """Return the event of a turn."""
    behaviour, question = counted(turn)
    return PracticeTurn(
        number=turn.number,
        said=turn.said,
        behaviour=behaviour,
        question=question,
        reply=turn.reply.text,
        readiness=round(1000 * turn.state.readiness),
        trust=round(1000 * turn.state.trust),
        discord=round(1000 * turn.state.discord),
        told=turn.reply.told or "",
    )


def progress(events: Iterable[tuple[datetime, PracticeEvent]]) -> Progress | None:
    """Fold the events of one practice, each with its time; None where it never began."""
    start, turns, again, ended = None, list[PracticeTurn](), 0, False
    for at, event in events:
        match event:
            case PracticeStarted():
                start = start or (at, event)
            case PracticeTurn():
                turns.append(event)
            case PracticeTriedAgain():
                turns = [turn for turn in turns if turn.number < event.number]
                again += 1
            case PracticeEnded():
                ended = True
    return _figures(*start, turns, (again, ended)) if start else None


def _figures(at: datetime, start: PracticeStarted, turns: Sequence[PracticeTurn], rest: tuple[int, bool]) -> Progress:
    count = max(1, len(turns))
    return Progress(
        at=at,
        client=start.client,
        aim=start.aim,
        resistance=start.resistance,
        turns=len(turns),
        reflections=round(sum(turn.behaviour == "reflection" for turn in turns) / count, 3),
        advice=round(sum(turn.behaviour == "input" for turn in turns) / count, 3),
        questions_open=sum(turn.question == "open" for turn in turns),
        questions_closed=sum(turn.question == "closed" for turn in turns),
        readiness=turns[-1].readiness / 1000 if turns else 0.0,
        trust=turns[-1].trust / 1000 if turns else 0.0,
        disclosed=len({turn.told for turn in turns if turn.told}),
        tried_again=rest[0],
        ended=rest[1],
    )

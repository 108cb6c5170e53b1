"""A practice as a stream of events: how it stands, and what keeps a turn before the answer is shown."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import cast

from convo.desk.refused import refusing
from convo.model.practice import Aim, Feedback, Resistance, Setting, Turn
from convo.model.practice_event import (
    PracticeEnded,
    PracticeEvent,
    PracticeStarted,
    PracticeTriedAgain,
    PracticeTurn,
)
from convo.model.record import Recorded, Stamp
from convo.model.words import Value
from convo.practice.practice import Practice, World
from convo.practice.progress import started, turned
from convo.store import Head, Log

_PAUSE = timedelta(minutes=10)
"""A longer gap between two turns was no practising."""


class Kept(Value):
    """How a practice stands; `earlier` is the try before the one at hand, which goes back to turn `back`."""

    start: PracticeStarted
    turns: tuple[PracticeTurn, ...] = ()
    earlier: tuple[PracticeTurn, ...] = ()
    back: int = 0
    ended: PracticeEnded | None = None
    version: int = 0
    seconds: int = 0

    @property
    def setting(self) -> Setting:
        """How it was set up."""
        resistance, aim = cast(Resistance, self.start.resistance), cast("Aim | None", self.start.aim or None)
        return Setting(client=self.start.client, seed=self.start.seed, resistance=resistance, aim=aim)


def kept_of(records: Sequence[Recorded]) -> Kept | None:
    """Fold the events of a practice; None where it never began."""
    if not records or not isinstance(records[0].event, PracticeStarted):
        return None
    kept, at = Kept(start=records[0].event, version=len(records)), records[0].at
    for record in records[1:]:
        kept = kept.model_copy(update={**_after(kept, record.event), "seconds": kept.seconds + _spent(at, record.at)})
        at = record.at
    return kept


def _after(kept: Kept, event: object) -> dict[str, object]:
    match event:
        case PracticeTurn():
            return {"turns": (*kept.turns, event), "ended": None}
        case PracticeTriedAgain():
            before = tuple(turn for turn in kept.turns if turn.number < event.number)
            return {"turns": before, "earlier": kept.turns, "back": event.number, "ended": None}
        case PracticeEnded():
            return {"ended": event}
        case _:
            return {}


def _spent(before: datetime, after: datetime) -> int:
    return round(min(_PAUSE, max(timedelta(), after - before)).total_seconds())


def played(first: Practice, turns: Iterable[PracticeTurn]) -> Practice:
    """Return a practice with turns played again; where the client was rewritten since, the words as shown stay."""
    for kept in turns:
        turn = first.say(kept.said)
        if turn.reply.text != kept.reply:
            reply = turn.reply.model_copy(update={"text": kept.reply})
            first.turns = (*first.turns[:-1], turn.model_copy(update={"reply": reply}))
    return first


def begun(world: World, practice: Practice) -> Practice:
    """Return the same practice from its beginning."""
    return Practice(world, practice.client, practice.setting)


class Keeper:
    """Keeps what happens in one practice, durably, before it is shown."""

    def __init__(self, log: Log, stamp: Callable[[], Stamp], head: Head, version: int = 0) -> None:
        """Keep in the stream of a head, after the `version` first events."""
        self._log, self._stamp, self._head, self._version = log, stamp, head, version
        self._back = 0

    def begin(self, practice: Practice) -> None:
        """Keep that a practice began."""
        self._keep(started(practice.setting, practice.client.name), contact=0)

    def turn_back(self, number: int) -> None:
        """Go back to a turn; it is kept with the next turn, so that looking alone changes nothing."""
        self._back = number

    def turned(self, turn: Turn) -> None:
        """Keep a turn with its answer."""
        back = (PracticeTriedAgain(number=self._back),) if self._back else ()
        self._keep(*back, turned(turn), contact=turn.number)
        self._back = 0

    def ended(self, done: Feedback, lines: Sequence[str]) -> None:
        """Keep the feedback as it is about to be shown."""
        steps = sum(step.turn is not None for one in done.unsaid for step in one.steps)
        to_try = done.to_try.turn if done.to_try else 0
        self._keep(PracticeEnded(feedback="\n".join(lines), to_try=to_try, steps=steps), state="ended")

    def _keep(self, *events: PracticeEvent, state: str = "open", **fields: object) -> None:
        stamp = self._stamp()
        head = self._head.model_copy(update={"at": stamp.at, "state": state, **fields})
        with refusing():
            self._log.append(head.stream, self._version, events, stamp, head)
        self._version += len(events)
        self._head = head

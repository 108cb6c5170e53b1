"""One turn: a wish and what was noticed in it, to the events that follow. START here: `decide`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from convo.engine import concerns
from convo.engine.conditions import Spot
from convo.engine.correcting import correct
from convo.engine.criteria import missing
from convo.engine.draft import Draft, Notice, Refused
from convo.engine.keeping import keep, keep_answer
from convo.engine.machine import Moves
from convo.engine.moves import first, into, onward
from convo.engine.reading import Reading, read
from convo.model import event as ev
from convo.model import wish as wi
from convo.model.concern import Signal
from convo.model.kinds import SAID_STEPS, ItemKind, Speaker
from convo.model.record import Stamp
from convo.model.session import Asking, Entry, Session
from convo.model.words import Value

__all__ = ["Decision", "Notice", "Refused", "begin", "decide", "loose"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The events of a turn, the session as they leave it, and what to tell the worker."""

    events: tuple[ev.Event, ...]
    session: Session
    notice: Notice | None = None


def begin(moves: Moves, session_id: str, start: ev.SessionStarted, stamp: Stamp) -> Decision:
    """Begin a conversation with its first question."""
    draft = Draft(moves, Session(id=session_id), stamp)
    draft.tell(start)
    draft.go(first(moves, draft.session))
    return Decision(tuple(draft.events), draft.session)


def decide(moves: Moves, session: Session, wish: wi.Wish, signals: tuple[Signal, ...], stamp: Stamp) -> Decision:
    """Return what follows from a wish; the same arguments always give the same events.

    Raises Refused, with the id of the words that say why, when the wish can't be granted.
    """
    draft = Draft(moves, session, stamp)
    if session.state == "ended" and not isinstance(wish, _AFTER_THE_END):
        raise Refused("session/ended")
    if session.state == "paused" and not isinstance(wish, wi.Pause | wi.Resume):
        draft.tell(ev.Resumed())
    _GRANT[type(wish)](draft, wish, signals)
    if any(isinstance(event, _PUT_RIGHT) for event in draft.events):
        draft.ask_anew()
    return Decision(tuple(draft.events), draft.session, draft.notice)


def loose(session: Session, kind: ItemKind | None) -> Entry | None:
    """Return the first entry kept out of order as a thing of this kind and not yet taken up as an answer."""
    for item in session.items.values():
        entry = session.entries.get(item.entry)
        if item.kind == kind and item.live and entry and entry.asking is None:
            return entry
    return None


def _say(draft: Draft, wish: wi.Say, signals: tuple[Signal, ...]) -> None:
    if not wish.text.strip():
        raise Refused("session/no-words")
    asking = draft.session.asking
    if wish.keep or asking is None:
        _say_out_of_order(draft, wish, wish.keep or "note", signals)
    elif asking.entry:
        correct(draft, asking.entry, wish.text)
        concerns.raise_all(draft, signals, asking.entry)
        draft.go(onward(draft.moves, draft.session, draft.here()))
    else:
        _answer(draft, wish, asking, signals)


def _answer(draft: Draft, wish: wi.Say, asking: Asking, signals: tuple[Signal, ...]) -> None:
    question = draft.moves.questions.get(asking.question)
    reading = read(question, wish.text, draft.stamp.at.date()) if question else None
    if question is None or reading is None:
        _say_out_of_order(draft, wish, "note", signals)
        draft.notice = Notice("session/kept-as-note" if question else "session/question-retired")
        return
    entry = _enter(draft, reading, wish.speaker or question.by, asking.id)
    keep_answer(draft, question, asking, entry, reading)
    concerns.raise_all(draft, signals, entry)
    if reading.date:  # said back, so that a day misread is seen at once
        draft.notice = Notice("session/date-set", {"date": reading.date})
    draft.go(onward(draft.moves, draft.session, draft.session.askings[asking.id]))


def _say_out_of_order(draft: Draft, wish: wi.Say, kind: ItemKind, signals: tuple[Signal, ...]) -> None:
    speaker = wish.speaker or ("note" if kind == "note" else "person")
    entry = _enter(draft, Reading(wish.text, wish.text), speaker)
    keep(draft, kind, wish.text, entry, _spot(draft))
    concerns.raise_all(draft, signals, entry)


def _enter(draft: Draft, reading: Reading, speaker: Speaker, asking: str | None = None) -> str:
    entry = f"e{len(draft.session.entries) + 1}"
    draft.tell(
        ev.Said(
            entry=entry,
            speaker=speaker,
            text=reading.text,
            asking=asking,
            chose=reading.chose,
            number=reading.number,
            date=reading.date,
        )
    )
    return entry


def _spot(draft: Draft) -> Spot:
    asking = draft.session.asking
    return draft.moves.spot(asking) if asking else Spot("")


def _skip(draft: Draft, wish: wi.Skip, signals: tuple[Signal, ...]) -> None:
    asking = draft.here()
    question = draft.moves.questions.get(asking.question)
    said = loose(draft.session, question.keeps) if question else None
    if asking.open and said and not wish.reason:
        draft.tell(ev.TakenUp(asking=asking.id, entry=said.id))
    elif asking.open:
        draft.tell(ev.Skipped(asking=asking.id, reason=wish.reason))
    draft.go(onward(draft.moves, draft.session, draft.session.askings[asking.id]))


def _park(draft: Draft, wish: wi.Park, signals: tuple[Signal, ...]) -> None:
    asking = draft.here()
    if not asking.open:
        raise Refused("session/park-answered")
    draft.tell(ev.Parked(asking=asking.id, reason=wish.reason))
    draft.go(onward(draft.moves, draft.session, draft.session.askings[asking.id]))


def _back(draft: Draft, wish: wi.Back, signals: tuple[Signal, ...]) -> None:
    order = tuple(draft.session.askings)
    place = order.index(draft.session.here) if draft.session.here else len(order)
    if place == 0:
        raise Refused("session/at-the-start")
    draft.tell(ev.WentTo(asking=order[place - 1]))


def _go_to(draft: Draft, wish: wi.GoTo, signals: tuple[Signal, ...]) -> None:
    if wish.asking not in draft.session.askings:
        raise Refused("session/no-such-question")
    draft.tell(ev.WentTo(asking=wish.asking))


def _jump(draft: Draft, wish: wi.Jump, signals: tuple[Signal, ...]) -> None:
    if wish.stage not in {stage.id for stage in draft.moves.script.stages}:
        raise Refused("session/no-such-stage", stage=wish.stage)
    place = into(draft.moves, draft.session, wish.stage)
    if place is None or draft.moves.stage_of[place.question].id != wish.stage:
        raise Refused("session/stage-not-open", stage=wish.stage)
    draft.go(place)


def _correct(draft: Draft, wish: wi.Correct, signals: tuple[Signal, ...]) -> None:
    correct(draft, wish.entry, wish.text)
    concerns.raise_all(draft, signals, wish.entry)


def _still_right(draft: Draft, wish: wi.StillRight, signals: tuple[Signal, ...]) -> None:
    entry = draft.session.entries.get(wish.entry)
    if entry is None or entry.doubted_by is None:
        raise Refused("session/no-such-entry")
    draft.tell(ev.Settled(entry=wish.entry))


def _keep(draft: Draft, wish: wi.Keep, signals: tuple[Signal, ...]) -> None:
    entry = draft.session.entries.get(wish.entry)
    if entry is None:
        raise Refused("session/no-such-entry")
    already = any(
        item.entry == entry.id and item.kind == wish.what and not item.dropped for item in draft.session.items.values()
    )
    if already:
        raise Refused("session/kept-already")
    keep(draft, wish.what, entry.text, entry.id, _spot(draft))


def _drop(draft: Draft, wish: wi.Drop, signals: tuple[Signal, ...]) -> None:
    _item_known(draft, wish.item)
    draft.tell(ev.Dropped(item=wish.item, reason=wish.reason))


def _place(draft: Draft, wish: wi.Place, signals: tuple[Signal, ...]) -> None:
    _item_known(draft, wish.item)
    draft.tell(ev.Filled(item=wish.item, field="in_plan", value="yes" if wish.in_plan else "no", entry=""))


def _item_known(draft: Draft, item: str) -> None:
    if item not in draft.session.items or draft.session.items[item].dropped:
        raise Refused("session/no-such-thing")


def _declare(draft: Draft, wish: wi.Declare, signals: tuple[Signal, ...]) -> None:
    if not wish.reason.strip():
        raise Refused("session/say-why-neutral")
    draft.tell(ev.StanceDeclared(stance=wish.stance, reason=wish.reason))


def _raise(draft: Draft, wish: wi.Raise, signals: tuple[Signal, ...]) -> None:
    concerns.raise_all(draft, signals, None)


def _take_step(draft: Draft, wish: wi.TakeStep, signals: tuple[Signal, ...]) -> None:
    """Keep what was said at a step as an entry, unless the conversation has ended: then it stays with the step."""
    entry = None
    if wish.step in SAID_STEPS and wish.words.strip() and draft.session.state != "ended":
        speaker: Speaker = "note" if wish.step == "record" else wish.speaker or "person"
        entry = _enter(draft, Reading(wish.words, wish.words), speaker)
        keep(draft, "note", wish.words, entry, _spot(draft))
    concerns.take_step(draft, wish, entry)
    concerns.raise_all(draft, signals, entry)


def _agree(draft: Draft, wish: wi.AgreePlan, signals: tuple[Signal, ...]) -> None:
    lacking = missing(draft.session)
    if lacking:
        raise Refused("session/not-agreed-yet", missing=",".join(lacking))
    if not wish.by.strip():
        raise Refused("session/say-who-agreed")
    draft.tell(ev.PlanAgreed(by=wish.by))


def _pause(draft: Draft, wish: wi.Pause, signals: tuple[Signal, ...]) -> None:
    if draft.session.state == "open":
        draft.tell(ev.Paused())


def _resume(draft: Draft, wish: wi.Resume, signals: tuple[Signal, ...]) -> None:
    if draft.session.state == "paused":
        draft.tell(ev.Resumed())


def _end(draft: Draft, wish: wi.End, signals: tuple[Signal, ...]) -> None:
    _concerns_decided(draft)
    draft.tell(ev.Ended(early=draft.session.here is not None, reason=wish.reason))


def _close(draft: Draft, wish: wi.Close, signals: tuple[Signal, ...]) -> None:
    _concerns_decided(draft)
    if draft.session.here is not None:
        raise Refused("session/questions-left")
    draft.tell(ev.Ended(early=False))


def _concerns_decided(draft: Draft) -> None:
    if draft.session.open_concerns:
        raise Refused("session/concerns-open", count=str(len(draft.session.open_concerns)))


def _without_signals(grant: Callable[[Draft, Any], None]) -> Callable[[Draft, Any, tuple[Signal, ...]], None]:
    return lambda draft, wish, _: grant(draft, wish)


_PUT_RIGHT = (ev.Corrected, ev.Reworded, ev.Dropped, ev.WentTo)
"""After these a question asked before may name what is so no longer."""

_AFTER_THE_END = (
    *(wi.AgreePlan, wi.Place, wi.Pause, wi.Resume),
    *(wi.Raise, wi.TakeStep, wi.Decide, wi.NotThis, wi.Refer),
)

_GRANT: dict[type[Value], Callable[[Draft, Any, tuple[Signal, ...]], None]] = {
    wi.Say: _say,
    wi.Skip: _skip,
    wi.Back: _back,
    wi.GoTo: _go_to,
    wi.Jump: _jump,
    wi.Park: _park,
    wi.Correct: _correct,
    wi.StillRight: _still_right,
    wi.Keep: _keep,
    wi.Drop: _drop,
    wi.Place: _place,
    wi.Declare: _declare,
    wi.Raise: _raise,
    wi.Decide: _without_signals(concerns.decide_concern),
    wi.TakeStep: _take_step,
    wi.NotThis: _without_signals(concerns.answer_not_this),
    wi.Refer: _without_signals(concerns.refer),
    wi.AgreePlan: _agree,
    wi.Pause: _pause,
    wi.Resume: _resume,
    wi.End: _end,
    wi.Close: _close,
}

"""Events to a session: fold facts in, decide nothing; `replay(events)` equals what stood live, field for field."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from convo.engine import fold_concerns
from convo.model import event as ev
from convo.model.record import Recorded
from convo.model.session import Asking, Concern, Entry, Fact, Item, Session
from convo.model.words import Value


class _Draft:
    """A session being folded: copies each mapping once, however many events come in."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.askings = dict(session.askings)
        self.asked = dict(session.asked)
        self.entries = dict(session.entries)
        self.items = dict(session.items)
        self.concerns = dict(session.concerns)
        self.plan_fields = dict(session.plan_fields)
        self.stages = session.stages
        self.referrals = session.referrals
        self.plain: dict[str, object] = {}

    def put(self, **plain: object) -> None:
        """Set plain fields of the session."""
        self.plain.update(plain)

    def unagree(self) -> None:
        """What was agreed has changed, so it has to be agreed anew."""
        self.plain["agreed_by"], self.plain["agreed_at"] = "", None

    def done(self, version: int, session_id: str) -> Session:
        """Return the session with everything folded in."""
        return replace(
            self.session,
            id=session_id,
            version=version,
            askings=self.askings,
            asked=self.asked,
            entries=self.entries,
            items=self.items,
            concerns=self.concerns,
            plan_fields=self.plan_fields,
            stages=self.stages,
            referrals=self.referrals,
            **self.plain,
        )


def _started(draft: _Draft, record: Recorded, event: ev.SessionStarted) -> None:
    draft.put(
        state="open",
        person=event.person,
        name=event.name,
        script=event.script,
        title=event.title,
        revision=event.revision,
        contact=event.contact,
        mode=event.mode,
        plan_version=event.plan_version,
        requires=event.requires,
        started_at=record.at,
    )
    for carried in event.carried:
        fields = {name: Fact(value, "") for name, value in carried.fields.items()}
        draft.items[carried.item] = Item(
            carried.item, carried.kind, carried.text, "", carried.about, fields, carried=True
        )
    draft.put(before=tuple(draft.items.values()))
    draft.plan_fields.update((name, Fact(value, "")) for name, value in event.known.items())


def _stage(draft: _Draft, record: Recorded, event: ev.StageEntered) -> None:
    draft.stages = (*draft.stages, (event.stage, event.title))


def _asked(draft: _Draft, record: Recorded, event: ev.Asked) -> None:
    draft.askings[event.asking] = Asking(
        event.asking,
        record.seq,
        event.stage,
        event.question,
        event.words,
        record.at,
        event.subject,
        event.about,
        event.lap,
    )
    draft.asked[event.question] = (*draft.asked.get(event.question, ()), event.asking)
    draft.put(here=event.asking)


def _went(draft: _Draft, record: Recorded, event: ev.WentTo) -> None:
    draft.askings[event.asking] = replace(draft.askings[event.asking], parked=False)
    draft.put(here=event.asking)


def _asked_anew(draft: _Draft, record: Recorded, event: ev.AskedAnew) -> None:
    draft.askings[event.asking] = replace(draft.askings[event.asking], words=event.words)


def _finished(draft: _Draft, record: Recorded, event: ev.AllAsked) -> None:
    draft.put(here=None)


def _said(draft: _Draft, record: Recorded, event: ev.Said) -> None:
    draft.entries[event.entry] = Entry(
        event.entry,
        record.seq,
        event.speaker,
        event.text,
        record.at,
        record.by,
        event.asking,
        event.chose,
        event.number,
        event.date,
    )
    if event.asking:
        asking = draft.askings[event.asking]
        draft.askings[event.asking] = replace(asking, entry=event.entry, skipped=None, parked=False)


def _taken_up(draft: _Draft, record: Recorded, event: ev.TakenUp) -> None:
    asking = draft.askings[event.asking]
    draft.askings[event.asking] = replace(asking, entry=event.entry, skipped=None, parked=False)
    draft.entries[event.entry] = replace(draft.entries[event.entry], asking=event.asking)


def _skipped(draft: _Draft, record: Recorded, event: ev.Skipped) -> None:
    draft.askings[event.asking] = replace(draft.askings[event.asking], skipped=event.reason, parked=False)


def _parked(draft: _Draft, record: Recorded, event: ev.Parked) -> None:
    draft.askings[event.asking] = replace(draft.askings[event.asking], skipped=event.reason, parked=True)


def _corrected(draft: _Draft, record: Recorded, event: ev.Corrected) -> None:
    entry = draft.entries[event.entry]
    draft.entries[event.entry] = replace(
        entry,
        text=event.text,
        chose=event.chose,
        number=event.number,
        date=event.date,
        before=(*entry.before, entry.text),
        doubted_by=None,
    )
    draft.unagree()


def _doubted(draft: _Draft, record: Recorded, event: ev.Doubted) -> None:
    for entry in event.entries:
        draft.entries[entry] = replace(draft.entries[entry], doubted_by=event.because)


def _settled(draft: _Draft, record: Recorded, event: ev.Settled) -> None:
    draft.entries[event.entry] = replace(draft.entries[event.entry], doubted_by=None)


def _kept(draft: _Draft, record: Recorded, event: ev.Kept) -> None:
    draft.items[event.item] = Item(event.item, event.what, event.text, event.entry, event.about)
    draft.unagree()


def _filled(draft: _Draft, record: Recorded, event: ev.Filled) -> None:
    fact = Fact(event.value, event.entry)
    if event.item == "plan":
        draft.plan_fields[event.field] = fact
        return
    item = draft.items[event.item]
    draft.items[event.item] = replace(item, fields={**item.fields, event.field: fact})
    if event.field != "agreed":
        draft.unagree()


def _emptied(draft: _Draft, record: Recorded, event: ev.Emptied) -> None:
    if event.item == "plan":
        draft.plan_fields.pop(event.field, None)
        return
    item = draft.items[event.item]
    draft.items[event.item] = replace(
        item, fields={name: fact for name, fact in item.fields.items() if name != event.field}
    )
    draft.unagree()


def _reworded(draft: _Draft, record: Recorded, event: ev.Reworded) -> None:
    draft.items[event.item] = replace(draft.items[event.item], text=event.text, entry=event.entry)
    draft.unagree()


def _dropped(draft: _Draft, record: Recorded, event: ev.Dropped) -> None:
    draft.items[event.item] = replace(draft.items[event.item], dropped=True)
    draft.unagree()


def _stance(draft: _Draft, record: Recorded, event: ev.StanceDeclared) -> None:
    draft.put(stance=event.stance, stance_reason=event.reason)


def _raised(draft: _Draft, record: Recorded, event: ev.ConcernRaised) -> None:
    draft.concerns[event.concern] = fold_concerns.raised(record, event, _said_then(draft, event.entry))


def _repeated(draft: _Draft, record: Recorded, event: ev.ConcernRepeated) -> None:
    concern = draft.concerns[event.concern]
    draft.concerns[event.concern] = fold_concerns.repeated(concern, record, event, _said_then(draft, event.entry))


def _said_then(draft: _Draft, entry: str | None) -> str:
    return draft.entries[entry].text if entry else ""


def _later(change: Callable[[Concern, Recorded, Any], Concern]) -> Callable[[_Draft, Recorded, Any], None]:
    """Return what folds an event into a concern that was raised before."""

    def put(draft: _Draft, record: Recorded, event: Any) -> None:
        draft.concerns[event.concern] = change(draft.concerns[event.concern], record, event)

    return put


def _drafted(draft: _Draft, record: Recorded, event: ev.ReferralDrafted) -> None:
    draft.referrals = (*draft.referrals, fold_concerns.drafted(record, event))


def _agreed(draft: _Draft, record: Recorded, event: ev.PlanAgreed) -> None:
    draft.put(agreed_by=event.by, agreed_at=record.at)


def _paused(draft: _Draft, record: Recorded, event: ev.Paused | ev.Resumed) -> None:
    draft.put(state="paused" if isinstance(event, ev.Paused) else "open")


def _ended(draft: _Draft, record: Recorded, event: ev.Ended) -> None:
    draft.put(state="ended", ended_early=event.early, end_reason=event.reason)


_FOLD: dict[type[Value], Callable[[_Draft, Recorded, Any], None]] = {
    ev.SessionStarted: _started,
    ev.StageEntered: _stage,
    ev.Asked: _asked,
    ev.WentTo: _went,
    ev.AskedAnew: _asked_anew,
    ev.AllAsked: _finished,
    ev.Said: _said,
    ev.TakenUp: _taken_up,
    ev.Skipped: _skipped,
    ev.Parked: _parked,
    ev.Corrected: _corrected,
    ev.Doubted: _doubted,
    ev.Settled: _settled,
    ev.Kept: _kept,
    ev.Filled: _filled,
    ev.Emptied: _emptied,
    ev.Reworded: _reworded,
    ev.Dropped: _dropped,
    ev.StanceDeclared: _stance,
    ev.ConcernRaised: _raised,
    ev.ConcernRepeated: _repeated,
    ev.ConcernStepped: _later(fold_concerns.stepped),
    ev.ConcernDecided: _later(fold_concerns.decided),
    ev.ConcernNotThis: _later(fold_concerns.not_this),
    ev.ReferralDrafted: _drafted,
    ev.PlanAgreed: _agreed,
    ev.Paused: _paused,
    ev.Resumed: _paused,
    ev.Ended: _ended,
}


def fold(session: Session, records: Iterable[Recorded]) -> Session:
    """Return `session` with the records folded in, in order.

    Raises KeyError for an event of another stream than a conversation's, or one that names
    something that never was: the log is then not what this engine wrote.
    """
    draft = _Draft(session)
    version, stream, last_at = session.version, session.id, session.last_at
    for record in records:
        _FOLD[type(record.event)](draft, record, record.event)
        version, stream, last_at = record.seq, record.stream, record.at
    draft.put(last_at=last_at)
    return draft.done(version, stream)


def replay(records: Iterable[Recorded]) -> Session:
    """Return the session that the whole log of a conversation amounts to."""
    return fold(Session(), records)

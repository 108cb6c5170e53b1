"""A supervision record: its events folded into how it stands, when the next hour is due, and the hours there were."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from convo.engine.dates import months_on
from convo.model import supervision as su
from convo.model.kinds import SUPERVISION_KINDS, SupervisionKind
from convo.model.record import Recorded
from convo.model.supervision_view import Brought, Frequency, Hours, Record, Standing


def record_of(records: Iterable[Recorded]) -> Record:
    """Return a supervision record as its events leave it."""
    record = Record()
    for one in records:
        fold = _FOLD.get(type(one.event))
        if fold:
            record = record.model_copy(update={**fold(record, one, one.event), "version": one.seq})
    return record


def _brought(record: Record, one: Recorded, event: su.BroughtUp) -> dict[str, object]:
    new = Brought(item=event.item, text=event.text, at=one.at, session=event.session)
    return {"brought": (*record.brought, new)}


def _agreed(record: Record, one: Recorded, event: su.ActionAgreed) -> dict[str, object]:
    new = Brought(item=event.item, text=event.text, at=one.at, meeting=event.meeting)
    return {"actions": (*record.actions, new)}


def _ticked(record: Record, one: Recorded, event: su.Ticked) -> dict[str, object]:
    def ticked(lines: tuple[Brought, ...]) -> tuple[Brought, ...]:
        new = {"done": event.done, "why": event.why}
        return tuple(line.model_copy(update=new) if line.item == event.item else line for line in lines)

    return {"brought": ticked(record.brought), "actions": ticked(record.actions)}


def _held(record: Record, one: Recorded, event: su.SupervisionHeld) -> dict[str, object]:
    return {"meetings": (*record.meetings, event)}


def _trained(record: Record, one: Recorded, event: su.TrainingTaken) -> dict[str, object]:
    return {"training": (*record.training, event)}


def _practised(record: Record, one: Recorded, event: su.PracticeDone) -> dict[str, object]:
    return {"practice": (*record.practice, event)}


def _reflected(record: Record, one: Recorded, event: su.Reflected) -> dict[str, object]:
    return {"reflections": (*record.reflections, event)}


def _struck(record: Record, one: Recorded, event: su.EntryStruck) -> dict[str, object]:
    return {
        "struck": (*record.struck, event.item),
        "brought": tuple(line for line in record.brought if line.item != event.item),
        "actions": tuple(line for line in record.actions if line.item != event.item),
        "meetings": tuple(each for each in record.meetings if each.item != event.item),
        "training": tuple(each for each in record.training if each.item != event.item),
        "practice": tuple(each for each in record.practice if each.item != event.item),
        "reflections": tuple(each for each in record.reflections if each.item != event.item),
    }


_FOLD: dict[type[object], Callable[[Record, Recorded, Any], dict[str, object]]] = {
    su.BroughtUp: _brought,
    su.SupervisionHeld: _held,
    su.ActionAgreed: _agreed,
    su.Ticked: _ticked,
    su.TrainingTaken: _trained,
    su.PracticeDone: _practised,
    su.Reflected: _reflected,
    su.EntryStruck: _struck,
}


def standing(record: Record, often: Frequency, today: date) -> Standing:
    """Return when the next hour is due, and the minutes by kind; only a meeting that was long enough is the hour."""
    whole = [meeting.on for meeting in record.meetings if meeting.minutes >= often.minutes]
    due = months_on(max(whole), often.months) if whole else None
    hours = tuple(
        Hours(sort=sort, month=_minutes(record, sort, today, 1), year=_minutes(record, sort, today, 12))
        for sort in SUPERVISION_KINDS
    )
    return Standing(today=today, due=due, hours=hours)


def looked_back(record: Record, today: date) -> date:
    """Return from which day on an agenda looks back: the last meeting, or a month where there was none."""
    return max((meeting.on for meeting in record.meetings), default=months_on(today, -1))


def _minutes(record: Record, sort: SupervisionKind, today: date, months: int) -> int:
    start = months_on(today, -months)
    return sum(each.minutes for each in record.meetings if each.sort == sort and start < each.on <= today)

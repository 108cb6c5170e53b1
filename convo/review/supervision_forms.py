"""What a worker writes into the supervision record, read from text: dates, minutes, a kind; refused in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from convo.model import supervision as su
from convo.model.kinds import SUPERVISION_KINDS, SupervisionKind
from convo.model.supervision_view import Brought, Record
from convo.model.words import clean, clean_line

_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
_LONGEST = 24 * 60

Values = Mapping[str, str]
"""The fields of a form as typed; a field that is not there is empty."""


class Wrong(Exception):
    """Something that was written can't be read; `phrase` says what, with facts."""

    def __init__(self, phrase: str, **facts: str) -> None:
        """Name the phrase of the book of supervision."""
        super().__init__(phrase)
        self.phrase, self.facts = phrase, facts


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading a form needs: the record, today, the ids of the role's training, and their names."""

    record: Record
    today: date
    modules: Mapping[str, str]


def events_of(form: su.Form, values: Values, desk: Desk) -> tuple[su.SupervisionEvent, ...]:
    """Return the events that a form amounts to.

    Raises:
        Wrong: A field is needed, or can't be read; nothing is kept then.
    """
    return _READ[form](values, desk)


def tick(record: Record, item: str, done: bool, why: str) -> su.Ticked:
    """Return the tick of what was brought or agreed; not done needs no reason, but can have one.

    Raises:
        Wrong: There is nothing of this id that can be ticked.
    """
    if not any(line.item == item for line in _lines(record)):
        raise Wrong("no-such-line", item=item)
    return su.Ticked(item=item, done=done, why=why)


def strike(record: Record, item: str, why: str) -> su.EntryStruck:
    """Return the striking out of an entry.

    Raises:
        Wrong: There is no entry of this id that still counts.
    """
    entries = (*record.meetings, *record.training, *record.practice, *record.reflections, *_lines(record))
    if not any(entry.item == item for entry in entries):
        raise Wrong("no-such-entry", item=item)
    return su.EntryStruck(item=item, why=why)


def _lines(record: Record) -> tuple[Brought, ...]:
    return (*record.brought, *record.actions)


def _bring(values: Values, desk: Desk) -> tuple[su.SupervisionEvent, ...]:
    return (su.BroughtUp(item=_id("b", desk), text=_words(values), session=_line(values, "session") or None),)


def _meeting(values: Values, desk: Desk) -> tuple[su.SupervisionEvent, ...]:
    meeting = su.SupervisionHeld(
        item=_id("m", desk),
        sort=_sort(values),
        on=_day(values, "on", desk.today),
        minutes=_minutes(values),
        supervisor=_line(values, "supervisor"),
        notes=clean(values.get("notes", "")).strip(),
    )
    texts = [line.strip() for line in clean(values.get("actions", "")).split("\n") if line.strip()]
    actions = (
        su.ActionAgreed(item=_id("a", desk, place), text=text, meeting=meeting.item)
        for place, text in enumerate(texts, start=1)
    )
    return (meeting, *actions)


def _training(values: Values, desk: Desk) -> tuple[su.SupervisionEvent, ...]:
    module, name = _module(_line(values, "module"), desk.modules)
    name = _line(values, "name") or name
    if not name:
        raise Wrong("needs-training")
    on = past_day(_needed(values, "on"), desk.today)
    expires = _date(_line(values, "expires")) if _line(values, "expires") else None
    if expires and expires <= on:
        raise Wrong("expires-before")
    provider = _line(values, "provider")
    return (su.TrainingTaken(item=_id("t", desk), module=module, name=name, on=on, expires=expires, provider=provider),)


def _practice(values: Values, desk: Desk) -> tuple[su.SupervisionEvent, ...]:
    minutes = _minutes(values) if _line(values, "minutes") else None
    on = _day(values, "on", desk.today)
    return (su.PracticeDone(item=_id("p", desk), text=_words(values), on=on, minutes=minutes),)


def _reflection(values: Values, desk: Desk) -> tuple[su.SupervisionEvent, ...]:
    return (su.Reflected(item=_id("r", desk), text=_words(values), on=_day(values, "on", desk.today)),)


_READ: dict[su.Form, Callable[[Values, Desk], tuple[su.SupervisionEvent, ...]]] = {
    "bring": _bring,
    "meeting": _meeting,
    "training": _training,
    "practice": _practice,
    "reflection": _reflection,
}


def _id(letter: str, desk: Desk, place: int = 0) -> str:
    """Return an id that no other entry has: a letter for what it is, and its place in the record."""
    return f"{letter}{desk.record.version + 1 + place}"


def _line(values: Values, field: str) -> str:
    return clean_line(values.get(field, ""))


def _words(values: Values) -> str:
    words = clean(values.get("text", "")).strip()
    if not words:
        raise Wrong("needs-words")
    return words


def _needed(values: Values, field: str) -> str:
    value = _line(values, field)
    if not value:
        raise Wrong(f"needs-{field}")
    return value


def _sort(values: Values) -> SupervisionKind:
    """Return the kind of supervision by its id or the beginning of it."""
    given = _needed(values, "sort").casefold()
    found: list[SupervisionKind] = [kind for kind in SUPERVISION_KINDS if kind.startswith(given)]
    if len(found) != 1:
        raise Wrong("needs-sort")
    return found[0]


def _module(given: str, modules: Mapping[str, str]) -> tuple[str, str]:
    """Return a training of the role by its id; anything else is the name of another training."""
    return (given, modules[given]) if given in modules else ("", given)


def _minutes(values: Values) -> int:
    given = _needed(values, "minutes")
    if not (given.isascii() and given.isdecimal() and len(given) <= 4 and 1 <= int(given) <= _LONGEST):
        raise Wrong("wrong-minutes", given=given)
    return int(given)


def _day(values: Values, field: str, today: date) -> date:
    given = _line(values, field)
    return past_day(given, today) if given else today


def past_day(given: str, today: date) -> date:
    """Return a day as it was typed.

    Raises:
        Wrong: It can't be read, or is still to come.
    """
    plain = {"today": today, "yesterday": today - timedelta(days=1)}
    day = plain.get(given.casefold()) or _date(given)
    if day > today:
        raise Wrong("day-to-come", given=given)
    return day


def _date(given: str) -> date:
    """Return a day written with its year, day first."""
    for form in _DATES:
        try:
            return datetime.strptime(given, form).date()
        except ValueError:
            continue
    raise Wrong("wrong-day", given=given)

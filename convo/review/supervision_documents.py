"""What supervision leaves as a file: the agenda, the log of meetings and hours, and the portfolio."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from convo.export.document import Bar, Bars, Block, Item, Items, Outline, Paragraph, Quote, Section
from convo.model.supervision import SupervisionHeld, TrainingTaken
from convo.model.supervision_view import Agenda, Brought, Line, Part, Record, Standing, Training
from convo.review.days import day_text

Phrase = Callable[..., str]
"""Gives a phrase by its id with facts put in, as `Library.phrase` does."""


def agenda_document(agenda: Agenda, phrase: Phrase) -> Outline:
    """Return an agenda as a document; a part with nothing in it says so."""
    say = _Say(phrase)
    parts = (Section(part_title(part, phrase), tuple(_part(part, say))) for part in agenda.parts)
    return Outline(
        title=say("agenda-title", worker=agenda.worker),
        byline=due_line(agenda.standing, phrase),
        sections=(*parts, Section(say("hours"), tuple(_hours(agenda.standing, say)))),
    )


def log_document(record: Record, standing: Standing, worker: str, phrase: Phrase) -> Outline:
    """Return the log of supervision: hours by kind, each meeting with its notes, and what was agreed."""
    say = _Say(phrase)
    meetings = sorted(record.meetings, key=lambda meeting: meeting.on, reverse=True)
    sections = (
        Section(say("hours"), tuple(_hours(standing, say))),
        *(Section(say.meeting(meeting), tuple(_notes(meeting, record, say))) for meeting in meetings),
        Section(say("brought-before"), tuple(_lines(record.brought, say))),
    )
    return Outline(
        title=say("log-title", worker=worker),
        byline=due_line(standing, phrase),
        sections=tuple(section for section in sections if section.blocks),
    )


def portfolio(record: Record, standing: Standing, training: Training, setting: tuple[str, Phrase]) -> Outline:
    """Return the portfolio: training, supervision, practice and reflections, with no points and no notes of meetings.

    `setting` is the worker's name and what gives phrases.
    """
    worker, phrase = setting
    say = _Say(phrase)
    sections = (
        Section(say("role-training"), (Items(tuple(_modules(record, training, standing.today, say))),)),
        Section(say("other-training"), tuple(_others(record, standing.today, say))),
        Section(say("supervision-had"), (*_hours(standing, say), *_meetings(record, say))),
        Section(say("practice-had"), tuple(_practice(record, say))),
        Section(say("reflections"), tuple(_reflections(record, say))),
        Section(say("about-file"), (Paragraph(say("no-points")), Paragraph(say("no-notes")))),
    )
    return Outline(
        title=say("portfolio-title", worker=worker),
        byline=say("portfolio-byline", day=day_text(standing.today)),
        sections=tuple(section for section in sections if section.blocks),
    )


def due_line(standing: Standing, phrase: Phrase) -> str:
    """Say when the next hour of supervision is due."""
    if standing.due is None:
        return phrase("supervision/due-unknown")
    return phrase(f"supervision/{'was-due' if standing.overdue else 'due'}", day=day_text(standing.due))


def hours_line(standing: Standing, phrase: Phrase) -> str:
    """Say how many hours there were, in the last month and the last twelve."""
    month, year = (sum(getattr(each, span) for each in standing.hours) for span in ("month", "year"))
    return phrase("supervision/hours-line", month=hours(month), year=hours(year))


def part_title(part: Part, phrase: Phrase) -> str:
    """Say what a part of the agenda is and how many there are; and how many are only counted."""
    title = phrase(f"supervision/part-{part.id}", count=part.count)
    return f"{title} {phrase('supervision/withheld', count=part.withheld)}" if part.withheld else title


def hours(minutes: int) -> str:
    """Return minutes as hours, with as many decimals as they need."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class _Say:
    """Gives the phrases of this book."""

    phrase: Phrase

    def __call__(self, key: str, **facts: object) -> str:
        return self.phrase(f"supervision/{key}", **facts)

    def meeting(self, meeting: SupervisionHeld) -> str:
        """Say when a meeting was, of which kind, how long, and with whom."""
        kind = self(f"kind-{meeting.sort}")
        key = "meeting-with" if meeting.supervisor else "meeting"
        day = day_text(meeting.on)
        return self(key, day=day, kind=kind, minutes=meeting.minutes, who=meeting.supervisor, item=meeting.item)

    def training(self, taken: TrainingTaken, today: date) -> str:
        """Say when a training was taken and whether it still holds."""
        by = self("by", provider=taken.provider) if taken.provider else ""
        if taken.expires is None:
            holds = self("no-expiry")
        else:
            holds = self("holds-until" if taken.expires >= today else "ended-on", day=day_text(taken.expires))
        return " ".join(filter(None, (self("taken", day=day_text(taken.on), item=taken.item), by, holds)))


def _part(part: Part, say: _Say) -> Iterator[Block]:
    if part.lines:
        yield Items(tuple(Item(_with_id(line, say), line.details) for line in part.lines))
    elif not part.count:
        yield Paragraph(say("nothing"))
    else:
        yield Paragraph(say("only-counted"))


def _with_id(line: Line, say: _Say) -> str:
    return say("line-id", item=line.item, text=line.text) if line.item else line.text


def _hours(standing: Standing, say: _Say) -> Iterator[Block]:
    most = max((each.year for each in standing.hours), default=0)
    if not most:
        yield Paragraph(say("no-hours"))
        return
    yield Paragraph(hours_line(standing, say.phrase))
    yield Bars(
        tuple(
            Bar(say(f"kind-{each.sort}"), each.year / most, say("hours-year", hours=hours(each.year)))
            for each in standing.hours
        )
    )


def _notes(meeting: SupervisionHeld, record: Record, say: _Say) -> Iterator[Block]:
    yield Paragraph(meeting.notes or say("no-note"))
    yield from _lines(tuple(line for line in record.actions if line.meeting == meeting.item), say)


def _lines(lines: tuple[Brought, ...], say: _Say) -> Iterator[Block]:
    if lines:
        yield Items(tuple(Item(_state(line, say), (line.why,) if line.why else ()) for line in lines))


def _state(line: Brought, say: _Say) -> str:
    of = "action" if line.meeting else "topic"
    state = {None: "open", True: "done", False: "not-done"}[line.done]
    return say(f"{of}-{state}", item=line.item, text=line.text)


def _modules(record: Record, training: Training, today: date, say: _Say) -> Iterator[Item]:
    for module in training.modules:
        taken = sorted((one for one in record.training if one.module == module.id), key=lambda one: one.on)
        if taken or module.group == "mandatory":
            details = tuple(say.training(one, today) for one in reversed(taken)) or (say("none-recorded"),)
            yield Item(say.phrase(f"training/{module.id}"), details)


def _others(record: Record, today: date, say: _Say) -> Iterator[Block]:
    items = [Item(one.name, (say.training(one, today),)) for one in record.training if not one.module]
    if items:
        yield Items(tuple(items))


def _meetings(record: Record, say: _Say) -> Iterator[Block]:
    if record.meetings:
        yield Items(tuple(Item(say.meeting(one)) for one in sorted(record.meetings, key=lambda one: one.on)))


def _practice(record: Record, say: _Say) -> Iterator[Block]:
    items = [
        Item(
            one.text,
            (
                say(
                    "practised-minutes" if one.minutes else "practised",
                    day=day_text(one.on),
                    minutes=one.minutes,
                    item=one.item,
                ),
            ),
        )
        for one in sorted(record.practice, key=lambda one: one.on)
    ]
    yield Items(tuple(items)) if items else Paragraph(say("no-practice"))


def _reflections(record: Record, say: _Say) -> Iterator[Block]:
    for one in sorted(record.reflections, key=lambda one: one.on):
        yield Paragraph(say("reflected", day=day_text(one.on), item=one.item))
        yield Quote(one.text)
    if not record.reflections:
        yield Paragraph(say("no-reflections"))

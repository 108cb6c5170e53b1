"""The agenda of a supervision meeting, from a worker's record and conversations: counts, and words only if shared."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from convo.model.session import Concern, Session
from convo.model.supervision import TrainingTaken
from convo.model.supervision_view import Agenda, Brought, Line, Part, PartId, Record, Training
from convo.review.days import day_text
from convo.review.supervision import looked_back, standing

Phrase = Callable[..., str]
"""Gives a phrase by its id with facts put in, as `Library.phrase` does."""

SOON = timedelta(days=60)
"""How long before training runs out the agenda names it: time enough to find a place on a course."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """A plan whose day to be looked at again has passed."""

    session: str
    name: str
    review: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an agenda is made of beside the record; `corrected` counts the turns put right, by conversation.

    What came from a file stands under its review; `names` are the names of those.
    """

    worker: str
    today: date
    training: Training
    sessions: Sequence[Session] = ()
    overdue: Sequence[Overdue] = ()
    corrected: Mapping[str, int] = field(default_factory=dict[str, int])
    shared: Collection[str] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])


def agenda_of(record: Record, evidence: Evidence, phrase: Phrase) -> Agenda:
    """Return what there is to talk about; nothing of a conversation that was not shared but how many there are."""
    maker = _Maker(record, evidence, phrase)
    parts = (
        Part(id="bring", count=len(record.to_bring), lines=tuple(map(maker.brought, record.to_bring))),
        Part(id="actions", count=len(record.to_do), lines=tuple(map(maker.brought, record.to_do))),
        maker.opened(),
        maker.not_this(),
        maker.corrected(),
        maker.overdue(),
        maker.training(),
    )
    return Agenda(
        worker=evidence.worker,
        since=maker.since,
        standing=standing(record, evidence.training.supervision, evidence.today),
        parts=parts,
    )


class _Maker:
    """Makes the parts of one agenda."""

    def __init__(self, record: Record, evidence: Evidence, phrase: Phrase) -> None:
        self.record, self.evidence, self.phrase = record, evidence, phrase
        self.since = looked_back(record, evidence.today)

    def say(self, key: str, **facts: object) -> str:
        return self.phrase(f"supervision/{key}", **facts)

    def brought(self, line: Brought) -> Line:
        about = self._about(line.session) if line.session else ""
        again = self.say("not-yet", why=line.why) if line.done is False and line.why else ""
        return Line(text=line.text, details=tuple(detail for detail in (about, again) if detail), item=line.item)

    def opened(self) -> Part:
        found = [(session, one) for session in self.evidence.sessions for one in session.open_concerns]
        lines = [self._concern(session, one) for session, one in found if self._shared(session.id)]
        return self._part("open", len(found), lines, len(found) - len(lines))

    def _concern(self, session: Session, concern: Concern) -> Line:
        text = self.say(
            "open-line",
            name=session.name,
            category=self.phrase(f"category/{concern.category}"),
            urgency=self.phrase(f"concern/{concern.urgency}"),
            day=day_text(concern.opened_at.date()),
        )
        return Line(text=text, details=_quoted(concern.words))

    def not_this(self) -> Part:
        """Count "not this" by rule over all conversations; a rule's name says nothing about anybody."""
        found = [(session, one) for session in self.evidence.sessions for one in self._answered_not_this(session)]
        rules = Counter(rule for _, concern in found for rule in _rules(concern))
        shared = [(session, one) for session, one in found if self._shared(session.id)]
        lines = [
            Line(
                text=self.say("rule-line", rule=rule, count=count),
                details=tuple(words for _, one in shared if rule in _rules(one) for words in _quoted(one.words)),
            )
            for rule, count in rules.most_common()
        ]
        return self._part("not-this", len(found), lines, len(found) - len(shared))

    def _answered_not_this(self, session: Session) -> Iterator[Concern]:
        for concern in session.concerns.values():
            answer = concern.answer
            if answer and answer.how == "not-this" and answer.at.date() >= self.since:
                yield concern

    def corrected(self) -> Part:
        found = {session: count for session, count in self.evidence.corrected.items() if count}
        lines = [
            Line(text=self.say(_kind("corrected", session), session=self._called(session), count=count))
            for session, count in found.items()
            if self._shared(session)
        ]
        hidden = sum(count for session, count in found.items() if not self._shared(session))
        return self._part("corrected", sum(found.values()), lines, hidden)

    def overdue(self) -> Part:
        found = sorted(self.evidence.overdue, key=lambda one: one.review)
        lines = [
            Line(text=self.say("overdue-line", name=one.name, day=day_text(one.review)))
            for one in found
            if self._shared(one.session)
        ]
        return self._part("overdue", len(found), lines, len(found) - len(lines))

    def training(self) -> Part:
        lines = [*self._missing(), *self._running_out()]
        return self._part("training", len(lines), lines, 0)

    def _missing(self) -> Iterator[Line]:
        taken = {one.module for one in self.record.training}
        for module in self.evidence.training.modules:
            if module.group == "mandatory" and module.id not in taken:
                yield Line(text=self.say("not-recorded", name=self.phrase(f"training/{module.id}")))

    def _running_out(self) -> Iterator[Line]:
        today = self.evidence.today
        for one in latest(self.record.training):
            if one.expires and one.expires <= today + SOON:
                key = "runs-out" if one.expires >= today else "ran-out"
                yield Line(text=self.say(key, name=one.name, day=day_text(one.expires)))

    def _about(self, session: str) -> str:
        """Say what a line is about; even the name of a file stays with the worker until it is shared."""
        called = self._called(session) if self._shared(session) else _short(session)
        return self.say(_kind("about", session), session=called)

    def _called(self, session: str) -> str:
        return f"“{self.evidence.names[session]}”" if session in self.evidence.names else _short(session)

    def _shared(self, session: str) -> bool:
        return session in self.evidence.shared

    def _part(self, id: PartId, count: int, lines: Sequence[Line], withheld: int) -> Part:
        return Part(id=id, count=count, lines=tuple(lines), withheld=withheld)


def latest(training: Sequence[TrainingTaken]) -> tuple[TrainingTaken, ...]:
    """Return the latest of each training, in the order they were first taken."""
    last = dict[str, TrainingTaken]()
    for one in sorted(training, key=lambda each: each.on):
        last[one.module or one.name.casefold()] = one
    return tuple(last.values())


def _rules(concern: Concern) -> tuple[str, ...]:
    return concern.answer.rules if concern.answer else ()


def _quoted(words: str) -> tuple[str, ...]:
    flat = " ".join(words.split())
    return (f"“{flat}”",) if flat else ()


def _kind(line: str, session: str) -> str:
    """Return the phrase for a line about a conversation, or about a transcript from a file."""
    return f"{line}-{'transcript' if session.startswith('review/') else 'session'}"


def _short(session: str) -> str:
    return session.rpartition("/")[2]

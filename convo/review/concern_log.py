"""The concern log as a pure function of conversations: what was raised, how it was answered, what cried wolf."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from convo.model.concern import BY_HAND
from convo.model.concern_log import (
    ConcernLog,
    Growth,
    LoggedAnswer,
    LoggedConcern,
    LoggedNote,
    LogState,
    Reader,
    RuleTally,
)
from convo.model.kinds import AGREEMENTS, SHARING_RULES, Check, Step
from convo.model.session import Concern, ConcernAnswer, Session, StepTaken


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which concerns, for whom: raised `since` and `until` (both days count); `shared` are conversations shared."""

    reader: Reader = "worker"
    since: date | None = None
    until: date | None = None
    shared: Collection[str] = ()

    def holds(self, concern: Concern) -> bool:
        """Tell whether a concern was raised in the time that is wanted."""
        day = concern.raised_at.date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def shows(self, session: str) -> bool:
        """Tell whether the reader may see the name and the words of a conversation."""
        return self.reader == "worker" or session in self.shared


def concern_log(sessions: Iterable[Session], wanted: Wanted) -> ConcernLog:
    """Return the log of the concerns of some conversations."""
    found = list[LoggedConcern]()
    raised, answered, not_this = Counter[str](), Counter[str](), Counter[str]()
    for session in sessions:
        for concern in filter(wanted.holds, session.concerns.values()):
            found.append(_logged(session, concern, wanted.shows(session.id)))
            raised.update(_rules(concern))
            answered.update(_answered(concern))
            not_this.update(_not_this(concern))
    found.sort(key=lambda one: (one.raised_at, one.session, one.concern))
    tallies = (
        RuleTally(rule=rule, raised=count, answered=answered[rule], not_this=not_this[rule])
        for rule, count in raised.items()
    )
    rules = sorted(tallies, key=lambda tally: (-tally.not_this, tally.answered, tally.rule))
    return ConcernLog(reader=wanted.reader, concerns=tuple(found), rules=tuple(rules))


def _rules(concern: Concern) -> set[str]:
    return {seen.rule for seen in concern.sightings} - {BY_HAND}


def _answered(concern: Concern) -> set[str]:
    """Return the rules that an answer came after: before that, nobody has said whether they were right."""
    last = max((answer.at for answer in concern.answers), default=None)
    return {seen.rule for seen in concern.sightings if last and seen.at <= last} - {BY_HAND}


def _not_this(concern: Concern) -> set[str]:
    return {rule for answer in concern.answers if answer.how == "not-this" for rule in answer.rules} - {BY_HAND}


def _logged(session: Session, concern: Concern, shown: bool) -> LoggedConcern:
    opened = [seen for seen in concern.sightings if seen.anew]
    return LoggedConcern(
        session=session.id,
        concern=concern.id,
        person=session.person,
        shown=shown,
        name=session.name if shown else "",
        category=concern.category,
        about=concern.about,
        raised_at=concern.raised_at,
        growth=tuple(Growth(at=seen.at, urgency=seen.urgency, rule=seen.rule) for seen in opened),
        times=concern.count,
        words=tuple(dict.fromkeys(seen.words for seen in concern.sightings if seen.words.strip())) if shown else (),
        state=_state(concern),
        answers=tuple(_answer(answer, shown) for answer in _answers(concern)),
        notes=tuple(_notes(session, concern, shown)),
    )


def _state(concern: Concern) -> LogState:
    return "open" if concern.answer is None else concern.answer.how


def _answer(answer: LoggedAnswer, shown: bool) -> LoggedAnswer:
    """Leave out what the worker typed where the words are not to be seen: it can hold names and words as well."""
    return answer if shown else answer.model_copy(update={"told": "", "when": "", "reason": "", "why": ""})


def _answers(concern: Concern) -> Iterator[LoggedAnswer]:
    """Give each answer with what was recorded on the way to it."""
    before = None
    for answer in _joined(concern):
        steps = [step for step in concern.steps if step.at <= answer.at and (before is None or step.at > before)]
        opened = max((seen.at for seen in concern.sightings if seen.anew and seen.at <= answer.at), default=answer.at)
        ticked = _ticked(steps, "consent")
        why = next((step.words for step in reversed(steps) if step.step == "why-share" and step.words.strip()), "")
        yield LoggedAnswer(
            how=answer.how,
            by=answer.by,
            at=answer.at,
            seconds=(answer.at - opened).total_seconds(),
            told=answer.told,
            when=answer.when,
            reason=answer.reason,
            consent=next((agreement for agreement in AGREEMENTS if agreement in ticked[-1:]), None),
            checked=tuple(rule for rule in SHARING_RULES if rule in _ticked(steps, "share")),
            written=bool(why),
            why=why,
        )
        before = answer.at


def _joined(concern: Concern) -> Iterator[ConcernAnswer]:
    """Give the answers in order; a reason added to "not this" later joins the answer that it belongs to."""
    last: ConcernAnswer | None = None
    for answer in concern.answers:
        if last and last.how == answer.how == "not-this" and not _opened_between(concern, last, answer):
            last = replace(last, reason=answer.reason or last.reason)
            continue
        if last:
            yield last
        last = answer
    if last:
        yield last


def _opened_between(concern: Concern, one: ConcernAnswer, other: ConcernAnswer) -> bool:
    return any(seen.anew and one.at < seen.at <= other.at for seen in concern.sightings)


def _ticked(steps: Sequence[StepTaken], wanted: Step) -> tuple[Check, ...]:
    """Return what was ticked at a step when it was last taken with a tick."""
    return next((step.checks for step in reversed(steps) if step.step == wanted and step.checks), ())


def _notes(session: Session, concern: Concern, shown: bool) -> Iterator[LoggedNote]:
    for note in session.referrals:
        if note.concern == concern.id:
            reason = note.reason if shown else ""
            yield LoggedNote(
                to=note.to, by=note.by, at=note.at, basis=note.basis, written=bool(note.reason.strip()), reason=reason
            )

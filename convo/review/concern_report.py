"""The concern log as a document: in short, then each concern, then which rules were answered "not this"."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from convo.export.document import Block, Item, Items, Outline, Paragraph, Section
from convo.model.concern import BY_HAND
from convo.model.concern_log import ConcernLog, Growth, LoggedAnswer, LoggedConcern, LoggedNote, LogState, RuleTally
from convo.model.kinds import SHARING_RULES, URGENCIES
from convo.review.days import day_text

Phrase = Callable[..., str]
"""Gives a phrase by its id with facts put in, as `Library.phrase` does."""

_STATES: tuple[LogState, ...] = ("done", "not-done", "not-this", "open")
_SPANS = (("days", 2 * 86_400, 86_400), ("hours", 2 * 3_600, 3_600), ("minutes", 120, 60), ("moments", 0, 1))
"""Units of a span: its name, from how many seconds on it is used, and how many seconds it has."""


def concern_report(log: ConcernLog, scope: str, phrase: Phrase, readers: Mapping[str, str]) -> Outline:
    """Return the log as a document; `scope` says what it is the log of, `readers` names those whom notes are for."""
    say = _Say(phrase, readers)
    still = sum(one.state == "open" for one in log.concerns)
    sections = (
        Section(say("in-short"), tuple(_short(log, say))),
        Section(say("concerns"), tuple(_each(log, say))),
        Section(say("rules"), tuple(_rules(log, say))),
    )
    return Outline(
        title=say("title", scope=scope),
        byline=say("byline", count=len(log.concerns), open=still),
        sections=tuple(section for section in sections if section.blocks),
    )


@dataclass(frozen=True, slots=True)
class _Say:
    """Gives the phrases of this book."""

    phrase: Phrase
    readers: Mapping[str, str]

    def __call__(self, key: str, **facts: object) -> str:
        return self.phrase(f"concern-log/{key}", **facts)

    def of(self, moment: datetime, key: str, **facts: object) -> str:
        """Give a phrase with a day and a time (UTC) in it."""
        return self(key, day=day_text(moment.date()), time=f"{moment:%H:%M}", **facts)

    def span(self, seconds: float) -> str:
        """Say how long something took, in the unit that reads best."""
        unit, size = next((unit, size) for unit, least, size in _SPANS if seconds >= least)
        return self(unit, count=round(seconds / size))


def _short(log: ConcernLog, say: _Say) -> Iterator[Block]:
    if not log.concerns:
        yield Paragraph(say("none"))
        return
    counts = [(state, sum(one.state == state for one in log.concerns)) for state in _STATES]
    lines = [say(f"answered-{state}", count=count) for state, count in counts]
    lines.append(say("without-yes", count=sum(one.without_consent for one in log.concerns)))
    yield Items(tuple(Item(line) for line in (*lines, *_spans(log, say))))
    if not all(one.shown for one in log.concerns):
        yield Paragraph(say("withheld"))


def _spans(log: ConcernLog, say: _Say) -> Iterator[str]:
    """Say how soon concerns were first answered, by how urgent they were then."""
    for urgency in URGENCIES:
        taken = [one.answers[0].seconds for one in log.concerns if one.answers and _urgency(one) == urgency]
        if taken:
            label = say.phrase(f"concern/{urgency}")
            half, longest = say.span(median(taken)), say.span(max(taken))
            yield say("took-half", urgency=label, time=half, longest=longest, count=len(taken))


def _urgency(concern: LoggedConcern) -> str:
    """Return how urgent a concern was when it was first answered; a clock set back may put that before its raising."""
    before = [growth for growth in concern.growth if growth.at <= concern.answers[0].at]
    return (before or concern.growth[:1])[-1].urgency


def _each(log: ConcernLog, say: _Say) -> Iterator[Block]:
    if log.concerns:
        yield Items(tuple(Item(_row(one, say), tuple(_details(one, say))) for one in log.concerns))


def _row(concern: LoggedConcern, say: _Say) -> str:
    return say.of(
        concern.raised_at,
        "row",
        category=say.phrase(f"category/{concern.category}"),
        about=say.phrase(f"concern/about-{concern.about}"),
        state=say(f"state-{concern.state}"),
    )


def _details(concern: LoggedConcern, say: _Say) -> Iterator[str]:
    session = concern.session.removeprefix("session/")
    yield say("named" if concern.shown else "unnamed", name=concern.name, session=session)
    first, *later = concern.growth
    yield _raised(first, say)
    if concern.shown:
        words = "” · “".join(" ".join(words.split()) for words in concern.words)
        yield say("words" if words else "words-none", words=words)
    for growth in later:
        yield _grew(growth, say)
    if concern.times > 1:
        yield say("times", count=concern.times)
    for answer in concern.answers:
        yield from _answer(answer, concern.shown, say)
    for note in concern.notes:
        yield _note(note, say)


def _raised(growth: Growth, say: _Say) -> str:
    key = "by-hand" if growth.rule == BY_HAND else "by-rule"
    return say(key, urgency=say.phrase(f"concern/{growth.urgency}"), rule=growth.rule)


def _grew(growth: Growth, say: _Say) -> str:
    key = "grew-by-hand" if growth.rule == BY_HAND else "grew"
    return say.of(growth.at, key, urgency=say.phrase(f"concern/{growth.urgency}"), rule=growth.rule)


def _answer(answer: LoggedAnswer, shown: bool, say: _Say) -> Iterator[str]:
    key = f"answer-{answer.how}"
    if answer.how == "not-this":
        key += "-why" if answer.reason.strip() else ""
    elif not shown:
        key += "-withheld"
    took = say.span(answer.seconds)
    yield say.of(
        answer.at, key, by=answer.by, told=answer.told, when=answer.when, reason=answer.reason.rstrip(". "), took=took
    )
    if answer.how == "done" and answer.consent:
        yield say(f"consent-{answer.consent}")
    if answer.without_consent:
        yield _ticks(answer, say)
    if answer.written or answer.without_consent:
        yield _reason(answer.written, answer.why, say)


def _ticks(answer: LoggedAnswer, say: _Say) -> str:
    missing = [rule for rule in SHARING_RULES if rule not in answer.checked]
    return say(
        "checked", rules=", ".join(answer.checked) or say("nothing"), missing=", ".join(missing) or say("nothing")
    )


def _note(note: LoggedNote, say: _Say) -> str:
    said = say(f"note-{note.basis or 'none'}", to=say.readers.get(note.to, note.to))
    if note.basis in ("safety", "law"):
        return f"{said} {_reason(note.written, note.reason, say)}"
    return said


def _reason(written: bool, reason: str, say: _Say) -> str:
    """Say the reason; that there is one where it may not be seen; or that there is none."""
    if reason.strip():
        return say("why", reason=reason)
    return say("why-withheld" if written else "why-none")


def _rules(log: ConcernLog, say: _Say) -> Iterator[Block]:
    if log.rules:
        yield Paragraph(say("rules-how"))
        yield Items(tuple(_rule(tally, say) for tally in log.rules))


def _rule(tally: RuleTally, say: _Say) -> Item:
    share = f"{tally.not_this / tally.answered:.0%}" if tally.answered else say("rule-unanswered")
    counts = say("rule-counts", not_this=tally.not_this, answered=tally.answered, raised=tally.raised)
    details = (counts, say("rule-few")) if tally.few else (counts,)
    text = say("rule", rule=tally.rule, share=share) if tally.answered else f"{tally.rule}: {share}"
    return Item(text, details)

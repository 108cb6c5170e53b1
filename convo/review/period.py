"""The report of a period: the figures of several sessions taken together, and from one to the next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from convo.export.document import Bar, Bars, Block, Column, Columns, Item, Items, Outline, Paragraph, Section
from convo.model.review import Figure, FigureId, Summary
from convo.review.days import day_text
from convo.review.report import SHARES, shown

Phrase = Callable[..., str]

_FOLLOWED: tuple[FigureId, ...] = ("advice-share", "reflection-share", "open-share")
"""Shares that are shown from session to session; simple or complex is not among them, since nobody is graded on it."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A session's summary, with the day and the title it is known by; no name of a person.

    `undated`: when it was held is not known, and the day is that on which it was taken in.
    """

    day: date
    title: str
    summary: Summary
    undated: bool = False


def together(summaries: Sequence[Summary]) -> tuple[Figure, ...]:
    """Return the figures of several sessions as if they were one: counts are added, then divided once."""
    return tuple(_together([one.figures[place] for one in summaries]) for place in range(_count(summaries)))


def period_report(sessions: Sequence[Dated], begin: date, end: date, phrase: Phrase) -> Outline:
    """Return the report of all sessions from `begin` to `end`, both included."""
    summaries = [one.summary for one in sessions]
    facts = {
        "count": len(sessions),
        "worker": sum(one.worker_turns for one in summaries),
        "person": sum(one.person_turns for one in summaries),
    }
    return Outline(
        title=phrase("period/title", begin=day_text(begin), end=day_text(end)),
        byline=phrase("period/byline", **facts),
        sections=tuple(_sections(sessions, phrase)) or (Section(phrase("period/none"), ()),),
    )


def _sections(sessions: Sequence[Dated], phrase: Phrase) -> Iterator[Section]:
    if not sessions:
        return
    figures = together([one.summary for one in sessions])
    yield Section(phrase("review/figures"), tuple(_figures(figures, phrase)))
    for followed in _FOLLOWED:
        heading = phrase("period/followed", figure=phrase(f"review/{followed}"))
        yield Section(heading, (_followed(followed, sessions, phrase),))
    yield Section(phrase("period/course"), (_course(sessions, phrase),))
    yield Section(phrase("period/sessions"), (Items(tuple(_items(sessions, phrase))),))


def _figures(figures: Sequence[Figure], phrase: Phrase) -> Iterator[Block]:
    yield Paragraph(phrase("review/draft"))
    yield Paragraph(phrase("period/few"))
    yield Bars(tuple(_bar(phrase(f"review/{one.id}"), one, phrase) for one in figures if one.id in SHARES))
    yield Items(tuple(_item(one, phrase) for one in figures))


def _item(figure: Figure, phrase: Phrase) -> Item:
    warned = {"complex-share": ("review/ungraded",), "adherent": ("reading/shaky",)}.get(figure.id, ())
    return Item(f"{phrase(f'review/{figure.id}')}: {shown(figure, phrase)}", tuple(map(phrase, warned)))


def _followed(figure: FigureId, sessions: Sequence[Dated], phrase: Phrase) -> Block:
    shares = (
        (f"{number}, {_day(one, _short(one.day), phrase)}", one.summary.figure(figure))
        for number, one in _counted(sessions)
    )
    return Bars(tuple(_bar(label, share, phrase) for label, share in shares))


def _bar(label: str, figure: Figure, phrase: Phrase) -> Bar:
    value = phrase(f"review/{figure.missing}") if figure.value is None else f"{figure.value:.0%}"
    return Bar(label, figure.value, value)


def _course(sessions: Sequence[Dated], phrase: Phrase) -> Block:
    columns = tuple(_column(number, one.summary) for number, one in _counted(sessions))
    return Columns(phrase("review/change"), phrase("review/sustain"), columns)


def _column(number: int, summary: Summary) -> Column:
    change, sustain = sum(one.change for one in summary.course), sum(one.sustain for one in summary.course)
    return Column(str(number), change, sustain)


def _items(sessions: Sequence[Dated], phrase: Phrase) -> Iterator[Item]:
    for number, one in _counted(sessions):
        day = _day(one, day_text(one.day), phrase)
        facts = {"number": number, "day": day, "title": one.title, "turns": one.summary.worker_turns}
        yield Item(phrase("period/session", **facts))


def _counted(sessions: Sequence[Dated]) -> Iterator[tuple[int, Dated]]:
    return enumerate(sessions, start=1)


def _together(figures: Sequence[Figure]) -> Figure:
    first = figures[0]
    if first.id == "longest-turn":
        return max(figures, key=lambda one: one.part).model_copy(update={"turns": ()})
    part, whole = sum(one.part for one in figures), sum(one.whole for one in figures)
    if first.id in ("adherent", "non-adherent"):
        return Figure(id=first.id, value=float(part), part=part, whole=whole, turns=())
    missing = next((one.missing for one in figures if one.missing), "") if not whole else ""
    return Figure(id=first.id, value=part / whole if whole else None, part=part, whole=whole, turns=(), missing=missing)


def _count(summaries: Sequence[Summary]) -> int:
    return len(summaries[0].figures) if summaries else 0


def _day(one: Dated, day: str, phrase: Phrase) -> str:
    return phrase("reading/taken-in-on", day=day) if one.undated else day


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"

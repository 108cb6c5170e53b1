"""The report of one session: what went well, one thing to try, figures with the turns behind them, and the course."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from convo.export.document import Bar, Bars, Block, Column, Columns, Item, Items, Outline, Paragraph, Quote, Section
from convo.model.review import Figure, FigureId, Moment, Raised, Summary, Tally, Threshold
from convo.model.transcript import Trouble
from convo.review.moments import LONG_TURN

Phrase = Callable[..., str]
"""Gives a phrase by its id with facts put in, as `Library.phrase` does."""

_LONGEST_QUOTE = 300
_COUNTED: dict[FigureId, str] = {
    "advice-share": "of-turns",
    "reflection-share": "of-turns",
    "reflections-to-questions": "to-questions",
    "complex-share": "of-reflections",
    "open-share": "of-questions",
    "adherent": "times",
    "non-adherent": "times",
    "change-share": "of-leaning",
    "talk-share": "of-words",
    "longest-turn": "words-long",
}
SHARES = ("advice-share", "reflection-share", "complex-share", "open-share", "change-share", "talk-share")
_TURNS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report needs beside the summary: its title, the goal for change if one was named, and what was unclear."""

    title: str
    goal: str = ""
    thresholds: Sequence[Threshold] = ()
    troubles: Sequence[Trouble] = ()


def report(summary: Summary, setting: Setting, phrase: Phrase) -> Outline:
    """Return the report of a session as a document."""
    say = _Say(phrase)
    sections = (
        Section(say("well"), tuple(_well(summary, say))),
        Section(say("try"), tuple(_to_try(summary.try_next, say))),
        Section(say("beyond"), tuple(_beyond(summary, say)), flagged=True),
        Section(say("figures"), tuple(_figures(summary, setting, say))),
        Section(say("course"), (_course(summary, say),)),
        Section(say("codes"), tuple(_codes(summary, say))),
        Section(say("unsure"), (Paragraph(_turns(summary.unsure, say) or say("unsure-none")),)),
        *trouble_sections(setting.troubles, phrase),
    )
    return Outline(
        title=say("title", title=setting.title),
        byline=say("byline", worker=summary.worker_turns, person=summary.person_turns),
        sections=tuple(section for section in sections if section.blocks),
    )


def shown(figure: Figure, phrase: Phrase) -> str:
    """Return a figure as it is read: with what it was counted from, or why there is none."""
    say = _Say(phrase)
    if figure.value is None:
        return say(figure.missing)
    counted = say(_COUNTED[figure.id], part=figure.part, whole=figure.whole, value=f"{figure.value:.1f}")
    return f"{figure.value:.0%} ({counted})" if figure.id in SHARES else counted


class _Say:
    """Gives the phrases of this book."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase

    def __call__(self, key: str, **facts: object) -> str:
        return self.phrase(f"review/{key}", **facts)


def _well(summary: Summary, say: _Say) -> Iterator[Block]:
    for moment in summary.well:
        yield from _moment(moment, say)
    if not summary.well:
        yield Paragraph(say("none-well"))


def _moment(moment: Moment, say: _Say) -> Iterator[Block]:
    yield Paragraph(_heading(moment, say))
    yield Quote(_short(moment.quote))
    if moment.after:
        yield Paragraph(say("after", words=_short(moment.after)))


def _to_try(moment: Moment | None, say: _Say) -> Iterator[Block]:
    if moment is None:
        yield Paragraph(say("none-try"))
        return
    yield Paragraph(_heading(moment, say))
    if moment.before:
        yield Paragraph(say("before", words=_short(moment.before)))
    yield Quote(_short(moment.quote))
    yield Paragraph(say(f"instead-{moment.kind}"))
    if moment.stem:
        yield Paragraph(say("stem", stem=moment.stem))


def _beyond(summary: Summary, say: _Say) -> Iterator[Block]:
    """List what went beyond the role, and what the worker said next; whether that was right is not for a program."""
    if not summary.raised:
        return
    yield Paragraph(say("beyond-means"))
    for one in summary.raised:
        yield Paragraph(beyond_heading(one, say.phrase))
        yield Quote(_short(one.words))
        yield Paragraph(beyond_next(one, _short(one.next_words), say.phrase))
    aside = [one.turn for one in summary.raised if one.danger]
    if aside:
        yield Paragraph(say("aside", turns=_turns(aside, say)))


def beyond_heading(one: Raised, phrase: Phrase) -> str:
    """Return which turn went beyond the role, and what it is about."""
    about = ", ".join(phrase(f"category/{category}") for category in one.about)
    return phrase("review/beyond-turn", turn=one.turn, about=about)


def beyond_next(one: Raised, words: str, phrase: Phrase) -> str:
    """Return what the worker said next, in these words."""
    if not one.next_turns:
        return phrase("review/beyond-last")
    return phrase("review/beyond-next", turn=one.next_turns[0], words=words)


def _heading(moment: Moment, say: _Say) -> str:
    return f"{say(moment.kind, words=LONG_TURN)} ({say('turn', turn=moment.turn)})"


def _figures(summary: Summary, setting: Setting, say: _Say) -> Iterator[Block]:
    yield Paragraph(say("draft"))
    yield Paragraph(say("shares-first"))
    yield Bars(tuple(_bar(figure, say) for figure in summary.figures if figure.id in SHARES))
    yield Items(tuple(_item(figure, setting, say) for figure in summary.figures))
    if not setting.goal:
        yield Paragraph(say("no-goal"))


def _bar(figure: Figure, say: _Say) -> Bar:
    value = "" if figure.value is None else f"{figure.value:.0%}"
    return Bar(say(figure.id), figure.value, value or say(figure.missing))


def _item(figure: Figure, setting: Setting, say: _Say) -> Item:
    details = [say("behind", turns=_turns(figure.turns, say))] if figure.turns else []
    if figure.id == "complex-share":
        details.append(say("ungraded"))
    if figure.id == "adherent":
        details.append(say.phrase("reading/shaky"))
    threshold = next((one for one in setting.thresholds if one.figure == figure.id), None)
    if threshold and setting.goal:
        percent = figure.id in SHARES
        fair, good = (f"{line:.0%}" if percent else f"{line:g}" for line in (threshold.fair, threshold.good))
        details.append(say("opinion", fair=fair, good=good))
    return Item(f"{say(figure.id)}: {shown(figure, say.phrase)}", tuple(details))


def _course(summary: Summary, say: _Say) -> Block:
    if not summary.course:
        return Paragraph(say("course-none"))
    parts = enumerate(summary.course, start=1)
    return Columns(say("change"), say("sustain"), tuple(Column(str(n), one.change, one.sustain) for n, one in parts))


def _codes(summary: Summary, say: _Say) -> Iterator[Block]:
    if summary.tallies:
        yield Paragraph(say("counted"))
        yield Items(tuple(_code(tally, say) for tally in summary.tallies))


def _code(tally: Tally, say: _Say) -> Item:
    named = say.phrase(f"codes/{tally.code}")
    details: list[str] = []
    if tally.turns:
        details.append(say("behind", turns=_turns(tally.turns, say)))
    if tally.beside:
        turns = say("behind", turns=_turns(tally.beside, say))
        details.append(f"{say('beside', count=len(tally.beside))}, {turns}")
    return Item(f"{named}: {len(tally.turns)}", tuple(details))


def trouble_sections(troubles: Sequence[Trouble], phrase: Phrase) -> Iterator[Section]:
    """Give the lines of a file that need a look, if there are any."""
    if troubles:
        items = (Item(phrase("review/trouble", place=trouble.place, what=trouble.what)) for trouble in troubles)
        yield Section(phrase("review/troubles"), (Items(tuple(items)),), flagged=True)


def _turns(turns: Sequence[str], say: _Say) -> str:
    more = f" … (+{len(turns) - _TURNS_SHOWN})" if len(turns) > _TURNS_SHOWN else ""
    return ", ".join(turns[:_TURNS_SHOWN]) + more


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"

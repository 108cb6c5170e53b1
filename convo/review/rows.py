"""The summary of a session as lines for a screen: what went well first, each figure with the turns behind it."""

from collections.abc import Callable, Iterator, Sequence

from convo.export.document import Column, Columns, Items, Paragraph, Quote, Section
from convo.export.text import block_lines
from convo.model.review import Figure, Moment, Summary
from convo.model.review_view import SummaryRow
from convo.review.moments import LONG_TURN
from convo.review.report import SHARES, Setting, beyond_heading, beyond_next, shown

Phrase = Callable[..., str]

_LONGEST_QUOTE = 160


def summary_rows(summary: Summary, setting: Setting, phrase: Phrase) -> Iterator[SummaryRow]:
    """Return the summary line by line, in the order a supervisor reads it."""
    yield from _well(summary, phrase)
    yield from _to_try(summary.try_next, phrase)
    yield from _beyond(summary, phrase)
    yield _heading(phrase("review/figures"))
    yield _row(phrase("review/draft"))
    yield _row(phrase("review/shares-first"))
    for figure in summary.figures:
        yield from _figure(figure, setting, phrase)
    if not setting.goal:
        yield _row(phrase("reading/no-goal"))
    yield from _course(summary, phrase)
    yield from _codes(summary, phrase)


def _well(summary: Summary, phrase: Phrase) -> Iterator[SummaryRow]:
    yield _heading(phrase("review/well"))
    for moment in summary.well:
        yield from _moment(moment, phrase)
    if not summary.well:
        yield _row(phrase("review/none-well"))


def _moment(moment: Moment, phrase: Phrase) -> Iterator[SummaryRow]:
    what = phrase(f"review/{moment.kind}", words=LONG_TURN)
    yield _row(f"{what} ({phrase('review/turn', turn=moment.turn)}): “{_short(moment.quote)}”", (moment.turn,))
    if moment.after:
        yield _row(f"  {phrase('review/after', words=_short(moment.after))}")


def _to_try(moment: Moment | None, phrase: Phrase) -> Iterator[SummaryRow]:
    yield _heading(phrase("review/try"))
    if moment is None:
        yield _row(phrase("review/none-try"))
        return
    what = phrase(f"review/{moment.kind}", words=LONG_TURN)
    yield _row(f"{what} ({phrase('review/turn', turn=moment.turn)}): “{_short(moment.quote)}”", (moment.turn,))
    yield _row(f"  {phrase(f'review/instead-{moment.kind}')}")
    if moment.stem:
        yield _row(f"  {phrase('review/stem', stem=moment.stem)}")


def _beyond(summary: Summary, phrase: Phrase) -> Iterator[SummaryRow]:
    if not summary.raised:
        return
    yield _heading(phrase("review/beyond"))
    yield _row(phrase("review/beyond-means"))
    for one in summary.raised:
        yield _row(f"{beyond_heading(one, phrase)}: “{_short(one.words)}”", (one.turn, *one.next_turns))
        yield _row(f"  {beyond_next(one, _short(one.next_words), phrase)}", one.next_turns)
    aside = tuple(one.turn for one in summary.raised if one.danger)
    if aside:
        yield _row(phrase("review/aside", turns=", ".join(aside)), aside)


def _figure(figure: Figure, setting: Setting, phrase: Phrase) -> Iterator[SummaryRow]:
    yield _row(f"{phrase(f'review/{figure.id}')}: {shown(figure, phrase)}", figure.turns)
    if figure.id == "complex-share":
        yield _row(f"  {phrase('review/ungraded')}")
    if figure.id == "adherent":
        yield _row(f"  {phrase('reading/shaky')}")
    threshold = next((one for one in setting.thresholds if one.figure == figure.id), None)
    if threshold and setting.goal:
        form = ".0%" if figure.id in SHARES else "g"
        fair, good = format(threshold.fair, form), format(threshold.good, form)
        yield _row(f"  {phrase('review/opinion', fair=fair, good=good)}")


def _course(summary: Summary, phrase: Phrase) -> Iterator[SummaryRow]:
    yield _heading(phrase("reading/course"))
    if not summary.course:
        yield _row(phrase("review/course-none"))
        return
    columns = tuple(Column(str(n), one.change, one.sustain) for n, one in enumerate(summary.course, start=1))
    drawn = block_lines(Columns(phrase("review/change"), phrase("review/sustain"), columns))
    yield from (SummaryRow(text=line, drawn=True) for line in drawn)


def _codes(summary: Summary, phrase: Phrase) -> Iterator[SummaryRow]:
    yield _heading(phrase("review/codes"))
    yield _row(phrase("review/counted"))
    for tally in summary.tallies:
        yield _row(f"{phrase(f'codes/{tally.code}')}: {len(tally.turns)}", tally.turns)
        if tally.beside:
            yield _row(f"  {phrase('review/beside', count=len(tally.beside))}", tally.beside)
        if tally.code == "autonomy":
            yield _row(f"  {phrase('reading/shaky')}")
    unsure = f"{phrase('review/unsure')}: {len(summary.unsure) or phrase('review/unsure-none')}"
    yield _row(unsure, summary.unsure)


def section_rows(section: Section) -> Iterator[SummaryRow]:
    """Return a section of a document line by line."""
    yield _heading(section.heading)
    for block in section.blocks:
        match block:
            case Items(items):
                for item in items:
                    yield from (_row(item.text), *(_row(f"  {detail}") for detail in item.details))
            case Paragraph(text) | Quote(text):
                yield _row(text)
            case _:
                yield from (SummaryRow(text=line, drawn=True) for line in block_lines(block))


def _heading(text: str) -> SummaryRow:
    return SummaryRow(text=text, heading=True)


def _row(text: str, turns: Sequence[str] = ()) -> SummaryRow:
    return SummaryRow(text=text, turns=tuple(turns))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"

"""A conversation read back, drawn as styled text: its top line, its turns with their codes, its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from convo.tui import drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from convo.model.review_view import ReviewView, SummaryRow, TurnView
    from convo.tui.widgets.rows import Row

    Wording = Callable[..., str]
    """Gives wording of reading back by its key: `Room.reading`."""

WIDEST = 8_000
"""Characters of one turn that are shown: nine minutes of talk."""


def top(view: ReviewView, wording: Wording) -> Content:
    """Draw the line on top: what it is, or how far a second rater is."""
    if view.rater:
        done = str(sum(bool(turn.rated) for turn in view.turns))
        count = str(len(view.turns))
        return Content(wording("top-blind", rater=drawing.short(view.rater, 30), done=done, count=count))
    words = wording("top", title=drawing.short(view.title, 50), day=view.day)
    shared = wording("shared", who=drawing.short(", ".join(view.shared), 40)) if view.shared else ""
    return Content(" · ".join(part for part in (words, shared) if part))


def summary_line(place: int, row: SummaryRow) -> Row:
    """Draw a line of the summary; one with turns behind it says so by a sign."""
    if row.heading:
        return "", drawing.text((row.text, "bold"))
    return f"s{place}", drawing.text(row.text, " ›" if row.turns and not row.drawn else "")


def line_at(view: ReviewView | None, chosen: str | None) -> SummaryRow | None:
    """Return the line of the summary that a row drawn by `summary_line` stands for."""
    return view.summary[int(chosen[1:])] if view and view.summary and chosen else None


def turn_at(view: ReviewView | None, number: str | None) -> TurnView | None:
    """Return the turn of that number."""
    return next((turn for turn in view.turns if turn.turn == number), None) if view else None


def turn_row(turn: TurnView, blind: bool, wording: Wording) -> Row:
    """Draw a turn with its code in words beside it; a second rater sees only their own."""
    words = turn.text if len(turn.text) <= WIDEST else f"{turn.text[:WIDEST]}…"
    code = turn.rated or wording("no-code") if blind else _code(turn, wording)
    head = f"{turn.turn} {turn.who}"
    notes = "".join(f"\n   {drawing.short(note, 300)}" for note in turn.notes)
    return turn.turn, drawing.text((f"{head}  [{code}]" if code else head, "bold"), f"\n   {words}", notes)


def _code(turn: TurnView, wording: Wording) -> str:
    parts = [turn.code] if turn.code else []
    if turn.unsure:
        parts.append(wording("unsure"))
    if turn.also:
        parts.append(wording("also", codes=", ".join(turn.also)))
    if turn.aside:
        parts.append(wording("aside"))
    by = drawing.short(turn.corrected_by, 20)
    if turn.program:
        parts.append(wording("corrected", by=by, code=turn.program))
    elif by:
        parts.append(wording("checked", by=by))
    return " · ".join(parts)

"""One step of what to do about a concern, drawn: what to read, whom to call, what can be ticked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from convo.tui import drawing

if TYPE_CHECKING:
    from convo.model.view import ConcernView, StepView, Tell, View

Phrase = Callable[..., str]

SIGNS = {True: "✓", False: "·"}


def head(concern: ConcernView, covered: bool) -> Content:
    """Draw what the matter is; what others may not see is named in plain letters, and not before it is uncovered."""
    if covered:
        return drawing.text((concern.cover, "bold"))
    if concern.quiet:
        return drawing.text(f"{concern.urgency_label} · {concern.title} · {concern.about_label}")
    words = " ".join(f"“{drawing.short(words, 110)}”" for words in (concern.words, *concern.also) if words)
    named = f"{drawing.URGENT[concern.urgency]} {concern.urgency_label} · {concern.title} · {concern.about_label}"
    return drawing.text((named, "bold"), f"\n{words}" if words else "")


def standing(concern: ConcernView, view: View, phrase: Phrase) -> str:
    """Return how a concern stands: answered already, or one of several that are open."""
    if concern.decision:
        return concern.decision
    others = sum(one.open for one in view.concerns) - 1
    if others > 0:
        return phrase("other-concerns", count=str(others))
    return phrase("may-wait" if concern.waits else "stays-in-front")


def step(one: StepView, phrase: Phrase, last: tuple[str, ...] = ()) -> Content:
    """Draw a step; `last` are lines that stand under it more quietly."""
    parts: list[Content] = [drawing.text((one.title, "bold $lead"))]
    parts += [Content(line) for line in one.lines]
    parts += [tell(each, phrase) for each in one.tell]
    parts += [drawing.text((f"{choice.key}  ", "bold"), choice.label) for choice in one.options]
    if one.kept and one.id != "decide":
        parts.append(drawing.text((phrase("step-kept", words=drawing.short(one.kept, 200)), "$quiet")))
    parts += [drawing.text((line, "$quiet")) for line in last]
    return Content("\n").join(parts)


def tell(one: Tell, phrase: Phrase) -> Content:
    """Draw whom to call: the number first, then hours, a note, and when the number was checked."""
    known = bool(one.source) and not one.unchecked
    seen = phrase("step-source", day=one.checked_on) if known else ""
    more = " · ".join(part for part in (one.hours, one.note, seen) if part)
    style = "bold $alarm" if one.missing else "bold"
    return drawing.text((one.name, style), (f"  {one.number}" if one.number else "", "bold"), (_under(more), "$quiet"))


def _under(words: str) -> str:
    return f"\n  {words}" if words else ""


def ways(steps: tuple[StepView, ...], place: int) -> Content:
    """Draw the list of steps: those passed, the one in front, those to come."""
    rows = [
        drawing.text((f"▸ {one.title}", "bold $lead"))
        if number == place
        else Content(f"{SIGNS[one.passed]} {one.title}")
        for number, one in enumerate(steps)
    ]
    return Content("\n").join(rows)

"""Values drawn as styled text: pure functions, and no words of people ever pass a markup parser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.content import Content

from convo.tui.commands.keeping import KEEPING

if TYPE_CHECKING:
    from collections.abc import Callable

    from convo.model.view import (
        ConcernView,
        OpenQuestion,
        PersonRow,
        SessionRow,
        Shown,
        StageMark,
        Thing,
        View,
    )

Part = tuple[str, str] | str

MARKS = {"done": "✓", "here": "▸", "started": "◐", "to come": "·", "aside": "○"}
"""A sign for where a stage stands; the panel says it in words too."""

URGENT = {"emergency": "!!!", "same_day": "!!", "soon": "!"}
"""More signs, more urgent; the label says it in words."""

KINDS = {
    "matters": "what matters",
    "strength": "strength",
    "support": "support",
    "topic": "topic",
    "focus": "to work on",
    "goal": "goal",
    "option": "idea",
    "step": "step",
    "offer": "offer",
    "worry": "worry",
    "reason": "reason",
    "note": "note",
}
"""Labels of the kinds of things kept."""

LONGEST = 14
"""Lines of one entry that the conversation shows; correcting the entry shows them all."""

WIDEST = 2_000
"""Characters of one entry that the conversation shows."""


def text(*parts: Part) -> Content:
    """Return styled text from parts: plain text, or text with a style; never markup."""
    return Content.assemble(*parts)


def short(words: str, room: int) -> str:
    """Return words on one line, cut with an ellipsis to fit the room."""
    line = " ".join(words[: room * 4].split())
    return line if len(line) <= room else line[: room - 1] + "…"


def shortened(words: str) -> tuple[str, int]:
    """Return the beginning of long words, and how many more lines or characters there are."""
    lines = words.split("\n")
    head = "\n".join(lines[:LONGEST])
    if len(head) > WIDEST:
        return head[:WIDEST] + "…", len(words) - WIDEST
    return head, len(lines) - LONGEST if len(lines) > LONGEST else 0


def speaker(who: str, name: str) -> str:
    """Return the label of whose words an entry holds."""
    return {"person": short(name, 24) or "Person", "worker": "Me", "note": "Note"}.get(who, "Ask")


def line(shown: Shown, name: str, more: str) -> Content:
    """Draw one line of the conversation; `more` is the wording for what is cut, with {count}."""
    words, rest = shortened(shown.text)
    notes = [f"kept: {', '.join(KINDS[kind] for kind in shown.kept)}"] if shown.kept else []
    notes += [_flag(flag, shown.reason) for flag in shown.flags]
    if rest:
        notes.append(more.replace("{count}", f"{rest:,}"))
    tail: Part = (f"\n[{' · '.join(notes)}]", "$quiet") if notes else ""
    if shown.who == "prompt":
        return text(("? ", "$lead"), (words, "$lead"), tail)
    style = "italic $quiet" if shown.who == "note" else ""
    return text((f"{speaker(shown.who, name)}: ", "bold"), (words, style), tail)


def _flag(flag: str, reason: str) -> str:
    return f"{flag}: {short(reason, 60)}" if reason and flag in ("skipped", "parked") else flag


def said(view: View, phrase: Callable[..., str]) -> str:
    """Say what just happened and what is likely; otherwise, until it has ended, which key keeps words as what."""
    parts = [view.message] if view.message else []
    if view.likely:
        key = next((kind.KEY for kind in KEEPING if view.likely == kind.WHAT), "")
        parts.append(phrase("likely", kind=KINDS[view.likely], key=key.upper()))
    return " · ".join(parts) or ("" if view.state == "ended" else phrase("keys"))


def top(view: View, minutes: int) -> Content:
    """Draw the line on top: who, which conversation, which contact, how long it has been going on."""
    mode = " · afterwards" if view.mode == "afterwards" else ""
    return text(
        (short(view.name, 20) or "…", "bold"),
        (f" · {short(view.title, 22)}{mode}", ""),
        _concern_count(view),
        (f" · contact {view.contact} (usual {short(view.usual_contacts, 8)})", "$quiet"),
        (f" · {minutes} min", "$quiet"),
    )


def _concern_count(view: View) -> Part:
    """Return how many concerns were raised: they stay visible after an answer was recorded, and those that wait."""
    count, opened = len(view.concerns), sum(concern.open for concern in view.concerns)
    if not count:
        return ""
    waits = len(view.waiting)
    if opened > waits:
        return (f" · ! {count} concern{'' if count == 1 else 's'}, {opened} open", "bold $alarm")
    said = f" · {count} concern{'' if count == 1 else 's'}"
    return (f"{said}, {waits} waiting: F9" if waits else said, "bold")


def stage_words(stage: StageMark) -> str:
    """Return where a stage stands, in words."""
    return {"done": "done", "here": "here now", "started": "begun", "to come": "to come", "aside": "on its own"}[
        stage.state
    ]


def stage(mark: StageMark) -> Content:
    """Draw a stage for the map, with the least it still needs."""
    style = "bold $lead" if mark.state == "here" else "" if mark.state in ("done", "started") else "$quiet"
    lacking = mark.still_needed if mark.state in ("here", "started") else ()
    needs = f" – needs {', '.join(short(need, 24) for need in lacking)}" if lacking else ""
    said = f" ({stage_words(mark)})" if mark.state in ("here", "started") else ""
    return text((f"{MARKS[mark.state]} {mark.title}{said}", style), (needs, "$quiet"))


def things(kept: tuple[Thing, ...]) -> Content:
    """Draw what is kept, grouped by kind in the order of the kinds: the plan taking shape."""
    parts: list[Part] = []
    for kind, label in KINDS.items():
        same = [thing for thing in kept if thing.kind == kind]
        if same:
            parts.append((f"{label.capitalize()}\n", "bold"))
            parts += [part for thing in same for part in _thing(thing)]
    return text(*parts)


def _thing(thing: Thing) -> list[Part]:
    left_out: list[Part] = [] if thing.in_plan else [("  not in the plan\n", "$quiet")]
    details: list[Part] = [(f"  {short(detail, 60)}\n", "$quiet") for detail in thing.details[:4]]
    return [f"• {short(thing.text, 90)}\n", *details, *left_out]


def concern_line(concern: ConcernView) -> Content:
    """Draw a concern for a list that anybody in the room may see: what, how urgent, and what was recorded."""
    again = f", came up {concern.again} more time{'' if concern.again == 1 else 's'}" if concern.again else ""
    state = ("waiting" if concern.waits else "open") if concern.open else short(concern.decision, 60) or "recorded"
    pressing = concern.open and not concern.waits and not concern.quiet
    sign = "" if concern.quiet else f"{URGENT[concern.urgency]} "
    style = "bold $alarm on $alarm-paper" if pressing else "" if concern.open else "$quiet"
    return text(
        (f"{sign}{concern.cover} – {'recorded' if concern.quiet and not concern.open else state}{again}", style)
    )


def open_question(question: OpenQuestion, state: str) -> Content:
    """Draw a question left open, for a list."""
    reason = f" ({short(question.reason, 40)})" if question.reason else ""
    before = f"{state}: " if state else ""
    after = f" – {question.stage_title}{reason}"
    return text((before, "$quiet"), short(question.text, 90), (after, "$quiet"))


def ago(moment: datetime, now: datetime | None = None) -> str:
    """Return how long ago a moment was, in plain words."""
    minutes = int(((now or datetime.now(UTC)) - moment).total_seconds() // 60)
    if minutes < 60:
        return "just now" if minutes < 2 else f"{minutes} minutes ago"
    if minutes < 24 * 60:
        hours = minutes // 60
        return f"{hours} hour{'s' if hours > 1 else ''} ago"
    days = minutes // (24 * 60)
    return "yesterday" if days == 1 else f"{days} days ago" if days < 60 else moment.strftime("%d %b %Y").lstrip("0")


def entry_row(shown: Shown, name: str, question: str = "") -> Content:
    """Draw an entry as one row of a list, with the question that it answers."""
    flags = f" [{', '.join(shown.flags)}]" if shown.flags else ""
    asked = f"  {short(question, 60)}" if question else ""
    return text((f"{speaker(shown.who, name)}: ", "bold"), short(shown.text, 110), (asked, "$quiet"), (flags, "$quiet"))


def thing_row(thing: Thing) -> Content:
    """Draw a thing kept as one row of a list."""
    left_out = "" if thing.in_plan else " [not in the plan]"
    return text((f"{KINDS[thing.kind].capitalize()}: ", "bold"), short(thing.text, 110), (left_out, "$quiet"))


def session_row(row: SessionRow) -> Content:
    """Draw a conversation as one row of a list."""
    return text(
        (short(row.name, 28), "bold"),
        f" · {short(row.title, 30)}",
        (f" · {row.state}, {ago(row.last_at)} · contact {row.contact}", "$quiet"),
        _open_concerns(row.open_concerns),
    )


def _open_concerns(count: int) -> Part:
    return (f" · ! {count} open concern{'' if count == 1 else 's'}", "bold $alarm") if count else ""


def person_row(row: PersonRow) -> Content:
    """Draw a person as one row of a list."""
    review = f" · review {row.review}" if row.review else ""
    held = f"{row.contacts} conversation{'' if row.contacts == 1 else 's'}, {ago(row.last_at)}"
    return text((short(row.name, 40), "bold"), (f" · {held}{review}", "$quiet"), _open_concerns(row.open_concerns))

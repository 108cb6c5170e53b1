"""A practice drawn as rows and lines: clients, turns, feedback, and how it goes over the weeks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from textual.content import Content

from convo.desk.practice_room import bars, first_name
from convo.tui import drawing

if TYPE_CHECKING:
    from convo.model.practice_view import ClientView, Exchange, FeedbackView, Figures, PracticeHome, PracticeView
    from convo.tui.widgets.rows import Row

TURN = "turn-"
PRACTICE = "practice/"
READ = "read-"
"""What the ids of rows begin with: a turn to try again, a practice, and what is only read."""


class Say(Protocol):
    """Gives wording of practising by its key."""

    def __call__(self, key: str, /, **facts: str) -> str:
        """Return the wording with its facts put in."""
        ...


def home_rows(home: PracticeHome, say: Say) -> Iterator[Row]:
    """Draw what was broken off, then the clients, then what was practised."""
    if home.broken_off:
        row = home.broken_off
        yield "", drawing.text((say("go-on"), "bold"))
        yield row.practice, Content(f"  {say('open-row', name=row.name, turns=str(row.turns))}")
    yield "", drawing.text((say("clients"), "bold"))
    yield from (_client(one, say) for one in home.clients)
    ended = [row for row in home.practices if not row.open]
    if ended:
        yield "", drawing.text((say("before"), "bold"))
    for row in ended:
        facts = {"name": row.name, "day": drawing.ago(row.at), "turns": str(row.turns)}
        yield row.practice, Content(f"  {say('practice-row', **facts)}")


def _client(one: ClientView, say: Say) -> Row:
    times = f" · {say('practised', count=str(one.practised))}" if one.practised else ""
    return one.client, Content(f"  {one.name}{times}")


def weeks(figures: tuple[Figures, ...], height: int, room: int, say: Say) -> Content:
    """Draw each figure as columns, one for each practice, with its first and last value in figures."""
    if not figures:
        return Content(say("weeks-first"))
    shown = figures[-room:]
    wide = 3 * len(shown) <= room
    days = [f"{one.at:%d %b}".lstrip("0") for one in (shown[0], shown[-1])]
    parts: list[drawing.Part] = [(say("weeks", first=days[0], last=days[1]), "bold")]
    for key in ("reflections", "advice", "readiness"):
        values = [getattr(one, key) for one in shown]
        label = f"{say(key):12}"
        ends = _ends(key, [values[0], values[-1]] if len(values) > 1 else values, say)
        for place, line in enumerate(lines := bars(values, height)):
            last = place == len(lines) - 1
            drawn = " ".join(sign * 2 for sign in line) if wide else line
            parts += [f"\n{label if last else ' ' * 12}", (drawn, "$lead"), f"  {ends}" if last else ""]
    return drawing.text(*parts)


def _ends(key: str, values: list[float], say: Say) -> str:
    """Say the first value and the last, or the only one."""
    shown = [f"{value:.1f}" if key == "readiness" else f"{round(100 * value)}%" for value in values]
    return say("from-to", first=shown[0], last=shown[-1]) if len(shown) > 1 else shown[0]


def top(view: PracticeView, say: Say) -> Content:
    """Draw the line on top: with whom, to what end, and which turn it is."""
    parts = [say("top", name=view.name)]
    parts += [say("top-back", turn=str(view.back))] if view.back else []
    parts += [say("top-aim", aim=view.aim)] if view.aim else []
    parts += [say("top-turn", turn=str(len(view.exchanges) + 1))]
    return drawing.text((parts[0], "bold"), (f" · {' · '.join(parts[1:])}", "$quiet"))


def said(who: str, words: str, more: str) -> Content:
    """Draw what one of the two said; very long words are cut, and how much more there is is said."""
    head, rest = drawing.shortened(words)
    tail: drawing.Part = (f"\n[{more.replace('{count}', f'{rest:,}')}]", "$quiet") if rest else ""
    return drawing.text((f"{who}: ", "bold"), head, tail)


def feedback_rows(view: FeedbackView, say: Say) -> Iterator[Row]:
    """Draw the feedback line by line, then every turn to go back to."""
    heading = True
    for place, line in enumerate(view.lines):
        if line:
            yield f"{READ}{place}", drawing.text((line, "bold" if heading else ""))
        else:
            yield "", Content("")
        heading = not line
    if view.exchanges:
        yield "", drawing.text(("\n" + say("turns"), "bold"))
    for one in view.exchanges:
        yield f"{TURN}{one.number}", turn_row(one, view.first, say)


def turn_row(one: Exchange, name: str, say: Say) -> Content:
    """Draw a turn as a row: what was said, and the answer under it."""
    mine = say("turn-row", turn=str(one.number), words=drawing.short(one.said, 300) or say("silence"))
    theirs = say("reply-row", name=first_name(name), words=drawing.short(one.reply, 300))
    return Content(f"{mine}\n    {theirs}")

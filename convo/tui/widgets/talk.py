"""The conversation so far: only a window of it is mounted, so that the thousandth line is as quick as the tenth."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from convo.tui import drawing

if TYPE_CHECKING:
    from textual.app import App

    from convo.model.view import Shown, View

WINDOW = 50
"""Lines mounted at a time while the latest are read; twice as many while reading further up."""


class Talk(VerticalScroll, can_focus=False):
    """The lines of the conversation, the latest at the bottom; what was agreed last time comes under them at first."""

    def __init__(self, more: str, recap: str) -> None:
        """Make one with no lines yet; `more` is the wording for what is cut from a long entry."""
        super().__init__(Static(Content(recap), markup=False, id="recap", classes="" if recap else "empty"))
        self._more = more
        self._drawn: dict[str, tuple[Shown, Static]] = {}
        self.pages = 0

    async def show(self, view: View, above: str) -> None:
        """Show the lines of a view; `above` is the wording when there are earlier ones."""
        front = view.prompt.asking if view.prompt else ""  # on the card below; it joins the talk once it is passed
        lines = self._slice(tuple(shown for shown in view.lines if shown.id != front))
        with cast("App[int]", self.app).batch_update():
            await self._drop({shown.id for shown in lines})
            await self._draw(lines, view.name)
            await self._say_above(above if len(lines) and view.total_lines > len(lines) + bool(front) else "")
        if not self.pages:
            self.anchor()

    def _slice(self, lines: tuple[Shown, ...]) -> tuple[Shown, ...]:
        end = len(lines) - max(0, self.pages - 1) * WINDOW
        return lines[max(0, end - (2 if self.pages else 1) * WINDOW) : end]

    async def _drop(self, wanted: set[str]) -> None:
        gone = [self._drawn.pop(line)[1] for line in list(self._drawn) if line not in wanted]
        if gone:
            await self.remove_children(gone)

    async def _draw(self, lines: tuple[Shown, ...], name: str) -> None:
        fresh: list[Static] = []
        for shown in lines:
            before = self._drawn.get(shown.id)
            if before and before[0] == shown:
                continue
            content = drawing.line(shown, name, self._more)
            if before:
                before[1].update(content)
                self._drawn[shown.id] = (shown, before[1])
                continue
            widget = Static(content, markup=False, classes=f"line {shown.who}")
            self._drawn[shown.id] = (shown, widget)
            fresh.append(widget)
        if fresh:
            await self.mount_all(fresh)
            self._in_order(lines)

    def _in_order(self, lines: tuple[Shown, ...]) -> None:
        order = {id(self._drawn[shown.id][1]): place for place, shown in enumerate(lines)}
        self.sort_children(key=lambda widget: order.get(id(widget), len(order) if widget.id == "recap" else -1))

    async def _say_above(self, words: str) -> None:
        there = self.query(".above")
        if bool(there) == bool(words):
            return
        await there.remove()
        if words:
            await self.mount(Static(Content(words), markup=False, classes="above"), before=0)

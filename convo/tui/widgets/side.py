"""The panel beside a conversation: the stages, open concerns, what was left open, and the plan taking shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from convo.tui import drawing
from convo.tui.widgets.stage_row import list_spots

if TYPE_CHECKING:
    from collections.abc import Callable

    from convo.model.view import View


class Side(VerticalScroll, can_focus=False):
    """Shown where there is room for it; everything in it is reached from the keys too."""

    def __init__(self, phrase: Callable[..., str]) -> None:
        """Make an empty panel; `phrase` gives its headings."""
        super().__init__()
        self._phrase = phrase
        self._stages = Vertical(classes="stages")
        self._rest = Static(markup=False)
        self._seen: object = None

    def compose(self) -> list[Vertical | Static]:
        """Return the two parts: the stages, which can be clicked, and the rest."""
        return [self._stages, self._rest]

    async def show(self, view: View) -> None:
        """Show a conversation."""
        if view.stages != self._seen:
            self._seen = view.stages
            await self._stages.remove_children()
            await self._stages.mount_all(list_spots(view.stages))
        self._rest.update(self._draw(view))

    def _draw(self, view: View) -> Content:
        opened = [drawing.concern_line(concern) for concern in view.concerns]
        parts = [
            self._part("concerns", opened),
            self._part("doubted", [drawing.open_question(one, "") for one in view.doubted]),
            self._part("parked", [drawing.open_question(one, "") for one in view.parked]),
            self._part("skipped", self._skipped(view)),
            drawing.things(view.things),
            self._part("still-missing", [Content(words) for words in view.required_missing]),
        ]
        return Content("\n").join([part for part in parts if part.plain])

    def _skipped(self, view: View) -> list[Content]:
        """Return what was skipped: all of it when filling in afterwards, where it is the work that is left."""
        if view.mode == "afterwards":
            return [drawing.open_question(one, "") for one in view.skipped]
        return [Content(self._phrase("skipped-count", count=str(len(view.skipped))))] if view.skipped else []

    def _part(self, heading: str, lines: list[Content]) -> Content:
        if not lines:
            return Content("")
        dotted = [drawing.text("• ").append(line).append("\n") for line in lines]
        return drawing.text((f"{self._phrase(heading)}\n", "bold")).append(Content("").join(dotted))

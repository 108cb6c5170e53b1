"""The stages as a line (narrow screens) or a list (wide ones); a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from convo.tui import drawing
from convo.tui.messages import StagePicked

if TYPE_CHECKING:
    from convo.model.view import StageMark


class StageSpot(Static):
    """One stage; a click goes to it."""

    def __init__(self, mark: StageMark, content: Content) -> None:
        """Make the spot of a stage."""
        super().__init__(content, markup=False, classes=f"stage {mark.state.replace(' ', '-')}")
        self._stage = mark.id

    def on_click(self) -> None:
        """Ask to go to the stage."""
        self.post_message(StagePicked(self._stage))


def row_spots(stages: tuple[StageMark, ...]) -> list[Static]:
    """Return the stages as a line of short spots, from the one before the stage that the conversation is at."""
    shown = [mark for mark in stages if mark.state in ("here", "done", "started", "to come")]
    here = next((place for place, mark in enumerate(shown) if mark.state == "here"), 0)
    count = Static(Content(f"{here + 1}/{len(shown)}"), markup=False, classes="stage")
    spots = [
        StageSpot(mark, drawing.text((f"{drawing.MARKS[mark.state]} {mark.title}", "")))
        for mark in shown[max(0, here - 1) :]
    ]
    return [count, *spots]


def list_spots(stages: tuple[StageMark, ...]) -> list[StageSpot]:
    """Return the stages as a list, with what each still needs."""
    return [StageSpot(mark, drawing.stage(mark)) for mark in stages]


class StageRow(Horizontal):
    """The stages in a row, drawn again only when one of them changed."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty row."""
        super().__init__(id=id)
        self._seen: tuple[StageMark, ...] = ()

    async def show(self, marks: tuple[StageMark, ...]) -> None:
        """Show the stages."""
        if marks != self._seen:
            self._seen = marks
            await self.remove_children()
            await self.mount_all(row_spots(marks))

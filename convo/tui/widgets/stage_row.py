"""The stages as a line (narrow screens) or a list (wide ones); a click goes there."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from convo.tui import drawing
from convo.tui.messages import StagePicked

if TYPE_CHECKING:
    from textual.app import App

    from convo.model.view import StageMark

_GAP = 2
"""Columns between two stages of the line."""


class StageSpot(Static):
    """One stage; a click goes to it."""

    def __init__(self, mark: StageMark, content: Content) -> None:
        """Make the spot of a stage."""
        super().__init__(content, markup=False, classes=f"stage {mark.state.replace(' ', '-')}")
        self._stage = mark.id

    def on_click(self) -> None:
        """Ask to go to the stage."""
        self.post_message(StagePicked(self._stage))


def row_spots(stages: tuple[StageMark, ...], room: int) -> list[Static]:
    """Return the stages as a line of short spots, from the one before the stage that the conversation is at.

    That stage is there in full, if need be without the one before it; what follows is cut between words. Where it is
    at none, as everything was asked, all are counted and those at the end are shown.
    """
    shown = [mark for mark in stages if mark.state in ("here", "done", "started", "to come")]
    here = next((place for place, mark in enumerate(shown) if mark.state == "here"), len(shown) - 1)
    count = f"{here + 1}/{len(shown)}"
    left = room - cell_len(count) - _GAP
    before = sum(cell_len(_name(mark)) + _GAP for mark in shown[max(0, here - 1) : here + 1]) - _GAP
    spots: list[Static] = [Static(Content(count), markup=False, classes="stage")]
    for mark in shown[max(0, here - 1) if before <= left else here :]:
        name = _cut(_name(mark), left)
        spots += [StageSpot(mark, Content(name))] if name else []
        if name != _name(mark):
            break
        left -= cell_len(name) + _GAP
    return spots


def _name(mark: StageMark) -> str:
    return f"{drawing.MARKS[mark.state]} {mark.title}"


def _cut(name: str, room: int) -> str:
    """Return a sign and a title that fit the room, cut after a word of the title; "…" where not one word fits."""
    ends = [len(name), *(end for end in range(len(name) - 1, 1, -1) if name[end] == " ")]
    cuts = (name[:end] + ("" if end == len(name) else "…") for end in ends)
    return next((cut for cut in cuts if cell_len(cut) <= room), "…" if room > 0 else "")


def list_spots(stages: tuple[StageMark, ...]) -> list[StageSpot]:
    """Return the stages as a list, with what each still needs."""
    return [StageSpot(mark, drawing.stage(mark)) for mark in stages]


class StageRow(Horizontal):
    """The stages in a row, drawn again only when one of them or the room for them changed."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty row."""
        super().__init__(id=id)
        self._seen: tuple[tuple[StageMark, ...], int] = ((), 0)
        self._drawing = Lock()

    async def show(self, marks: tuple[StageMark, ...]) -> None:
        """Show the stages."""
        async with self._drawing:
            room = cast("App[int]", self.app).size.width - 2  # as wide as the screen, but for a column on either side
            if (marks, room) != self._seen:
                self._seen = marks, room
                await self.remove_children()
                await self.mount_all(row_spots(marks, room))

    async def on_resize(self) -> None:
        """Use the room there is now."""
        await self.show(self._seen[0])

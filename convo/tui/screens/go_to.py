"""Where to go: the stages, and what was parked, skipped, or may need a look."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Footer, OptionList, Static

from convo.model import wish as wi
from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Sheet
from convo.tui.widgets.rows import Row, Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.view import OpenQuestion, View
    from convo.model.wish import Wish


class GoToScreen(Sheet):
    """Lists where the conversation can go."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.StandsAsItIs, co.Shut)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View) -> None:
        """List where this conversation can go."""
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Lay out the list: what may need a look, what was parked, the stages, and last what was skipped."""
        with Vertical(id="sheet"):
            yield Static(self.phrase("go-to"), markup=False, classes="title")
            view = self._view
            yield Rows(
                [
                    *_questions(view.doubted, "may need a look"),
                    *_questions(view.parked, "parked"),
                    *((f"stage {mark.id}", drawing.stage(mark)) for mark in view.stages),
                    *_questions(view.skipped, "skipped"),
                ]
            )
            yield Status()
            yield Footer(compact=True)

    @on(OptionList.OptionSelected)
    @work
    async def _go(self, event: OptionList.OptionSelected) -> None:
        what, _, where = (event.option_id or "").partition(" ")
        wish: Wish = wi.Jump(stage=where) if what == "stage" else wi.GoTo(asking=where)
        await self.finish(self._view.session, wish)

    @on(co.StandsAsItIs)
    @work
    async def _still_right(self) -> None:
        """Settle the doubted answer that is highlighted."""
        chosen = self.query_one(Rows).chosen or ""
        entry = next((one.entry for one in self._view.doubted if chosen == f"ask {one.asking}"), "")
        if entry:
            await self.finish(self._view.session, wi.StillRight(entry=entry))
        else:
            self.tell(self.phrase("choose-doubted"))


def _questions(questions: tuple[OpenQuestion, ...], state: str) -> list[Row]:
    """Return rows of questions left open, the latest first; the id says what choosing does, and to what."""
    return [(f"ask {one.asking}", drawing.open_question(one, state)) for one in reversed(questions)]

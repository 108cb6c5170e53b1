"""What is kept: take a thing off again, or choose whether it is in the plan."""

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
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.view import Thing, View


class ThingsScreen(Sheet):
    """Lists what is kept."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.TakeOff, co.PlaceInPlan, co.Shut)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View) -> None:
        """List what a conversation keeps."""
        super().__init__()
        self._view = view
        self._things: dict[str, Thing] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="sheet"):
            yield Static(self.phrase("things"), markup=False, classes="title")
            yield Rows()
            yield Status()
            yield Footer(compact=True)

    @work
    async def on_mount(self) -> None:
        """Ask for all there is: the first of many can be taken off too; and say what can be done."""
        things = await self.ask(self.house.desk.things, self._view.session)
        if things is None:
            return
        self._things = {thing.id: thing for thing in things}
        self.query_one(Rows).fill((thing.id, drawing.thing_row(thing)) for thing in things)
        self.tell(self.phrase("things-hint" if self._things else "nothing-kept"))

    @on(co.TakeOff)
    @work
    async def _take_off(self) -> None:
        if thing := self._things.get(self.query_one(Rows).chosen or ""):
            await self.finish(self._view.session, wi.Drop(item=thing.id))

    @on(co.PlaceInPlan)
    @on(OptionList.OptionSelected)
    @work
    async def _place(self) -> None:
        if thing := self._things.get(self.query_one(Rows).chosen or ""):
            await self.finish(self._view.session, wi.Place(item=thing.id, in_plan=not thing.in_plan))

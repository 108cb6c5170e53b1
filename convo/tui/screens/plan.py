"""The plan as it stands, to read and to save in a format."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from convo.model.words import clean
from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Page
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status


class PlanScreen(Page):
    """Shows a plan as plain text, with the formats it can be saved in."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.SavePlan, co.Earlier, co.Later, co.Shut)
    BINDINGS = co.bindings(OFFERS, co.Earlier, co.Later)

    def __init__(self, session: str) -> None:
        """Show the plan of a conversation."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        self._session = session
        self._files: dict[str, Path] = {}

    def compose(self) -> ComposeResult:
        """Lay out the plan and the formats."""
        yield Static(self.phrase("plan"), markup=False, id="top")
        with Horizontal(id="middle"):
            with VerticalScroll(id="plan", can_focus=False):
                yield Static(markup=False, id="text")
            with Vertical(id="formats"):
                yield Static(self.phrase("formats"), markup=False, classes="title")
                yield Rows(
                    (name, drawing.text((name, "bold"), (f" {about}", "$quiet")))
                    for name, about in self.house.desk.formats()
                )
        yield Static(markup=False, id="goes-to")
        yield Status()
        yield Footer(compact=True)

    @work
    async def on_mount(self) -> None:
        """Ask for the plan."""
        self.query_one(Rows).focus()
        data = await self.ask(self.house.desk.plan_as, self._session, "text")
        if data is not None:
            self.query_one("#text", Static).update(Content(clean(data.decode())))
            self.tell(self.phrase("plan-hint"))

    @property
    def _format(self) -> str:
        return self.query_one(Rows).chosen or "text"

    @on(OptionList.OptionHighlighted)
    @work(exclusive=True, group="goes-to")
    async def _say_where(self) -> None:
        """Say where the plan will go before it goes there: anybody can open the file."""
        name = self._format
        file = await self.ask(self.house.desk.plan_file, self._session, name)
        if file is not None:
            self._files[name] = file
            self.query_one("#goes-to", Static).update(Content(self.phrase("goes-to", path=clean(str(file)))))

    @on(co.SavePlan)
    @on(OptionList.OptionSelected)
    @work(exclusive=True, group="save")
    async def _save(self) -> None:
        """Save to the file that the screen named, and then name the next."""
        name = self._format
        path = await self.ask(self.house.desk.save_plan, self._session, name, self._files.get(name))
        if path:
            self.tell(self.phrase("saved", path=path))
        self._say_where()

    @on(co.Earlier)
    def _up(self) -> None:
        self.query_one("#plan").scroll_page_up(animate=False)

    @on(co.Later)
    def _down(self) -> None:
        self.query_one("#plan").scroll_page_down(animate=False)

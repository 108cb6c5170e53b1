"""Home: what can be taken up again on top, then the people."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static

from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.messages import Entered, SettingsWanted
from convo.tui.room import Room
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.rows import Row, Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.view import Home

NEW = "new"


class HomeScreen(Room):
    """Lists conversations to take up again and people, found by typing a part of the name."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (
        co.NewPerson,
        co.ReadBack,
        co.ShowSupervision,
        co.Practise,
        co.ShowSettings,
    )
    BINDINGS = co.bindings(OFFERS)

    def __init__(self) -> None:
        """Show nothing until the desk answers."""
        super().__init__()
        self._home: Home | None = None

    def compose(self) -> ComposeResult:
        """Lay out the two lists with the search between them."""
        yield Static(self.phrase("home"), markup=False, id="top")
        yield Static(markup=False, id="warning", classes="trouble")
        yield Static(self.phrase("resume"), markup=False, classes="title", id="resume-title")
        yield Rows(id="resume")
        yield Static(self.phrase("people"), markup=False, classes="title")
        yield LineBox(id="search", hint=self.phrase("search"))
        yield Rows(id="people")
        yield Status()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Hide what is empty until the desk answers."""
        for part in ("#warning", "#resume", "#resume-title"):
            self.query_one(part).add_class("empty")
        self.query_one("#search").focus()

    def on_screen_resume(self) -> None:
        """Look again, whenever home comes to the front."""
        self._look(self.query_one("#search", LineBox).value, settle=0)

    @work(exclusive=True, group="look")
    async def _look(self, search: str, settle: float) -> None:
        await sleep(settle)
        home = await self.ask(self.house.desk.home, search)
        if home is not None:
            self._show(home, search)

    def _show(self, home: Home, search: str) -> None:
        first = self._home is None
        self._home = home
        warning = self.query_one("#warning", Static)
        warning.set_class(not home.warnings, "empty")
        warning.update(Content(f"! {' '.join(home.warnings)}"))
        resume = self.query_one("#resume", Rows)
        resume.fill((row.session, drawing.session_row(row)) for row in home.resume)
        for part in (resume, self.query_one("#resume-title")):
            part.set_class(not home.resume, "empty")
        self.query_one("#people", Rows).fill([*self._people(home), self._new(search)])
        if len(home.people) < home.total_people and not search:
            self.tell(self.phrase("more-people", shown=str(len(home.people)), total=f"{home.total_people:,}"))
        else:
            self.tell(self.phrase("home-hint"))
        if first and home.resume:
            resume.focus()

    def _people(self, home: Home) -> list[Row]:
        return [(row.person, drawing.person_row(row)) for row in home.people]

    def _new(self, search: str) -> Row:
        return NEW, drawing.text(("+ ", "bold $lead"), self.phrase("new-person-row", name=drawing.short(search, 40)))

    @on(Input.Changed, "#search")
    def _search(self, event: Input.Changed) -> None:
        self._look(event.value, settle=0.15)

    @on(Input.Submitted, "#search")
    def _to_people(self) -> None:
        self.query_one("#people").focus()

    @on(OptionList.OptionSelected, "#resume")
    @work(exclusive=True, group="take-up")
    async def _take_up(self, event: OptionList.OptionSelected) -> None:
        view = await self.ask(self.house.desk.open, event.option_id or "")
        if view is not None and self.is_active:
            self.post_message(Entered(view))

    @on(OptionList.OptionSelected, "#people")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self._start(event.option_id or NEW)

    @on(co.NewPerson)
    def _new_person(self) -> None:
        self._start(NEW)

    @on(co.ReadBack)
    def _read_back(self) -> None:
        self.enter("readings")

    @on(co.ShowSupervision)
    def _supervision(self) -> None:
        self.enter("supervision")

    @on(co.Practise)
    def _practise(self) -> None:
        self.enter("practise")

    @on(co.ShowSettings)
    def _settings(self) -> None:
        self.post_message(SettingsWanted())

    @work
    async def _start(self, whom: str) -> None:
        """Choose what to start with a person, or with a new one named as searched for."""
        if self._home is None:
            return
        person = next((row for row in self._home.people if row.person == whom), None)
        view = await self.house.sheet("start", self._home, person, self.query_one("#search", LineBox).value)
        if view is not None:
            self.post_message(Entered(view))

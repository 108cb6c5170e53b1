"""Starting with a person: which conversation, now or afterwards; or reading one that was held."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static

from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Sheet
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.rows import Row, Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.kinds import Mode
    from convo.model.view import Home, PersonRow, View


class StartScreen(Sheet):
    """Lists what can be started; with no person yet it asks for the name first."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, home: Home, person: PersonRow | None, name: str = "") -> None:
        """Start with a person of the list, or with a new one of this name."""
        super().__init__()
        self._home = home
        self._person = person
        self._whose = person.person if person else ""
        self._called = person.name if person else name
        self._beginning = Lock()
        self._begun = False

    def compose(self) -> ComposeResult:
        """Lay out the name and the list."""
        with Vertical(id="sheet"):
            if self._person:
                yield Static(Content(drawing.short(self._called, 60)), markup=False, classes="title")
            else:
                yield Static(self.phrase("new-person"), markup=False, classes="title")
                yield LineBox(self._called, hint=self.phrase("name"), id="name")
            yield Rows([*self._scripts(), *self._held()])
            yield Status()
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin with the name where it is wanted."""
        self.query_one(Rows if self._called else LineBox).focus()

    def _scripts(self) -> list[Row]:
        modes = (("live", self.phrase("live")), ("afterwards", self.phrase("afterwards")))
        return [
            (f"{mode} {row.script}", drawing.text((row.title, "bold"), f" – {label}"))
            for row in self._home.scripts
            if not row.follows_up or (self._person and self._person.contacts)
            for mode, label in modes
        ]

    def _held(self) -> list[Row]:
        sessions = self._person.sessions if self._person else ()
        rows = [(f"open {one.session}", drawing.session_row(one)) for one in sessions]
        return [("", drawing.text((self.phrase("held"), "bold"))), *rows] if rows else []

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        """Go on to the list; without a name the cursor stays where one is typed."""
        if event.value.strip():
            self.query_one(Rows).focus()
        else:
            self.tell(self.house.desk.phrase("session/name-needed"), trouble=True)

    @on(OptionList.OptionSelected)
    @work
    async def _begin(self, event: OptionList.OptionSelected) -> None:
        """Begin, once however often the key came."""
        async with self._beginning:
            view = None if self._begun else await self._chosen(event.option_id or "")
            self._begun = self._begun or view is not None
        if view is not None:
            self.dismiss(view)

    async def _chosen(self, row: str) -> View | None:
        """Take up the conversation of a row, or begin one; None where that can't be."""
        what, _, which = row.partition(" ")
        desk = self.house.desk
        if what == "open":
            return await self.ask(desk.open, which)
        if not self._whose:
            self._whose = await self._add()
        return await self.ask(desk.start, self._whose, which, cast("Mode", what)) if self._whose else None

    async def _add(self) -> str:
        """Add the new person; where the name won't do, lead back to it."""
        name = self.query_one(LineBox)
        person = await self.ask(self.house.desk.add_person, name.value)
        if not person:
            name.focus()
        return person or ""

"""Practising: what was broken off, the clients to choose from, and how it goes over the weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Footer, OptionList, Static

from convo.tui import commands as co
from convo.tui import practice_drawing
from convo.tui.practice_drawing import PRACTICE
from convo.tui.room import Page
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.practice import Aim, Resistance
    from convo.model.practice_view import PracticeHome

_TALL = 34
"""Rows of the terminal from which on there is room for high columns."""


class PractiseScreen(Page):
    """Lists clients and practices; Enter chooses."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(
        self, client: str = "", aim: Aim | None = None, resistance: Resistance = "usual", seed: int | None = None
    ) -> None:
        """Show nothing until the desk answers; with a client, begin with them at once."""
        super().__init__()
        self._client = client
        self._set_up: tuple[Aim | None, Resistance, int | None] = (aim, resistance, seed)
        self._home: PracticeHome | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list, what the referral says of the one highlighted, and the plot."""
        yield Static(self.practising("title"), markup=False, id="top")
        yield Rows(id="clients")
        yield Static(markup=False, id="referral")
        yield Static(markup=False, id="weeks")
        yield Status()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#clients").focus()
        self.tell(self.practising("home-hint"))

    def on_screen_resume(self) -> None:
        """Look again, whenever this comes to the front."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        home = await self.ask(self.house.desk.practice.home)
        notice = await self.ask(self.house.desk.practice.notice)
        if home is None:
            return
        self._home = home
        if notice:
            self.tell(notice)
        rows = self.query_one("#clients", Rows)
        before = self._client or rows.chosen
        rows.fill(practice_drawing.home_rows(home, self.practising))
        names = [option.id for option in rows.options]
        if before in names and not home.broken_off:
            rows.highlighted = names.index(before)
        self._draw()
        client, self._client = self._client, ""
        if client:
            self._begin(client)

    def on_resize(self, event: Resize) -> None:
        """Draw the plot as high as there is room."""
        self._draw()

    def _draw(self) -> None:
        if self._home is not None:
            height = 3 if self.size.height >= _TALL else 1
            room = max(10, self.size.width - 40)
            plot = practice_drawing.weeks(self._home.figures, height, room, self.practising)
            self.query_one("#weeks", Static).update(plot)

    @on(OptionList.OptionHighlighted)
    def _who(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the referral says of the client under the cursor."""
        clients = self._home.clients if self._home else ()
        words = next((one.referral for one in clients if one.client == event.option_id), "")
        self.query_one("#referral", Static).update(Content(words))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        broken_off = self._home.broken_off if self._home else None
        if broken_off and chosen == broken_off.practice:
            self._go_on(chosen)
        elif broken_off and not chosen.startswith(PRACTICE):
            self._how_it_went(broken_off.practice, self.practising("open-first"))
        elif chosen.startswith(PRACTICE):
            self._how_it_went(chosen)
        else:
            self._ask_how(chosen)

    @work
    async def _go_on(self, practice: str) -> None:
        view = await self.ask(self.house.desk.practice.open, practice)
        if view is not None:
            self.enter("practising", view)

    @work
    async def _how_it_went(self, practice: str, words: str = "") -> None:
        """Show the feedback, which no practice goes without."""
        view = await self.ask(self.house.desk.practice.end, practice)
        if view is not None:
            self.enter("feedback", view, words)

    @work
    async def _ask_how(self, client: str) -> None:
        name = next((one.name for one in self._home.clients if one.client == client), "") if self._home else ""
        await self.house.sheet("set-up", client, name)

    @work
    async def _begin(self, client: str) -> None:
        """Begin as was asked for from outside; what was broken off comes first."""
        broken_off = self._home.broken_off if self._home else None
        if broken_off:
            self._how_it_went(broken_off.practice, self.practising("open-first"))
            return
        view = await self.ask(self.house.desk.practice.start, client, *self._set_up)
        if view is not None:
            self.enter("practising", view)

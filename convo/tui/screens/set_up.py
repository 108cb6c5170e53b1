"""A sheet to set a practice up: what to work on, and how hard the client makes it."""

from __future__ import annotations

from typing import ClassVar, cast, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from convo.model.practice import Aim, Resistance
from convo.tui import commands as co
from convo.tui.messages import RoomWanted
from convo.tui.room import Sheet
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status

NONE = "none"
USUAL = "usual"


class SetUpScreen(Sheet):
    """Asks both; Enter takes what is highlighted, and after the second the practice begins."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, client: str, name: str) -> None:
        """Set up a practice with a client."""
        super().__init__()
        self._client, self._name = client, name

    def compose(self) -> ComposeResult:
        """Lay out both lists, each under what is chosen in it."""
        with Vertical(id="sheet"):
            yield Static(Content(self.practising("set-up", name=self._name)), markup=False, classes="title")
            yield from self._list("aim", (NONE, *get_args(Aim)))
            yield from self._list("resistance", get_args(Resistance))
            yield Status()
            yield Footer(compact=True)

    def _list(self, field: str, choices: tuple[str, ...]) -> ComposeResult:
        yield Static(markup=False, classes="label", id=f"{field}-chosen")
        yield Rows([(choice, Content(self.practising(f"{field}-{choice}"))) for choice in choices], id=field)

    def on_mount(self) -> None:
        """Begin with what to work on; the client is as most people are."""
        self.query_one("#resistance", Rows).highlighted = get_args(Resistance).index(USUAL)
        self.query_one("#aim").focus()
        self.tell(self.practising("set-up-hint"))

    @on(OptionList.OptionHighlighted)
    def _chose(self, event: OptionList.OptionHighlighted) -> None:
        """Say in words what is chosen: its colour alone would not tell once the other list is in hand."""
        field = event.option_list.id or ""
        label = self.practising(field, chosen=str(event.option.prompt))
        self.query_one(f"#{field}-chosen", Static).update(Content(label))

    @on(OptionList.OptionSelected, "#aim")
    def _next(self) -> None:
        self.query_one("#resistance").focus()

    @on(OptionList.OptionSelected, "#resistance")
    @work(exclusive=True, group="begin")
    async def _begin(self) -> None:
        aim = self.query_one("#aim", Rows).chosen
        resistance = self.query_one("#resistance", Rows).chosen or USUAL
        view = await self.ask(
            self.house.desk.practice.start,
            self._client,
            cast("Aim | None", None if aim == NONE else aim),
            cast(Resistance, resistance),
        )
        if view is not None:
            self.dismiss(None)
            self.house.post_message(RoomWanted("practising", (view,)))

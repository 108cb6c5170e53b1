"""A sheet to pick one line from, and do something with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Sheet
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status


class PickScreen(Sheet):
    """Lists lines; Enter picks one."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, title: str, lines: Sequence[str], act: Callable[[str], object]) -> None:
        """Ask `title`; `act` is done with the line picked, on the desk's thread."""
        super().__init__()
        self._title = title
        self._lines = lines
        self._act = act

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Vertical(id="sheet"):
            yield Static(Content(self._title), markup=False, classes="title")
            yield Rows((str(place), Content(drawing.short(line, 80))) for place, line in enumerate(self._lines))
            yield Status()
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Rows).focus()

    @on(OptionList.OptionSelected)
    @work
    async def _pick(self, event: OptionList.OptionSelected) -> None:
        if await self.done(self._act, self._lines[int(event.option_id or 0)]):
            self.dismiss(None)

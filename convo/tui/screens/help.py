"""Help: the keys and how things work, and every command of the screen it was asked from."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Markdown

from convo.tui import commands as co
from convo.tui.room import Page
from convo.tui.widgets.status import Status


class HelpScreen(Page):
    """Shows the page of help."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="help"):
            yield Markdown(self.house.desk.page("help/keys"), open_links=False)
        yield Status()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#help").focus()

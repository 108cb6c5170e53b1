"""Putting an earlier entry right: choose it, change its words, and the words before stay in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Footer, OptionList, Static

from convo.model import wish as wi
from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.messages import Sent
from convo.tui.room import Sheet
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status
from convo.tui.widgets.words_box import WordsBox

if TYPE_CHECKING:
    from convo.model.view import Shown, View


class CorrectScreen(Sheet):
    """Lists the entries, the latest first, with a box for the words of the one chosen."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View) -> None:
        """List the entries of a conversation."""
        super().__init__()
        self._view = view
        self._entries: dict[str, Shown] = {}
        self._chosen = ""

    def compose(self) -> ComposeResult:
        """Lay out the list over the box."""
        with Vertical(id="sheet"):
            yield Static(self.phrase("correct"), markup=False, classes="title")
            yield Rows()
            yield WordsBox(id="words", hint=self.phrase("correct-hint"))
            yield Status()
            yield Footer(compact=True)

    @work
    async def on_mount(self) -> None:
        """Ask for all entries: those further up can be put right too."""
        self.query_one("#words").disabled = True
        view = await self.ask(self.house.desk.view, self._view.session, self._view.total_lines)
        if view is None:
            return
        entries = [shown for shown in reversed(view.lines) if shown.who != "prompt"]
        self._entries = {shown.id: shown for shown in entries}
        rows = self.query_one(Rows)
        asked = {shown.id: shown.text for shown in view.lines if shown.who == "prompt"}
        rows.fill(
            (shown.id, drawing.entry_row(shown, view.name, asked.get(shown.asking or "", ""))) for shown in entries
        )
        rows.focus()
        if not entries:
            self.tell(self.phrase("nothing-to-correct"))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self._chosen = event.option_id or ""
        box = self.query_one("#words", WordsBox)
        box.disabled = False
        box.put(self._entries[self._chosen].text)
        box.focus()

    @on(Sent)
    @work
    async def _correct(self, sent: Sent) -> None:
        if self._chosen:
            await self.finish(self._view.session, wi.Correct(entry=self._chosen, text=sent.text))

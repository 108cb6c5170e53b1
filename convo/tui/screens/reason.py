"""Sheets that ask for a few words: why a question is skipped, why a stance is neutral."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Footer, Static

from convo.model import wish as wi
from convo.tui import commands as co
from convo.tui.messages import Sent
from convo.tui.room import Sheet
from convo.tui.widgets.status import Status
from convo.tui.widgets.words_box import WordsBox

if TYPE_CHECKING:
    from convo.model.view import View
    from convo.model.wish import Wish


class ReasonScreen(Sheet):
    """Asks for a reason, and makes a wish of it. `ASKS` is the key of its wording."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)
    ASKS: ClassVar[str] = ""

    def __init__(self, view: View) -> None:
        """Ask for a reason in this conversation."""
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Lay out the question and the box."""
        with Vertical(id="sheet"):
            yield Static(self.phrase(self.ASKS), markup=False, classes="title")
            yield WordsBox(id="words", hint=self.phrase("reason-hint"))
            yield Status()
            yield Footer(compact=True)

    def made(self, words: str) -> Wish:
        """Return the wish that the words make."""
        raise NotImplementedError

    @on(Sent)
    @work
    async def _sent(self, sent: Sent) -> None:
        await self.finish(self._view.session, self.made(sent.text))


class SkipReasonScreen(ReasonScreen):
    """Asks why a question is skipped."""

    ASKS = "why-skip"

    def made(self, words: str) -> Wish:
        """Skip with the reason given."""
        return wi.Skip(reason=words)


class StanceScreen(ReasonScreen):
    """Asks why the worker means to be neutral."""

    ASKS = "why-neutral"

    def made(self, words: str) -> Wish:
        """Declare a neutral stance with the reason given."""
        return wi.Declare(reason=words)

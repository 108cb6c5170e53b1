"""A sheet that asks for a few words and does something with them: a name, a note, a goal, a file."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from convo.tui import commands as co
from convo.tui.drafts import Drafts
from convo.tui.messages import Edited, Sent
from convo.tui.room import Sheet
from convo.tui.widgets.status import Status
from convo.tui.widgets.words_box import WordsBox


class FewWordsScreen(Sheet):
    """Asks, and does it; refused words stay where they were typed."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(
        self,
        title: str,
        hint: str,
        act: Callable[[str], object],
        words: str = "",
        keep: Callable[[str], object] | None = None,
    ) -> None:
        """Ask `title`; `act` is done with the words, on the desk's thread. `keep` keeps half-typed ones."""
        super().__init__()
        self._title = title
        self._hint = hint
        self._act = act
        self._words = words
        self._keep = keep
        self._drafts = Drafts(self._keep_draft, words)
        self._acting = Lock()
        self._acted = False

    def compose(self) -> ComposeResult:
        """Lay out the question and the box."""
        with Vertical(id="sheet"):
            yield Static(Content(self._title), markup=False, classes="title")
            yield WordsBox(self._words, id="words", hint=self._hint)
            yield Status()
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Say beside words that are there already what the box is for."""
        if self._words:
            self.tell(self._hint)

    @on(Edited)
    def _edited(self) -> None:
        self.run_worker(self.flush())

    async def _keep_draft(self, words: str) -> bool:
        return self._keep is None or await self.done(self._keep, words)

    async def flush(self) -> None:
        """Keep what is half typed; words that were done with are half typed no more."""
        async with self._acting:
            if not self._acted:
                await self._drafts.note(self.query_one(WordsBox).text)

    @on(Sent)
    @work
    async def _sent(self, sent: Sent) -> None:
        async with self._acting:
            self._acted = self._acted or await self.done(self._act, sent.text)
        if self._acted:
            self.dismiss(None)

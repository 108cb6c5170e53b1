"""One quiet line under a conversation, for a worker who turned hints on; working it out holds nothing up."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Callable

    from convo.model.review_view import Whisper
    from convo.model.view import View


class Whispering(Static):
    """Says what is heard in the last turn, or nothing at all."""

    def __init__(self, hear: Callable[[str], Whisper | None]) -> None:
        """Take what is asked after each turn; it is asked in a thread of its own."""
        super().__init__(Content(""), markup=False, classes="empty")
        self._hear = hear
        self._heard = (-1, "")

    def listen(self, view: View) -> None:
        """Hear a conversation as it stands, once for each version of it."""
        if self._heard != (view.version, view.session):
            self._heard = (view.version, view.session)
            self._listen(view.session)

    @work(exclusive=True)
    async def _listen(self, session: str) -> None:
        try:
            heard = await to_thread(self._hear, session)
        except Exception:  # noqa: BLE001 - a hint that can't be given is no trouble: the conversation goes on
            heard = None
        self.set_class(heard is None, "empty")
        self.update(Content(heard.text if heard else ""))

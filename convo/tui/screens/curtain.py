"""The curtain: nothing of anybody, only the time, until the key is pressed again."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class CurtainScreen(ModalScreen[None]):
    """A blank screen with the time."""

    def compose(self) -> ComposeResult:
        """Lay out the time and the key."""
        yield Static(markup=False, id="time")

    def on_mount(self) -> None:
        """Keep the time right."""
        self._show()
        self.set_interval(5, self._show)

    def _show(self) -> None:
        time = datetime.now().astimezone().strftime("%H:%M")
        self.query_one("#time", Static).update(f"{time}\n\nPress F10")

"""The line that says, at a pause and at the end, what waits in the margin and which key opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Callable

    from convo.model.view import View


class Waiting(Static):
    """Shown only where the talk rests: what can wait interrupts nobody."""

    def __init__(self, phrase: Callable[..., str]) -> None:
        """Make the line, out of sight; `phrase` gives its wording."""
        super().__init__(markup=False, classes="empty")
        self._phrase = phrase

    def show(self, view: View) -> None:
        """Show what waits, by titles that anybody in the room may see."""
        covers = dict.fromkeys(one.cover for one in view.waiting) if view.resting else {}
        self.set_class(not covers, "empty")
        self.update(Content(self._phrase("concern-waits", what=", ".join(covers))))

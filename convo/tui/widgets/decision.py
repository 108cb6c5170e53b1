"""The answer to a concern: whom was told and when, or why it was not done."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input

from convo.tui.widgets.line_box import LineBox

if TYPE_CHECKING:
    from collections.abc import Callable

_TIME = re.compile(
    r"(?:(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]|(?:0?[1-9]|1[0-2])(?:[:.][0-5][0-9])? ?[ap]m)?", re.IGNORECASE
)


class Decision(Vertical):
    """Two rows: done, and not done. Enter in the last box of a row, or its button, records it."""

    def __init__(self, phrase: Callable[..., str]) -> None:
        """Make both rows; `phrase` gives their wording."""
        super().__init__()
        self._phrase = phrase

    def compose(self) -> ComposeResult:
        """Lay out the rows; the time is now until another is typed."""
        with Horizontal(classes="decision"):
            yield LineBox(id="told", hint=self._phrase("told"))
            yield LineBox(datetime.now().astimezone().strftime("%H:%M"), id="when", hint=self._phrase("when"))
            yield Button(self._phrase("record-done"), id="done", compact=True)
        with Horizontal(classes="decision"):
            yield LineBox(id="reason", hint=self._phrase("reason-not-done"))
            yield Button(self._phrase("record-not-done"), id="not-done", compact=True)

    @property
    def told(self) -> str:
        """Who was told."""
        return self._box("told").value

    @property
    def when(self) -> str:
        """When they were told."""
        return self._box("when").value

    @property
    def reason(self) -> str:
        """Why it was not done, or is not this."""
        return self._box("reason").value

    def begin(self, told: str) -> None:
        """Begin with who was told, unless somebody is named by now."""
        box = self._box("told")
        box.value = box.value or told
        box.focus()

    def go_to(self, box: str) -> None:
        """Put the cursor into a box."""
        self._box(box).focus()

    def fits_time(self) -> bool:
        """Tell whether what is in the box for the time is one, or nothing yet."""
        return bool(_TIME.fullmatch(self.when.strip()))

    def _box(self, name: str) -> LineBox:
        return self.query_one(f"#{name}", LineBox)

    @on(Input.Submitted, "#told")
    def _to_when(self) -> None:
        self.go_to("when")

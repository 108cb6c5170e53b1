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

_TIME = r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]|(?:0?[1-9]|1[0-2])(?:[:.][0-5][0-9])? ?[ap]m"
_PART = r"noon|midday|(?:in the )?(?:morning|afternoon|evening)"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER = r"(?:0?[1-9]|[12][0-9]|3[01])"
_CALENDAR_DAY = rf"{_NUMBER}(?:(?:st|nd|rd|th)? (?:of )?{_MONTH}|/(?:0?[1-9]|1[0-2]))(?:[ /][0-9]{{4}})?"
_DAY = rf"today|yesterday|last night|(?:(?:on|last) )?{_WEEKDAY}|(?:{_WEEKDAY},? )?{_CALENDAR_DAY}"

_NOW = re.compile(rf"(?:{_TIME})?", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:{_TIME}|(?:{_DAY})(?:,? (?:at )?(?:{_TIME}|{_PART}))?)?", re.IGNORECASE)


class Decision(Vertical):
    """Two rows: done, and not done. Enter in the last box of a row, or its button, records it."""

    def __init__(self, phrase: Callable[..., str], afterwards: bool) -> None:
        """Make both rows; `phrase` gives their wording. What is filled in `afterwards` was not done now."""
        super().__init__(classes="afterwards" if afterwards else "")
        self._phrase = phrase
        self._afterwards = afterwards

    def compose(self) -> ComposeResult:
        """Lay out the rows; the time is now until another is typed, but nobody knows yet when it was done before."""
        now = "" if self._afterwards else datetime.now().astimezone().strftime("%H:%M")
        hint = self._phrase("when-afterwards" if self._afterwards else "when")
        with Horizontal(classes="decision"):
            yield LineBox(id="told", hint=self._phrase("told"))
            yield LineBox(now, id="when", hint=hint)
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

    def wrong_time(self) -> str:
        """Return what to say where the box for the time holds something else; "" for a time, or nothing yet."""
        if (_BEFORE if self._afterwards else _NOW).fullmatch(" ".join(self.when.split())):
            return ""
        return self._phrase("needs-day" if self._afterwards else "needs-time")

    def _box(self, name: str) -> LineBox:
        return self.query_one(f"#{name}", LineBox)

    @on(Input.Submitted, "#told")
    def _to_when(self) -> None:
        self.go_to("when")

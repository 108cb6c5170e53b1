"""Which concern comes to the front of a conversation, and when: at once, at a pause, or not again by itself."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convo.model.view import View


class Facing:
    """Puts one concern in front at a time. One that can wait comes once by itself; after that the key brings it."""

    def __init__(self) -> None:
        """Begin with nothing in front."""
        self._busy = False
        self._shown = set[str]()

    def next(self, view: View, typing: bool) -> str:
        """Return the concern to put in front now, "" for none."""
        if self._busy:
            return ""
        if view.front:
            return view.front.id
        waiting = view.waiting if view.resting and not typing else ()
        return next((one.id for one in waiting if one.id not in self._shown), "")

    @contextmanager
    def one(self, concern: str) -> Generator[None]:
        """Hold the front for one concern."""
        self._busy = True
        self._shown.add(concern)
        try:
            yield
        finally:
            self._busy = False

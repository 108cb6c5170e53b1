"""Which concern comes to the front of a conversation by itself: one that can't wait, and one at a time."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convo.model.view import View


class Facing:
    """Puts one concern in front at a time. One that can wait stays in the margin: only the key brings it."""

    def __init__(self) -> None:
        """Begin with nothing in front."""
        self._busy = False

    def next(self, view: View) -> str:
        """Return the concern to put in front now, "" for none."""
        return "" if self._busy or view.front is None else view.front.id

    @contextmanager
    def one(self) -> Generator[None]:
        """Hold the front for one concern."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

"""Which concern comes to the front of a conversation by itself, one at a time, and whose a key is that comes after."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convo.model.view import View

A_MOMENT = 2.0
"""Seconds for which a key pressed twice in a hurry may still have been meant for the card or sheet that went away."""


class Facing:
    """Puts one concern in front at a time. One that can wait stays in the margin: only the key brings it."""

    def __init__(self) -> None:
        """Begin with nothing in front."""
        self._busy = False
        self._back = 0.0

    @property
    def just_back(self) -> bool:
        """Whether a card or a sheet went away a moment ago, and nothing was typed in the conversation since."""
        return monotonic() - self._back < A_MOMENT

    def came_back(self) -> None:
        """Note that a card or a sheet went away."""
        self._back = monotonic()

    def typed(self) -> None:
        """Note that the worker types in the conversation, so that its keys are meant."""
        self._back = 0.0

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

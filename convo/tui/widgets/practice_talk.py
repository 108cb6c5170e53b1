"""The talk of a practice: only its latest lines are mounted, so that a long one stays as quick as a short one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

MOST = 80
"""Lines mounted at a time; the feedback lists every turn."""


class PracticeTalk(VerticalScroll, can_focus=False):
    """The lines of a practice, the latest at the bottom."""

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self._drawn = 0

    async def show(self, lines: Sequence[Content]) -> None:
        """Show all lines there are; those drawn before stay as they are."""
        fresh = lines[max(self._drawn, len(lines) - MOST) :]
        self._drawn = len(lines)
        if fresh:
            await self.mount_all([Static(line, markup=False, classes="line") for line in fresh])
            await self.remove_children(list(self.children)[:-MOST])
        self.anchor()

"""Keeps a half-typed line: the latest words are with the store a moment after the key, and no key waits for it."""

from collections.abc import Awaitable, Callable


class Drafts:
    """Keeps the latest words; words typed while a keeping is under way are kept in the next one."""

    def __init__(self, keep: Callable[[str], Awaitable[object]], kept: str = "") -> None:
        """Take what keeps words, and the words that are kept already."""
        self._keep = keep
        self._kept = kept
        self._busy = False
        self.latest = kept

    async def note(self, words: str) -> None:
        """Keep words, unless later ones overtake them."""
        self.latest = words
        if self._busy:
            return
        self._busy = True
        try:
            while self._kept != self.latest:
                words = self.latest
                await self._keep(words)
                self._kept = words
        finally:
            self._busy = False

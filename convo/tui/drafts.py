"""Keeps a half-typed line: the latest words are with the store a moment after the key, and no key waits for it."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convo.tui.widgets.words_box import WordsBox


class Drafts:
    """Keeps the latest words; words typed while a keeping is under way are kept in the next one."""

    def __init__(self, keep: Callable[[str], Awaitable[bool]], kept: str = "") -> None:
        """Take what keeps words and tells whether they are kept, and the words that are kept already."""
        self._keep = keep
        self._kept = kept
        self._latest = kept
        self._asked = False
        self._one_at_a_time = Lock()

    async def note(self, words: str) -> None:
        """Keep words, unless later ones overtake them; return when that is done, so that it is safe to leave."""
        self._latest, self._asked = words, True
        async with self._one_at_a_time:
            if self._asked and self._kept != self._latest:
                words, self._asked = self._latest, False  # refused words are tried again when asked again, not before
                if await self._keep(words):
                    self._kept = words


class Beside:
    """Keeps the half-typed words of a sheet beside the conversation's own half-typed line, until they are entered."""

    def __init__(
        self, box: WordsBox, own: Callable[[], Awaitable[str | None]], keep: Callable[[str], Awaitable[bool]]
    ) -> None:
        """Take the sheet's box; what reads the conversation's own line, None where it can't; what keeps words there."""
        self._box = box
        self._own = own
        self._keep = keep
        self._flying: list[str] = []
        self._before: str | None = None
        self._kept = ""
        self._one_at_a_time = Lock()

    @property
    def _words(self) -> str:
        """The words in the box, and before them any that are not yet known to be kept."""
        return "\n".join(part for part in (*self._flying, self._box.text) if part.strip())

    def fly(self, words: str) -> None:
        """Take words out of the box that are being entered."""
        self._flying.append(words)
        self._box.let_go(words)

    async def land(self, words: str, entered: bool) -> None:
        """Be done with words that were entered; otherwise they come back to the box, before any typed since."""
        if words in self._flying:
            self._flying.remove(words)
            if not entered:
                self._box.put("\n".join(part for part in (words, self._box.text) if part))
        await self.note()

    async def note(self) -> None:
        """Keep the words as they are by now; where there are none, leave only the conversation's own line."""
        async with self._one_at_a_time:
            words = self._words
            if words == self._kept:
                return
            if self._before is None:
                self._before = await self._own()
            if self._before is None:
                return  # what is kept there can't be read: nothing may be put in its place
            if await self._keep("\n".join(part for part in (self._before, words) if part)):
                self._kept = words
                self._before = self._before if words else None

    def forget(self) -> None:
        """Begin anew: the words are part of the conversation's own line now."""
        self._before, self._kept = None, ""

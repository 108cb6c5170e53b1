"""Keeps a half-typed line: the latest words are with the store a moment after the key, and no key waits for it."""

from asyncio import Lock
from collections.abc import Awaitable, Callable


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

    def __init__(self, own: Callable[[], Awaitable[str | None]], keep: Callable[[str], Awaitable[object]]) -> None:
        """Take what reads the conversation's own line, None where it can't, and what keeps words in its place."""
        self._own = own
        self._keep = keep
        self._before: str | None = None

    async def note(self, words: str) -> None:
        """Keep words, if there are any."""
        if not words.strip():
            return
        if self._before is None:
            self._before = await self._own()
        if self._before is None:
            return  # what is kept there can't be read: nothing may be put in its place
        await self._keep("\n".join(part for part in (self._before, words) if part))

    def forget(self) -> None:
        """Begin anew: the words are part of the conversation's own line now."""
        self._before = None

    async def entered(self) -> None:
        """Leave only the conversation's own line: the words are kept as an entry now."""
        if self._before is not None:
            await self._keep(self._before)
            self._before = None

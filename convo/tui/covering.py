"""What lies over every screen: the curtain, and the passphrase until the store is open. Nothing shows over these."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from convo.tui.screen_list import is_screen, make_screen

if TYPE_CHECKING:
    from textual.app import App


class Covering:
    """Lays the covers and takes them away; what would show over them waits. All is covered until the store opens."""

    def __init__(self, app: App[int]) -> None:
        """Take the app whose screens are covered."""
        self._app = app
        self._off = asyncio.Event()
        self.locked = True
        """Whether the store is closed: until it is open, the passphrase is not taken away."""

    @property
    def covers(self) -> bool:
        """Tell whether anything lies over the screens."""
        return not self._off.is_set()

    async def off(self) -> None:
        """Wait until nothing lies over the screens."""
        await self._off.wait()

    async def lay(self, name: str, *facts: object) -> None:
        """Lay a cover over everything."""
        self._off.clear()
        await self._app.push_screen(make_screen(name, *facts))

    async def lift(self) -> bool:
        """Take the passphrase away if the store is open; tell whether nothing lies over the screens now."""
        if not self.locked and is_screen(self._app.screen, "unlock"):
            await self._app.pop_screen()
        if self.locked or is_screen(self._app.screen, "curtain"):
            return False
        self._off.set()
        return True

    async def draw(self) -> bool:
        """Draw the curtain, or open it if it is in front; tell whether it is drawn now."""
        if is_screen(self._app.screen, "curtain"):
            await self._app.pop_screen()
            return False
        await self.lay("curtain")
        return True

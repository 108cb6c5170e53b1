"""A real desk over a store in memory, and an app over it, for the tests of the screens."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from copy import copy
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Literal

from textual.pilot import Pilot

from convo.content.library import Library
from convo.content.place import find_place
from convo.desk import Desk, Refused
from convo.desk.world import World
from convo.store.memory import MemoryLog
from convo.tui import ConvoApp
from convo.tui.widgets.words_box import WordsBox

LIBRARY = Library(find_place())
SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


def new_desk() -> Desk:
    """Return a desk over an empty store in memory; its clock moves a second at each look."""
    ids, seconds = count(1), count()
    start = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    world = World(now=lambda: start + timedelta(seconds=next(seconds)), new_id=lambda: f"id{next(ids)}")
    return Desk(MemoryLog(), LIBRARY, world)


def twin_of(desk: Desk) -> Desk:
    """Return a desk over the same store that stays open when this one is locked, as a new one is after unlocking."""
    return Desk(copy(desk._log), LIBRARY, desk._world)  # pyright: ignore[reportPrivateUsage]


class OpenDoor:
    """A door that opens onto one desk; the passphrase is "open sesame"."""

    def __init__(self, desk: Desk, key: str | None = "open sesame") -> None:
        """Lead to a desk."""
        self.desk = desk
        self._key = key

    def state(self) -> Literal["new", "locked"]:
        """Say that it is locked."""
        return "locked"

    def key(self) -> str | None:
        """Give the key that is at hand."""
        return self._key

    def unlock(self, passphrase: str) -> Desk:
        """Open, if the passphrase is right."""
        if passphrase != "open sesame":
            raise Refused("That passphrase does not open it.")
        return self.desk

    def set_up(self, passphrase: str, remember: bool = False) -> Desk:
        """Open the one desk there is."""
        return self.desk


@asynccontextmanager
async def at_home(
    desk: Desk | None = None, size: tuple[int, int] = (80, 24), key: str | None = "open sesame"
) -> AsyncGenerator[Pilot[int]]:
    """Run the app up to its first screen."""
    app = ConvoApp(OpenDoor(desk or new_desk(), key))  # pyright: ignore[reportArgumentType]
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: len(app.screen_stack) > 1)
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def talking(
    desk: Desk | None = None,
    size: tuple[int, int] = (80, 24),
    script: str = "first-conversation",
    mode: Literal["live", "afterwards"] = "live",
    name: str = "Sam",
) -> AsyncGenerator[tuple[Pilot[int], Desk, str]]:
    """Run the app with a conversation in front; gives the pilot, the desk and the session."""
    desk = desk or new_desk()
    view = desk.start(desk.add_person(name), script, mode)
    async with at_home(desk, size) as pilot:
        app = pilot.app
        assert isinstance(app, ConvoApp)
        await app.push_screen(app.room("conversation", view))
        await settled(pilot)
        yield pilot, desk, view.session


async def until(pilot: Pilot[int], holds: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something holds."""
    for _ in range(int(seconds / 0.01)):
        if holds():
            return
        await asyncio.sleep(0.01)
        await pilot.pause()
    raise AssertionError("it did not come to hold in time")


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the desk has answered everything and the screen shows it."""
    app = pilot.app
    assert isinstance(app, ConvoApp)
    for _ in range(3):
        await app.ask(lambda: None)
        await pilot.pause()


async def say(pilot: Pilot[int], words: str, key: str = "enter") -> None:
    """Type words as a paste does, and press a key."""
    box = pilot.app.screen.query_one(WordsBox)
    box.insert(words)
    await pilot.press(key)
    await settled(pilot)


def seen(pilot: Pilot[int]) -> str:
    """Return the text on the screen."""
    strips = pilot.app.screen._compositor.render_strips()  # pyright: ignore[reportPrivateUsage]
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)

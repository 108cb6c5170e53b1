"""A desk over a log in memory, with a clock that stands still until it is told otherwise."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from convo.content.library import Library
from convo.desk import Desk
from convo.desk.world import World
from convo.store import MemoryLog


@dataclass
class Clock:
    """The time, one minute on with every look at it."""

    at: datetime = datetime(2026, 11, 22, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time and let a minute pass."""
        self.at += timedelta(minutes=1)
        return self.at


@dataclass
class Room:
    """A log, and as many desks over it as a test wants."""

    library: Library
    log: MemoryLog
    world: World

    def desk(self) -> Desk:
        """Return a desk that remembers nothing of the others."""
        return Desk(self.log, self.library, self.world)


@pytest.fixture
def room(library: Library) -> Room:
    ids = count(1)
    return Room(library, MemoryLog(), World(Clock(), lambda: f"{next(ids):04x}"))


@pytest.fixture
def desk(room: Room) -> Desk:
    return room.desk()

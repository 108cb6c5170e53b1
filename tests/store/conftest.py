"""What the tests of the store share: quick keys, a few events, and both stores behind one fixture."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from convo.model.event import Event, Said
from convo.model.record import Recorded, Stamp
from convo.store import Head, HeadKind, Log, MemoryLog, SqliteLog

KEY = f"x'{'5e' * 32}{'a1' * 16}'"
"""A passphrase that SQLCipher takes for a finished key: opening takes no time, everything else is the same."""

START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class Make:
    """Makes the values that the tests keep."""

    key = KEY
    start = START

    def stamp(self, minute: int = 0, by: str = "worker-1") -> Stamp:
        """Return a stamp some minutes after the start."""
        return Stamp(at=START + timedelta(minutes=minute), by=by)

    def said(self, *texts: str) -> tuple[Event, ...]:
        """Return an entry for each text."""
        return tuple(Said(entry=f"e{place}", speaker="person", text=text) for place, text in enumerate(texts, start=1))

    def head(self, stream: str, name: str = "", minute: int = 0, **more: str) -> Head:
        """Return a head of a person, or of a session where a person is given."""
        kind: HeadKind = "session" if "person" in more else "person"
        return Head.model_validate(
            {"stream": stream, "kind": kind, "name": name, "at": START + timedelta(minutes=minute), **more}
        )

    def texts(self, kept: tuple[Recorded, ...]) -> list[str]:
        """Return the words of the entries."""
        return [record.event.text for record in kept if isinstance(record.event, Said)]


@pytest.fixture(scope="session")
def make() -> Make:
    """Give what makes values."""
    return Make()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a place for a store, in a folder that does not exist yet."""
    return tmp_path / "home" / "convo.db"


@pytest.fixture(params=["memory", "sqlite"])
def log(request: pytest.FixtureRequest, path: Path) -> Iterator[Log]:
    """Give each kind of store in turn."""
    store: Log = MemoryLog() if request.param == "memory" else SqliteLog.create(path, KEY)
    yield store
    store.close()


@pytest.fixture
def disk(path: Path) -> Iterator[SqliteLog]:
    """Give a store on disk."""
    store = SqliteLog.create(path, KEY)
    yield store
    store.close()

"""What the tests of the commands share: the commands as a person runs them, each in a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from convo.content.library import Library
from convo.desk import Desk
from convo.desk.world import World
from convo.model import wish as wi
from convo.store import MemoryLog

ROOT = Path(__file__).resolve().parents[2]

Convo = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a data folder that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Give an empty folder to be in."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def convo(home: Path, here: Path) -> Convo:
    """Give `convo` itself: convo("talk", "--plain", typed=b"…"), in a process of its own."""

    def run(*arguments: str, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        given = {"CONVO_HOME": str(home), "CONVO_PASSPHRASE": "four unrelated words do", "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "convo", *arguments],
            input=typed,
            capture_output=True,
            cwd=here,
            env={**os.environ, **given, **environment},
            check=False,
            timeout=120,
        )

    return run


@pytest.fixture
def crowd(library: Library) -> Desk:
    """Give a desk with a conversation of each of 206 people; An's began first and was touched last."""
    looks, ids = count(), count(1)
    world = World(
        now=lambda: datetime(2026, 11, 22, tzinfo=UTC) + timedelta(minutes=next(looks)),
        new_id=lambda: f"{next(ids):012x}"[::-1],
    )
    desk = Desk(MemoryLog(), library, world)
    names = ["An", *(f"Anna {number}" for number in range(1, 206))]
    views = [desk.start(desk.add_person(name), "signpost") for name in names]
    desk.take(views[0].session, wi.Say(text="Hello"))
    return desk

"""What the tests of the commands share: the commands as a person runs them, each in a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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

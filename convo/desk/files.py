"""Files that the worker asks for: always new ones, and a refusal in words where one can't be written."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from convo.desk.refused import Refused


def home_filled_in(path: Path) -> Path:
    """Return a path with the home folder for "~"; where there is no such user it stays as it is, as in a shell."""
    return Path(os.path.expanduser(path))


def write_new(data: bytes, path: Path, phrase: Callable[..., str]) -> str:
    """Write a file that is not there yet, whole or not at all, and return its path; none is ever written over."""
    path = home_filled_in(path)
    try:
        with new_file(path) as file:
            file.write(data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(phrase("session/not-written", path=str(path), reason=reason)) from error
    return str(path)


@contextmanager
def new_file(path: Path) -> Generator[BinaryIO]:
    """Make a file that only its owner can read, to write people's words into; it is gone if what is inside fails."""
    file = open(path, "xb", opener=_for_its_owner)  # noqa: SIM115 - one that was there before must stay
    with gone_on_failure(path), file:
        yield file


@contextmanager
def gone_on_failure(path: Path) -> Generator[None]:
    """Take a file that was just made away again if what is done inside fails."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def free(path: Path) -> Path:
    """Return `path`, or the first numbered one beside it that is not taken."""
    place, number = path, 2
    while place.exists():
        place, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return place

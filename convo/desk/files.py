"""Files that the worker asks for: always new ones, and a refusal in words where one can't be written."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from convo.desk.refused import Refused


def home_filled_in(path: Path) -> Path:
    """Return a path with the home folder for "~"; where there is no such user it stays as it is, as in a shell."""
    return Path(os.path.expanduser(path))


def write_new(data: bytes, path: Path, phrase: Callable[..., str]) -> str:
    """Write a file that is not there yet, whole or not at all, and return its path; none is ever written over."""
    path = home_filled_in(path)
    try:
        file = path.open("xb")
        with gone_on_failure(path), file:
            file.write(data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(phrase("session/not-written", path=str(path), reason=reason)) from error
    return str(path)


@contextmanager
def gone_on_failure(path: Path) -> Generator[None]:
    """Take a file that was just made away again if what is done inside fails."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def free(path: Path) -> Path:
    """Return `path`, or the first numbered one beside it that is not taken."""
    place, number = path, 2
    while place.exists():
        place, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return place

"""What goes wrong, said in one line with the exit code that fits; never a traceback, and never a kept word."""

import errno
import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click

from convo.cli.out import say

_FIT_TO_SHOW = (
    ("convo.content.findings", "ContentError"),
    ("convo.store.errors", "StoreError"),
    ("convo.desk.refused", "Refused"),
)
"""Errors whose words are meant for whoever runs the command. Looked up only where their modules were read at all."""

_PACKAGE = Path(__file__).resolve().parent.parent


class Fault(click.ClickException):
    """Something was wrong or refused; the message says what, and what to do next. The exit code is 1."""

    def show(self, file: object = None) -> None:
        """Write the message, cleaned like everything else."""
        say(f"convo: {self.message}", err=True)


class Misused(Fault):
    """The command can't be used like this, or not here. The exit code is 2."""

    exit_code = 2


@contextmanager
def spoken() -> Generator[None]:
    """Turn whatever goes wrong inside into one message."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read along has gone: click leaves quietly
            raise
        where = f" ({error.filename})" if error.filename else ""
        raise Fault(f"{error.strerror or type(error).__name__}{where}. Nothing else was done.") from None
    except Exception as error:  # noqa: BLE001 - the last resort: one line, without any local value or word
        raise Fault(_message(error)) from None


def _message(error: Exception) -> str:
    if any(
        isinstance(error, getattr(sys.modules[module], name)) for module, name in _FIT_TO_SHOW if module in sys.modules
    ):
        return str(error)
    if isinstance(error, UnicodeError):
        return "Something there is not UTF-8 text. Save it as UTF-8 and try again."
    return (
        f"Something went wrong inside convo: {type(error).__name__} at {_place(error)}. "
        "What was kept before is safe. Please report this line to whoever looks after convo."
    )


def _place(error: Exception) -> str:
    """Return the last line of convo's own code that was running."""
    frames = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__)]
    own = [(path, line) for path, line in zip(frames, lines, strict=True) if path.is_relative_to(_PACKAGE)]
    path, line = own[-1] if own else (Path("?"), 0)
    return f"{path.name}:{line}"

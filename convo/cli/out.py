"""Everything that a command writes goes through here: cleaned, so that no word can act on the terminal."""

import sys
from collections.abc import Callable

import click

from convo.cli.late import late


def say(*lines: str, err: bool = False) -> None:
    """Write lines; what a terminal would act on is taken out of them."""
    clean: Callable[[str], str] = late("convo.model.words", "clean")  # its module is too slow for every start
    for line in lines:
        click.echo(clean(line), err=err)


def example(*lines: str) -> str:
    """Return the examples at the end of a command's help."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def say_bytes(data: bytes) -> None:
    """Write a file's bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def forgiving() -> None:
    """Let streams that lack a letter write "?" for it, instead of failing in the middle of a conversation."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")

"""JSON Lines that a command reads: each line an object, and what is wrong with one that can't be used."""

import json
from typing import cast


class Unfit(ValueError):
    """A line that is JSON, but not what the command reads; the message repeats none of it."""


def entry_of(line: bytes) -> dict[str, object]:
    """Return the object on a line.

    Raises:
        ValueError, RecursionError: The line holds none; `why` says it in words.
    """
    given: object = json.loads(line, parse_constant=_refuse)
    if not isinstance(given, dict):
        raise Unfit("not a JSON object")
    return cast(dict[str, object], given)


def id_of(entry: dict[str, object], name: str) -> str | int:
    """Return an id as it came: text or a whole number."""
    value = entry.get(name)
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise Unfit(f"`{name}` must be text or a whole number")
    return value


def why(error: ValueError | RecursionError) -> str:
    """Say what is wrong with a line without repeating any of it."""
    if isinstance(error, Unfit):
        return str(error)
    return "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "not JSON"


def _refuse(constant: str) -> object:
    raise Unfit(f"{constant} is not JSON")

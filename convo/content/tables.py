"""TOML files as tables that remember where in the file each thing stands."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from convo.content.findings import Finding
from convo.content.place import Place

_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Table:
    """A TOML file; `data` is empty where it can't be read, and `findings` say why."""

    name: str
    text: str
    data: dict[str, Any]
    findings: tuple[Finding, ...]

    def rows(self, key: str) -> list[dict[str, Any]]:
        """Return the tables of an array, without anything that is not a table."""
        return tables(self.data, key)

    def line(self, loc: Loc, word: str = "") -> int:
        """Return the line of a place such as ("stages", 0, "questions", 2, "when"), nearest to `word` if given."""
        start, end, rest = self._block(loc)
        for index, key in enumerate(rest):
            if isinstance(key, str):
                start = self._seek(rf"(?<![\w-]){re.escape(key)}\s*=", start, end) or start
            elif index and rest[index - 1] == "moves":
                start = self._seek(r"\bto\s*=", start, end, skip=key) or start
        quoted = f'"{word}"' if word else ""
        return (quoted and self._seek(re.escape(quoted), start, end)) or start

    def named(self, header: str, key: str) -> int:
        """Return the line of a table by its header, or of a key where it has no header of its own."""
        headed = next((number for number, name in self._headers if name == header), 0)
        return headed or self._seek(rf"^\s*{re.escape(key)}\s*=", 1, len(self._lines) + 1) or 1

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return tuple("" if line.lstrip().startswith("#") else line for line in self.text.split("\n"))

    @cached_property
    def _headers(self) -> tuple[tuple[int, str], ...]:
        found = ((number, _HEADER.match(line)) for number, line in enumerate(self._lines, 1))
        return tuple((number, match[1]) for number, match in found if match)

    def _block(self, loc: Loc) -> tuple[int, int, Loc]:
        """Follow `loc` through the file's headers: the lines of the table it leads to, and the rest of `loc`."""
        start, end, name = 1, len(self._lines) + 1, ""
        while len(loc) > 1 and isinstance(loc[1], int):
            inner = f"{name}.{loc[0]}" if name else str(loc[0])
            places = [number for number, header in self._headers if header == inner and start <= number < end]
            if loc[1] >= len(places):
                break
            start, end = places[loc[1]], [*places, end][loc[1] + 1]
            name, loc = inner, loc[2:]
        return start, next((number for number, _ in self._headers if start < number < end), end), loc

    def _seek(self, pattern: str, start: int, end: int, skip: int = 0) -> int:
        """Return the line of a pattern's first (or a later) occurrence, 0 where there is none."""
        for number in range(start, end):
            skip -= len(re.findall(pattern, self._lines[number - 1]))
            if skip < 0:
                return number
        return 0


def tables(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the tables under `key`, without anything that is not a table."""
    value = data.get(key)
    if not isinstance(value, list):
        return []
    return [cast(dict[str, Any], row) for row in cast(list[object], value) if isinstance(row, dict)]


def read_table(place: Place, name: str) -> Table:
    """Read a TOML file."""
    text, findings = place.read(name)
    try:
        return Table(name, text, tomllib.loads(text), findings)
    except ValueError as error:
        match = _AT_LINE.search(str(error))
        line = int(match[1]) if match and match[1] else text.rstrip().count("\n") + 1
        what = f"the TOML can't be read: {_AT_LINE.sub('', str(error))}"
    except RecursionError:
        line, what = 1, "the TOML can't be read: it is nested too deeply"
    return Table(name, text, {}, (Finding(name, line, what, "Put the syntax right."),))

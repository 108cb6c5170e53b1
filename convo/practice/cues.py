"""Cues: whole words or phrases, in any case and with or without apostrophes, with * for any ending.

They are found in time that grows only with the text.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‑": "-", "–": "-"})
_MOST = 12_000
_RUN = re.compile(r"\w+")
_HEAD = 2

Part = TypeVar("Part", bound=Hashable)


def plain(text: str) -> str:
    """Return text in lower case, with straight quotes and single spaces; a speech keeps its beginning and its end."""
    if len(text) > _MOST:
        text = f"{text[: _MOST // 2]} {text[-_MOST // 2 :]}"
    return " ".join(text.translate(_STRAIGHT).lower().split())


class Cues:
    """A set of cues, ready to be looked for in plain text."""

    def __init__(self, cues: Iterable[str]) -> None:
        """Make the cues ready, longer ones first."""
        ordered = sorted({plain(cue) for cue in cues}, key=lambda cue: (-len(cue), cue))
        self._pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(map(_one, ordered))})(?![\w])") if ordered else None

    def weight(self, text: str) -> int:
        """Return how many words of plain text the cues in it make up, 0 where there are none."""
        if self._pattern is None:
            return 0
        return sum(match[0].count(" ") + 1 for match in self._pattern.finditer(text))

    def found(self, text: str) -> tuple[int, int]:
        """Return the weight of the cues in plain text, and where the last of them begins."""
        matches = list(self._pattern.finditer(text)) if self._pattern else []
        return sum(match[0].count(" ") + 1 for match in matches), matches[-1].start() if matches else 0


class CueBook(Generic[Part]):
    """Cues of many parts; only those parts are looked for whose cues can begin with a word of the text."""

    def __init__(self, parts: Mapping[Part, Iterable[str]]) -> None:
        """Make every part's cues ready, and keep which words they begin with."""
        self._cues = {part: Cues(cues) for part, cues in parts.items()}
        self._exact = defaultdict[str, set[Part]](set)
        self._begun = defaultdict[str, set[tuple[str, Part]]](set)
        for part, cues in parts.items():
            for cue in map(plain, cues):
                for spelt in {cue, cue.replace("'", "")}:
                    self._begins(part, spelt)

    def _begins(self, part: Part, cue: str) -> None:
        run = _RUN.match(cue)
        if run and run[0] + "*" != cue:
            self._exact[run[0]].add(part)
        elif run:
            self._begun[run[0][:_HEAD]].add((run[0], part))

    def found(self, text: str) -> dict[Part, tuple[int, int]]:
        """Return, for each part whose cues are in plain text, their weight and where the last of them begins."""
        near = set(self._near(text))
        found = {part: cues.found(text) for part, cues in self._cues.items() if part in near}
        return {part: weight for part, weight in found.items() if weight[0]}

    def __contains__(self, part: object) -> bool:
        """Tell whether there is such a part."""
        return part in self._cues

    def _near(self, text: str) -> Iterator[Part]:
        for run in set(_RUN.findall(text)):
            yield from self._exact.get(run, ())
            yield from (part for start, part in self._begun.get(run[:_HEAD], ()) if run.startswith(start))


def _one(cue: str) -> str:
    escaped = re.escape(cue.removesuffix("*")).replace("'", "'?")
    return escaped + r"\w*" if cue.endswith("*") else escaped

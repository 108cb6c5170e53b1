"""Cues: whole words or phrases, in any case, with * for any ending; found in time that grows only with the text."""

import re
from collections.abc import Iterable

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‑": "-", "–": "-"})
_MOST = 12_000


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


def _one(cue: str) -> str:
    escaped = re.escape(cue.removesuffix("*"))
    return escaped + r"\w*" if cue.endswith("*") else escaped

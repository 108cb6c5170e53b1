"""Captions: WebVTT and SRT as meeting programs write them, joined into turns."""

import html
import re
from collections import Counter
from collections.abc import Iterator

from convo.model.transcript import Line, Trouble
from convo.model.words import clean
from convo.review.transcripts.turns import opener, seconds

_TIMES = re.compile(r"^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s+-->\s+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,60})?\s+([^>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|<\d[\d:.]{0,20}>")
_DASHED = re.compile(r"^\s*[-–—]\s*\w", re.MULTILINE)  # a cue of two who speak, one a line
_NOBODY = "unnamed"


def looks_so(text: str) -> bool:
    """Tell whether a text is captions by its beginning, whatever its file is called."""
    head = text[:2000].lstrip("\ufeff \n\r")
    return head.startswith("WEBVTT") or any(_TIMES.match(line[:80]) for line in head.split("\n")[:4])


def captions(text: str) -> tuple[tuple[Line, ...], tuple[Trouble, ...]]:
    """Return the turns of a caption file: cues of one speaker in a row are one turn."""
    said: list[Line] = []
    troubles: list[Trouble] = []
    names = _names(text)
    for number, (times, words) in enumerate(_cues(text), start=1):
        place = f"cue {number}"
        spoken = list(_voices(words, said[-1].name if said else _NOBODY, names))
        if not spoken:
            troubles.append(Trouble(place=place, what="a cue with no words"))
        if len(_DASHED.findall(words)) > max(1, len(spoken)):
            troubles.append(Trouble(place=place, what="it seems that two speak in it, and it does not say who"))
        for name, part in spoken:
            if said and said[-1].name == name:
                said[-1] = said[-1].model_copy(update={"text": f"{said[-1].text} {part}"})
            else:
                said.append(Line(place=place, name=name, text=part, at=seconds(times)))
    if any(line.name == _NOBODY for line in said):
        troubles.append(Trouble(place="the file", what="some cues name nobody: they stand under “unnamed”"))
    return tuple(said), tuple(troubles)


def _cues(text: str) -> Iterator[tuple[str, str]]:
    """Give each cue as its start and its words; headers, notes, styles and numbers are passed over."""
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.split("\n")
        at = next((index for index, line in enumerate(lines[:3]) if _TIMES.match(line[:80])), None)
        if at is not None:
            found = _TIMES.match(lines[at][:80])
            yield found[1] if found else "", "\n".join(lines[at + 1 :])


def _names(text: str) -> frozenset[str]:
    """Return who is known to speak: named by a tag, at the beginning of a cue, or at that of several lines."""
    cues = [[opener(_plain(line)) for line in words.split("\n")] for _, words in _cues(text)]
    begun = Counter(one.name for lines in cues for one in lines if one)
    first = (lines[0].name for lines in cues if lines[0])
    several = (name for name, times in begun.items() if times > 1)
    return frozenset((*map(_plain, _VOICE.findall(text)), *first, *several))


def _voices(words: str, before: str, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give who says what in one cue: voice tags first, else "Name: words", else whoever spoke before."""
    parts = _VOICE.split(words)
    if len(parts) > 1:
        spoken = [(before, parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    else:
        spoken = _by_line(words, before, names)
    for name, part in spoken:
        plain = _plain(part)
        if plain:
            yield _plain(name), plain


def _by_line(words: str, before: str, names: frozenset[str]) -> list[tuple[str, str]]:
    """Return who says what, where a line may begin with a name; words that wrap are no name, so it must be known."""
    spoken = [(before, "")]
    for line in words.split("\n"):
        opened = opener(_plain(line))
        if opened and opened.name in names:
            spoken.append((opened.name, opened.text))
        else:
            spoken[-1] = (spoken[-1][0], f"{spoken[-1][1]} {line}")
    return spoken


def _plain(part: str) -> str:
    return " ".join(clean(html.unescape(_TAG.sub("", part))).split())

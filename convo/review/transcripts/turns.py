"""Who says what in plain lines: the ways that people and meeting programs write a speaker's name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from convo.model.transcript import Line, Trouble

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_NAME = r"[^\W\d_][^:\n\t<>\[\]()]{0,59}?(?:\s\([^:\n\t<>\[\]()\d]{1,40}\))?"  # Sam Lee (they/them)
_OPENERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^[\[(](?P<at>{_CLOCK})[\])]\s*(?P<name>{_NAME})\s*:\s?(?P<text>.*)$",  # [00:01:02] or (00:12) Sam: words
        rf"^(?P<at>{_CLOCK})\s+(?:[-–—]\s+)?(?P<name>{_NAME})\s*:\s?(?P<text>.*)$",  # 00:01:02 Sam: words, or - Sam:
        rf"^(?P<name>{_NAME})\s*[\[(](?P<at>{_CLOCK})[\])]\s*:?\s?(?P<text>.*)$",  # Sam (0:12): words
        rf"^\[(?P<name>{_NAME})\]\s+(?P<at>{_CLOCK})\s*(?P<text>)$",  # [Sam] 10:02:11, words below
        rf"^(?P<name>{_NAME})\s{{2,}}(?P<at>{_CLOCK})\s*(?P<text>)$",  # Sam   0:12, words below
        rf"^(?P<name>{_NAME})\s+(?P<at>{_CLOCK})\s*(?P<text>)$",
        r"^\[(?P<name>[^\W\d_][^:\n\t<>\[\]()]{0,59})\]\s*:?\s+(?P<text>.+)$",  # [Sam] words
        rf"^(?:[-–—*•]\s+)?(?P<name>{_NAME})\s*:(?:\s(?P<text>.*))?$",  # Sam: words, or - Sam: words
        rf"^(?P<at>{_CLOCK})\t+(?P<name>{_NAME})\s*:?\t+(?P<text>.+)$",  # 00:01:02<tab>Sam<tab>words
        rf"^(?P<name>{_NAME})\t+(?P<at>{_CLOCK})\t+(?P<text>.+)$",  # Sam<tab>00:01:02<tab>words
        r"^(?P<name>[^\W\d_][^:\n\t<>\[\]()]{0,59})\t+(?P<text>.+)$",  # Sam<tab>words
    )
)
_BOLD = re.compile(r"^((?:[-–—*•]\s+)?)\*\*([^*\n]{1,120}?)(?::\*\*|\*\*\s?:)")  # **Sam:** words
_NO_NAMES = frozenset(
    ("also", "and", "because", "but", "date", "example", "like", "no", "note", "or", "so", "then", "well", "yes")
)
"""Words that open a line of talk before a colon, and that nobody is called."""
_HEAD = 200
"""A speaker's name and clock stand within so many letters; looking no further keeps a line of 10 MB quick."""
_TWO = 2
"""So many have a conversation; where more are named, one who speaks only once may be none."""
_TALK_WORDS = 5
"""More words than this before a colon are talk with a colon in it, not a name."""


class Placed(NamedTuple):
    """A line of text and where it stood."""

    place: str
    text: str


def turns(lines: Iterable[Placed]) -> tuple[tuple[Line, ...], tuple[Trouble, ...]]:
    """Return the turns: a line with a name begins one, a line without goes on with it.

    Words before anybody is named are reported as troubles: they belong to nobody. So is who speaks only once, where
    others do too: talk with a colon in it can look like a name.
    """
    made: list[_Turn] = []
    troubles: list[Trouble] = []
    for place, text in lines:
        opened = opener(text)
        if opened is not None:
            made.append(_Turn(place, opened.name, opened.at, [opened.text]))
        elif text.strip() and made:
            made[-1].parts.append(text.strip())
        elif text.strip():
            troubles.append(Trouble(place=place, what="words before anybody is named: not taken"))
    troubles += [Trouble(place=turn.place, what="a name with no words after it") for turn in made if not turn.words]
    said = tuple(turn.line() for turn in made if turn.words)
    return said, (*troubles, *_only_once(said))


def _only_once(said: Sequence[Line]) -> Iterator[Trouble]:
    times = Counter(line.name for line in said)
    for line in said:
        if len(times) > _TWO and times[line.name] == 1:
            yield Trouble(place=line.place, what=f"“{line.name}” speaks only once: is it a name?")


class Opened(NamedTuple):
    """The beginning of a turn: who, when in seconds, and the first words."""

    name: str
    at: float | None
    text: str


def opener(text: str) -> Opened | None:
    """Tell whether a line begins a turn, and with whom."""
    line = _BOLD.sub(r"\1\2: ", text.strip())
    head, rest = line[:_HEAD], line[_HEAD:]
    for pattern in _OPENERS:
        found = pattern.match(head)
        if found and _is_name(found["name"]):
            parts = found.groupdict()
            return Opened(found["name"].strip(), seconds(parts.get("at")), (parts["text"] or "") + rest)
    return None


def _is_name(words: str) -> bool:
    return len(words.partition("(")[0].split()) <= _TALK_WORDS and words.strip().lower() not in _NO_NAMES


def seconds(clock: str | None) -> float | None:
    """Return a clock such as "1:02:03.5" or "02:03" in seconds."""
    if not clock:
        return None
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


class _Turn(NamedTuple):
    place: str
    name: str
    at: float | None
    parts: list[str]

    @property
    def words(self) -> str:
        return " ".join(part for part in self.parts if part).strip()

    def line(self) -> Line:
        return Line(place=self.place, name=self.name, text=self.words, at=self.at)

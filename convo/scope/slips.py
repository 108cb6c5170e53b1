"""Typing slips: reads a word that nobody has seen before as the known word it is one slip away from."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from convo.scope.windows import Window

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?", re.IGNORECASE)
_CLEAR = str.maketrans("", "", "'’")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiouy"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ENDINGS = re.compile(r"(?:['’]?s|['’]d|['’]ll|['’]ve|ed|d|es|er|rs|r|ing|in|ly|y|ful)$", re.IGNORECASE)
_SHORTEST, _LONGEST = 4, 16
"""Shorter words are near too many others; longer ones are hardly words."""
_MOST = 40
"""So many words of an entry are mended: beyond, it is another language, or no language."""
_FAR = 20_000
"""How many characters of an entry are looked through, from its start: nobody says so much in one turn."""


class Change(NamedTuple):
    """A word that was mended: where it stands in what is read, and where in what was typed."""

    read: Window
    typed: Window


class Meant(NamedTuple):
    """A text as it is read, with its slips mended; `changes` are in order."""

    text: str
    changes: tuple[Change, ...] = ()

    def typed(self, place: Window) -> Window:
        """Return where the words at a place of this text stand in what was typed."""
        return Window(self._typed(place.start, 0), self._typed(place.end, 1))

    def _typed(self, at: int, side: int) -> int:
        moved = 0
        for change in self.changes:
            if change.read.end <= at:
                moved = change.typed.end - change.read.end
            elif change.read.start < at:
                return change.typed[side]
        return at + moved


class Mender:
    """Mends words that are one slip away from a word that was learned; words that are known stay as they are.

    It keeps no word that it was given.
    """

    def __init__(self, learned: Callable[[str], bool], known: frozenset[str] = frozenset()) -> None:
        """Take what tells whether a word, or two in a row, were learned from; and words that are no slips either."""
        self._learned = learned
        self._known = known

    def meant(self, text: str) -> Meant:
        """Return a text as it was meant."""
        words = list(_WORD.finditer(text, 0, _FAR))
        parts: list[str] = []
        changes: list[Change] = []
        at = size = 0
        for number, word in enumerate(words):
            if self._right(word.group()) or len(changes) == _MOST:
                continue
            meant = self._meant(*(_plain(words, place) for place in (number, number - 1, number + 1)))
            if meant:
                start = size + word.start() - at
                parts += [text[at : word.start()], meant]
                at, size = word.end(), start + len(meant)
                changes.append(Change(Window(start, size), Window(*word.span())))
        return Meant("".join((*parts, text[at:])), tuple(changes)) if changes else Meant(text)

    def _right(self, word: str) -> bool:
        """Tell whether a word is to stay: it is known, or a known word with an ending, or no word to judge by."""
        plain = word.translate(_CLEAR).lower()
        if not _SHORTEST <= len(plain) <= _LONGEST or self._knows(plain):
            return True
        stem = _ENDINGS.sub("", word.lower()).translate(_CLEAR)
        once = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
        return stem != plain and len(once) > 2 and any(map(self._knows, (stem, once, f"{stem}e")))

    def _knows(self, word: str) -> bool:
        return word in self._known or self._learned(word)

    def _meant(self, word: str, before: str, after: str) -> str:
        """Return the word that was meant, if any: the one known beside its neighbours, else by the likeliest slip."""
        return max(
            filter(self._learned, _one_slip_from(word)),
            key=lambda one: self._learned(f"{before} {one}") + self._learned(f"{one} {after}"),
            default="",
        )


def _plain(words: list[re.Match[str]], place: int) -> str:
    return words[place].group().translate(_CLEAR).lower() if 0 <= place < len(words) else ""


def _one_slip_from(word: str) -> Iterator[str]:
    """Give what may have been meant: letters changed round, one too many, one missing, one wrong; never the first."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(1, len(word)):
        if word[at] == word[at - 1] or word[at] in _BESIDE[word[at - 1]] | _BESIDE[word[at + 1 : at + 2]]:
            yield word[:at] + word[at + 1 :]
    for at in range(1, len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in _LETTERS)
    for at in range(1, len(word)):
        others = _BESIDE[word[at]] | set(_VOWELS if word[at] in _VOWELS else "")
        yield from (word[:at] + letter + word[at + 1 :] for letter in sorted(others - {word[at]}))


def _beside() -> dict[str, set[str]]:
    """Return the keys around each key; the keys of a row stand a little to the right of those over it."""
    places = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    found: dict[str, set[str]] = {"": set()}
    for key, (row, column) in places.items():
        near = {(row, column - 1), (row, column + 1), (row - 1, column), (row - 1, column + 1)}
        near |= {(row + 1, column - 1), (row + 1, column)}
        found[key] = {other for other, place in places.items() if place in near}
    return found


_BESIDE = _beside()

"""Cuts text into the pieces an encoder knows, the way BERT's uncased models do it."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LONGEST_WORD = 100
_SPACES = frozenset(" \t\n\r")
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2CEAF), (0x2F800, 0x2FA1F))


class WordPiece:
    """Turns text into piece numbers: words are cut into the longest pieces of the vocabulary, from the left.

    It keeps no word that it was given.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the vocabulary in the order of its numbers; it holds [UNK], and ## before what continues a word."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = (self._ids["[UNK]"],)

    def id(self, piece: str) -> int:
        """Return the number of a piece of the vocabulary."""
        return self._ids[piece]

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, in order."""
        return [number for word in words(text) for number in self._cut(word)]

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return self._unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._ids), None)
            if end is None:
                return self._unknown
            found.append(self._ids[mark + word[start:end]])
            start = end
        return tuple(found)


def words(text: str) -> list[str]:
    """Return the words and marks of a text in small letters, without accents; each mark stands alone."""
    if not text.isascii():
        text = "".join(map(_cleaned, text))
        text = "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter) != "Mn")
    return "".join(map(_spaced, text.lower())).split()


@lru_cache(maxsize=4_000)
def _cleaned(letter: str) -> str:
    """Set a Chinese character apart, and take away what can't be seen."""
    if any(low <= ord(letter) <= high for low, high in _HAN):
        return f" {letter} "
    if letter in _SPACES or unicodedata.category(letter) == "Zs":
        return " "
    return "" if letter == "\ufffd" or unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs"} else letter


@lru_cache(maxsize=4_000)
def _spaced(letter: str) -> str:
    """Set a mark apart; a control character is taken away."""
    if letter.isalnum():
        return letter
    if letter.isascii():
        return " " if letter in _SPACES else f" {letter} " if letter.isprintable() else ""
    return f" {letter} " if unicodedata.category(letter).startswith("P") else letter

"""How patterns from content are written and read: leniently, in linear time, and never by Python's own `re`."""

import re
import string
from collections.abc import Iterable, Mapping

import re2

MARK = "\ue000"
"""Stands before and after the matched words in the text a guard looks at; a pattern writes the three as @."""

# Same length on both sides, so that a place in the plain text is the same place in the original.
_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ´`′", "'") | {"\xa0": " ", MARK: " "})
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\{[a-z][a-z_]*\}|'| +\??|@", re.DOTALL)
_OPEN_EDGES = frozenset(string.ascii_letters + string.digits + "([{)]}?*+")
_LENIENT = {"'": "'?", "@": f"{MARK}[^{MARK}]*{MARK}"}


def options() -> re2.Options:
    """Return how every pattern is read: letters in either case, and no word on stderr about a bad one."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.log_errors = False
    chosen.never_capture = True
    return chosen


def plain(text: str) -> bytes:
    """Return `text` for matching: apostrophes and spaces of one kind, each character in its old place."""
    return text.translate(_PLAIN).encode("utf-8", "replace")


def group(texts: Iterable[str], words: Mapping[str, str]) -> str:
    """Return shared words as one group, any of which will do."""
    return "(?:" + "|".join(_filled(text, words) for text in texts) + ")"


def written(text: str, words: Mapping[str, str]) -> str:
    """Make a pattern whole and check it: `{words}` put in, apostrophes optional, any space for a space.

    A pattern holds only at the edges of words, unless it says with @ where the matched words were.

    Raises:
        ValueError: The pattern can't be read; lookaround and back-references never can.
    """
    whole = _filled(text, words)
    edges = tuple(r"\b" if edge in _OPEN_EDGES else "" for edge in (text[0], text[-1]))
    whole = whole if "@" in text else f"{edges[0]}(?:{whole}){edges[1]}"
    try:
        re2.compile(whole, options())
    except re2.error as problem:
        said: object = problem.args[0]
        reason = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        raise ValueError(f"bad pattern {text!r}: {reason}") from None
    return whole


def _filled(text: str, words: Mapping[str, str]) -> str:
    def whole(piece: re.Match[str]) -> str:
        found = piece.group()
        if found[0] == "{":
            if found[1:-1] not in words:
                raise ValueError(f"no words are called {found}")
            return words[found[1:-1]]
        if found[0] == " ":
            return r"\s*" if found[-1] == "?" else r"\s+"
        return _LENIENT.get(found, found)

    return _PIECE.sub(whole, text)

"""Turns that are no ordinary turn: silence, letters without sense, another language, a speech."""

import re
from collections.abc import Collection
from typing import Literal

Odd = Literal["silence", "nonsense", "foreign", "long"]

_LONG = 350
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|(.)\1\1\1|q(?!u)|[bcdfgjklmnpqtvwxz]{4}")
_VOWELS = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûü")


def odd(text: str, common: Collection[str]) -> Odd | None:
    """Say in what way plain text is no ordinary turn, None where it is one; `common` are everyday English words."""
    if not text.strip(" .…-,"):
        return "silence"
    words = _WORD.findall(text)
    if not words:
        return "nonsense"
    if len(words) > _LONG:
        return "long"
    if any(word in common for word in words) and sum(map(_senseless, words)) * 2 < len(words):
        return None
    return _strange(words, common)


def _strange(words: list[str], common: Collection[str]) -> Odd | None:
    latin = [word for word in words if word.isascii()]
    if len(latin) * 2 < len(words):
        return "foreign"
    if sum(map(_senseless, words)) * 2 >= len(words):
        return "nonsense"
    known = sum(word in common for word in words)
    return "foreign" if len(words) >= 4 and known * 10 < len(words) else None


def _senseless(word: str) -> bool:
    if not word.isascii():
        return False
    voiced = _VOWELS.intersection(word)
    return (len(word) > 2 and not voiced and word not in _SOUNDS) or _CLUSTER.search(word) is not None


_SOUNDS = frozenset(("hmm", "mmm", "shh", "tch", "mrs", "hmmm", "mhm", "gp", "nhs", "dwp", "pip", "mm"))

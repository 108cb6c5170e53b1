"""The options somebody chose, as people type them: "2", "y", "money, housing", "yes but only mornings"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Options = Sequence[tuple[str, str]]
"""Options as (id, label), numbered from 1 on the screen."""

_TOKEN = re.compile(r"&|\w+(?:['’]\w+)*")


def _fold(word: str) -> str:
    return "and" if word == "&" else word.casefold().replace("’", "'")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_fold(match[0]) for match in _TOKEN.finditer(text))


_YES = frozenset(_words("y yes yeah yep yup aye"))
_NO = frozenset(_words("n no nope nah"))
# "No" starts many a sentence that is no answer ("no worries", "no idea", "no doubt"): only these may follow it.
_AFTER_NO = frozenset(
    _words(
        "thanks thank ta cheers not never i i'm i've i'll we he she it it's they that that's my the "
        "there nothing way sorry definitely absolutely really"
    )
)
# "Yes" may be followed by anything but these.
_NOT_AFTER_YES = frozenset(_words("or"))
# Words that may stand between two choices.
_LISTING = frozenset(_words("and then also plus next finally first second third after that too please"))
# Words that open what is said beyond a choice.
_BEYOND = _LISTING | frozenset(
    _words(
        "but because cos though although if unless until when with for only thanks mostly mainly "
        "especially most since today now"
    )
)
_BREAK = re.compile(r"[,;:.!()\n/+…]|\s[-–—]\s")
# Between two numbers these make a range, a fraction or a time, not a list.
_ONE_NUMBER = re.compile(r"[./:–—-]")
_OPENING = ' \t\n(-*•"“'
_CLOSING = ' \t\n,;:.!)-–—…"”'


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Hit:
    """An option found in the text, and the token after it; `open_ended` is a yes or a no."""

    option: str
    after: int
    open_ended: str = ""


def read_options(text: str, options: Options) -> tuple[tuple[str, ...], str]:
    """Return the ids chosen at the start of `text`, in the order said, and the words beyond them.

    A choice is a number on the screen, an id, a label, a part of a label, or, where nothing else is said, the
    first letters of one option only. Nothing is chosen, and all of the text handed back, wherever it is unclear.
    """
    for abbreviated in (False, True):
        chosen, rest = _Reader(text, options, abbreviated).read()
        if chosen and not (abbreviated and rest):
            return chosen, rest
    return (), text


def read_option(text: str, options: Options) -> tuple[str | None, str]:
    """Return the id of the one option that the first words of `text` choose, and the words beyond it.

    Two different choices ("yes and no", "yes but no") are none.
    """
    chosen, rest = read_options(text, options)
    if len(chosen) != 1:
        return None, text
    return (None, text) if _takes_back(rest, options, chosen) else (chosen[0], rest)


def _takes_back(rest: str, options: Options, chosen: tuple[str, ...]) -> bool:
    """Tell whether the words beyond a choice go on to choose something else ("yes but no")."""
    tokens = _tokens(rest)
    opening = next((token for token in tokens if token.word not in _BEYOND), None)
    return opening is not None and read_options(rest[opening.start :], options)[0] not in ((), chosen)


def _tokens(text: str) -> list[_Token]:
    return [_Token(_fold(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]


class _Reader:
    """One reading of one text against the options on the screen."""

    def __init__(self, text: str, options: Options, abbreviated: bool) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._ids = [option for option, _ in options]
        self._names = _names(options)
        self._longest = max((len(words) for words in self._names), default=0)
        self._polar = {"yes": _polar(options, "yes"), "no": _polar(options, "no")}
        self._abbreviated = abbreviated

    def read(self) -> tuple[tuple[str, ...], str]:
        """Return the ids chosen and the words beyond; ((), text) where nothing is clearly chosen."""
        hits = self._hits()
        while hits and not self._stands(hits[-1]):
            hits.pop()
        if not hits or self._text[: self._tokens[0].start].strip(_OPENING) or self._signed():
            return (), self._text
        return tuple(dict.fromkeys(hit.option for hit in hits)), self._beyond(hits[-1])

    def _hits(self) -> list[_Hit]:
        """Return the choices that follow one another from the start; none at all if one is a number not on screen."""
        hits: list[_Hit] = []
        place = 0
        while hit := self._find(place):
            hits.append(hit)
            if self._gap(hit.after).strip() and not self._breaks(hit.after):
                break
            place = self._past_listing(hit.after)
        return [] if hits and self._stray(hits[-1].after - 1, place) else hits

    def _stray(self, last: int, place: int) -> bool:
        """Tell whether a list of numbers goes on with one that is not on the screen."""
        if place >= len(self._tokens) or not self._breaks(place + 1):
            return False
        return self._tokens[last].word.isdecimal() and self._tokens[place].word.isdecimal()

    def _past_listing(self, place: int) -> int:
        while place < len(self._tokens) and self._tokens[place].word in _LISTING:
            place += 1
        return place

    def _find(self, place: int) -> _Hit | None:
        """Return the longest option name at this token, else a number, a yes or a no, or the start of one name."""
        for size in range(min(self._longest, len(self._tokens) - place), 0, -1):
            option = self._names.get(tuple(token.word for token in self._tokens[place : place + size]))
            if option and self._unbroken(place, size):
                word = self._tokens[place].word
                polarity = next((polar for polar, owner in self._polar.items() if owner == option), "")
                return _Hit(option, place + size, polarity if size == 1 and word == polarity else "")
        if place >= len(self._tokens):
            return None
        return self._find_short(place, self._tokens[place].word)

    def _find_short(self, place: int, word: str) -> _Hit | None:
        if word.isascii() and word.isdecimal():
            known = len(word) <= 3 and 1 <= int(word) <= len(self._ids)
            return _Hit(self._ids[int(word) - 1], place + 1) if known else None
        for polarity, family in (("yes", _YES), ("no", _NO)):
            if word in family:
                option = self._polar[polarity]
                return _Hit(option, place + 1, polarity) if option else None
        owners = {option for name, option in self._names.items() if name[0].startswith(word)}
        if not self._abbreviated or len(owners) != 1:
            return None
        owner = owners.pop()
        return _Hit(owner, place + 1) if owner else None

    def _unbroken(self, place: int, size: int) -> bool:
        """Tell whether nothing but spaces, a hyphen or the label's own comma stands within a name."""
        pairs = range(place, place + size - 1)
        return all(self._gap(index + 1).strip() in ("", "-", ",") for index in pairs)

    def _gap(self, place: int) -> str:
        """Return what stands before the token at `place`, or at the very end."""
        end = self._tokens[place].start if place < len(self._tokens) else len(self._text)
        return self._text[self._tokens[place - 1].end : end] if place else self._text[:end]

    def _stands(self, hit: _Hit) -> bool:
        """Tell whether a choice is clearly over where it ends: it is not just the first word of something else."""
        if self._breaks(hit.after):
            return True
        if "?" in self._gap(hit.after) or self._gap(hit.after).strip():
            return False
        following = self._tokens[hit.after].word
        if hit.open_ended == "yes":
            return following not in _NOT_AFTER_YES
        return following in _BEYOND or (hit.open_ended == "no" and following in _AFTER_NO)

    def _breaks(self, place: int) -> bool:
        """Tell whether the text ends, or a mark that separates stands, before the token at `place`."""
        gap = self._gap(place)
        if "?" in gap:
            return False
        if place >= len(self._tokens):
            return True
        if self._tokens[place].word[0].isdecimal() and _ONE_NUMBER.search(gap):
            return not self._tokens[place - 1].word.isdecimal()
        return bool(_BREAK.search(gap))

    def _signed(self) -> bool:
        """Tell whether the text opens with a negative number: that is no number on the screen."""
        return self._tokens[0].word.isdecimal() and self._gap(0).endswith(("-", "–"))

    def _beyond(self, last: _Hit) -> str:
        return self._text[self._tokens[last.after - 1].end :].lstrip(_CLOSING).rstrip()


def _names(options: Options) -> dict[tuple[str, ...], str]:
    """Return what each option answers to, in words: its label, its id, and parts of its label that are its alone.

    A name that two options share belongs to neither and is kept as "".
    """
    whole: dict[tuple[str, ...], str] = {}
    parts: dict[tuple[str, ...], str] = {}
    for option, label in options:
        for name in {_words(label), _words(option.replace("-", " ").replace("_", " "))}:
            whole[name] = "" if whole.get(name, option) != option else option
        for part in label.replace("&", " and ").split(" and "):
            name = _words(part)
            parts[name] = "" if parts.get(name, option) != option else option
    names = parts | whole
    names.pop((), None)
    return names


def _polar(options: Options, word: str) -> str:
    """Return the one option that says yes (or no), "" where there is none or more than one."""
    if any(option == word for option, _ in options):
        return word
    owners = [option for option, label in options if _words(label)[:1] == (word,)]
    return owners[0] if len(owners) == 1 else ""

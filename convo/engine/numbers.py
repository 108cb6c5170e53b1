"""A number as people type it ("about a 4", "four", "4 out of 10", "minus one"); None where it could mean two things."""

import re

_SPOKEN = ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBER_WORDS = {word: number for number, word in enumerate(_SPOKEN)} | {"zero": 0, "naught": 0, "nil": 0}
"""The numbers people write out."""

_SIGNS = {"minus": -1, "negative": -1, "-": -1, "plus": 1, "+": 1}

# A word, digits, or one other character, each its own token: linear, and nothing in the text is passed over.
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[0-9]+|\S")

# May stand before the number without changing it. "like" and "for" are not among them: "I'd like one", "for one".
_LEADING = frozenset(
    _TOKEN.findall(
        "a about am an around at erm er give i i'd i'm i'll is it it's its just maybe now ok okay only "
        "perhaps probably roughly say so still think today um well would , : ="
    )
)
# After these a reason follows; the number stands.
_REASONS = frozenset(_TOKEN.findall("because cos as since"))
# After these other words may follow, unless one of them takes the number back.
_STOPS = frozenset(_TOKEN.findall("! . , ; : ) ( - … please now today really thanks"))
_TAKES_BACK = frozenset(
    _TOKEN.findall(
        "or not no more less higher lower above below half maybe perhaps probably actually sorry wait %  / + ?"
    )
)


def read_number(text: str, least: int, most: int) -> int | None:
    """Return the one number that `text` gives, None when it gives none, two, or one out of range."""
    tokens = _TOKEN.findall(_fold(text))
    place = _first_not_leading(tokens)
    sign = _SIGNS.get(tokens[place], 0) if place < len(tokens) else 0
    place += 1 if sign else 0
    number = _value(tokens[place]) if place < len(tokens) else None
    if number is None:
        return None
    number *= sign or 1
    after = _after_scale(tokens[place + 1 :], most)
    return number if least <= number <= most and _stands(after) else None


def _fold(text: str) -> str:
    return text.lower().replace("’", "'").replace("−", "-").replace("–", "-").replace("—", "-")


def _first_not_leading(tokens: list[str]) -> int:
    return next((place for place, token in enumerate(tokens) if token not in _LEADING), len(tokens))


def _value(token: str) -> int | None:
    if token.isascii() and token.isdecimal():
        return int(token) if len(token) <= 2 else None
    return NUMBER_WORDS.get(token)


def _after_scale(tokens: list[str], most: int) -> list[str]:
    """Return what follows "out of 10", "ish" or "or so"; another scale's "out of 5" stays and is then refused."""
    for opening in (["out", "of"], ["/"], ["of"]):
        size = len(opening)
        if tokens[:size] == opening and len(tokens) > size and _value(tokens[size]) == most:
            return tokens[size + 1 :]
    if tokens[:1] == ["ish"]:
        return tokens[1:]
    return tokens[2:] if tokens[:2] == ["or", "so"] else tokens


def _stands(after: list[str]) -> bool:
    """Tell whether what follows leaves the number standing: no second number, and nothing that takes it back."""
    if not after:
        return True
    if after[0] not in _STOPS | _REASONS or any(_numeric(token) for token in after):
        return False
    return "?" not in after and (after[0] in _REASONS or _TAKES_BACK.isdisjoint(after))


def _numeric(token: str) -> bool:
    return token in NUMBER_WORDS or any(character.isdecimal() for character in token)

"""Names taken out of a transcript before anybody else reads it: replaced by roles, with a list to check by eye."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from convo.model.transcript import Line
from convo.review.sides import ROLE_WORDS

_FORMS = {
    "email": r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    "link": r"\b(?:https?://|www\.)\S{1,300}",
    "postcode": r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b",
    "date": r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b",
    "address": r"\b\d{1,4}[a-zA-Z]?\s(?:[A-Z][\w'’]{1,30}\s){1,3}"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Terrace|Gardens|Place|Grove|Hill)\b",
    "number": r"\+?\b\d(?:[\s()-]{0,2}\d){6,14}\b",
}
"""What names somebody by its form alone; seven digits or more may be a telephone or an NHS number."""
_FORM = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _FORMS.items()))
_NAME = r"([A-Z][\w'’-]{1,40})"
_TITLED = re.compile(rf"\b(?:Mrs?|Ms|Miss|Mx|Dr|Doctor|Sister|Father|Rev|Reverend|Auntie?|Uncle)\.?\s+{_NAME}")
_CALLED = re.compile(
    r"\b(?:called|named|name is|name's|[Tt]his is|[Mm]y (?:\w+ )?(?:son|daughter|brother|sister|husband|wife|partner|"
    r"mum|mother|dad|father|friend|neighbour|boss|manager|nurse|carer|nephew|niece|cousin|grandson|granddaughter|nan|"
    rf"gran|grandad|ex)),?\s+{_NAME}"
)
_CAPITAL = re.compile(r"(?<=[\w,;’'] )([A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+){0,2})")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = "January February March April May June July August September October November December"
_OTHERS = "I'm I've I'll I'd I’m I’ve I’ll I’d Okay Mum Dad Nan Gran Grandad God English British Christmas Easter Eid"
_EVERYDAY = frozenset(f"{_DAYS} {_MONTHS} {_OTHERS}".split())
"""Words with a capital that name nobody."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Lines without names: `replaced` holds what went, what stands for it and how often; `check` what stayed.

    What stayed is any other word with a capital, and how often. No program finds every name: a person reads the list.
    """

    lines: tuple[Line, ...]
    replaced: tuple[tuple[str, str, int], ...]
    check: tuple[tuple[str, int], ...]


def unnamed(lines: Sequence[Line], roles: Mapping[str, str]) -> Unnamed:
    """Return the lines with speakers, and people named in them, replaced.

    `roles` gives what stands for each speaker, as in {"Rosa Diaz": "person"}. Other people become "[name 1]",
    "[name 2]" …, the same throughout; telephone numbers, addresses and the like say what they were.
    """
    stands = _stand_ins(lines, roles)
    names = sorted({*stands, *(name.upper() for name in stands)}, key=len, reverse=True)
    known = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if names else None
    gone: Counter[tuple[str, str]] = Counter()

    def form(found: re.Match[str]) -> str:
        return _note(gone, found[0], f"[{found.lastgroup}]")

    def name(found: re.Match[str]) -> str:
        return _note(gone, found[0], stands.get(found[0]) or stands[_as_written(found[0], stands)])

    done: list[Line] = []
    for line in lines:
        text = _FORM.sub(form, line.text)
        text = known.sub(name, text) if known else text
        done.append(line.model_copy(update={"name": roles.get(line.name, line.name), "text": text}))
    return Unnamed(
        lines=tuple(done),
        replaced=tuple((what, shown, times) for (what, shown), times in sorted(gone.items())),
        check=_left(done, stands),
    )


def _stand_ins(lines: Sequence[Line], roles: Mapping[str, str]) -> dict[str, str]:
    """Return what stands for each name: speakers by their role, whole or in part, others by a number."""
    stands: dict[str, str] = {}
    for speaker, role in roles.items():
        parts = [part for part in re.findall(r"[\w'’-]+", speaker) if part.casefold() not in ROLE_WORDS]
        for part in (" ".join(parts), *parts):
            if len(part) > 1 and part[0].isupper() and part not in _EVERYDAY:
                stands[part] = f"[{role}]"
    heard = (found for line in lines for pattern in (_TITLED, _CALLED) for found in pattern.findall(line.text))
    for number, one in enumerate(dict.fromkeys(one for one in heard if one not in stands and one not in _EVERYDAY), 1):
        stands[one] = f"[name {number}]"
    return stands


def _as_written(found: str, stands: Mapping[str, str]) -> str:
    return next(name for name in stands if name.upper() == found)


def _note(gone: Counter[tuple[str, str]], what: str, shown: str) -> str:
    gone[what, shown] += 1
    return shown


def _left(lines: Sequence[Line], stands: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """Return what may still name somebody: other words with a capital, and a replaced name written small."""
    small = {name.lower() for name in stands if " " not in name}
    left: Counter[str] = Counter()
    for line in lines:
        left.update(one for one in _CAPITAL.findall(line.text) if not set(one.split()) <= _EVERYDAY)
        left.update(word for word in re.findall(r"[\w'’-]+", line.text) if word in small)
    return tuple(sorted(left.items()))

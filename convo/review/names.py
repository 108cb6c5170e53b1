"""Names taken out of a transcript before anybody else reads it: replaced by roles, with a list to check by eye."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

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
_LETTERS = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_WORD = re.compile(rf"{_LETTERS.pattern}(?:['’&-]{_LETTERS.pattern})*")
_INITIAL = re.compile(r"(?<=\b\w)\. ")
_NEXT = rf"(?=({_WORD.pattern}(?:(?: |{_INITIAL.pattern}){_WORD.pattern}){{0,2}}))"
"""Up to three words that come next; between them, only an initial has a full stop."""
_TITLED = re.compile(
    rf"\b(?:Miss|(?i:mrs?|ms|mx|dr|doctor|nurse|sister|father|rev|reverend|auntie?|uncle))\.?\s+{_NEXT}"
)
_KIN = (
    r"(?:grand|step)?-?(?:sons?|daughters?|brothers?|sisters?|mother|father|mum|dad)(?:-in-law)?|husband|wife|partner|"
    r"friends?|mate|neighbours?|boss|manager|nurse|carer|doctor|gp|nephew|niece|cousin|nan|gran|grandma|grandad|aunt|"
    r"auntie|uncle|ex|boyfriend|girlfriend"
)
_CALLED = re.compile(
    r"\b(?:called|named|name is|name['’]s|this is|"
    rf"(?:my|your|his|her|our|their) (?:[\w'’-]+ ){{0,2}}(?:{_KIN})),?\s+{_NEXT}",
    re.I,
)
_ENDING = re.compile(r"['’](?:s|m|d|ll|re|ve)$", re.I)
_BEGINS = re.compile(r"[.!?…:\n“\"(\[–—]")
"""What stands between two words where the second begins a sentence, or may."""
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march july august september october november december"
_FEASTS = "christmas easter eid ramadan diwali god lord"
_FAMILY = "mum mam mummy dad daddy nan nana gran granny grandma grandad aunt auntie uncle"
_TITLES = "mr mrs ms miss mx dr doctor nurse sister father rev reverend"
_OTHERS = "i a the and of ok okay english british gp nhs dwp pip uc uk bbc tv a&e universal credit"
_NOBODY = frozenset(f"{_DAYS} {_MONTHS} {_FEASTS} {_FAMILY} {_TITLES} {_OTHERS}".split())
"""Words with a capital that name nobody; April, May and June may."""
_LABELS = ROLE_WORDS | _NOBODY
"""Words that a speaker may be called by without being named."""
_WHO = (
    "he she it we you they me him her us them my your his its our their mine this that these those who whose what "
    "which someone somebody something anyone anybody anything everyone everybody everything nobody nothing people "
    "some any all both each every either neither none another other others many much more most few less half such "
    "same an one two three four five six seven eight nine ten twenty first second third last next once twice"
)
_LINKS = (
    "but or so if as because cause cos though although unless until till while whereas whether than then when "
    "whenever where wherever why how however like since after before during about above across against along among "
    "around at behind below beside between beyond by down for from in inside into near off on onto out outside over "
    "past round through to toward towards under up with within without despite instead except plus per"
)
_DOING = (
    "am is are was were be been being do does did doing done have has had having can could shall should would might "
    "must let get got getting go going gone went come came coming take took make made give gave put say said says "
    "see saw look looking listen hear heard tell told talk talking think thinking thought know knew feel feels "
    "feeling felt want wanted need needed try trying tried keep kept start started stop stopped help helped ask "
    "asked call called wait hang hold sit stay remember imagine suppose guess mean seems sounds looks depends used "
    "living walking working sleeping eating cooking dunno gonna wanna gotta"
)
_WHEN = (
    "now today tomorrow yesterday tonight soon later earlier again always never ever sometimes often usually "
    "normally mostly lately recently already still yet here there everywhere somewhere nowhere home back away "
    "together maybe perhaps probably possibly definitely certainly absolutely exactly actually really honestly "
    "obviously basically hopefully suddenly especially just only even also too almost nearly quite very pretty "
    "rather enough not no nor mornings evenings nights weekends days weeks months years time morning afternoon "
    "evening"
)
_REPLIES = (
    "yes yeah yep yup nah nope oh ah aw er erm um uh huh hm hmm mm mmm mhm hello hi hiya hey bye goodbye cheers ta "
    "thanks thank please sorry alright right well good great nice lovely fine true sure fair wrong better worse bad "
    "welcome indeed anyway wow gosh worker person laughs laughter laughing pause crying sighs inaudible crosstalk "
    "silence"
)
_BEGINNERS = frozenset(f"{_WHO} {_LINKS} {_DOING} {_WHEN} {_REPLIES}".split())
"""Everyday words: with a capital they begin a sentence. Elsewhere it may be a name, as in "Mr So"."""
_ALSO_WORDS = (
    "amber angel april art autumn bill blessing bob charity chase cliff crystal daisy dale dawn dean drew earl eve "
    "faith frank gift glen grace grant guy harmony hazel heather herb holly hope iris ivy jack jade jasmine joy june "
    "lily mark may melody mercy miles nick olive pat patience pearl penny poppy precious ray rich rob robin rose "
    "ruby sandy sue summer victor violet will"
)
_GIVEN = frozenset(_ALSO_WORDS.split())
"""Names that are words as well: with a capital they are listed even where they stand small elsewhere."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Lines without names: `replaced` holds what went, what stands for it and how often; `check` what stayed.

    What stayed is any other word with a capital, and how often. At the beginning of a sentence it is left out if it is
    an everyday word, or written small elsewhere. A name written small is there as well. No program finds every name: a
    person reads the list.
    """

    lines: tuple[Line, ...]
    replaced: tuple[tuple[str, str, int], ...]
    check: tuple[tuple[str, int], ...]


def unnamed(lines: Sequence[Line], roles: Mapping[str, str]) -> Unnamed:
    """Return the lines with speakers, and people named in them, replaced.

    `roles` gives what stands for each speaker, as in {"Rosa Diaz": "person"}. Other people become "[name 1]",
    "[name 2]" …, the same throughout; telephone numbers, addresses and the like say what they were.
    """
    texts = [normalize("NFC", line.text) for line in lines]
    small = Counter(_key(word) for text in texts for word, _, _ in _words(text) if word.islower())
    stands = _stand_ins(texts, roles, small)
    reach = _reach(stands)
    gone: Counter[tuple[str, str]] = Counter()

    def form(found: re.Match[str]) -> str:
        return _note(gone, found[0], f"[{found.lastgroup}]")

    def name(what: str) -> str | None:
        shown = stands.get(_key(what))
        return _note(gone, what, shown) if shown and not what.islower() else None

    done: list[Line] = []
    for line, text in zip(lines, texts, strict=True):
        without = _put_in(_FORM.sub(form, text), reach, name)
        done.append(line.model_copy(update={"name": roles.get(line.name, line.name), "text": without}))
    return Unnamed(
        lines=tuple(done),
        replaced=tuple((what, shown, times) for (what, shown), times in sorted(gone.items())),
        check=_left([line.text for line in done], stands, small),
    )


def _key(name: str) -> str:
    """Return a name as it is looked up: however it is written, it is the same name."""
    return _INITIAL.sub(" ", name).lower().replace("i\u0307", "i").replace("ı", "i").replace("’", "'")


def _words(text: str) -> Iterator[tuple[str, int, bool]]:
    """Give each word without an ending such as "'s", where it stands, and whether it begins a sentence."""
    end = 0
    for found in _WORD.finditer(text):
        begins = not end or _BEGINS.search(text, end, found.start()) is not None
        yield _ENDING.sub("", found[0]), found.start(), begins
        end = found.end()


def _stand_ins(texts: Sequence[str], roles: Mapping[str, str], small: Collection[str]) -> dict[str, str]:
    """Return what stands for each name, whole and in part: speakers by their role, others by a number."""
    stands: dict[str, str] = {}
    for speaker, role in roles.items():
        words = [word for word in _WORD.findall(normalize("NFC", speaker)) if _key(word) not in _LABELS]
        parts = [word for word in words if speaker.islower() or not word.islower()]
        _stand(stands, (" ".join(words), *parts), f"[{role}]")
    number = 1
    for name in (name for text in texts for name in _named(text, small)):
        whole = " ".join(name)
        shown = stands.get(_key(whole)) or stands.get(_key(name[0])) or f"[name {number}]"
        number += shown == f"[name {number}]"
        _stand(stands, (whole, *name), shown)
    return stands


def _stand(stands: dict[str, str], names: Sequence[str], shown: str) -> None:
    """Have something stand for names for which nothing does yet."""
    for name in names:
        if len(name) > 1:
            stands.setdefault(_key(name), shown)


def _named(text: str, small: Collection[str]) -> Iterator[list[str]]:
    """Give the words of each name that follows a title, or words such as "my friend"."""
    for cue in (_TITLED, _CALLED):
        for found in cue.finditer(text):
            if name := _whole(found[1], small):
                yield name


def _whole(following: str, small: Collection[str]) -> list[str]:
    """Return the words with a capital that come first, up to one with an ending such as "'s"."""
    name: list[str] = []
    for word in _WORD.findall(following):
        bare = _ENDING.sub("", word)
        key, loud = _key(bare), len(bare) > 1 and bare.isupper()
        if bare.islower() or key in _NOBODY or ((name or loud) and key in _BEGINNERS) or (name and key in small):
            break
        name.append(bare)
        if bare != word:
            break
    return name


def _reach(stands: Collection[str]) -> dict[str, int]:
    """Return of how many runs of letters the longest name is, by the first of them: "O'Brien" is of two."""
    reach: dict[str, int] = {}
    for name in stands:
        runs = _LETTERS.findall(name)
        reach[runs[0]] = max(reach.get(runs[0], 0), len(runs))
    return reach


def _put_in(text: str, reach: Mapping[str, int], stand_in: Callable[[str], str | None]) -> str:
    """Return `text` with what stands for each name in it, the longest first."""
    runs = [found.span() for found in _LETTERS.finditer(text)]
    parts, after = list[str](), 0
    for number, (start, first) in enumerate(runs):
        ends = runs[number : number + reach.get(_key(text[start:first]), 0)] if start >= after else ()
        for _, end in reversed(ends):
            if shown := stand_in(text[start:end]):
                parts += (text[after:start], shown)
                after = end
                break
    return "".join((*parts, text[after:]))


def _note(gone: Counter[tuple[str, str]], what: str, shown: str) -> str:
    gone[what, shown] += 1
    return shown


def _left(texts: Sequence[str], stands: Mapping[str, str], small: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return what may still name somebody, and how often."""
    every = [word for text in texts for word in _words(text)]
    within = Counter(_key(word) for word, _, begins in every if not (begins or word.islower()))
    names = {*stands, *(key for key, times in within.items() if times >= small[key])} - _NOBODY - _BEGINNERS
    ordinary = _NOBODY | _BEGINNERS | (small.keys() - within.keys() - _GIVEN)
    left: Counter[str] = Counter()
    for text in texts:
        left.update(word for word, _, _ in _words(text) if word.islower() and _key(word) in names)
        left.update(_runs(text, ordinary))
    return tuple(sorted(left.items()))


def _runs(text: str, ordinary: Collection[str]) -> Iterator[str]:
    """Give words with a capital that may be names, those side by side as one; `ordinary` ones begin sentences."""
    first = last = 0
    for word, start, begins in _words(text):
        loud = len(word) > 1 and word.isupper()
        if word.islower() or _is_everyday(word, ordinary if begins or loud else _NOBODY):
            continue
        if last and text[last:start] != " ":
            yield text[first:last]
        first, last = (first if last and text[last:start] == " " else start), start + len(word)
    if last:
        yield text[first:last]


def _is_everyday(word: str, words: Collection[str]) -> bool:
    """Tell whether a word with a capital names nobody; "I-I" and "Mm-hmm" are looked up by their parts."""
    key = _key(word)
    return key.endswith("n't") or key in words or all(part in words for part in key.split("-"))

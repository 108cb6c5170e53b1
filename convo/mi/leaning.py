"""Marks a person's turn with change and sustain talk (DARN-CAT) and discord, by rule: who wants what, and not."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from convo.mi.lexicon import REPORTING, phrases, these
from convo.mi.reading import Read, Unit
from convo.model.coding import Code, Mark

_LEAST = 0.35
_I = these("i i'd i'm i'll i've")
_ADVERBS = these(
    "really just still do did definitely probably actually maybe also always only kind of sort honestly truly already "
    "certainly even almost finally just ever gonna"
) - these("gonna")
_NEGATIONS = {
    "can't": "can",
    "cannot": "can",
    "couldn't": "could",
    "won't": "will",
    "wouldn't": "would",
    "shouldn't": "should",
    "haven't": "have",
    "needn't": "need",
    "don't": "",
    "didn't": "",
    "dont": "",
    "not": "",
    "never": "",
    "ain't": "",
}
_SPLIT = {"i'd": "would", "i'm": "am", "i'll": "will", "i've": "have"}
_BEFORE_OTHERS_VIEW = (
    REPORTING | these("think thinks thought believes believe feels wants want like if unless when")
) - these("think")
_VIEWS_OF_OWN = these("i i'd i'm")

_OPENINGS: tuple[tuple[Code, str, float, frozenset[str]], ...] = (
    (
        "activation",
        "ready",
        0.7,
        phrases(
            "am ready / am willing / am prepared / am open to / am happy to / would be willing / would be happy to / "
            "would try / would consider / could try / will try / will think / will consider / might try / "
            "might give / could give / am thinking of / am thinking about / might be willing / will give it"
        ),
    ),
    (
        "commitment",
        "will",
        0.7,
        phrases(
            "will / am going to / am gonna / gonna / promise / swear / intend / plan to / am planning / "
            "am determined / have decided / am committed"
        ),
    ),
    (
        "desire",
        "wants",
        0.7,
        phrases(
            "want / wanna / wish / hope / would like / would love / would rather / would prefer / am hoping / "
            "am keen / am looking forward / am interested / like the idea / love the idea / feel like"
        ),
    ),
    (
        "need",
        "needs",
        0.7,
        phrases("need / must / have to / have got to / gotta / got to / should / ought / need to"),
    ),
    (
        "ability",
        "able",
        0.65,
        phrases(
            "can / could / am able / might be able / know how / am confident / think can / have the / am good at / "
            "would be able / am capable / could do"
        ),
    ),
    (
        "taking-steps",
        "did",
        0.6,
        phrases(
            "tried / started / stopped / quit / joined / booked / rang / called / signed / cut / began / threw / "
            "have started / have stopped / have been trying / have cut / have been going / have tried / have joined / "
            "have booked / have quit / have been doing / have been working / went to the / went along / have made / "
            "have signed / have talked / have spoken / talked to / spoke to / looked up / looked into / walked"
        ),
    ),
)
REASONS = (
    "relationship",
    "because",
    *(denied + reason for _, reason, _, _ in _OPENINGS for denied in ("", "not-")),
)
"""Every reason a mark may have; each has its words in prompts/phrases/codes.md."""

_PAST = phrases(
    "could have / would have / should have / used to / could've / would've / should've / can remember / can tell / "
    "can see / can imagine / can understand / can say / can think / would like to say / need to say / could say / "
    "should say / must say / must admit / have to say / have to admit / will say / will be honest / can be honest"
)
"""What was, or might have been, is no leaning now; and some openings only lead into what is said."""


def _spaced(text: str) -> tuple[str, ...]:
    """Return phrases as they stand in a line, between spaces."""
    return tuple(sorted(f" {phrase} " for phrase in phrases(text)))


_WHYS = _spaced(
    "because / 'cause / cos / so that / for my kids / for my children / for my family / for my health / my kids / "
    "bad for me / good for me / it's costing / it costs / can't afford / feel better / be better / be healthier / "
    "save money / makes me feel / helps me / it helps / worried about / it's affecting / it affects / sick of / "
    "tired of / fed up / ruining / hurting / see my kids / be around for"
)
_DISCORD = _spaced(
    "you don't understand / you don't get it / you're not listening / you aren't listening / you never listen / "
    "none of your business / not your business / mind your own / leave me alone / get off my back / "
    "stop telling me / don't tell me what / stop lecturing / don't lecture / who are you to / "
    "what do you know about / what would you know / why should i listen / why should i tell / "
    "i don't have to talk / i don't have to tell / waste of time / wasting my time / you people / "
    "i don't want to talk to you / you're wrong / that's not what i said / i never said / i didn't say that / "
    "you're judging / stop judging / you think you know / you're just like / are you calling me / "
    "you're supposed to help / you're no help / you're not helping / i already told you / i just told you"
)


class Leaning(NamedTuple):
    """What was learned of a turn: how likely each leaning is."""

    change: float
    sustain: float
    neutral: float


def person_marks(turn: Read, learned: Leaning) -> tuple[Mark, ...]:
    """Mark a person's turn; each code and direction once, at its surest place."""
    best = dict[tuple[Code, str | None], Mark]()
    for unit in turn.units:
        for mark in _unit(unit, learned):
            key = (mark.code, mark.toward)
            if mark.confidence >= _LEAST and (key not in best or mark.confidence > best[key].confidence):
                best[key] = mark
    return tuple(sorted(best.values(), key=lambda mark: (mark.start, mark.code, mark.toward or "")))


def _unit(unit: Unit, learned: Leaning) -> Iterator[Mark]:
    line = f" {' '.join(unit.words)} "
    if any(phrase in line for phrase in _DISCORD):
        yield Mark(code="discord", start=unit.start, end=unit.end, confidence=0.6, reason="relationship")
    if unit.asked:
        return
    found = False
    for code, reason, trust, negated in _openings(unit.words):
        found = True
        yield _leans(unit, code, (("not-" if negated else "") + reason, trust), negated, learned)
    because = any(phrase in line for phrase in _WHYS)
    if because and not found and learned.neutral < 0.5:
        yield _leans(unit, "reasons", ("because", 0.5), learned.sustain > learned.change, learned)


def _leans(unit: Unit, code: Code, rule: tuple[str, float], negated: bool, learned: Leaning) -> Mark:
    """Make a mark; what was learned of the turn turns a direction round where it is sure of the other one."""
    toward: Literal["change", "sustain"] = "sustain" if negated else "change"
    for_it, against = (learned.sustain, learned.change) if negated else (learned.change, learned.sustain)
    if against >= 0.7:
        toward, for_it = ("change" if negated else "sustain"), against
    confidence = round((rule[1] + for_it) / 2, 3)
    return Mark(code=code, start=unit.start, end=unit.end, confidence=confidence, reason=rule[0], toward=toward)


def _openings(words: Sequence[str]) -> Iterator[tuple[Code, str, float, bool]]:
    """Yield what the person says of themself in the first person: code, reason, trust, and whether it is denied."""
    denied = False
    for place, word in enumerate(words):
        if word not in _I or _others_view(words, place):
            continue
        verbs, negated = _verbs(words, place)
        if verbs[:1] == ("think",) and negated:
            denied = True
            continue
        found = _first(verbs)
        if found:
            yield *found, negated != denied
        denied = False


def _others_view(words: Sequence[str], place: int) -> bool:
    """Tell whether somebody else's view or a condition stands before "I": "my GP says I", "if I"."""
    before = words[place - 1] if place else ""
    if before in ("me", "that") and place >= 2:
        before = words[place - 2]
    owner = words[place - 2] if place >= 2 else ""
    return before in _BEFORE_OTHERS_VIEW and owner not in _VIEWS_OF_OWN


def _verbs(words: Sequence[str], place: int) -> tuple[tuple[str, ...], bool]:
    """Return the words after "I" without adverbs and negation, contractions written out, and whether it is negated."""
    verbs = [_SPLIT[words[place]]] if words[place] in _SPLIT else list[str]()
    negated = False
    for word in words[place + 1 : place + 8]:
        if word in _I or word == "but":
            break
        if word in _NEGATIONS:
            negated = negated or len(verbs) < 3
            verbs += [_NEGATIONS[word]] if _NEGATIONS[word] else []
        elif word not in _ADVERBS:
            verbs.append(word)
    return tuple(verbs[:4]), negated


def _first(verbs: tuple[str, ...]) -> tuple[Code, str, float] | None:
    runs = [" ".join(verbs[:length]) for length in range(len(verbs), 0, -1)]
    if not _PAST.isdisjoint(runs):
        return None
    for run in runs:
        for code, reason, trust, known in _OPENINGS:
            if run in known:
                return code, reason, trust
    return None

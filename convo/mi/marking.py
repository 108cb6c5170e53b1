"""Marks a worker's turn with MITI codes: each unit by rule, with what was learned of the whole turn to lean on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import NamedTuple, get_args

from convo.mi.features import Near
from convo.mi.reading import ASKS, Read, Unit, head
from convo.mi.signs import SIGNS
from convo.model.coding import Behaviour, Code, Mark

_LEAST = 0.35
_FEW_WORDS = 3
_STATES = frozenset(("you", "it", "plain", "we", "stem"))


class Guess(NamedTuple):
    """What was learned of a turn: how likely each behaviour is, an open question, a complex reflection."""

    behaviour: Mapping[str, float]
    open: float
    complex: float

    @property
    def main(self) -> Behaviour:
        """The likeliest behaviour."""
        return next(name for name in get_args(Behaviour) if self.behaviour[name] == max(self.behaviour.values()))


class _Scene(NamedTuple):
    """What a unit's code may hang on."""

    unit: Unit
    signs: frozenset[str]
    guess: Guess
    permitted: bool
    leads_to_question: bool

    @property
    def asks(self) -> bool:
        return self.unit.form in ASKS

    @property
    def addresses(self) -> bool:
        return head(self.unit.words)[0].startswith("you") or "stem" in self.signs

    def likely(self, behaviour: Behaviour) -> float:
        return self.guess.behaviour.get(behaviour, 0.0)


class _Rule(NamedTuple):
    """A code, its reason and how far the rule alone can be trusted; the first rule that holds gives the code."""

    code: Code | None
    reason: str
    trust: float
    holds: Callable[[_Scene], bool]


def _says(*names: str) -> Callable[[_Scene], bool]:
    return lambda scene: not scene.signs.isdisjoint(names)


def _rises(scene: _Scene) -> bool:
    """Tell whether a statement with a question mark is rather said back than asked."""
    return scene.unit.form == "raised" and scene.addresses and scene.likely("reflection") > scene.likely("question")


def _asks_openly_late(scene: _Scene) -> bool:
    """Tell whether an open question comes after something else: "Hello Joan, how has your week been?"."""
    return scene.unit.form == "raised" and scene.guess.open > 0.5


def _fact(scene: _Scene) -> bool:
    return "fact" in scene.signs and not scene.addresses and scene.likely("input") > scene.likely("reflection")


def _said_back(scene: _Scene) -> bool:
    return not scene.leads_to_question and scene.addresses and scene.likely("reflection") >= 0.15


def _leaning(behaviour: Behaviour) -> Callable[[_Scene], bool]:
    return lambda scene: scene.unit.form in _STATES and scene.likely(behaviour) >= 0.5 and not scene.leads_to_question


def _argues(scene: _Scene) -> bool:
    return "argues" in scene.signs and scene.likely("reflection") < 0.5


def _advises(scene: _Scene) -> bool:
    return "advises" in scene.signs and scene.likely("reflection") < 0.5


def _form(*forms: str) -> Callable[[_Scene], bool]:
    return lambda scene: scene.unit.form in forms


def _seeks(scene: _Scene) -> bool:
    return "shares-power" in scene.signs and scene.asks


def _gives_choice(scene: _Scene) -> bool:
    return "gives-choice" in scene.signs and not scene.asks


def _strength(scene: _Scene) -> bool:
    return "strength" in scene.signs and len(scene.unit.words) > _FEW_WORDS


# In order: what comes first wins over what comes later, as the manual ranks them.
_RULES = (
    _Rule(None, "back", 0, _form("back")),
    _Rule("confront", "argues", 0.75, _argues),
    _Rule("seek", "asks-permission", 0.85, _says("asks-permission")),
    _Rule("seek", "shares-power", 0.75, _seeks),
    _Rule("autonomy", "gives-choice", 0.8, _gives_choice),
    _Rule("persuade", "advises-asking", 0.6, _says("advises-asking")),
    _Rule("reflection-simple", "rises", 0.6, _rises),
    _Rule("question-open", "asks-open", 0.9, _form("open")),
    _Rule("question-open", "asks-open", 0.7, _asks_openly_late),
    _Rule("question-closed", "asks-closed", 0.9, _form(*ASKS)),
    _Rule("affirm", "strength", 0.65, _strength),
    _Rule("persuade", "advises", 0.75, _advises),
    _Rule(None, "frames", 0, _says("frames")),
    _Rule("information", "fact", 0.65, _fact),
    _Rule("reflection-simple", "said-back", 0.7, _said_back),
    _Rule("information", "whole-turn", 0.4, _leaning("input")),
    _Rule("reflection-simple", "whole-turn", 0.4, _leaning("reflection")),
)

REASONS = tuple(dict.fromkeys(rule.reason for rule in _RULES if rule.code))
"""Every reason a mark may have; each has its words in prompts/phrases/codes.md."""

_FAMILIES: Mapping[str, Behaviour] = {
    "question-open": "question",
    "question-closed": "question",
    "seek": "question",
    "reflection-simple": "reflection",
    "reflection-complex": "reflection",
    "information": "input",
    "persuade": "input",
    "persuade-with-permission": "input",
}
SPEAK_FOR: Mapping[Behaviour, frozenset[Code]] = {
    "question": frozenset(("question-open", "question-closed", "seek")),
    "reflection": frozenset(("reflection-simple", "reflection-complex", "affirm")),
    "input": frozenset(("information", "persuade", "persuade-with-permission", "confront")),
    "other": frozenset(),
}
"""Codes that fit with what a turn mainly is."""
_PLAINLY: Mapping[Behaviour, Code] = {
    "question": "question-closed",
    "reflection": "reflection-simple",
    "input": "information",
}
_WHOLE = _Rule(None, "whole-turn", 0.4, _says())
_RIVALS: tuple[tuple[Code, ...], ...] = (
    ("question-open", "question-closed"),
    ("reflection-complex", "reflection-simple"),
    ("persuade-with-permission", "persuade"),
)
"""Codes of which a volley has one at most, the winner first; for questions the likelier one wins."""


def worker_marks(turn: Read, near: Near, guess: Guess, counted: frozenset[Code]) -> tuple[Mark, ...]:
    """Mark a worker's turn; codes already `counted` in the same volley are not given again."""
    permitted = _permitted(turn, near)
    best = dict[Code, Mark]()
    for mark in _units(turn, guess, permitted):
        if mark.code not in best or mark.confidence > best[mark.code].confidence:
            best[mark.code] = mark
    if not any(_speaks_for(mark.code, guess.main) for mark in best.values()):
        marked = {mark.start for mark in best.values()}
        best |= {mark.code: mark for mark in _whole(turn, guess, permitted, marked)}
    kept = _settled(best, counted)
    return tuple(sorted(kept, key=lambda mark: (mark.start, mark.code)))


def goes_on(turn: Read, near: Near, counted: frozenset[Code]) -> bool:
    """Tell whether a turn goes on with the volley before it: the other only said "mm-hmm", and answered nothing."""
    if not near.own or not near.before:
        return False
    answered = any(_FAMILIES.get(code) in ("question", "reflection") for code in counted)
    return turn.begun or near.own.cut or (near.before.back and not answered)


def _permitted(turn: Read, near: Near) -> bool:
    """Tell whether advice was asked for or allowed: by the person's question, or by the worker's asking."""
    asked_for = bool(near.before and near.before.units and near.before.units[-1].form in ("open", "closed"))
    allowed = bool(near.own and "permission" in near.own.cues)
    return asked_for or allowed or not turn.cues.isdisjoint(("permission", "autonomy"))


def _units(turn: Read, guess: Guess, permitted: bool) -> Iterator[Mark]:
    for place, unit in enumerate(turn.units):
        found = SIGNS.names(unit.words)
        asks_next = place + 1 < len(turn.units) and turn.units[place + 1].form in ASKS
        scene = _Scene(unit, found, guess, permitted, asks_next and "quotes" in found)
        rule = next((rule for rule in _RULES if rule.holds(scene)), None)
        if rule and rule.code:
            mark = _mark(rule.code, rule, scene)
            if mark.confidence >= _LEAST:
                yield mark


def _whole(turn: Read, guess: Guess, permitted: bool, marked: Set[int]) -> Iterator[Mark]:
    """Mark the longest unit that no rule marked with what the turn as a whole was learned to be."""
    code = _PLAINLY.get(guess.main)
    units = [unit for unit in turn.units if unit.start not in marked and "frames" not in SIGNS.names(unit.words)]
    if code and units:
        unit = max(units, key=lambda unit: len(unit.words))
        scene = _Scene(unit, frozenset(), guess, permitted, False)
        asks_open = code == "question-closed" and guess.open > 0.5
        yield _mark("question-open" if asks_open else code, _WHOLE, scene)


def _speaks_for(code: Code, behaviour: Behaviour) -> bool:
    return behaviour == "other" or code in SPEAK_FOR[behaviour]


def _mark(code: Code, rule: _Rule, scene: _Scene) -> Mark:
    if code == "persuade" and scene.permitted:
        code = "persuade-with-permission"
    if code == "reflection-simple" and scene.guess.complex > 0.5:
        code = "reflection-complex"
    family = _FAMILIES.get(code)
    trust = (rule.trust + scene.likely(family)) / 2 if family else rule.trust
    return Mark(code=code, start=scene.unit.start, end=scene.unit.end, confidence=round(trust, 3), reason=rule.reason)


def _settled(best: Mapping[Code, Mark], counted: frozenset[Code]) -> Iterable[Mark]:
    kept = dict(best)
    for winner, other in _RIVALS:
        if winner in kept and other in kept:
            weaker = (
                winner if other == "question-closed" and kept[other].confidence > kept[winner].confidence else other
            )
            del kept[weaker]
        if winner in counted or other in counted:
            kept.pop(winner, None)
            kept.pop(other, None)
    return [mark for code, mark in kept.items() if code not in counted]

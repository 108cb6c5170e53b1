"""Codes put right by a person: what changes when they say what a turn was, and the codes that stand after that."""

from collections.abc import Iterable, Sequence
from typing import cast, get_args

from convo.model.coding import Code, Coded, Mark
from convo.model.review_event import CodeCorrected, CodePart, CodeValue, MainCode

_OWN_WORDS: dict[str, tuple[Code, ...]] = {
    "input": ("information", "persuade-with-permission", "persuade"),
    "other": ("affirm", "seek", "autonomy", "confront"),
}
"""The marks that say more exactly what a turn of this behaviour was."""

_BEHAVIOUR = {code: behaviour for behaviour, codes in _OWN_WORDS.items() for code in (*codes, behaviour)}
_LEANING = frozenset(("desire", "ability", "reasons", "need", "commitment", "activation", "taking-steps"))
"""Marks that speak for change or against it; discord is about the relationship and leans neither way."""
_CODES = frozenset(get_args(Code))
_OTHER_KIND: dict[str, Code] = {
    "question-open": "question-closed",
    "question-closed": "question-open",
    "reflection-simple": "reflection-complex",
    "reflection-complex": "reflection-simple",
}
_BY_HAND = "corrected"
"""The reason of a code that a person gave."""


def main_code(coded: Coded) -> MainCode:
    """Return in one word what a turn mainly was."""
    if coded.talk is not None:
        return coded.talk
    if coded.behaviour == "question":
        return "question-closed" if coded.question == "closed" else "question-open"
    if coded.behaviour == "reflection":
        return "reflection-complex" if coded.reflection == "complex" else "reflection-simple"
    behaviour = "input" if coded.behaviour == "input" else "other"
    exact = next((mark.code for mark in coded.marks if mark.code in _OWN_WORDS[behaviour]), behaviour)
    return cast(MainCode, exact)


def marks_beside(coded: Coded) -> tuple[Mark, ...]:
    """Return the marks that stand beside what a turn mainly was: labels, counts and choices all take these.

    One question is not both open and closed, nor one reflection simple and complex: a mark of the program's that says
    other than the main code does not stand, and one that a person added does.
    """
    main = main_code(coded)
    return tuple(
        mark
        for mark in coded.marks
        if mark.code != main and (mark.reason == _BY_HAND or mark.code != _OTHER_KIND.get(main))
    )


def chosen(coded: Coded, code: MainCode) -> tuple[CodeCorrected, ...]:
    """Return what follows when a person says what a turn mainly was; the same again says that it is right.

    All of it is said, what was right before too: it then stands whatever a later version of the program makes of the
    turn.
    """
    if coded.talk is not None:
        return (CodeCorrected(turn=coded.turn, part="talk", was=coded.talk, now=cast(CodeValue, code)),)
    return tuple(_parts(coded, code)) + tuple(_marks(coded, main_code(coded), code))


def toggled(coded: Coded, code: Code) -> tuple[CodeCorrected, ...]:
    """Return what follows when a person adds a further mark to a turn or takes it away; nothing for the main code."""
    if code == main_code(coded):
        return ()
    there = any(mark.code == code for mark in marks_beside(coded))
    return (CodeCorrected(turn=coded.turn, part="mark", was=code if there else "", now="" if there else code),)


def put_right(coded: Coded, length: int, said: Iterable[CodeCorrected]) -> Coded:
    """Return a turn's code with what people said of it, in order; `length` is that of the turn's text."""
    said = [one for one in said if one.turn == coded.turn]
    if not said:
        return coded
    for one in said:
        coded = coded.model_copy(update=_changed(coded, one, length))
    others = {part: None for part in ("question", "reflection") if part != coded.behaviour}
    return coded.model_copy(update={**others, "sure": True, "confidence": 1.0, "reason": _BY_HAND})


def _changed(coded: Coded, one: CodeCorrected, length: int) -> dict[str, object]:
    """Return what one thing that a person said changes; marks that said more exactly what a turn was go with that."""
    if one.part == "mark":
        return {"marks": _marked(coded, one, length)}
    if one.part == "behaviour" and one.was != one.now:
        exact = _OWN_WORDS.get(one.now, ())
        return {"behaviour": one.now, "marks": tuple(mark for mark in coded.marks if mark.code not in exact)}
    return {one.part: one.now or None}


def _parts(coded: Coded, code: MainCode) -> Iterable[CodeCorrected]:
    form, _, kind = code.partition("-")
    behaviour = _BEHAVIOUR.get(code, form)
    wanted: dict[CodePart, tuple[str, str]] = {
        "behaviour": (coded.behaviour or "", behaviour),
        "question": (coded.question or "", kind if behaviour == "question" else ""),
        "reflection": (coded.reflection or "", kind if behaviour == "reflection" else ""),
    }
    for part, (was, now) in wanted.items():
        if was or now:
            yield CodeCorrected.model_validate({"turn": coded.turn, "part": part, "was": was, "now": now})


def _marks(coded: Coded, before: MainCode, code: MainCode) -> Iterable[CodeCorrected]:
    """Take the marks of what it was not away, and put that of what it is first."""
    if before != code:
        wrong = {before, *_OWN_WORDS.get(code, ())}
        for mark in coded.marks:
            if mark.code in wrong:
                yield CodeCorrected(turn=coded.turn, part="mark", was=mark.code, now="")
        if code in _CODES and all(mark.code != code for mark in coded.marks):
            yield CodeCorrected(turn=coded.turn, part="mark", was="", now=cast(Code, code))
    if code in _CODES:
        first = cast(Code, code)
        yield CodeCorrected(turn=coded.turn, part="mark", was=first, now=first)


def _marked(coded: Coded, one: CodeCorrected, length: int) -> tuple[Mark, ...]:
    """Return the marks after one was added at the end, taken away, or put first as what the turn mainly was."""
    others = tuple(mark for mark in coded.marks if mark.code not in (one.was, one.now))
    same = tuple(mark for mark in coded.marks if mark.code == one.now)
    if one.now == "":
        return others
    if one.was == one.now:
        return (*(same or _made(coded, cast(Code, one.now), length)), *others)
    added = tuple(mark.model_copy(update={"reason": _BY_HAND}) for mark in same)
    return (*others, *(added or _made(coded, cast(Code, one.now), length)))


def _made(coded: Coded, code: Code, length: int) -> Sequence[Mark]:
    toward = coded.talk if code in _LEANING and coded.talk in ("change", "sustain") else None
    return (Mark(code=code, start=0, end=length, confidence=1.0, reason=_BY_HAND, toward=toward),)

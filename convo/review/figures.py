"""The summary of a session: what its codes add up to, with the turns behind each figure; nothing is divided by zero."""

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise
from typing import get_args

from convo.model.coding import Code, Coded, Spoken, Talk
from convo.model.review import Course, Figure, FigureId, Tally
from convo.model.review_event import MainCode, WorkerCode
from convo.review.correcting import main_code, marks_beside
from convo.review.reading import Session

_PARTS = 10
_CODES: tuple[MainCode | Code, ...] = tuple(dict.fromkeys((*get_args(WorkerCode), *get_args(Talk), *get_args(Code))))
_QUESTIONS = ("question-open", "question-closed")
_REFLECTIONS = ("reflection-simple", "reflection-complex")


def figures(session: Session) -> tuple[Figure, ...]:
    """Return every figure of a session, in the order a supervisor reads them."""
    worker = session.side("worker")
    questions = _where(worker, lambda turn: main_code(turn) in _QUESTIONS)
    reflections = _where(worker, lambda turn: main_code(turn) in _REFLECTIONS)
    change = _where(session.counted, lambda turn: turn.talk == "change")
    sustain = _where(session.counted, lambda turn: turn.talk == "sustain")
    return (
        _share("advice-share", _where(worker, lambda turn: turn.behaviour == "input"), len(worker), "no-turns"),
        _share("reflection-share", reflections, len(worker), "no-turns"),
        _share("reflections-to-questions", reflections, len(questions), "no-questions"),
        _share("complex-share", _where(worker, _complex), len(reflections), "no-reflections"),
        _share("open-share", _where(worker, _open), len(questions), "no-questions"),
        _count("adherent", worker, ("affirm", "seek", "autonomy")),
        _count("non-adherent", worker, ("persuade", "confront")),
        _share("change-share", change, len(change) + len(sustain), "no-leaning"),
        _talk_share(session),
        _longest(session),
    )


def tallies(session: Session) -> tuple[Tally, ...]:
    """Return how often each code stands in a session, in the order of the codes; what never occurs is left out.

    A turn is counted by what it mainly was, as in the figures; the codes beside that are counted for themselves.
    Where the person tells of a danger, no code is counted.
    """
    mainly: dict[str, list[str]] = {}
    beside: dict[str, list[str]] = {}
    for turn in session.counted:
        mainly.setdefault(main_code(turn), []).append(turn.turn)
        for code in dict.fromkeys(mark.code for mark in marks_beside(turn)):
            beside.setdefault(code, []).append(turn.turn)
    return tuple(
        Tally(code=code, turns=tuple(mainly.get(code, ())), beside=tuple(beside.get(code, ())))
        for code in _CODES
        if code in mainly or code in beside
    )


def course(session: Session) -> tuple[Course, ...]:
    """Return change and sustain talk over the session, in up to ten parts with as many turns of the person each."""
    said = session.side("person")
    parts = min(_PARTS, len(said))
    cuts = [round(index * len(said) / parts) for index in range(parts + 1)] if parts else [0]
    aside = session.beyond.aside
    return tuple(_part(said[begin:end], aside) for begin, end in pairwise(cuts))


def words(turn: Spoken) -> int:
    """Return how many words a turn has."""
    return len(turn.text.split())


def _part(turns: Sequence[Coded], aside: Sequence[str]) -> Course:
    leaning = [turn.talk for turn in turns if turn.turn not in aside]
    return Course(change=leaning.count("change"), sustain=leaning.count("sustain"), turns=len(turns))


def _where(turns: Sequence[Coded], holds: Callable[[Coded], bool]) -> tuple[str, ...]:
    return tuple(turn.turn for turn in turns if holds(turn))


def _open(turn: Coded) -> bool:
    return main_code(turn) == "question-open"


def _complex(turn: Coded) -> bool:
    return main_code(turn) == "reflection-complex"


def _share(id: FigureId, turns: tuple[str, ...], whole: int, missing: str) -> Figure:
    value = len(turns) / whole if whole else None
    return Figure(id=id, value=value, part=len(turns), whole=whole, turns=turns, missing="" if whole else missing)


def _count(id: FigureId, worker: Sequence[Coded], codes: tuple[Code, ...]) -> Figure:
    marked = [turn.turn for turn in worker for mark in turn.marks if mark.code in codes]
    turns = tuple(dict.fromkeys(marked))
    return Figure(id=id, value=float(len(marked)), part=len(marked), whole=len(worker), turns=turns)


def _talk_share(session: Session) -> Figure:
    mine = sum(words(turn) for turn in session.spoken if turn.speaker == "worker")
    all_words = sum(words(turn) for turn in session.spoken)
    value = mine / all_words if all_words else None
    missing = "" if all_words else "no-turns"
    return Figure(id="talk-share", value=value, part=mine, whole=all_words, turns=(), missing=missing)


def _longest(session: Session) -> Figure:
    """Find the worker's longest stretch without a word from the person between, in words."""
    stretches = [tuple(group) for side, group in groupby(session.spoken, _speaker) if side == "worker"]
    if not stretches:
        return Figure(id="longest-turn", value=None, part=0, whole=0, turns=(), missing="no-turns")
    longest = max(stretches, key=lambda stretch: sum(map(words, stretch)))
    length = sum(map(words, longest))
    turns = tuple(turn.turn for turn in longest)
    return Figure(id="longest-turn", value=float(length), part=length, whole=len(stretches), turns=turns)


def _speaker(turn: Spoken) -> str:
    return turn.speaker

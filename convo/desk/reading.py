"""What the screens of a reading back show, made from its turns, its codes and what people added."""

from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from convo.content.library import Library
from convo.desk.review_log import Material, day_said
from convo.model.coding import Code, Coded, PersonMark, Side, Spoken
from convo.model.review_event import SCALES, MainCode, WorkerCode
from convo.model.review_view import CodeChoice, GlobalView, ReviewView, SummaryRow, TurnView
from convo.review.correcting import main_code, marks_beside
from convo.review.keeping import Blind, Review, corrected_by, standing
from convo.review.people import code_name, people_sections
from convo.review.reading import Session
from convo.review.report import Setting, trouble_sections
from convo.review.rows import section_rows, summary_rows
from convo.review.summary import summary_of

Phrase = Callable[..., str]

_TALK: tuple[MainCode, ...] = ("change", "sustain", "neutral")
_ASKED: tuple[MainCode, ...] = tuple(code for code in get_args(WorkerCode) if code != "input")
_PERSONS: tuple[Code, ...] = get_args(PersonMark)


def text_view(material: Material, library: Library) -> ReviewView:
    """Return the turns alone: they are there before the codes are."""
    turns = tuple(_plain(turn, library.phrase) for turn in material.spoken)
    return _view(material, turns, library.phrase)


def coded_view(material: Material, session: Session, library: Library, quick: bool = False) -> ReviewView:
    """Return the turns with the codes that stand, and the summary; `session` has the program's codes."""
    stands = standing(session, material.review)
    turns = tuple(
        _turn(turn, (code, program), material.review, library.phrase).model_copy(
            update={"aside": turn.turn in stands.beyond.aside}
        )
        for turn, code, program in zip(stands.spoken, stands.coded, session.coded, strict=True)
    )
    summary = tuple(_summary(material, session, library))
    return _view(material, turns, library.phrase).model_copy(update={"summary": summary, "quick": quick})


def blind_view(material: Material, rater: str, library: Library) -> ReviewView:
    """Return the turns for a second rater: no codes but their own."""
    codes = material.review.blind.get(rater, Blind()).codes
    turns = tuple(
        _plain(turn, library.phrase).model_copy(
            update={"rated": code_name(codes[turn.turn], library.phrase) if turn.turn in codes else ""}
        )
        for turn in material.spoken
    )
    return _view(material, turns, library.phrase).model_copy(update={"rater": rater})


def choices_for(side: Side, coded: Coded | None, phrase: Phrase) -> tuple[CodeChoice, ...]:
    """Return the codes that a turn can be given; `coded` is the code that stands, None for a second rater."""
    mains = _ASKED if side == "worker" else _TALK
    codes = (*mains, *(_PERSONS if side == "person" and coded is not None else ()))
    main = main_code(coded) if coded else ""
    there = {mark.code for mark in marks_beside(coded)} if coded else set[Code]()
    return tuple(
        CodeChoice(
            code=code,
            name=code_name(code, phrase),
            means=phrase(f"means/{code}"),
            main=code == main,
            stands=code in there,
            can_be_main=code in mains,
            can_be_beside=coded is not None and code in get_args(Code),
        )
        for code in codes
    )


def global_views(review: Review, phrase: Phrase) -> tuple[GlobalView, ...]:
    """Return the scales that a person rates, with their anchors."""
    return tuple(
        GlobalView(
            scale=scale,
            name=phrase(f"globals/{scale}"),
            about=phrase(f"globals/{scale}-about"),
            anchors=tuple(phrase(f"globals/{scale}-{score}") for score in range(1, 6)),
            score=review.ratings[scale][0] if scale in review.ratings else None,
            by=review.ratings[scale][1].by if scale in review.ratings else "",
        )
        for scale in SCALES
    )


def _view(material: Material, turns: tuple[TurnView, ...], phrase: Phrase) -> ReviewView:
    review = material.review
    return ReviewView(
        review=material.stream,
        title=material.title,
        day=day_said(material, phrase),
        goal=review.goal,
        shared=tuple(review.shared),
        turns=turns,
    )


def _plain(turn: Spoken, phrase: Phrase) -> TurnView:
    worker = turn.speaker == "worker"
    return TurnView(turn=turn.turn, who=phrase(f"reading/{turn.speaker}"), worker=worker, text=turn.text)


def _turn(turn: Spoken, codes: tuple[Coded, Coded], review: Review, phrase: Phrase) -> TurnView:
    """Return a turn with the code that stands, and the program's where a person said otherwise."""
    stands, program = codes
    by = corrected_by(review, turn.turn)
    said_before = _whole(program, phrase)
    return _plain(turn, phrase).model_copy(
        update={
            "code": code_name(main_code(stands), phrase),
            "also": tuple(_beside(stands, phrase)),
            "unsure": not stands.sure,
            "corrected_by": by,
            "program": said_before if by and said_before != _whole(stands, phrase) else "",
            "why": phrase("reading/why", code=said_before, why=phrase(f"codes/why-{program.reason}")),
            "notes": tuple(
                phrase("reading/noted", by=act.by, text=note.text)
                for note, act in review.notes
                if note.turn == turn.turn
            ),
        }
    )


def _whole(coded: Coded, phrase: Phrase) -> str:
    return ", ".join((code_name(main_code(coded), phrase), *_beside(coded, phrase)))


def _beside(coded: Coded, phrase: Phrase) -> Iterator[str]:
    for mark in marks_beside(coded):
        name = code_name(mark.code, phrase)
        yield phrase(f"reading/toward-{mark.toward}", code=name) if mark.toward else name


def _summary(material: Material, session: Session, library: Library) -> Iterator[SummaryRow]:
    review, phrase = material.review, library.phrase
    shared = ", ".join(review.shared)
    yield SummaryRow(text=phrase("reading/shared", who=shared) if shared else phrase("reading/not-shared"))
    if review.goal:
        yield SummaryRow(text=phrase("reading/goal", goal=review.goal))
    setting = Setting(material.title, review.goal, library.thresholds)
    yield from summary_rows(summary_of(standing(session, review), library.stems), setting, phrase)
    for section in people_sections(session, review, library.thresholds, phrase):
        yield from section_rows(section)
    yield from _notes(review, phrase)
    for section in trouble_sections(review.imported.transcript.troubles if review.imported else (), phrase):
        yield from section_rows(section)


def _notes(review: Review, phrase: Phrase) -> Iterator[SummaryRow]:
    if review.notes:
        yield SummaryRow(text=phrase("reading/notes"), heading=True)
    for note, act in review.notes:
        facts = {"text": note.text, "by": act.by}
        if note.turn:
            yield SummaryRow(text=phrase("reading/note-turn", turn=note.turn, **facts), turns=(note.turn,))
        else:
            yield SummaryRow(text=phrase("reading/note-whole", **facts))


def turn_named(turns: Sequence[Spoken], turn: str) -> Spoken | None:
    """Return the turn of that number, None if there is none."""
    return next((one for one in turns if one.turn == turn), None)

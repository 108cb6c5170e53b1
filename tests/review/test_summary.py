"""What the codes of a session add up to: each figure with its turns, and never a division by zero."""

import pytest

from convo.content.library import Library
from convo.content.place import find_place
from convo.model.coding import Coded, Mark
from convo.review.reading import Session
from convo.review.report import Setting, report
from convo.review.rows import summary_rows
from convo.review.summary import summary_of
from tests.review.made import session

STEMS = ("So {turned} …",)
GOOD = session(
    ("open", "What matters to you?"),
    ("neutral", "My garden " + "and the roses by the wall " * 6),
    ("complex", "It is where you feel like yourself."),
    ("change", "Yes, and I want to get back to it."),
    ("affirm", "You have kept it going for years."),
    ("sustain", "I can't do it with my knee."),
    ("closed", "Is it the left one?"),
    ("input", "You should see a physio about it."),
)


def test_each_figure_opens_the_turns_behind_it() -> None:
    summary = summary_of(GOOD, STEMS)
    assert (summary.worker_turns, summary.person_turns) == (5, 3)
    assert summary.figure("advice-share").value == pytest.approx(1 / 5)
    assert summary.figure("advice-share").turns == ("8",)
    assert summary.figure("reflection-share").turns == ("3",)
    assert summary.figure("reflections-to-questions").value == pytest.approx(1 / 2)
    assert summary.figure("complex-share").value == 1
    assert summary.figure("open-share").value == pytest.approx(1 / 2)
    assert summary.figure("adherent").turns == ("5",)
    assert summary.figure("non-adherent").turns == ("8",)
    assert summary.figure("change-share").value == pytest.approx(1 / 2)
    assert summary.figure("longest-turn").turns == ("7", "8")
    assert next((tally.code, tally.turns) for tally in summary.tallies) == ("question-open", ("1",))


def test_nothing_is_divided_by_zero() -> None:
    for empty in (Session((), ()), session(("other", "Hello")), session(("neutral", "Hello"))):
        summary = summary_of(empty, STEMS)
        ratio = summary.figure("reflections-to-questions")
        assert (ratio.value, ratio.missing) == (None, "no-questions")
        assert summary.figure("complex-share").missing == "no-reflections"


def test_what_was_done_well_comes_with_the_words_that_did_it() -> None:
    well = summary_of(GOOD, STEMS).well
    assert [moment.kind for moment in well] == ["met-with-change", "opened-up", "affirmed"]
    assert well[0].quote == "It is where you feel like yourself."
    assert well[0].after == "Yes, and I want to get back to it."


def test_one_thing_to_try_comes_with_a_stem_from_the_persons_own_words() -> None:
    talk = session(("sustain", "I can't walk that far."), ("input", "You should take the bus."))
    tried = summary_of(talk, STEMS).try_next
    assert tried is not None
    assert (tried.kind, tried.stem) == ("advice-unasked", "So you can't walk that far …")


def test_three_closed_questions_in_a_row_are_one_thing_to_try() -> None:
    turns = [("closed", "Do you smoke?"), ("neutral", "No."), ("closed", "Do you drink?"), ("neutral", "No.")]
    assert summary_of(session(*turns), STEMS).try_next is None
    tried = summary_of(session(*turns, ("closed", "Do you sleep?")), STEMS).try_next
    assert tried is not None
    assert (tried.kind, tried.turn) == ("closed-in-a-row", "5")


def test_the_course_has_ten_parts_that_hold_every_turn_once() -> None:
    talk = session(*[("change" if number % 3 else "sustain", "words") for number in range(37)])
    parts = summary_of(talk, STEMS).course
    assert len(parts) == 10
    assert sum(part.turns for part in parts) == 37
    assert sum(part.change + part.sustain for part in parts) == 37


def test_an_unsure_code_is_said_to_be_unsure_and_earns_no_praise_and_no_advice() -> None:
    unsure = [one.model_copy(update={"sure": False}) for one in GOOD.coded]
    summary = summary_of(Session(GOOD.spoken, unsure), STEMS)
    assert len(summary.unsure) == 8
    assert (summary.well, summary.try_next) == ((), None)


def test_turns_and_codes_must_belong_together() -> None:
    with pytest.raises(ValueError, match="its own code"):
        Session(GOOD.spoken, list[Coded](reversed(GOOD.coded)))


def marked(talk: Session, place: int, *codes: str) -> Session:
    """Put marks on a turn in place of those it has."""
    marks = tuple(
        Mark.model_validate({"code": code, "start": 0, "end": 1, "confidence": 0.9, "reason": "made"}) for code in codes
    )
    coded = [*talk.coded]
    coded[place] = coded[place].model_copy(update={"marks": marks})
    return Session(talk.spoken, coded)


def test_whoever_counts_the_codes_by_hand_comes_to_the_same_figures() -> None:
    turns = (
        ("closed", "Would it be all right to ask?"),
        ("sustain", "I can't."),
        ("simple", "You can't. Do you sleep?"),
        ("change", "I want to."),
        ("input", "It opens at ten. You could go."),
    )
    talk = marked(session(*turns), 0, "seek")  # a closed question whose only mark is another
    talk = marked(talk, 2, "reflection-simple", "question-closed")
    talk = marked(talk, 3, "desire")
    summary = summary_of(talk, STEMS)
    counted = {tally.code: (tally.turns, tally.beside) for tally in summary.tallies}
    assert counted == {
        "question-closed": (("1",), ("3",)),
        "reflection-simple": (("3",), ()),
        "seek": ((), ("1",)),
        "persuade": (("5",), ()),
        "change": (("4",), ()),
        "sustain": (("2",), ()),
        "desire": ((), ("4",)),
    }
    assert sum(len(tally.turns) for tally in summary.tallies) == 5
    assert summary.figure("open-share").whole == summary.figure("reflections-to-questions").whole == 1
    assert summary.figure("reflection-share").turns == ("3",)


@pytest.mark.parametrize(("code", "other"), [("open", "question-closed"), ("complex", "reflection-simple")])
def test_one_question_is_not_both_open_and_closed_nor_one_reflection_simple_and_complex(code: str, other: str) -> None:
    summary = summary_of(marked(session((code, "On a scale of nought to ten?")), 0, other), STEMS)
    assert len(summary.tallies) == 1
    assert (summary.tallies[0].turns, summary.tallies[0].beside) == (("1",), ())


def test_the_counts_of_codes_say_how_they_are_counted() -> None:
    phrase = Library(find_place()).phrase
    summary = summary_of(marked(session(("simple", "You can't. Do you sleep?")), 0, "question-closed"), STEMS)
    lines = [row.text for row in summary_rows(summary, Setting("t"), phrase)]
    assert phrase("review/counted") in lines
    assert lines[lines.index("Closed question: 0") + 1] == "  beside another code: 1"
    section = next(
        one for one in report(summary, Setting("t"), phrase).sections if one.heading == phrase("review/codes")
    )
    assert "beside another code: 1, turns 1" in repr(section)

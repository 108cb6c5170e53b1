"""What the codes of a session add up to: each figure with its turns, and never a division by zero."""

import pytest

from convo.model.coding import Coded
from convo.review.reading import Session
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

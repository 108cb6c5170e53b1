"""A person's word on a turn stands over the program's, whose own stays as it was; nothing is lost on the way."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.model import review_event as ev
from convo.model.coding import Code, Coded, Mark, Talk
from convo.model.record import Recorded
from convo.review.correcting import chosen, main_code, marks_beside, put_right, toggled
from convo.review.keeping import Review, apply, compared, corrected_by, replay, standing
from tests.review.made import made, session

WORKER = [code for code in get_args(ev.WorkerCode) if code != "input"]
MADE = ["open", "closed", "simple", "complex", "affirm", "seek", "persuade", "other", "input"]
TALK = list(get_args(Talk))
MARKS = ["affirm", "seek", "autonomy", "information", "persuade", "confront"]
PERSONS = ["desire", "ability", "need", "commitment", "discord"]
START = datetime(2026, 11, 22, 9, tzinfo=UTC)

worker_turn = st.sampled_from(MADE).map(lambda code: made("1", code))
person_turn = st.sampled_from(TALK).map(lambda code: made("1", code))


def recorded(*events: object, by: str = "Lee") -> list[Recorded]:
    ids = count(1)
    return [Recorded("review/1", seq, START + timedelta(minutes=seq), by, one) for one in events for seq in [next(ids)]]


@given(worker_turn, st.lists(st.sampled_from(WORKER), min_size=1, max_size=6))
def test_what_a_person_chose_last_is_what_a_workers_turn_is(coded: Coded, codes: list[ev.MainCode]):
    said: list[ev.CodeCorrected] = []
    for code in codes:
        said += chosen(put_right(coded, 9, said), code)
        now = put_right(coded, 9, said)
        assert main_code(now) == code
        assert now.sure
        assert now.reason == "corrected"
        assert (now.question is not None) == (now.behaviour == "question")
        assert (now.reflection is not None) == (now.behaviour == "reflection")
        assert len({mark.code for mark in now.marks}) == len(now.marks), "each code once a turn"
        if code in get_args(Code):
            assert code in {mark.code for mark in now.marks}


@given(worker_turn, worker_turn, st.sampled_from(WORKER))
def test_what_a_person_said_stands_whatever_a_later_version_makes_of_the_turn(
    coded: Coded, later: Coded, code: ev.MainCode
):
    said = chosen(coded, code)
    if code in get_args(Code) or coded.behaviour != "other":
        assert main_code(put_right(later, 9, said)) == code


@given(person_turn, st.lists(st.sampled_from(TALK), min_size=1, max_size=4))
def test_what_a_person_chose_last_is_how_the_persons_turn_leans(coded: Coded, codes: list[ev.MainCode]):
    said: list[ev.CodeCorrected] = []
    for code in codes:
        said += chosen(put_right(coded, 9, said), code)
        assert main_code(put_right(coded, 9, said)) == code


@given(st.one_of(worker_turn.map(lambda one: (one, MARKS)), person_turn.map(lambda one: (one, PERSONS))), st.data())
def test_a_further_mark_comes_and_goes_and_leaves_the_main_code(
    given_turn: tuple[Coded, list[str]], data: st.DataObject
):
    coded, marks = given_turn
    mark = data.draw(st.sampled_from(marks))
    main = main_code(coded)
    added = toggled(coded, mark)
    if mark == main:
        assert added == ()
        return
    once = put_right(coded, 9, added)
    assert (mark in {one.code for one in once.marks}) != (mark in {one.code for one in coded.marks})
    if coded.behaviour not in ("input", "other") or main in get_args(Code):
        assert main_code(once) == main
        twice = put_right(coded, 9, [*added, *toggled(once, mark)])
        assert {one.code for one in twice.marks} == {one.code for one in coded.marks}


def test_the_same_again_says_that_it_is_right_and_changes_no_code():
    unsure = made("1", "open").model_copy(update={"sure": False, "confidence": 0.3})
    said = chosen(unsure, "question-open")
    assert [one for one in said if one.was != one.now] == []
    now = put_right(unsure, 9, said)
    assert now.sure
    assert (now.behaviour, now.question, now.marks) == (unsure.behaviour, unsure.question, unsure.marks)


TALKED = session(("open", "How?"), ("change", "I want to."), ("input", "You should."), ("sustain", "I can't."))


@given(st.lists(st.tuples(st.sampled_from(["1", "3"]), st.sampled_from(WORKER)), max_size=8))
def test_only_turns_that_were_put_right_change_and_the_programs_codes_stay(picks: list[tuple[str, ev.MainCode]]):
    review, before = Review(), TALKED.coded
    for turn, code in picks:
        now = {one.turn: one for one in standing(TALKED, review).coded}[turn]
        for record in recorded(*chosen(now, code)):
            review = apply(review, record)
    stands = {one.turn: one for one in standing(TALKED, review).coded}
    assert TALKED.coded == before
    for one in before:
        touched = dict(picks)
        if one.turn in touched:
            assert main_code(stands[one.turn]) == touched[one.turn]
            assert corrected_by(review, one.turn) == "Lee"
        else:
            assert stands[one.turn] is one
            assert corrected_by(review, one.turn) == ""


RATER, TURN = st.sampled_from(["Ann", "Bo"]), st.sampled_from("123")
event = st.one_of(
    st.builds(ev.CodeCorrected, turn=TURN, part=st.just("talk"), was=st.just("change"), now=st.sampled_from(TALK)),
    st.builds(ev.RatedBlind, rater=RATER, turn=TURN, code=st.sampled_from(TALK)),
    st.builds(ev.BlindDone, rater=RATER),
    st.builds(ev.GlobalRated, scale=st.sampled_from(ev.SCALES), score=st.integers(1, 5)),
    st.builds(ev.ReviewShared, who=st.sampled_from(["Lee", "Kim"])),
    st.builds(ev.ReviewUnshared, who=st.sampled_from(["Lee", "Kim"])),
    st.builds(ev.ChangeGoalNamed, goal=st.text(max_size=5)),
    st.builds(ev.ReviewNoted, text=st.text(max_size=5), turn=st.none() | TURN),
)


@given(st.lists(event, max_size=30), st.integers(0, 30))
def test_a_fold_taken_up_half_way_is_the_fold_of_all(events: list[object], cut: int):
    records = recorded(*events)
    review = replay(records[:cut])
    for record in records[cut:]:
        review = apply(review, record)
    assert review == replay(records)
    assert review.version == len(records)
    assert len(review.corrections) == sum(isinstance(one, ev.CodeCorrected) for one in events)
    assert len(review.notes) == sum(isinstance(one, ev.ReviewNoted) for one in events)
    last = [one for one in events if isinstance(one, ev.ReviewShared | ev.ReviewUnshared) and one.who == "Lee"][-1:]
    assert ("Lee" in review.shared) == bool(last and isinstance(last[0], ev.ReviewShared))


@given(st.lists(event, max_size=30))
def test_what_comes_after_the_rater_was_done_is_not_blind(events: list[object]):
    review = replay(recorded(*events))
    for rater in ("Ann", "Bo"):
        done = next((place for place, one in enumerate(events) if one == ev.BlindDone(rater=rater)), len(events))
        said = {one.turn: one.code for one in events[:done] if isinstance(one, ev.RatedBlind) and one.rater == rater}
        blind = review.blind.get(rater)
        assert (dict(blind.codes) if blind else {}) == said


def test_a_second_rater_is_compared_with_the_codes_as_they_stood_then():
    codes: dict[str, ev.MainCode] = {"1": "question-open", "2": "change", "3": "information", "4": "sustain"}
    rated = [ev.RatedBlind(rater="Ann", turn=turn, code=code) for turn, code in codes.items()]
    later = chosen(TALKED.coded[2], "information")
    review = replay(recorded(*rated, ev.BlindDone(rater="Ann"), *later))
    worker, person = compared(TALKED, review, "Ann")
    assert next(one for one in worker if one.code == "all").observed == pytest.approx(1 / 2)
    assert next(one for one in person if one.code == "all").kappa == 1


def test_a_second_question_that_a_person_adds_stands_though_the_programs_own_does_not():
    mark = Mark(code="question-closed", start=0, end=1, confidence=0.9, reason="asks-closed")
    asked = made("1", "open").model_copy(update={"marks": (mark,)})
    assert marks_beside(asked) == ()
    added = put_right(asked, 30, toggled(asked, "question-closed"))
    assert [(one.code, one.start, one.end) for one in marks_beside(added)] == [("question-closed", 0, 1)]
    assert marks_beside(put_right(added, 30, toggled(added, "question-closed"))) == ()

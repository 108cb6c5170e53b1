"""Nudges are few, far between, and always the same for the same talk."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from convo.mi.nudges import APART, leans_to_change, nudge
from tests.review.made import session

CODES = ["open", "closed", "simple", "complex", "persuade", "input", "other", "change", "sustain", "neutral"]


def coded(codes: list[str]):
    return list(session(*((code, "words") for code in codes)).coded)


def test_three_questions_in_a_row_are_said_once_whatever_comes_between():
    talk = coded(["open", "neutral", "closed", "neutral", "open", "neutral", "closed"])
    assert [nudge(talk[:count]) for count in range(1, 8)] == [None] * 4 + ["questions-in-a-row", None, None]


def test_a_reflection_between_them_keeps_it_quiet():
    assert nudge(coded(["open", "neutral", "simple", "open", "closed"])) is None


def test_what_is_unsure_is_never_said():
    talk = coded(["open", "closed", "open"])
    assert nudge([*talk[:2], talk[2].model_copy(update={"sure": False})]) is None
    change = coded(["change"])[0]
    assert leans_to_change(change)
    assert not leans_to_change(change.model_copy(update={"sure": False}))


@given(st.lists(st.sampled_from(CODES), max_size=40), st.integers(0, 6))
def test_there_is_at_most_one_in_five_turns(codes: list[str], quiet: int):
    talk = coded(codes)
    said = [count for count in range(1, len(talk) + 1) if nudge(talk[:count], quiet)]
    assert all(later - earlier >= APART for earlier, later in pairwise(said))
    assert all(count > quiet for count in said)
    assert all(talk[count - 1].speaker == "worker" for count in said)

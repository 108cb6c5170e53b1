"""Typing slips: what is mended, what stays as it is, and that signals quote what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.content.library import Library
from convo.content.place import find_place
from convo.model.concern import LEARNED
from convo.scope.explain import explain
from convo.scope.slips import Mender
from convo.scope.windows import Window

KNOWN = {"tablets", "saving", "friend", "the", "been", "the tablets", "starving", "angry", "hungry", "them", "they"}
MENDER = Mender(KNOWN.__contains__, frozenset({"carve"}))
SCANNER = Library(find_place()).scanner


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the tabelts", "the tablets"),
        ("the tablts", "the tablets"),
        ("the tabblets", "the tablets"),
        ("the tavlets", "the tablets"),
        ("my freind", "my friend"),
        ("SAVIGN the tabelts.", "saving the tablets."),
    ],
)
def test_a_slip_is_read_as_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert MENDER.meant(typed).text == meant


@pytest.mark.parametrize(
    "text", ["the tablets", "carve", "friend's", "friends", "tablet's", "ot teh", "xylophone", "tzblwts", "", "1234"]
)
def test_what_is_known_or_far_from_all_that_is_known_stays(text: str) -> None:
    assert MENDER.meant(text).text == text


def test_the_first_letter_is_taken_to_be_right() -> None:
    assert MENDER.meant("rtablets gtablets").text == "rtablets gtablets"


def test_the_neighbours_decide_between_two_words() -> None:
    near = Mender({"there", "three", "three cats", "over there"}.__contains__)
    assert near.meant("thrre cats").text == "three cats"
    assert near.meant("over thrre").text == "over there"


@given(st.lists(st.sampled_from(["the", "tabelts", "freind", "  ", "😀", "savign!", "been", "\n"]), max_size=12))
def test_every_place_leads_back_to_what_was_typed(parts: list[str]) -> None:
    typed = " ".join(parts)
    meant = MENDER.meant(typed)
    assert meant.typed(Window(0, len(meant.text))) == (0, len(typed))
    for change in meant.changes:
        assert meant.text[slice(*change.read)] in KNOWN
        assert typed[slice(*change.typed)] in {"tabelts", "freind", "savign"}
        assert meant.typed(change.read) == change.typed


def test_a_signal_quotes_what_was_typed() -> None:
    text = "Well the bus was late. Ive been savign up my tabelts for months, and I mean to take them tongiht."
    found = SCANNER.scan(text, None, "person")
    assert ("suicide", "emergency") in {(signal.category, signal.urgency) for signal in found}
    assert all(signal.words == text[signal.start : signal.end] for signal in found)
    assert any("tabelts" in signal.words for signal in found)


def test_a_question_with_a_slip_is_understood() -> None:
    assert SCANNER.scan("Yes, most nights.", "Do you have thuoghts of ending yuor life?", "person")


def test_an_explanation_says_how_an_entry_was_read() -> None:
    why = explain(SCANNER, "I have been savign up my tabelts.", None, "person")
    assert why.text == "I have been saving up my tablets."
    assert {signal.rule for signal in why.signals} - {LEARNED} <= {trace.signal.rule for trace in why.rules}


def test_only_so_many_words_are_mended() -> None:
    assert MENDER.meant("tabelts " * 500).text.count("tablets") == 40

"""Windows: every word of an entry lies in one, none is too long, and a book is not read whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.scope.windows import LONGEST, MOST, Window, clauses, windows

TEXTS = st.lists(
    st.sampled_from(["One day. ", "Is it? ", "so I went home, ", "\n", "x" * 300, "é😀 ", "...", " "])
).map("".join)


def test_a_short_entry_is_one_window():
    assert windows("I am fine. Are you?") == [Window(0, 19)]


@given(TEXTS)
def test_every_place_lies_in_a_window_and_no_window_is_too_long(text):
    found = windows(text)
    assert all(0 <= one.start <= one.end <= len(text) and one.end - one.start <= LONGEST for one in found)
    assert {place for one in found for place in range(one.start, one.end)} == set(range(len(text)))
    assert [one.start for one in found] == sorted({one.start for one in found})


def test_a_window_begins_with_the_sentence_the_last_one_ended_with():
    text = "We went to the sea with the dogs and it rained. " * 9
    first, second = windows(text)[:2]
    assert second.start < first.end
    assert text[second.start :].lstrip().startswith("We went")


@pytest.mark.parametrize("text", ["word. " * 200_000, "x" * 1_000_000, "? " * 400_000, "a b " * 300_000])
def test_a_book_is_read_at_its_start_and_its_end(text):
    found = windows(text)
    assert len(found) <= 2 * MOST
    assert found[0].start == 0
    assert found[-1].end == len(text)


@given(TEXTS.filter(str.strip))
def test_clauses_hold_all_words_of_a_window(text):
    found = clauses(text, Window(0, len(text)))
    assert "".join(text[start:end] for start, end in found).split() == text.split()

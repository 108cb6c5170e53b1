"""The door: what is cleaned from words, and that no letter is ever lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from convo.model.words import Name, Words, clean, clean_line

HOSTILE = [
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x07",
    "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31m",
    "\x90q\x9c",
    "\u202etxt.exe\u2066",
    "a\x00b\x08c\x7f",
    "\ud800 alone",
    "\U000e0041\ufeff\u2060",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_terminal_would_act_on_comes_through(text):
    kept = clean(text)
    assert not [letter for letter in kept if unicodedata.category(letter) in ("Cc", "Cf", "Cs") and letter != "\n"]


def test_words_between_the_controls_stay():
    assert clean("before\x1b[31m red\x1b[0m after") == "before[31m red[0m after"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\tstays", "tab\tstays"),
        ("నా మనవడు", "నా మనవడు"),
        ("👩\u200d👧 and \u0915\u094d\u200d\u0937", "👩\u200d👧 and \u0915\u094d\u200d\u0937"),
        ("\ud83d\ude00", "😀"),
    ],
)
def test_people_s_own_writing_stays(text, kept):
    assert clean(text) == kept


@given(st.text(alphabet=st.characters(), max_size=200))
def test_every_letter_and_digit_stays_in_order(text):
    kept = [letter for letter in text if letter.isalnum()]
    assert [letter for letter in clean(text) if letter.isalnum()] == kept


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert "\n" not in clean_line(text)


def test_the_types_clean_and_refuse():
    assert TypeAdapter(Words).validate_python("a\x1bb\n") == "ab\n"
    assert TypeAdapter(Name).validate_python(" a \n b ") == "a b"
    with pytest.raises(ValidationError):
        TypeAdapter(Words).validate_python(b"bytes")

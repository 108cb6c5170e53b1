"""Pieces: the same cuts as BERT's own uncased models make, for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.learned.wordpiece import WordPiece, words

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "i",
    "can",
    "'",
    "t",
    "sleep",
    "##ing",
    "##less",
    "un",
    "##able",
    "cafe",
    "!",
    "绪",
]
PIECES = WordPiece(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("I can't sleep!", ["i", "can", "'", "t", "sleep", "!"]),
        ("sleepless SLEEPING", ["sleep", "##less", "sleep", "##ing"]),
        ("unable", ["un", "##able"]),
        ("Café CAFE\u0301", ["cafe", "cafe"]),
        ("绪绪", ["绪", "绪"]),
        ("can\x00t", ["[UNK]"]),
        ("i\tcan\nsleep", ["i", "can", "sleep"]),
        ("sleepx " + "i" * 101, ["[UNK]", "[UNK]"]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_pieces_from_the_left(text, pieces):
    assert PIECES.pieces(text) == [VOCABULARY.index(piece) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don't—stop… £5", ["don", "'", "t", "—", "stop", "…", "£5"]),
        ("It’s ok", ["it", "’", "s", "ok"]),
        ("zero\u200bwidth \ufeffmark", ["zerowidth", "mark"]),
    ],
)
def test_marks_stand_alone_and_what_is_not_seen_is_gone(text, found):
    assert words(text) == found


@given(st.text())
def test_any_text_is_cut_and_the_same_way_twice(text):
    first = PIECES.pieces(text)
    assert first == WordPiece(VOCABULARY).pieces(text)
    assert all(0 <= number < len(VOCABULARY) for number in first)

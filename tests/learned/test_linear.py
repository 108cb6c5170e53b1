"""The linear model: n-grams, scores that can be taken apart, and bytes that come back as they went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.learned.linear import Linear, letters, ngrams, packed, unpacked, words


def test_words_have_no_apostrophes_and_one_number_is_as_another():
    assert words("I don’t take 20mg, DON'T ask!") == ["i", "dont", "take", "0mg", "dont", "ask", "!"]


def test_ngrams_are_runs_of_words_after_their_mark():
    assert list(ngrams(["no", "food", "in"], 2, "before ")) == [
        "before no", "before no food", "before food", "before food in", "before in",
    ]  # fmt: skip


def test_letters_are_runs_of_four_with_the_edges_of_the_word():
    assert list(letters(["food", "a"])) == ["~<foo", "~food", "~ood>"]


MODEL = Linear(["food", "home"], [-1.0, -2.0], {"hungry": [2.0, 0.0], "keys": [0.0, 3.0], "no": [1.0, 1.0]})


def test_scores_add_up_over_the_features_that_are_known():
    assert MODEL.scores(["no", "hungry", "no", "zebra"]) == pytest.approx((-1 + 3 / 2**0.5, -2 + 1 / 2**0.5))
    assert MODEL.scores([]) == (-1.0, -2.0)


WEIGHTS = st.dictionaries(st.text(max_size=6), st.tuples(*[st.floats(-9, 9)] * 3), max_size=9)


@given(WEIGHTS, st.lists(st.text(max_size=6), max_size=4))
def test_bytes_come_back_as_nearly_the_same_model(weights, others):
    names, bias = ["a", "b", "c"], [0.5, -0.25, 0.0]
    model, back = Linear(names, bias, weights), unpacked(packed(names, bias, weights))
    features = [*weights, *others]
    assert back.names == model.names
    assert back.scores(features) == pytest.approx(model.scores(features), abs=0.04 * (len(features) + 1))
    assert packed(names, bias, weights) == packed(names, bias, dict(reversed(weights.items())))


@pytest.mark.parametrize(
    "data", [b"", b"convo-linear-1\n", b"convo-linear-1\nxx", packed(["a"], [0.0], {"b": [1.0]})[:-4]]
)
def test_other_bytes_are_refused(data):
    with pytest.raises(ValueError, match="linear model"):
        unpacked(data)

"""The learned part: what it adds to the rules, what it keeps quiet, and how it runs without an encoder."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.content.learned import read_reach
from convo.content.library import Library
from convo.content.place import Place, find_place
from convo.learned.linear import Linear
from convo.model.concern import LEARNED
from convo.model.kinds import CATEGORIES
from convo.scope.explain import explain
from convo.scope.reach import Reach
from convo.scope.rules import rules_from
from convo.scope.scan import Scanner
from convo.scope.weights import Sight, Sum, Weights

PROTOCOLS = Library(find_place()).protocols.values()
NAMES = (*CATEGORIES, "any", "today", "now")
WORDS = {"larder": ("destitution",), "bridge": ("suicide", "now"), "hum": ("psychosis_mania", "today")}


def sight(**bars: float) -> Sight:
    one, two = Sum(weights=(1.0,), bias=0.0), Sum(weights=(1.0, 0.0), bias=0.0)
    given = {"anything": 0.0, "danger": -1.0, "also": 0.0, "quiet": -2.0} | bars
    return Sight(any=two, category=two, today=one, now=one, **given)


def reach(**bars: float) -> Reach:
    weights = Weights(
        examples="", categories=CATEGORIES, dangers=("suicide",), whole=sight(**bars), reduced=sight(**bars)
    )
    rows = {word: [9.0 if name in (*seen, "any") else 0.0 for name in NAMES] for word, seen in WORDS.items()}
    return Reach(weights, Linear(NAMES, [-3.0] * len(NAMES), rows))


RULES = rules_from(
    {
        "rules": [
            {
                "id": "firm",
                "category": "suicide",
                "urgency": "same_day",
                "protocol": "suicide-thoughts",
                "any": ["end it"],
            },
            {
                "id": "leaning",
                "category": "destitution",
                "urgency": "soon",
                "protocol": "debt-crisis",
                "any": ["no bread"],
                "leans": True,
            },
        ]
    }
)
SCANNER = Scanner(RULES, reach(), PROTOCOLS)


def raised(text: str, scanner: Scanner = SCANNER) -> list[tuple[str, str, str, str]]:
    signals = scanner.scan(text, None, "person")
    return [(signal.category, signal.urgency, signal.rule, signal.words) for signal in signals]


def test_the_examples_add_what_no_rule_says():
    assert raised("In the larder") == [("destitution", "soon", LEARNED, "In the larder")]
    (signal,) = SCANNER.scan("On the bridge", None, "person")
    assert signal.protocol == "suicide-now"


def test_a_word_or_two_are_judged_only_as_an_answer():
    assert raised("The larder") == []
    assert SCANNER.scan("The larder", "Where do you look for food?", "person")[0].category == "destitution"


def test_the_words_are_the_clause_that_spoke():
    assert raised("We sat a while, and then the larder, but it was late.")[0][3] == "and then the larder,"


def test_an_explicit_rule_stands_whatever_the_examples_see():
    assert raised("I will end it") == [("suicide", "same_day", "firm", "end it")]


def test_a_rule_is_as_urgent_as_the_examples_see_it_and_never_less():
    assert raised("bridge, end it") == [("suicide", "emergency", "firm", "end it")]


def test_a_leaning_rule_is_quiet_where_the_examples_see_clearly_nothing():
    assert raised("no bread today") == []
    assert raised("no bread today", Scanner(RULES)) == [("destitution", "soon", "leaning", "no bread")]
    assert raised("no bread today", Scanner(RULES, reach(quiet=-9.0), PROTOCOLS))[0][2] == "leaning"


def test_one_grave_sentence_in_a_long_turn_is_heard():
    chat = "We went to the market and bought plums and sat by the river all afternoon. "
    (found,) = raised(chat * 5 + "The larder. " + chat * 5)
    assert (found[0], found[3]) == ("destitution", "The larder.")


def test_it_can_be_explained():
    why = explain(SCANNER, "We sat a while, and then the larder, but no bread", None, "person")
    assert [(trace.signal.rule, trace.quiet) for trace in why.rules] == [("leaning", ())]
    assert why.scores[0].category == "destitution"
    assert why.scores[0].over >= 0
    assert why.parts[0].words == "and then the larder,"
    assert explain(Scanner(RULES), "end it", None, "person").scores == ()


TEXTS = st.lists(
    st.sampled_from(["larder ", "bridge, ", "end it. ", "no bread ", "\n", "é😀", "…", "\ud800", "x" * 99])
).map("".join)


@given(TEXTS, st.none() | TEXTS, st.sampled_from(["person", "worker", "note"]))
def test_any_text_is_scanned_the_same_way_twice(text, previous, speaker):
    signals = SCANNER.scan(text, previous, speaker)
    assert signals == SCANNER.scan(text, previous, speaker)
    assert all(0 <= one.start < one.end <= len(text) and one.words == text[one.start : one.end] for one in signals)
    assert len({(one.category, one.about) for one in signals}) == len(signals)


def test_what_is_missing_is_said_plainly(tmp_path):
    assert read_reach(Place(tmp_path))[0] is None
    assert "weights.json is missing" in read_reach(Place(tmp_path))[1]


@pytest.mark.parametrize(("name", "data"), [("weights.json", b"{}"), ("ngrams.bin", b"no")])
def test_damaged_weights_leave_the_rules(tmp_path, name, data):
    copied(tmp_path)
    (tmp_path / "scripts/scope/weights" / name).write_bytes(data)
    found, said = read_reach(Place(tmp_path))
    assert found is None
    assert said.startswith("Reading with rules alone")


@pytest.mark.parametrize("data", [b"", b"no model"])
def test_without_an_encoder_it_runs_reduced_and_says_so(tmp_path, data):
    copied(tmp_path)
    (tmp_path / "scripts/scope/weights/encoder.onnx").write_bytes(data)
    found, said = read_reach(Place(tmp_path))
    assert found is not None
    assert said.startswith("Reading without the sentence encoder")
    assert found.look("We have no food in the house.", None, "person")


def copied(folder):
    weights = folder / "scripts/scope/weights"
    weights.mkdir(parents=True)
    for path in (find_place().root / "scripts/scope/weights").iterdir():
        (weights / path.name).write_bytes(path.read_bytes())


def test_weights_are_not_older_than_the_examples():
    """Learn anew with `python -m tests.training.scope` when this fails."""
    from tests.training.scope.examples import mark

    head = json.loads((find_place().root / "scripts/scope/weights/weights.json").read_text("utf-8"))
    assert head["examples"] == mark()

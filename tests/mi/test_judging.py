"""What was learned: chances, how far they can be trusted, and when the encoder is asked."""

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import cast

import pytest

from convo.learned.encoder import Encoder, Passage
from convo.mi.features import Found
from convo.mi.hearing import before, passage, shortened
from convo.mi.judging import Judge
from convo.mi.weights import Trust, Weights, chances, joined, weights_from
from convo.model.coding import Side, Spoken

PART = {
    "answers": {"talk": ["change", "sustain"]},
    "bias": [0.5, -0.5],
    "scales": [0.1, 0.2],
    "features": "good\tp:good\tbad",
    "steps": b64encode(bytes((100, 256 - 100, 10, 0, 256 - 127, 127))).decode(),
}
GIVEN = {
    "about": {},
    "says": {"talk": 0.5},
    "trust": {"talk-whole": [0.0, 1.0], "talk-whole-heard": [0.0, 0.5]},
    "tallies": {"person-whole": PART},
}


def weights(**changed: object) -> Weights:
    return weights_from(json.dumps(GIVEN | changed))


def found(*names: str, said_before: tuple[str, ...] = ()) -> Found:
    return Found(set(names), (("p", set(said_before)),))


class Ear:
    """An encoder that always hears the same, and counts how often it was asked."""

    def __init__(self, *scores: float) -> None:
        self.scores, self.asked = scores, list[Passage]()

    def run(self, passage: Passage) -> Mapping[str, tuple[float, ...]]:
        self.asked.append(passage)
        return {"talk": self.scores}


def judged(ear: Ear | None, *names: str, said: str = "") -> tuple[Mapping[str, float], float]:
    judge = Judge(weights(), cast(Encoder | None, ear))
    result = judge.judge(found(*names), lambda: Passage("words", said), "person", "whole")
    return result.chances["talk"], result.confidence


def test_scores_are_the_sum_of_steps_over_the_root_of_how_many_are_known() -> None:
    tally = weights().tallies["person-whole"]
    assert tally.scores(found())["talk"] == {"change": 0.5, "sustain": -0.5}
    one = tally.scores(found("good", "never learned"))["talk"]
    assert one == pytest.approx({"change": 0.5 + 100 * 0.1, "sustain": -0.5 - 100 * 0.2})
    two = tally.scores(found("good", "bad"))["talk"]
    assert two == pytest.approx({"change": 0.5 + (100 - 127) * 0.1 / 2**0.5, "sustain": -0.5 + 27 * 0.2 / 2**0.5})


def test_a_word_said_before_is_another_feature_than_the_word_itself() -> None:
    tally = weights().tallies["person-whole"]
    assert tally.scores(found(said_before=("good",)))["talk"] == pytest.approx({"change": 1.5, "sustain": -0.5})


def test_chances_add_up_to_one_even_far_out() -> None:
    assert sum(chances({"a": 900.0, "b": -900.0, "c": 0.0}).values()) == pytest.approx(1)


def test_the_encoder_has_the_say_it_was_given() -> None:
    plain, other = {"a": 0.8, "b": 0.2}, {"a": -5.0, "b": 0.0}
    assert joined(plain, other, 0.0) == pytest.approx(plain)
    assert joined(plain, other, 1.0) == pytest.approx(chances(other))
    assert joined(plain, other, 0.5)["b"] > plain["b"]


def test_trust_keeps_the_order_of_chances_and_stays_between_nothing_and_all() -> None:
    trust = Trust(0.3, 1.2)
    values = [trust.of(tenth / 10) for tenth in range(11)]
    assert values == sorted(values)
    assert 0 <= values[0] < values[-1] <= 1


def test_an_unclear_turn_is_heard_with_and_without_what_came_before() -> None:
    ear = Ear(-3.0, 3.0)
    quiet, _ = judged(None)
    loud, _ = judged(ear, said="earlier")
    assert [one.before for one in ear.asked] == ["earlier", ""]
    assert quiet["change"] > 0.5 > loud["change"]


def test_a_turn_with_nothing_before_it_is_heard_once() -> None:
    ear = Ear(0.0, 0.0)
    judged(ear)
    assert len(ear.asked) == 1


def test_a_clear_turn_is_not_heard() -> None:
    ear = Ear(-3.0, 3.0)
    assert judged(ear, "good")[0] == judged(None, "good")[0]
    assert ear.asked == []


def test_how_far_it_can_be_trusted_depends_on_whether_it_was_heard() -> None:
    assert judged(None)[1] == pytest.approx(max(judged(None)[0].values()))
    likely, confidence = judged(Ear(3.0, -3.0))
    assert 0.5 < confidence < max(likely.values())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"about": {}}', "null", json.dumps(GIVEN | {"tallies": [1]})])
def test_what_is_no_weights_is_said_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"not weights|Expecting value"):
        weights_from(text)


def turns(*texts: str) -> list[Spoken]:
    sides: tuple[Side, Side] = ("worker", "person")
    return [
        Spoken(transcript="t", turn=str(place), speaker=sides[place % 2], text=text) for place, text in enumerate(texts)
    ]


def test_the_encoder_reads_the_end_of_what_was_said_before() -> None:
    said = turns("What would help?", " ".join(["so"] * 40) + " a lift there", "You need a lift.")
    assert passage(said, 2) == Passage("You need a lift.", f"What would help? | {'so ' * 25}a lift there", "[unused2]")
    assert passage(said, 0) == Passage("What would help?", "", "[unused2]")
    assert before(said, 1) == "What would help?"


def test_of_a_long_turn_the_encoder_reads_the_beginning_and_the_end() -> None:
    words = [f"w{number}" for number in range(1_000_000)]
    short = shortened(" ".join(words)).split()
    assert (short[0], short[-1]) == ("w0", "w999999")
    assert len(short) < 100

"""The scanner as it ships: rules and what was learned, together."""

import re

import pytest

from convo.content.library import Library
from convo.content.place import find_place
from convo.model.kinds import URGENCIES
from convo.scope.rules import Example, Rule
from convo.scope.scan import Place

LIBRARY = Library(find_place())
RAISES = [
    pytest.param(rule, one, id=f"{rule.id}-{place}") for rule in LIBRARY.rules for place, one in enumerate(rule.raises)
]


def raised(text: str, previous: str | None = None) -> set[str]:
    return {signal.category for signal in LIBRARY.scanner.scan(text, previous, "person")}


def test_it_is_whole():
    assert LIBRARY.scanner.reduced == ""
    assert LIBRARY.scanner.reach is not None


@pytest.mark.parametrize(("rule", "example"), RAISES)
def test_what_a_rule_must_raise_is_raised(rule: Rule, example: Example):
    signals = LIBRARY.scanner.scan(example.text, example.previous, example.speaker)
    found = [signal for signal in signals if signal.category == rule.category]
    assert found
    assert min(URGENCIES.index(one.urgency) for one in found) <= URGENCIES.index(rule.urgency)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("I've been putting tablets by, there's nearly enough now. I've found the budgie a home.", "suicide"),
        ("He holds on to my bank card, and he checks how far I've driven.", "domestic_abuse"),
        ("Little one answers the door by herself, she's five, mum's asleep all day.", "safeguarding_child"),
        (
            "We had toast Tuesday. The meter's been off since, so it's blankets, and nothing in the cupboard.",
            "destitution",
        ),
    ],
)
def test_people_seldom_say_the_word(text: str, category: str):
    assert category in raised(text)


@pytest.mark.parametrize(
    "text",
    [
        "That queue is killing me.",
        "I don't know, really. I suppose I could.",
        "My brother died in 2009 and I still miss him at Christmas.",
        "We watched the one where he pushes her off the cliff. Daft, but I enjoyed it.",
        "I'd love a bit of company on a Thursday.",
    ],
)
def test_ordinary_talk_is_left_alone(text: str):
    assert raised(text) == set()


@pytest.mark.parametrize(
    "text", ["word. " * 170_000, "x" * 1_000_000, "é😀 " * 250_000, "\n" * 1_000_000, "[UNK]" * 9, "\ud800"]
)
def test_any_text_ends_soon_and_the_same_way_twice(text: str):
    assert LIBRARY.scanner.scan(text, text, "person") == LIBRARY.scanner.scan(text, text, "person")


@pytest.mark.parametrize("words", ["I get the shakes. ", "Mum has thrown me out of the quiz. "])
def test_words_said_over_and_over_are_looked_at_so_often_and_no_more(words: str, monkeypatch: pytest.MonkeyPatch):
    """Counted, not timed: a whole file of what is quieted each time must not hold up a turn."""
    looked: list[Place] = []
    around = Place.around

    def counted(place: Place, ends: re.Pattern[bytes] | None) -> bytes:
        looked.append(place)
        return around(place, ends)

    monkeypatch.setattr(Place, "around", counted)
    LIBRARY.scanner.scan(words * 20_000, None, "person")
    assert len(looked) < 50_000

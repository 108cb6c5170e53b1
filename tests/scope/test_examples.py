"""The labelled examples in scripts/scope/examples/: every line fits, nothing stands twice, and both sides are there."""

from collections import Counter

import pytest
from pydantic import TypeAdapter

from convo.content.place import find_place
from convo.model.kinds import CATEGORIES, Category, Speaker, Urgency
from convo.model.words import Value, clean

PLACE = find_place()
FILES = PLACE.names("scripts/scope/examples", ".jsonl")


class Label(Value):
    """What goes beyond the role in an example, and how soon it must reach somebody."""

    category: Category
    urgency: Urgency


class Example(Value):
    """One utterance with what came before it; no labels where nothing goes beyond the role."""

    speaker: Speaker
    previous: str | None
    text: str
    labels: tuple[Label, ...]
    tags: tuple[str, ...]
    voice: str


LINE = TypeAdapter(Example)


def examples(name: str) -> list[Example]:
    text, findings = PLACE.read(name)
    assert not findings
    return [LINE.validate_json(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_every_line_fits_and_holds_clean_words(name):
    for example in examples(name):
        assert example.text.strip()
        assert clean(example.text) == example.text
        assert example.voice
        categories = [label.category for label in example.labels]
        assert len(categories) == len(set(categories))


def test_no_words_stand_twice_with_another_label():
    seen: dict[tuple[str, str | None, str], tuple[Label, ...]] = {}
    for name in FILES:
        for example in examples(name):
            key = (example.speaker, example.previous, example.text.casefold())
            assert seen.setdefault(key, example.labels) == example.labels, example.text


def test_every_category_has_many_and_nothing_wrong_has_as_many():
    counts = Counter(label.category for name in FILES for example in examples(name) for label in example.labels)
    assert {category: counts[category] >= 100 for category in CATEGORIES} == dict.fromkeys(CATEGORIES, True)
    lines = [example for name in FILES for example in examples(name)]
    quiet = sum(not example.labels for example in lines)
    assert 0.4 < quiet / len(lines) < 0.75

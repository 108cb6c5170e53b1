"""The scanner: context, negation, notes, places in the text, and any text at all."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.model.kinds import Speaker
from convo.scope.rules import rules_from
from convo.scope.scan import Scanner

RULES = rules_from(
    tomllib.loads((Path(__file__).parents[2] / "scripts" / "scope" / "rules.toml").read_text(encoding="utf-8"))
)
SCANNER = Scanner(RULES)


def raised(text: str, previous: str | None = None, speaker: Speaker = "person") -> set[tuple[str, str]]:
    return {(signal.category, signal.urgency) for signal in SCANNER.scan(text, previous, speaker)}


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself.",
        "i WANT   to\nkill  my self",
        "I dont want to live any more",
        "I don’t want to live any more",
        "I said I want to die, but forget it, I didn't mean it.",
        "I want to die lol",
        "My wife died in 2019 and I want to end it all.",
        "The garden's lovely, we had tea with Jean. I do think about killing myself. Is that the time?",
    ],
)
def test_said_in_many_ways(text: str) -> None:
    assert ("suicide", "same_day") in raised(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("I have never wanted to kill myself.", "person"),
        ("Denies SI, thoughts of self-harm or DV.", "note"),
        ("SI: nil. Self-harm: denied.", "note"),
        ("Asked re DV and SI as routine, both denied.", "note"),
        ("This queue is killing me, I could murder a brew.", "person"),
        ("My brother took his own life in 2009.", "person"),
        ("We watched a film where she kills herself, grim.", "person"),
        ("What if somebody told me they were suicidal?", "person"),
        ("Have you had any thoughts of ending your life? We ask everyone.", "worker"),
        ("Ramipril 5mg OD, simvastatin 20mg OD.", "note"),
        ("I feel lonely since I moved, I'd like a bit of company.", "person"),
    ],
)
def test_everyday_talk_is_left_alone(text: str, speaker: Speaker) -> None:
    assert raised(text, None, speaker) == set()


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Pt disclosed SI w/ plan", "suicide"),
        ("pt s/h last wk, R forearm", "self_harm"),
        ("Disclosed DV, ptnr monitors phone", "domestic_abuse"),
        ("Pt took OD 2 hrs ago", "suicide"),
        ("c/o chest pain + SOB", "acute_physical"),
        ("NFA, sofa surfing", "homelessness"),
    ],
)
def test_shorthand_of_notes(text: str, category: str) -> None:
    assert category in {found for found, _ in raised(text, None, "note")}


def test_a_short_answer_is_grave_only_after_its_question() -> None:
    answer = "Yes, most nights."
    assert raised(answer, "Have you thought about ending your life?") == {("suicide", "same_day")}
    assert raised(answer, "Do you get out to the club?") == set()
    assert raised(answer) == set()
    assert raised("No, never.", "Have you thought about ending your life?") == set()


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        ("Some nights I lie there and I want to", "kill myself, I do", "kill myself"),
        ("He has a drink and then he", "hits me, not often", "hits me"),
    ],
)
def test_what_broke_off_is_read_on(first: str, then: str, words: str) -> None:
    assert raised(first) == set()
    (signal,) = SCANNER.scan(then, first, "person")
    assert signal.words == words
    assert then[signal.start : signal.end] == words


def test_what_is_graver_together_is_raised_as_grave_as_together() -> None:
    first, then = "my partner said last night that he is going to", "kill me if I go out again"
    assert ("domestic_abuse", "emergency") not in raised(first) | raised(then)
    assert ("domestic_abuse", "emergency") in raised(then, first)


def test_what_was_raised_before_it_broke_off_is_not_raised_again() -> None:
    assert raised("and nobody would mind", "I want to kill myself") == set()


@pytest.mark.parametrize("before", ["Do you ever want to", "Some nights I want to.", ""])
def test_what_did_not_break_off_is_not_read_on(before: str) -> None:
    assert raised("kill myself laughing, yes", before) == raised("kill myself laughing, yes")


def test_a_negation_in_another_clause_does_not_count() -> None:
    assert raised("I don't see anyone, but I want to kill myself") == {("suicide", "same_day")}
    assert raised("I've no food allergies. I want to kill myself") == {("suicide", "same_day")}


def test_several_needs_at_once_graver_first() -> None:
    signals = SCANNER.scan("I've run out of insulin and I'm going to end it tonight.", None, "person")
    assert [signal.category for signal in signals] == ["suicide", "medication"]
    assert signals[0].urgency == "emergency"


def test_one_signal_for_each_category_and_subject() -> None:
    signals = SCANNER.scan("I want to die. I want to kill myself. I'm going to end it tonight.", None, "person")
    assert [(one.category, one.urgency) for one in signals] == [("suicide", "emergency")]


def test_places_are_in_the_text_as_typed() -> None:
    text = "😀 “Ta” – it’s grand… I don’t want to live any more, é!"
    (signal,) = SCANNER.scan(text, None, "person")
    assert signal.words == text[signal.start : signal.end]
    assert "don’t want to live" in signal.words


def test_no_rules_no_signals() -> None:
    assert Scanner(()).scan("I want to die", None, "person") == ()


FRAGMENTS = st.lists(
    st.sampled_from(
        ["I want to die", "’", "😀", "no ", "\n", "never", "kill myself", " but ", "\ue000", "é", "…", "\ud800"]
    )
    | st.text(max_size=8),
    max_size=20,
).map("".join)


@given(FRAGMENTS, st.none() | FRAGMENTS, st.sampled_from(["person", "worker", "note"]))
def test_any_text_is_scanned_the_same_way_twice(text: str, previous: str | None, speaker: Speaker) -> None:
    signals = SCANNER.scan(text, previous, speaker)
    assert signals == SCANNER.scan(text, previous, speaker)
    assert all(0 <= one.start < one.end <= len(text) and one.words == text[one.start : one.end] for one in signals)


def test_of_a_very_long_entry_no_more_places_are_explained_than_scanning_looks_at() -> None:
    said = "I want to end my life. "
    long, longer = (SCANNER.traces(said * times, None, "person", ()) for times in (1_000, 50_000))
    assert len(longer) == len(long)

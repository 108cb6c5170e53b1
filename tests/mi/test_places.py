"""A likely place for words said out of order: offered when clear, and mostly not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.mi.places import CUES, likely


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My dog means everything to me", "matters"),
        ("the garden means the world to me", "matters"),
        ("Sunday dinner matters to me", "matters"),
        ("My grandchildren are my world", "matters"),
        ("Being outdoors is really important to me.", "matters"),
        ("I love my garden", "matters"),
        ("Well, I love singing", "matters"),
        ("What matters most to me is the kids", "matters"),
        ("I'm good at baking", "strength"),
        ("I’m quite good with my hands", "strength"),
        ("I am proud of my allotment", "strength"),
        ("I used to run the scouts", "strength"),
        ("I used to be a nurse", "strength"),
        ("I managed to get to the shop", "strength"),
        ("I know how to fix things", "strength"),
        ("I got through the winter", "strength"),
        ("My sister helps me", "support"),
        ("my neighbour looks in on me", "support"),
        ("My daughter rings me every day", "support"),
        ("My friend Joan takes me to church", "support"),
        ("my brother is always there for me", "support"),
        ("I can talk to my sister", "support"),
        ("I want to get out more", "goal"),
        ("I'd like to see more people", "goal"),
        ("I would love to sing again", "goal"),
        ("I wish I could walk to the shop", "goal"),
        ("Yes, I want to stop smoking", "goal"),
        ("I'll ring them on Monday", "step"),
        ("I will go tomorrow", "step"),
        ("I'm going to ask at the library this week", "step"),
        ("I'll walk round the block every morning", "step"),
        ("I'm worried about my rent", "worry"),
        ("I'm scared I'll fall", "worry"),
        ("I'm really worried that I can't pay", "worry"),
        ("I keep worrying about the letters", "worry"),
        ("I'm afraid of falling", "worry"),
        ("I'm dreading the winter", "worry"),
        ("It's cold. I'm worried about the gas. What can be done?", "worry"),
    ],
)
def test_a_clear_place(text: str, kind: str) -> None:
    assert likely(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes",
        "the bus was late",
        "I went to the shop",
        # negation
        "I'm not good at baking",
        "I don't want to go out",
        "I never managed to get there",
        "I'm not worried about it",
        "My sister doesn't help me",
        "My sister never rings me",
        "It doesn't matter to me",
        "nothing matters to me",
        "I don't love my garden any more",
        "I won't go on Monday",
        "I'll never go on Monday",
        "I hardly managed to sleep",
        # somebody else's
        "My GP wants me to lose weight",
        "My daughter is worried about me",
        "He's good at baking",
        "She'd like to see me more",
        "It means everything to him",
        "My sister helps herself to my money",
        "He thinks I'm good at it",
        "My wife says I want to change",
        # past, supposed, or asked
        "I used to love my garden",
        "I used to drink",
        "I used to have friends",
        "I wanted to go",
        "I was worried about it",
        "My sister used to help me",
        "My sister would help me",
        "My sister rarely rings me",
        "If my sister helps me I could go",
        "Do I want to go?",
        "I'd like to go?",
        "I'll go on Monday if it's dry",
        # said otherwise
        "I'm good at the moment",
        "I'm good thanks",
        "I'm good at hiding it",
        "I'm afraid I can't come",
        "I'm afraid so",
        "I'd like to know the time",
        "I want to say thank you",
        "I want to talk to my sister",
        "I'd love you to come",
        "I'll be at home tomorrow",
        "I'll see how I feel tomorrow",
        "I'll ring you on Monday",
        "I'm going to my sister's on Monday",
        "I'll go there",
        "My husband checks up on me",
        "My husband rings me all the time",
        "My son drives me mad",
        "My partner takes me for granted",
        "My brother calls me names",
        "I love him",
        "I managed to lose my keys",
        # for the scan, not for the plan
        "I want to die",
        "I'd like to disappear",
        "I want to kill him",
        "I'm scared of dying",
        "I'm scared of my husband",
        "I'm afraid to go home",
        # two places at once
        "I want to go but I'm scared to",
        "I'm worried about my sister. I love my garden.",
        "My sister helps me and I want to go out more",
        "I'd like to go " + "and on " * 30,
    ],
)
def test_no_place_when_unsure(text: str) -> None:
    assert likely(text) is None


def test_every_cue_says_why_and_finds_a_kind_kept_by_hand() -> None:
    assert {cue.kind for cue in CUES} == {"matters", "strength", "support", "goal", "step", "worry"}
    assert all(cue.why for cue in CUES)


_PIECES = "I I'm my sister helps me want to worried about good at love the everything to me not , . ?"


@given(st.text() | st.lists(st.sampled_from(_PIECES.split(" "))).map(" ".join))
def test_any_text_has_one_place_or_none(text: str) -> None:
    assert likely(text) in {None, "matters", "strength", "support", "goal", "step", "worry"}


def test_a_page_pasted_by_mistake_takes_no_time() -> None:
    assert likely("my " * 200_000) is None
    assert likely("i'll " + "a" * 1_000_000) is None

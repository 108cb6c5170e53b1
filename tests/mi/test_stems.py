"""Reflection stems: the person's own words, never finished, and none where they can't be turned safely."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convo.mi.stems import stems

QUOTING = "You said “{words}”. It sounds as though …"
TURNING = "So {turned}, and …"
BOTH = (QUOTING, TURNING)


def quoted(text: str) -> str | None:
    made = stems(text, ("{words} …",))
    return made[0].removesuffix(" …") if made else None


def turned(text: str) -> str | None:
    made = stems(text, ("- {turned} …",))
    return made[0].removeprefix("- ").removesuffix(" …") if made else None


def test_the_two_stems_of_a_plain_statement() -> None:
    assert stems("I miss the allotment.", BOTH) == (
        "You said “I miss the allotment”. It sounds as though …",
        "So you miss the allotment, and …",
    )


@pytest.mark.parametrize(
    ("said", "to_the_person"),
    [
        ("I miss the allotment", "you miss the allotment"),
        ("i miss the allotment", "you miss the allotment"),
        ("I am lonely", "you are lonely"),
        ("I'm tired all the time", "you're tired all the time"),
        ("I’m tired of being on my own", "you’re tired of being on your own"),
        ("I'm not who they think", None),
        ("I was a nurse for thirty years", "you were a nurse for thirty years"),
        ("I wasn't always like this", "you weren't always like this"),
        ("I still am scared of the stairs", "you still are scared of the stairs"),
        ("I was well until I was sixty", "you were well until you were sixty"),
        ("I've lost my confidence since my fall", "you've lost your confidence since your fall"),
        ("I'd like to get out more", "you'd like to get out more"),
        ("I'll ring them on Monday", "you'll ring them on Monday"),
        ("I don't want to be a burden to my children", "you don't want to be a burden to your children"),
        ("I want to feel like myself again", "you want to feel like yourself again"),
        ("I love that garden of mine because it is quiet", "you love that garden of yours because it is quiet"),
        ("My sister looks in on me on Fridays", "your sister looks in on you on Fridays"),
        ("My GP wants me to lose weight", "your GP wants you to lose weight"),
        ("My mum was the one who held us all", None),
        ("My mum was the one who kept me going", "your mum was the one who kept you going"),
        ("It's been hard since my husband died", "it's been hard since your husband died"),
        ("It makes me laugh", "it makes you laugh"),
        ("Sometimes I feel invisible", "sometimes you feel invisible"),
        ("I wish I was younger", "you wish you were younger"),
        ("I think my daughter worries about me", "you think your daughter worries about you"),
    ],
)
def test_words_turned_from_i_to_you(said: str, to_the_person: str | None) -> None:
    assert turned(said) == to_the_person


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("I said no", "reported"),
        ("He said I was lazy", "reported"),
        ("My daughter says I should get out more", "reported"),
        ("I told him I was leaving", "reported"),
        ("I was like I can't do this", "acted out"),
        ("We used to go dancing", "we: who?"),
        ("I think we are fine", "we: who?"),
        ("I went to the shop and was sick", "whose verb"),
        ("I think my sister and I should talk", "two subjects"),
        ("My sister and I go swimming", "two subjects"),
        ("I is tired of it", "dialect"),
        ("I been poorly since the summer", "dialect"),
        ("I likes it at the hub", "dialect"),
        ("I hurt me back", "me for my"),
        ("It was me mum", "me for my"),
        ("I worked down the mine", "a coal mine"),
        ("I can't see it meself", "dialect"),
        ("im tired of the letters", "no apostrophe"),
        ("I guess it helped", "thinking aloud"),
        ("I suppose I could go", "thinking aloud"),
        ("He shouts at everyone", "another's"),
        ("The house is cold", "may start with a name"),
        ("Nothing helps", "another's"),
        ("They help me at the hub", "another's"),
    ],
)
def test_words_that_are_quoted_but_never_turned(said: str, why: str) -> None:
    assert turned(said) is None, why
    assert quoted(said) == said, why


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "…",
        "yes",
        "No.",
        "I",
        "allotment",
        "Yes I do",
        "I can't",
        "I do",
        "Not really",
        "the allotment",
        "Miss the allotment",
        "I see",
        "I don't know",
        "I'm not sure.",
        "I'm fine",
        "It depends",
        "I need to go now",
        # questions, with a mark or without
        "I miss the allotment?",
        "Do you think I should go",
        "Am I going mad",
        "What can I do",
        "I miss it. Should I go back?",
        "I wonder if I could try",
        "I was wondering about the bus",
        "I'd like to know what to do",
        "It's cold isn't it",
        "It's cold innit",
        "So am I",
        # to the worker
        "I miss you",
        "I like your garden",
        "It's good when you ring",
        "I'm tired, love",
        "I like it here, Sarah",
        "I was late, sorry",
        "Thanks for coming",
        # somebody else's words
        "he said “I hate it”",
        "She said 'I hate it'",
        'I call it "the pit"',
        "“I miss it”",
        # unfinished
        "I miss the...",
        "I just…",
        "I want to",
        "I used to",
        "I miss my",
        "I went and",
        "She says",
        "Nobody thinks",
        "Because I miss it",
        "If I could I would",
        "I and my sister",
        "I - no, it's better",
        "-it's better there",
        "I, um, miss the garden",
        # notes
        "pt lonely, lives alone",
        "I need appt for my knees",
        "I need help w/ forms",
        "I feel better b4 tea",
        "I miss my mum & dad",
        "I AM SO TIRED",
        "I miss it (the garden)",
        "- I miss the garden",
        # not English, or not sure
        "Je suis fatigué",
        "I bambini sono stanchi",
        "I har en hund",
        "Ich bin müde",
        "Jestem zmęczony",
        "Я устал",
        "أنا متعب",
        "我很累",
        "I miss 我的家",
        "I feel 😀",
        # a line of its own may belong to the line before
        "Nobody thinks\nI can do it",
    ],
)
def test_no_stem_at_all(text: str) -> None:
    assert stems(text, BOTH) == ()


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("They help me at the hub. I like the singing.", "I like the singing"),
        ("Is it far? I miss the allotment!", "I miss the allotment"),
        ("He went home.\nI like the quiet.", "I like the quiet"),
        ("Well, and yes, I miss the allotment", "I miss the allotment"),
        ("  I   miss \t the allotment ", "I miss the allotment"),
        (
            "They keep going on about all the classes and the walks there are on at the hub, but I miss the allotment",
            "I miss the allotment",
        ),
        (
            "She says that they have all the classes and the walks and the teas on there, but I miss the allotment",
            None,
        ),
        (
            "If they had something on at the centre on a Sunday that was near to the house, so I could walk home",
            None,
        ),
        ("I like it all very much indeed " + "and more " * 10 + "every day", None),
    ],
)
def test_the_last_clear_words_of_a_longer_turn(text: str, last: str | None) -> None:
    assert quoted(text) == last


def test_at_most_three_in_the_order_of_the_book() -> None:
    book = tuple(f"{number}: {{words}} …" for number in range(5))
    assert [stem[0] for stem in stems("I miss the allotment", book)] == ["0", "1", "2"]


def test_a_finished_sentence_or_an_unknown_slot_is_never_offered() -> None:
    finished = ("You said {words}.", "It sounds hard …", "{name} said {words} …", "{words} and {turned} …")
    assert stems("I miss the allotment", finished) == ()


def test_words_that_begin_a_stem_begin_with_a_capital() -> None:
    assert stems("I miss the allotment", ("{turned}, and …",)) == ("You miss the allotment, and …",)


_PIECES = (
    "I i I'm I’ve my me mine myself am was wasn't you we he said the garden miss is it it's mum and but so because "
    "sometimes . , ? ! … ' “ ” \n - {words} {turned} not no"
)
_TALK = st.lists(st.sampled_from(_PIECES.split(" "))).map(" ".join)


@given(st.text() | _TALK)
@example("I miss {turned}")
def test_any_text_gives_open_stems_of_its_own_words(text: str) -> None:
    folded = " ".join(text.split())
    made = stems(text, ("“{words}” …", "{words} …", "So {turned} …", "{turned} …"))
    assert len(made) <= 3
    for stem in made:
        assert stem.endswith("…")
        assert "{" not in stem
    said = quoted(text)
    assert said is None or said in folded
    to_the_person = turned(text)
    assert to_the_person is None or said is not None
    if to_the_person:
        left = {"i", "i'm", "i’m", "me", "my", "mine", "myself", "am"} & set(to_the_person.lower().split())
        assert left <= ({"mine"} if "my mine" in folded.lower() else set())

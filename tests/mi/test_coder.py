"""The coder: what turns are coded as, in words nobody learned it from, and that it never stumbles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.content.library import Library
from convo.content.place import find_place
from convo.mi import leaning, marking
from convo.mi.coder import Coder
from convo.mi.reading import read
from convo.model.coding import Code, Coded, Mark, Side, Spoken


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Library(find_place()).coder


STUCK = "I'm stuck indoors all week. My hip is bad and the hall is a long way off."


def said(speaker: Side, text: str, turn: int = 1) -> Spoken:
    return Spoken(transcript="t", turn=str(turn), speaker=speaker, text=text)


def worker(coder: Coder, text: str, before: str = STUCK) -> Coded:
    return coder.code([said("person", before, 0), said("worker", text)])[1]


def person(coder: Coder, text: str, before: str = "What would you like to be different?") -> Coded:
    return coder.code([said("worker", before, 0), said("person", text)])[1]


def codes(coded: Coded) -> set[Code]:
    return {mark.code for mark in coded.marks}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("What would a better week look like?", "question-open"),
        ("Tell me more about the hall.", "question-open"),
        ("Hello Joan, how has your week been?", "question-open"),
        ("Do you live on your own?", "question-closed"),
        ("How many times a month do you go?", "question-closed"),
        ("Would it be okay if I told you about a bus that goes there?", "seek"),
        ("What do you make of that?", "seek"),
        ("It's completely up to you.", "autonomy"),
        ("You've kept going through a very hard winter.", "affirm"),
        ("There is a tea dance on Fridays, and it's free.", "information"),
        ("You should ask your son for a lift.", "persuade"),
        ("Why don't you just take a taxi?", "persuade"),
        ("That's no excuse.", "confront"),
    ],
)
def test_a_worker_s_turn_gets_the_code_its_definition_gives(text: str, code: Code, coder: Coder) -> None:
    assert codes(worker(coder, text)) == {code}


@pytest.mark.parametrize(
    "text", ["You miss the others.", "So you're indoors all week, and it's a long way to the hall."]
)
def test_what_is_said_back_is_a_reflection(text: str, coder: Coder) -> None:
    coded = worker(coder, text)
    assert coded.behaviour == "reflection"
    assert codes(coded) in ({"reflection-simple"}, {"reflection-complex"})


@pytest.mark.parametrize("text", ["Okay.", "Mm-hmm.", "Hello, come in and have a seat."])
def test_what_only_keeps_the_talk_going_has_no_mark(text: str, coder: Coder) -> None:
    assert worker(coder, text).marks == ()


def test_advice_that_was_asked_for_has_permission(coder: Coder) -> None:
    assert codes(worker(coder, "You could try the morning class.", "What do you think I should do?")) == {
        "persuade-with-permission"
    }


def test_a_volley_counts_each_code_once(coder: Coder) -> None:
    turns = [
        said("worker", "There is a group on Mondays, it's free, and people who go say it helps.", 0),
        said("person", "Mm-hmm.", 1),
        said("worker", "There are about ten people, and it's free for anybody, as I said.", 2),
        said("person", "I see. What else is there?", 3),
        said("worker", "There is a choir on Fridays, and that's free, too.", 4),
    ]
    marked = [codes(coded) for coded in coder.code(turns)]
    assert "information" in marked[0]
    assert "information" not in marked[2]
    assert "information" in marked[4]


def test_a_turn_that_says_back_and_asks_tells_the_kind_of_both(coder: Coder) -> None:
    coded = worker(coder, "It sounds like the winter has been long and lonely. Have I got that right?")
    assert {coded.question, coded.may_ask} == {"closed", None}
    assert {coded.reflection, coded.may_reflect} == {"complex", None}


def test_one_question_a_turn_is_counted(coder: Coder) -> None:
    coded = worker(coder, "What happened? Did you fall? Were you on your own?")
    assert len(coded.marks) == 1


def direction(mark: Mark) -> tuple[Code, str | None]:
    return mark.code, mark.toward


@pytest.mark.parametrize(
    ("text", "code", "toward"),
    [
        ("I want to get out more.", "desire", "change"),
        ("I don't want to go to any group.", "desire", "sustain"),
        ("I could walk there.", "ability", "change"),
        ("I just can't do it.", "ability", "sustain"),
        ("I don't think I can do it.", "ability", "sustain"),
        ("I need to do something about it.", "need", "change"),
        ("I'll ring them on Monday.", "commitment", "change"),
        ("I'm not going to stop.", "commitment", "sustain"),
        ("I'm ready to try one.", "activation", "change"),
        ("I've started going for a walk each day.", "taking-steps", "change"),
    ],
)
def test_what_a_person_says_of_themself_is_marked(text: str, code: Code, toward: str, coder: Coder) -> None:
    assert (code, toward) in {direction(mark) for mark in person(coder, text).marks}


@pytest.mark.parametrize(
    "text",
    [
        "My GP wants me to join something.",
        "She says I should go.",
        "I used to want that.",
        "I could have gone.",
        "Should I go?",
        "They told me I need to move.",
        "My daughter comes on Sundays.",
    ],
)
def test_others_wishes_the_past_and_questions_are_no_change_talk(text: str, coder: Coder) -> None:
    assert person(coder, text).marks == ()


def test_trouble_between_the_two_is_discord(coder: Coder) -> None:
    assert codes(person(coder, "You're not listening to me.")) == {"discord"}


def test_live_and_whole_coding_agree_on_clear_turns(coder: Coder) -> None:
    before = [said("worker", "What would you like?", 0), said("person", STUCK, 1)]
    assert coder.code_next(before, said("worker", "Do you live on your own?", 2)).question == "closed"
    assert coder.code_next([], said("worker", "What matters to you?", 0)).question == "open"
    assert coder.code_next(before[:1], said("person", "I want to see people again.", 1)).talk == "change"


def test_no_turns_no_codes(coder: Coder) -> None:
    assert coder.code([]) == ()


def test_every_reason_has_its_words() -> None:
    library = Library(find_place())
    for reason in {*leaning.REASONS, *marking.REASONS, "wording"}:
        assert library.phrase(f"codes/why-{reason}")


WORDS = st.sampled_from(
    [
        "i",
        "you",
        "I'm",
        "you're",
        "want",
        "can't",
        "don't",
        "should",
        "what",
        "how",
        "do",
        "because",
        "my",
        "it",
        "so",
        "sounds like",
        "I-I",
        "w-we",
        "?",
        ".",
        "!",
        "…",
        "—",
        "İ",
        "ﬃ",
        "-",
    ]
)


@settings(max_examples=60, deadline=None)
@given(turns=st.lists(st.tuples(st.sampled_from(["worker", "person"]), st.lists(WORDS, max_size=12)), max_size=8))
def test_any_turns_get_one_code_each_and_marks_inside_their_text(
    coder: Coder, turns: list[tuple[Side, list[str]]]
) -> None:
    spoken = [said(side, " ".join(words), number) for number, (side, words) in enumerate(turns)]
    coded = coder.code(spoken)
    assert [one.turn for one in coded] == [one.turn for one in spoken]
    assert coded == coder.code(spoken)
    for one, turn in zip(coded, spoken, strict=True):
        assert (one.behaviour is None, one.talk is None) == (turn.speaker == "person", turn.speaker == "worker")
        assert 0 <= one.confidence <= 1
        assert len({direction(mark) for mark in one.marks}) == len(one.marks)
        assert all(0 <= mark.start < mark.end <= len(turn.text) for mark in one.marks)


def test_places_hold_where_small_letters_are_longer() -> None:
    text = "İİİ what now? You should go."
    assert [text[unit.start : unit.end] for unit in read(text).units][1] == "You should go."


def test_the_encoder_is_there_and_mostly_agrees_with_the_plain_part(coder: Coder) -> None:
    library = Library(find_place())
    texts = (
        "What would help?",
        "I could ask my neighbour.",
        "You're thinking of asking her.",
        "Yes, I'll ask on Sunday.",
    )
    sides: tuple[Side, Side] = ("worker", "person")
    turns = [said(sides[place % 2], text, place) for place, text in enumerate(texts)]
    heard, plain = coder.code(turns), library.quick_coder.code(turns)
    assert [(one.behaviour, one.talk) for one in heard] == [(one.behaviour, one.talk) for one in plain]
    assert [one.confidence for one in heard] != [one.confidence for one in plain]

"""Once danger is in hand, to ask on about a plan or safety is asking directly too, and the answer fits it."""

import pytest

from convo.practice.feedback import feedback

BEFORE = (
    "Hello Tamsin, I'm Ann. Thanks for coming today.",
    "What do you like doing when you're not at school?",
    "You care about the moths, and about getting it right.",
)
ASKED = "Are you thinking about ending your life?"
ON = (
    "I'm so glad you told me. Have you got anything planned?",
    "Have you thought about how you would do it?",
    "How are the nights kept safe?",
    "What keeps you safe?",
    "Do you feel like that before school?",
)


@pytest.mark.parametrize("said", ON)
def test_to_ask_on_is_never_what_to_try(library, meet, said: str) -> None:
    practice = meet(*BEFORE, ASKED, said, client="tamsin")
    turn = practice.turns[-1]
    assert turn.direct in said
    assert {met.rule for met in turn.met}.isdisjoint(("question-closed", "jumps-away", "passes-over", "advice"))
    done = feedback(practice, library.phrase, library.stems, library.protocols)
    assert done.to_try is None or done.to_try.turn != turn.number


@pytest.mark.parametrize("said", ON)
def test_anywhere_else_it_is_everyday_talk(meet, said: str) -> None:
    turn = meet(*BEFORE, said, client="tamsin").turns[-1]
    assert not turn.direct or "safe" in turn.direct


def test_a_plan_that_is_asked_about_is_answered(meet) -> None:
    for client, seed in (("tamsin", 1), ("tamsin", 2), ("tamsin", 3)):
        practice = meet(*BEFORE, ASKED, ON[0], client=client, seed=seed)
        assert practice.turns[3].reply.told == "dying"
        assert "plan" in practice.turns[-1].reply.text
    assert "safe" in meet(*BEFORE, ASKED, ON[2], client="tamsin").turns[-1].reply.text


def test_a_step_that_belongs_to_what_was_told_is_not_what_to_try(library, meet) -> None:
    practice = meet(*BEFORE, ASKED, client="tamsin")
    practice.say("I need to tell my manager about this today. Can we ring your GP together?")
    done = feedback(practice, library.phrase, library.stems, library.protocols)
    assert done.to_try
    assert done.to_try.turn != 5


def test_a_step_offered_before_anything_was_told_is_no_news(meet) -> None:
    practice = meet("Hello Joan.", ASKED, "I need to tell my manager about this today, and ring your GP.")
    assert practice.turns[1].reply.told is None
    turn = practice.turns[-1]
    assert turn.reply.sources[0] == "ways/unsure"
    assert {met.rule for met in turn.met}.isdisjoint(("information", "tells-before-listening", "advice"))


def test_questions_about_danger_are_no_questions_in_a_row(meet) -> None:
    practice = meet("Hello Lewis.", ASKED, "Do you have a plan to do it?", "Are you safe tonight?", client="lewis")
    practice.say("Do you live alone?")
    assert not any(met.rule == "closed-in-a-row" for turn in practice.turns for met in turn.met)


def test_what_is_praised_is_the_question_that_was_answered(library, meet) -> None:
    told = meet(*BEFORE, ASKED, client="tamsin")
    assert told.turns[-1].reply.told
    early = meet(ASKED, *BEFORE, ASKED, "I'm glad you told me.", ASKED, client="tamsin", resistance="gentle")
    number = next(turn.number for turn in early.turns if turn.reply.told == "dying")
    assert number > 1
    assert feedback(early, library.phrase, library.stems, library.protocols).direct.turn == number

"""What the feedback says of a turn is true of it: found by playing clients well and badly."""

import pytest

from convo.desk.practice_room import feedback_of
from convo.model.practice import Feedback, Setting
from convo.practice.beginning import beginning
from convo.practice.practice import Practice
from convo.practice.whisper import whisper

NORRIS = (
    "Good morning Norris. I'm Ann, the link worker.",
    "You've been on your own with that a good while.",
    "You miss her most at the table.",
    "What would you like to be different in three months?",
)


def practised(world, library, client: str, *turns: str) -> tuple[Practice, Feedback]:
    practice = Practice(world.coded_by(library.coder), library.client(client), Setting(client=client))
    for said in turns:
        practice.say(said)
    return practice, feedback_of(library, practice)


def test_an_insult_is_heard_as_one(world, library) -> None:
    practice, done = practised(world, library, "kerry", "Hello Kerry.", "You're a bad mother.")
    assert practice.turns[-1].reply.sources[0] == "ways/rude"
    assert done.to_try.why == library.phrase("practice/try-rude")
    practice, _ = practised(world, library, "kerry", "Hello Kerry.", "You worry that you're a bad mother.")
    assert "rude" not in practice.turns[-1].manners


def test_to_be_glad_that_somebody_told_names_nothing_about_them(world, library) -> None:
    practice, _ = practised(world, library, "kerry", "Hello Kerry.", "I'm glad you told me.")
    assert "affirmation" not in practice.turns[-1].manners


def test_a_question_after_something_was_given_back_asked_for_nothing_before(world, library) -> None:
    _, done = practised(world, library, "norris", *NORRIS)
    assert done.to_try.why != library.phrase("practice/try-question-open")


@pytest.mark.parametrize(
    ("client", "said"),
    [("gemma", "Has anybody taken your money?"), ("kerry", "Is there enough food and heat at home this week?")],
)
def test_to_ask_about_what_goes_beyond_the_role_is_not_what_to_try(world, library, client: str, said: str) -> None:
    practice, _ = practised(world, library, client, "Hello, I'm Sam.", "What do you like doing?", said)
    assert {one.rule for one in practice.turns[-1].met}.isdisjoint(("question-closed", "jumps-away", "passes-over"))


def test_a_step_after_it_was_asked_about_is_taken_as_one(world, library) -> None:
    practice, _ = practised(
        world, library, "kerry", "Hi Kerry.", "Are the children on their own?", "I need to tell my manager about this."
    )
    assert practice.turns[1].reply.told is None
    assert practice.turns[-1].reply.sources[0] != "ways/informed"
    assert not {one.rule for one in practice.turns[-1].met} & {"passes-over", "information"}


def test_an_argument_is_no_reflection_and_the_hint_after_it_is_to_say_sorry(world, library) -> None:
    practice, done = practised(world, library, "norris", NORRIS[0], "At least you've got your health.")
    assert done.reflections == 0
    assert whisper(practice.turns[-1]) == "hurt"


def test_to_ask_if_they_agree_asks_what_they_think(world, library) -> None:
    practice, _ = practised(world, library, "gemma", "Hello Gemma.", "Is that okay with you?")
    assert "seeking" in practice.turns[-1].manners


def test_the_words_that_somebody_comes_in_with_are_not_said_back(world, library) -> None:
    practice, _ = practised(world, library, "lewis", "Hello Lewis.", "You should get a job.")
    stem = beginning(practice, practice.turns[-1], "advice", library.phrase, library.stems)
    assert stem == library.phrase("practice/stem-any")

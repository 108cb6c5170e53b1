"""Asking directly about suicide, self-harm or being safe has a line of its own, and is never what to try otherwise."""

import pytest

from convo.desk.practice_room import feedback_lines
from convo.model.coding import Spoken
from convo.model.practice import Feedback, Setting
from convo.practice.counting import counted
from convo.practice.cues import Cues
from convo.practice.directly import asked_directly, beside
from convo.practice.feedback import feedback
from convo.practice.practice import Practice
from convo.practice.whisper import whisper

from .test_beginning import CLIENTS, MIXED
from .test_client import DIRECT, LISTENING, PUSHING

PLAIN = (
    "Are you thinking of ending your life?",
    "Are you thinking about suicide?",
    "Have you had any thoughts of harming yourself?",
    "Have you thought of ending your life?",
    "Have you tried to harm yourself?",
    "Do you ever feel as if you want to die?",
    "Do you have a plan to end your life?",
    "Do you ever wish you wouldn't wake up?",
    "do you ever wish you didnt wake up",
    "Are you self-harming at the moment?",
    "Do you feel safe at home?",
    "Are you safe right now?",
    "Does he hit you?",
    "Can I ask you straight, are you thinking of killing yourself",
    "When things are this hard, some people think of ending their life. Is that so for you?",
)
OTHER = (
    "Do you live alone?",
    "What matters in your life?",
    "You said that suicide is a sin.",
    "I want you to feel safe here. What would help?",
    "Are you going to keep the safe place by the door?",
    "",
)


def given(library, practice: Practice) -> Feedback:
    return feedback(practice, library.phrase, library.stems, library.protocols)


@pytest.fixture(scope="module")
def danger(library) -> Cues:
    return Cues(library.manner.cues["danger"])


@pytest.mark.parametrize("said", PLAIN)
def test_what_asks_directly(danger, said: str) -> None:
    assert asked_directly(said, danger) == said
    around = f"That sounds heavy. {said} I'm listening."
    assert asked_directly(around, danger).rstrip().startswith(said)
    assert beside(around, asked_directly(around, danger)) == "That sounds heavy."


@pytest.mark.parametrize("said", OTHER)
def test_what_only_speaks_of_it_does_not_ask(danger, said: str) -> None:
    assert asked_directly(said, danger) == ""
    assert beside(said, "") == said


@pytest.mark.parametrize("said", PLAIN)
def test_practice_takes_it_for_what_the_coding_does(library, world, said: str) -> None:
    practice = Practice(world.coded_by(library.coder), library.client("lewis"), Setting(client="lewis"))
    practice.say("Hello Lewis, I'm Sarah.")
    asked = practice.say(said)
    spoken = (practice.opening, practice.turns[0].said, practice.turns[0].reply.text, said)
    turns = [
        Spoken(transcript="talk", turn=str(place), speaker="worker" if place % 2 else "person", text=text)
        for place, text in enumerate(spoken)
    ]
    coded = library.coder.code(turns)[-1]
    assert counted(asked) == (coded.behaviour, coded.question or "")
    marks = {mark.code for mark in coded.marks}
    held = {met.rule for met in asked.met}
    assert held.isdisjoint(("question-closed", "closed-in-a-row", "passes-over", "jumps-away", "advice"))
    assert ("autonomy" in held) == ("autonomy" in marks)
    assert ("affirmation" in held) == ("affirm" in marks)


@pytest.mark.parametrize("client", CLIENTS)
def test_it_has_a_line_of_its_own_and_no_other(library, meet, client: str) -> None:
    for seed, asks in enumerate(PLAIN[CLIENTS.index(client) % 3 :: 3]):
        practice = meet(*MIXED[:4], "Do you eat?", "Do you sleep?", asks, MIXED[6], client=client, seed=seed)
        if practice.turns[6].state.over and practice.turns[5].state.over:
            continue
        done = given(library, practice)
        assert done.direct
        assert done.direct.quote in asks
        assert done.direct.what.startswith(library.phrase("practice/direct"))
        shown = [*(item.quote for item in done.well), done.to_try.quote if done.to_try else ""]
        assert not any(quote and quote in asks for quote in shown), (seed, asks, shown)
        lines = feedback_lines(library.phrase, client, done)
        assert sum(library.phrase("practice/direct") in line for line in lines) == 1


def test_reason_to_ask_is_named_where_the_client_had_given_it(library, meet) -> None:
    reason = library.phrase("practice/direct-reason", name="Joan")
    seeds = [seed for seed in range(12) if "not-waking" in meet(*LISTENING, seed=seed).state.hinted]
    assert seeds
    for seed in seeds:
        assert given(library, meet(*LISTENING, DIRECT, seed=seed)).direct.what.startswith(reason)
    assert not given(library, meet("Hello, Joan.", DIRECT)).direct.what.startswith(reason)


def test_nothing_but_asking_directly_leaves_nothing_to_try(library, meet) -> None:
    done = given(library, meet(*PLAIN[:3], client="lewis"))
    assert done.to_try is None
    assert done.well == ()
    assert done.direct


def test_what_stands_beside_it_is_looked_at_by_itself(library, meet) -> None:
    practice = meet("Hello.", f"It's your choice what we talk about. {PLAIN[0]}", "You should join a club.")
    assert next(item.quote for item in given(library, practice).well if item.turn == 2).startswith("It's your choice")
    told = meet("Hello.", f"You should join a lunch club. {PLAIN[0]}")
    assert given(library, told).to_try.quote == "You should join a lunch club."


@pytest.mark.parametrize("said", ["You idiot, are you thinking of suicide?", "Why would you want to die, come on?"])
def test_an_insult_or_an_argument_is_not_praised_for_asking(library, meet, said: str) -> None:
    done = given(library, meet("Hello.", said))
    assert done.direct is None
    assert done.to_try.turn == 2


def test_the_aim_of_asking_directly_counts_it(library, world) -> None:
    practice = Practice(world, library.client("neil"), Setting(client="neil", aim="asking-directly"))
    practice.say("Are you thinking of suicide?")
    assert given(library, practice).aim == library.phrase("practice/aim-asking-directly", count=1)


def test_the_hint_after_it_says_that_it_was_right_even_where_the_talk_has_gone_stiff(library, meet) -> None:
    practice = meet(*PUSHING, "Has he ever hurt you?", client="bethan")
    assert practice.turns[-1].mood == "hurt"
    assert practice.turns[-1].direct == "Has he ever hurt you?"
    assert whisper(practice.turns[-1]) == "direct"
    assert library.phrase("practice/whisper-direct")

"""The feedback names moments in the trainee's own words, and says why something came or did not."""

import pytest

from convo.model.practice import Feedback, Setting
from convo.practice.feedback import feedback
from convo.practice.paths import side_by_side
from convo.practice.practice import Practice
from convo.practice.whisper import whisper

from .test_client import DIRECT, LISTENING, PUSHING


def given(library, practice: Practice) -> Feedback:
    return feedback(practice, library.phrase, library.stems, library.protocols)


def test_what_was_done_well_is_quoted_with_what_followed(library, meet) -> None:
    practice = meet(*LISTENING)
    done = given(library, practice)
    assert len(done.well) == 2
    for praise in done.well:
        assert praise.quote in practice.turns[praise.turn - 1].said
        assert practice.turns[praise.turn - 1].reply.text[:40] in praise.what
    assert done.share_of_reflections > 0.3
    assert done.share_of_advice == 0


def test_a_poor_practice_hears_the_honest_least_and_a_beginning_for_that_moment(library, meet) -> None:
    practice = meet(*PUSHING)
    done = given(library, practice)
    assert len(done.well) == 2
    assert done.to_try
    assert done.to_try.quote in practice.turns[done.to_try.turn - 1].said
    assert done.to_try.heard == practice.heard_before(done.to_try.turn)
    assert done.to_try.stem.rstrip().endswith("…")
    assert done.share_of_advice > 0.3


def test_two_turns_worth_quoting_are_two_turns(library, meet) -> None:
    for turns in (LISTENING, PUSHING, ("Hello.", "Goodbye."), ("Shut up.", "You're an idiot.")):
        done = given(library, meet(*turns))
        shown = [*done.well, done.to_try]
        assert len({item.turn for item in shown}) == len(shown) > 1
        assert len({item.what for item in done.well}) == len(done.well)


def test_hinting_at_danger_is_not_praised_and_has_a_line_of_its_own(library, meet) -> None:
    why = library.phrase("practice/try-veiled")
    for said in (
        "You're not going to do anything silly are you?",
        "youre not going to do anything daft are you",
        "You're not thinking of suicide, are you?",
    ):
        done = given(library, meet("Hello Lewis.", "Do you sleep?", said, client="lewis"))
        assert (done.to_try.turn, done.to_try.why) == (3, why)
        assert all(item.turn != 3 for item in done.well)
        assert done.direct is None
    for said in ("Your mum says you might do something silly. Are you thinking of suicide?", "I felt silly, did you?"):
        assert given(library, meet("Hello Lewis.", said, client="lewis")).to_try.why != why


def test_one_turn_alone_has_the_honest_least(library, meet) -> None:
    assert len(given(library, meet("You should join a club.")).well) == 1


def test_words_from_earlier_are_not_said_to_have_just_come(library, meet) -> None:
    practice = meet(
        "Hello Joan.", "Tell me about Alan.", "asdf jkl; qwpoe zzzz", "You had so many years together, you and Alan."
    )
    fits = library.phrase("practice/well-reflection-fits", name="Joan")
    praise = next(one for one in given(library, practice).well if one.turn == 4)
    assert praise.what.startswith(fits)
    assert "Alan" not in practice.heard_before(4)
    assert "just" not in fits


def test_what_is_said_to_somebody_who_has_gone_is_not_praised(library, meet) -> None:
    done = given(library, meet(*LISTENING[:4], "Goodbye.", "You miss Alan.", "What is that like?"))
    assert max(item.turn for item in (*done.well, done.to_try)) <= 5


@pytest.mark.parametrize(
    "said", ["You should get out more", "Why don't you join a club?", "What about joining a choir?"]
)
def test_advice_counts_as_advice_however_it_is_put(library, meet, said: str) -> None:
    practice = meet("Hello.", said)
    assert any(met.rule == "advice" for met in practice.turns[1].met)
    assert given(library, practice).share_of_advice == 0.5


@pytest.mark.parametrize("said", ["What about your daughter?", "So the doctor thinks you should come.", "Shut up."])
def test_what_is_no_advice_is_not_counted_as_advice(library, meet, said: str) -> None:
    assert given(library, meet("Hello.", said)).share_of_advice == 0


def test_to_stay_with_what_was_told_is_not_what_to_try(library, meet) -> None:
    counts = range(len(LISTENING))
    before = next(LISTENING[:count] for count in counts if meet(*LISTENING[:count], DIRECT).turns[-1].reply.told)
    stayed = given(library, meet(*before, DIRECT, "So it has been heavy, and you carried it alone."))
    passed = given(library, meet(*before, DIRECT, "Do you like the radio?"))
    told = library.phrase("practice/try-told", name="Joan")
    assert stayed.to_try.why != told
    assert passed.to_try.why == told


def test_an_insult_is_no_reflection(library, meet) -> None:
    assert given(library, meet("You idiot.", "You're useless.")).share_of_reflections == 0


def test_a_disclosure_noticed_asked_about_and_acted_on(library, meet) -> None:
    steps = ("Would it be all right if we rang the GP together today?", "Who could be with you tonight?")
    one = next(one for one in given(library, meet(*LISTENING, DIRECT, *steps)).unsaid if one.id == "not-waking")
    assert one.told
    assert one.asked == len(LISTENING) + 1
    came = "asked" if one.told == one.asked else "trusted"
    assert one.why == library.phrase(f"practice/why-told-{came}")
    assert [step.words for step in one.steps] == list(library.protocols["suicide-thoughts"].now)
    assert [bool(step.turn) for step in one.steps] == [True, False, True, True, False]


def test_why_it_did_not_come(library, meet) -> None:
    post = meet("Is there any post you have not opened?")
    early = next(one for one in given(library, post).unsaid if one.id == "letter")
    assert early.told is None
    assert early.why == library.phrase("practice/why-asked-early")
    direct = next(one for one in given(library, meet(DIRECT)).unsaid if one.id == "not-waking")
    assert direct.told is None
    assert direct.why == library.phrase("practice/why-asked-directly")
    never = next(one for one in given(library, meet(*PUSHING)).unsaid if one.id == "not-waking")
    assert never.told is None
    assert never.why == library.phrase("practice/why-little-trust")


def test_an_aim_is_looked_at(library, world) -> None:
    for aim in ("open-questions", "reflections", "rolling-with-discord", "asking-directly", "agreeing-a-plan"):
        practice = Practice(world, library.client("joan"), Setting(client="joan", aim=aim))
        for said in LISTENING:
            practice.say(said)
        assert given(library, practice).aim


def test_no_turns_no_feedback_yet(library, meet) -> None:
    done = given(library, meet())
    assert done.turns == 0
    assert done.well == ()
    assert done.to_try is None


def test_a_hint_is_given_where_there_is_one(library, meet) -> None:
    keys = {whisper(turn) for seed in range(6) for turn in meet(*LISTENING, *PUSHING, seed=seed).turns}
    assert {"listen", "hurt", None} <= keys
    for key in keys - {None}:
        assert library.phrase(f"practice/whisper-{key}")
    assert whisper(None) is None


def test_two_ways_from_one_moment_side_by_side(meet) -> None:
    first = meet(*LISTENING)
    second = first.again(4)
    second.say("You should get out more.")
    pairs = side_by_side(first, second)
    assert pairs[0].first == first.turns[3]
    assert pairs[0].second == second.turns[3]
    assert len(pairs) == len(LISTENING) - 3
    assert pairs[-1].second is None
    assert side_by_side(first, first) == ()

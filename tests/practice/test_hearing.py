"""What a turn is about: cues, questions of the script, and words shared."""

import pytest

from convo.practice.cues import Cues, plain
from convo.practice.quoting import quote


def test_cues_are_whole_words_in_any_case_with_any_ending_where_marked() -> None:
    cues = Cues(["widow*", "passed away", "gp"])
    assert cues.weight(plain("She was WIDOWED when he passed  away.")) == 3
    assert cues.weight(plain("gps and swidow")) == 0
    assert cues.weight(plain("the GP’s room")) == 1
    assert Cues([]).weight("anything") == 0


@pytest.mark.parametrize("said", ["Why don't you join a club?", "why dont you join a club", "WHY DON’T YOU just go"])
def test_words_are_heard_with_their_apostrophes_or_without(world, library, said: str) -> None:
    assert "advice" in world.ears(library.client("joan")).hear(said).manners


def test_an_apostrophe_left_out_makes_no_part_of_a_word_a_cue() -> None:
    cues = Cues(["i'll book you"])
    assert cues.weight(plain("Ill book you in")) == 3
    assert cues.weight(plain("I will book you")) == cues.weight(plain("still book you")) == 0


@pytest.mark.parametrize("said", ["I'm so glad you told me.", "im really glad youve told me that"])
def test_to_be_glad_that_somebody_told_thanks_them(world, library, said: str) -> None:
    assert "thanks" in world.ears(library.client("joan")).hear(said).manners


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("What matters to you?", "what-matters"),
        ("So tell me, what matters most to you?", "what-matters"),
        ("Thanks. And what brings you here today?", "brings"),
        ("What would you like me to call you?", "called"),
        ("On a scale from 0 to 10, how important is this to you?", "importance"),
        ("Who could help you with it?", "step-helper"),
        ("What might get in the way?", "step-barrier"),
        ("Do you like custard?", None),
        ("You matter to her.", None),
    ],
)
def test_a_question_of_the_script_is_known_by_any_wording(world, said: str, question: str | None) -> None:
    match = world.matcher.match(plain(said))
    assert (match.question if match else None) == question


def test_every_question_of_the_script_is_known_by_its_own_words_and_answered(world, meet) -> None:
    questions = [
        question
        for stage in world.script.stages
        for question in stage.questions
        if question.answer != "show" and question.by == "person"
    ]
    answered = 0
    for question in questions:
        reply = meet(question.card.ask).turns[0].reply
        answered += any(source.startswith("script/") for source in reply.sources)
    assert answered >= 0.9 * len(questions), (answered, len(questions))


def test_sixty_other_questions_are_answered_in_their_own_voice(world, library, meet) -> None:
    for client in library.clients():
        known = library.client(client)
        asked = [ask for ask in world.asks if ask.id in known.asks]
        assert len(asked) >= 60
        answered = 0
        for ask in asked:
            sources = meet(f"Can I ask, {ask.cues[0]}?", client=client).turns[0].reply.sources
            answered += any(source.startswith(("asks/", "topics/", "script/", "unsaid/")) for source in sources)
        assert answered >= 0.9 * len(asked), (client, answered, len(asked))


@pytest.mark.parametrize(
    ("said", "asks", "quoted"),
    [
        ("Right. You still make two cups. What is that like?", False, "You still make two cups."),
        ("Right. You still make two cups. What is that like?", True, "What is that like?"),
        ("People think of ending their life. Do you?", True, "People think of ending their life. Do you?"),
        ("", True, ""),
        ("???", False, "???"),
        ("word " * 80, False, ("word " * 80)[:140].rsplit(" ", 1)[0]),
    ],
)
def test_a_quote_is_a_part_of_what_was_said(said: str, asks: bool, quoted: str) -> None:
    assert quote(said, asks) == quoted

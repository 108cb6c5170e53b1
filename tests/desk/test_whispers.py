"""Quiet hints: what is heard in the last turn of a conversation that is going on, and when nothing is said."""

from convo.desk.desk import Desk
from convo.model import wish as wi


def talking(desk: Desk, mode: str = "live") -> str:
    return desk.start(desk.add_person("Sam"), "first-conversation", mode).session  # pyright: ignore[reportArgumentType]


def say(desk: Desk, session: str, words: str, speaker: str = "person") -> None:
    desk.take(session, wi.Say(text=words, speaker=speaker, keep="note"))  # pyright: ignore[reportArgumentType]


def test_change_talk_is_heard_with_an_offer_until_it_is_kept(desk: Desk):
    session = talking(desk)
    say(desk, session, "I really want to get back to my garden. I will start on Monday.")
    heard = desk.reviews.whisper(session)
    assert heard
    assert heard.change
    assert "F5" in heard.text
    assert heard.entry == desk.view(session).last_entry
    desk.take(session, wi.Keep(entry=heard.entry, what="reason"))
    assert desk.reviews.whisper(session) is None


def test_three_questions_in_a_row_are_said_once(desk: Desk):
    session = talking(desk)
    heard = []
    for words in ("What do you like?", "Where is it?", "When did you go there?", "Who was with you?"):
        say(desk, session, words, "worker")
        heard.append(desk.reviews.whisper(session))
    assert [bool(one) for one in heard] == [False, False, True, False]
    assert "Three questions" in heard[2].text


def test_words_that_raised_a_concern_are_nothing_to_make_a_goal_of(desk: Desk):
    session = talking(desk)
    say(desk, session, "I want to kill myself. I will do it tonight.")
    assert desk.view(session).concerns
    assert desk.reviews.whisper(session) is None


def test_nothing_is_said_while_filling_in_afterwards_or_before_anything_was_said(desk: Desk):
    assert desk.reviews.whisper(talking(desk)) is None
    session = talking(desk, "afterwards")
    say(desk, session, "I really want to get back to my garden. I will start on Monday.")
    assert desk.reviews.whisper(session) is None


def test_a_long_conversation_codes_only_its_latest_run(desk: Desk):
    session = talking(desk)
    for number in range(60):
        say(desk, session, f"It was a quiet day, number {number}.")
    desk.reviews.whisper(session)
    assert len(desk.reviews._whispers._coded) <= 50  # pyright: ignore[reportPrivateUsage]


def test_nothing_is_kept_of_it(desk: Desk):
    session = talking(desk)
    say(desk, session, "I really want to get back to my garden.")
    version = desk.session(session).version
    desk.reviews.whisper(session)
    assert desk.session(session).version == version

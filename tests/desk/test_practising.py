"""Practices over a store: kept turn by turn, never without their feedback, and the trainee's alone."""

import pytest

from convo.desk import Refused
from convo.model.practice_event import PracticeEnded, PracticeTriedAgain, PracticeTurn
from convo.store.errors import Conflict
from tests.desk.conftest import Room

TURNS = ("Hello Joan, I'm Sam.", "You should get out more.", "You miss Alan.", "")


def held(room: Room, *turns: str, client: str = "joan") -> str:
    desk = room.desk()
    practice = desk.practice.start(client, "reflections").practice
    for words in turns:
        desk.practice.say(practice, words)
    return practice


def test_a_practice_goes_on_in_another_desk_as_if_it_had_never_stopped(room: Room) -> None:
    practice = held(room, *TURNS)
    one, other = room.desk().practice, room.desk().practice
    assert one.open(practice) == other.open(practice)
    assert [turn.said for turn in one.open(practice).exchanges] == list(TURNS)
    after = one.say(practice, "Tell me about him.")
    assert room.desk().practice.open(practice) == after


def test_the_feedback_is_kept_in_the_words_shown_and_quotes_the_trainee(room: Room) -> None:
    practice = held(room, *TURNS)
    shown = room.desk().practice.end(practice)
    quoted = [line for line in shown.lines if line.startswith("Turn ")]
    assert len(quoted) >= 3
    heard = (*TURNS, "(a silence)")
    assert all(any(line.split("“")[1].rstrip("”… ") in words for words in heard) for line in quoted)
    assert room.desk().practice.end(practice) == shown
    ended = [one.event for one in room.log.read(practice) if isinstance(one.event, PracticeEnded)]
    assert [one.feedback for one in ended] == ["\n".join(shown.lines)]
    head = room.log.head(practice)
    assert head
    assert (head.kind, head.state) == ("practice", "ended")


def test_going_back_is_kept_with_the_next_turn_and_both_ways_stay(room: Room) -> None:
    practice = held(room, *TURNS)
    desk = room.desk().practice
    first = desk.end(practice)
    desk.again(practice, 2)
    assert desk.end(practice) == first
    desk.again(practice, 2)
    desk.say(practice, "It sounds as though the days are long.")
    assert desk.home().broken_off
    second = room.desk().practice.end(practice)
    assert second.ways
    assert [turn.said for turn in second.ways[0].exchanges] == list(TURNS[1:])
    assert [turn.said for turn in second.ways[1].exchanges] == ["It sounds as though the days are long."]
    events = [one.event for one in room.log.read(practice)]
    assert sum(isinstance(event, PracticeTurn) for event in events) == 5
    assert sum(isinstance(event, PracticeTriedAgain) for event in events) == 1


def test_a_try_in_which_nothing_was_said_is_not_the_try_before(room: Room) -> None:
    practice = held(room, *TURNS)
    desk = room.desk().practice
    desk.again(practice, 3)
    desk.again(practice, 2)
    desk.say(practice, "How are things?")
    live, reopened = desk.end(practice), room.desk().practice.end(practice)
    assert live.ways
    assert [turn.said for turn in live.ways[0].exchanges] == list(TURNS[1:])
    assert live.ways == reopened.ways


def test_going_back_to_a_turn_that_is_not_there_leaves_the_try_at_hand(room: Room) -> None:
    practice = held(room, *TURNS)
    desk = room.desk().practice
    gone_back = desk.again(practice, 3)
    with pytest.raises(Refused):
        desk.again(practice, 9)
    assert desk.open(practice) == gone_back


def test_a_practice_belongs_to_the_trainee(room: Room) -> None:
    desk = room.desk()
    desk.change_settings({"worker": "Priya", "supervisor": "Dr Lee"})
    practice = held(room, *TURNS)
    assert len(desk.practice.home().practices) == 1
    assert "Alan" not in desk.supervision.agenda().model_dump_json()
    assert all(row.name != "Joan Whitaker" for row in desk.reviews.rows())
    other = room.desk()
    other.change_settings({"worker": "Jo"})
    assert other.practice.home().practices == ()
    with pytest.raises(Refused):
        other.practice.end(practice)
    other.change_settings({"worker": " PRIYA"})
    assert len(other.practice.home().practices) == 1


def test_a_name_that_is_filled_in_or_put_right_loses_no_practice_without_a_word(room: Room) -> None:
    held(room, *TURNS)
    desk = room.desk()
    desk.change_settings({"worker": "Pria"})
    [unnamed] = desk.practice.home().practices
    assert desk.practice.end(unnamed.practice).exchanges
    assert desk.practice.notice() == ""
    held(room, *TURNS)
    desk.change_settings({"worker": "Priya"})
    assert [row.practice for row in desk.practice.home().practices] == [unnamed.practice]
    assert "another name: 1." in desk.practice.notice()
    desk.change_settings({"worker": "pria"})
    assert len(desk.practice.home().practices) == 2
    assert desk.practice.notice() == ""


def test_nothing_that_was_practised_stays_when_the_desk_is_closed(room: Room) -> None:
    desk = room.desk()
    practices = desk.practice
    practices.start("joan")
    assert practices._held  # pyright: ignore[reportPrivateUsage]
    desk.close()
    assert not practices._held  # pyright: ignore[reportPrivateUsage]


def test_a_practice_without_a_word_is_no_practice(room: Room) -> None:
    practice = held(room)
    desk = room.desk().practice
    assert desk.home().practices == ()
    assert desk.end(practice).lines == (room.library.phrase("practice/empty"),)
    assert desk.home().figures == ()


def test_what_can_not_be_kept_is_not_shown(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = held(room, *TURNS)
    desk = room.desk().practice
    before = desk.open(practice)

    def refuse(*_: object) -> None:
        raise Conflict(practice, 5, 6)

    with monkeypatch.context() as patched:
        patched.setattr(room.log, "append", refuse)
        with pytest.raises(Refused):
            desk.say(practice, "Lost?")
    assert desk.open(practice) == before
    assert desk.say(practice, "Kept.").exchanges[-1].said == "Kept."


def test_what_is_not_there_is_refused(room: Room) -> None:
    desk = room.desk().practice
    for act in (
        lambda: desk.start("nobody"),
        lambda: desk.open("practice/none"),
        lambda: desk.end("settings"),
        lambda: desk.again(held(room, *TURNS), 9),
    ):
        with pytest.raises(Refused):
            act()


def test_a_client_rewritten_since_says_what_was_shown(room: Room) -> None:
    practice = held(room, *TURNS)
    records = room.log.read(practice)
    said = records[1].event
    assert isinstance(said, PracticeTurn)
    other = room.desk().practice
    copy = other.start("joan").practice
    stamp = room.desk()._stamp()
    room.log.append(copy, 1, [said.model_copy(update={"reply": "In other words."})], stamp)
    assert room.desk().practice.open(copy).exchanges[0].reply == "In other words."


def test_figures_come_oldest_first_and_each_practice_goes_its_own_way(room: Room) -> None:
    held(room, "You should get out more.", "You must.")
    held(room, "You miss Alan.", "The days are long.")
    desk = room.desk().practice
    [first, last] = desk.home().figures
    assert first.at < last.at
    assert first.reflections <= last.reflections
    openings = {desk.start("joan").opening for _ in range(6)}
    assert len(openings) > 1

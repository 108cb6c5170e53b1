"""What a front end may rely on: kept before shown, two lines of recap, the local contact first, refusals in words."""

import gc
import os
import threading
from collections.abc import Iterator
from types import FunctionType, ModuleType
from unittest.mock import Mock

import pytest

from convo.content.library import Library
from convo.content.place import find_place
from convo.desk import Desk, Door, Refused, door
from convo.model import wish as wi
from convo.store import StoreError
from tests.desk.conftest import Room


def begin(desk: Desk, script: str = "first-conversation", mode: str = "live") -> str:
    return desk.start(desk.add_person("Sam Okoro"), script, mode).session


def jump(desk: Desk, session: str, stage: str) -> None:
    desk.take(session, wi.Jump(stage=stage))


def test_an_answer_that_a_ruler_cannot_take_is_kept_and_what_it_takes_is_said(room: Room):
    desk = room.desk()
    session = begin(desk)
    desk.take(session, wi.Say(text="walking again", keep="focus"))
    while (prompt := desk.view(session).prompt) and prompt.answer != "ruler":
        desk.take(session, wi.Skip())
    assert prompt, "a ruler was asked"
    view = desk.take(session, wi.Say(text="5 on a good day, 3 today"))
    assert "from 0 to 10" in view.message
    assert view.prompt == prompt
    assert "5 on a good day, 3 today" in [line.text for line in view.lines]


def agreed(desk: Desk) -> str:
    """A short first conversation, agreed; returns the person."""
    person = desk.add_person("Sam")
    session = desk.start(person, "first-conversation").session
    for text, kind in [("My allotment", "matters"), ("Get out twice a week", "goal"), ("Ring the club", "step")]:
        desk.take(session, wi.Say(text=text, keep=kind))
    answers = {"step-who": "me", "step-when": "Monday", "if-worse": "Ring my sister", "sharing": "My GP only"}
    while prompt := desk.view(session).prompt:
        if prompt.answer == "date":
            desk.take(session, wi.Say(text="12 January"))
        elif prompt.question in answers:
            desk.take(session, wi.Say(text=answers[prompt.question]))
        else:
            desk.take(session, wi.Skip())
    desk.take(session, wi.AgreePlan(by="Sam and Priya"))
    desk.take(session, wi.Close())
    return person


def test_a_conversation_goes_on_where_another_desk_left_it(room: Room):
    session = begin(room.desk())
    one = room.desk()
    view = one.take(session, wi.Say(text="Just us"))
    assert room.desk().view(session) == one.view(session)
    assert [line.text for line in view.lines if line.who == "person"] == ["Just us"]


def test_home_shows_what_can_be_taken_up_and_finds_people_by_name(desk: Desk):
    session = begin(desk)
    desk.add_person("Ann Ek")
    desk.take(session, wi.Pause())
    home = desk.home()
    assert [row.session for row in home.resume] == [session]
    assert home.resume[0].state == "paused"
    assert {row.name for row in home.people} == {"Sam Okoro", "Ann Ek"}
    assert [row.name for row in desk.home("okor").people] == ["Sam Okoro"]
    assert {row.script for row in home.scripts} == {"first-conversation", "follow-up", "signpost"}


def test_a_person_needs_a_name_and_hostile_names_are_cleaned(desk: Desk):
    with pytest.raises(Refused):
        desk.add_person(" \x1b ")
    desk.add_person("Ann\x1b[2J\nEk")
    assert desk.home().people[0].name == "Ann[2J Ek"


def test_a_paused_conversation_comes_back_with_a_recap_of_two_lines(desk: Desk):
    session = begin(desk)
    desk.take(session, wi.Say(text="Seeing my grandson", keep="matters"))
    desk.take(session, wi.Pause())
    view = desk.open(session)
    assert view.state == "open"
    assert len(view.recap) == 2
    assert "Seeing my grandson" in view.recap[0]


def test_a_half_typed_line_is_kept(room: Room):
    session = begin(room.desk())
    room.desk().keep_draft(session, "I was going to s")
    assert room.desk().view(session).draft == "I was going to s"


@pytest.mark.parametrize(
    ("half_typed", "left"),
    [
        ("Just us", ""),
        ("Just us\nMy sister is", "My sister is"),
        ("My garden\nthe roses\nJust us\nMy sister is", "My sister is"),
        ("Just us two", "Just us two"),
        ("My sister is\nJust us", "My sister is\nJust us"),
    ],
)
def test_a_line_kept_just_before_a_crash_does_not_come_twice(room: Room, half_typed: str, left: str):
    session = begin(room.desk())
    for words in ("My garden\nthe roses", "Just us"):
        room.desk().take(session, wi.Say(text=words))
    room.desk().keep_draft(session, half_typed)
    assert room.desk().open(session).draft == left


def test_a_refused_wish_says_why_in_words_and_changes_nothing(desk: Desk):
    session = begin(desk)
    before = desk.view(session)
    with pytest.raises(Refused, match="first question"):
        desk.take(session, wi.Back())
    assert desk.view(session) == before


def test_what_could_not_be_kept_is_not_shown(room: Room, monkeypatch: pytest.MonkeyPatch):
    desk = room.desk()
    session = begin(desk)

    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(room.log, "append", full)
    with pytest.raises(Refused, match="disk is full"):
        desk.take(session, wi.Say(text="Just us"))
    assert "Just us" not in str(desk.view(session))


def test_words_are_never_called_refused_once_they_are_kept(room: Room, monkeypatch: pytest.MonkeyPatch):
    desk = room.desk()
    session = begin(desk)

    def failed(*_: object) -> None:
        raise StoreError("The disk did not answer.")

    for read in ("draft", "read", "head", "heads"):
        with monkeypatch.context() as broken:
            broken.setattr(room.log, read, failed)
            words, refused = f"said while {read} fails", False
            try:
                desk.take(session, wi.Say(text=words))
            except Refused:
                refused = True
        assert refused != (words in [one.text for one in room.desk().session(session).entries.values()])


def test_two_desks_on_one_conversation_lose_nothing(room: Room):
    one, other = room.desk(), room.desk()
    session = begin(one)
    other.view(session)
    one.take(session, wi.Say(text="Just us"))
    with pytest.raises(Refused):
        other.take(session, wi.Say(text="Sam and Jo"))
    view = other.take(session, wi.Say(text="Sam"))  # it has read anew
    assert {line.text for line in view.lines if line.who == "person"} == {"Just us", "Sam"}


def test_a_conversation_that_could_not_be_begun_is_nowhere(room: Room, monkeypatch: pytest.MonkeyPatch):
    desk = room.desk()
    person = desk.add_person("Sam")
    append = room.log.append

    def refuse_the_person(stream: str, *facts: object) -> None:
        if person in (stream, *(also.stream for also in facts[4:])):
            raise StoreError("The disk is full.")
        append(stream, *facts)

    with monkeypatch.context() as patched:
        patched.setattr(room.log, "append", refuse_the_person)
        with pytest.raises(Refused, match="disk is full"):
            desk.start(person, "first-conversation")
    assert desk.home().resume == ()
    assert desk.start(person, "first-conversation").contact == 1


def test_missing_contacts_are_warned_about_until_they_are_set(desk: Desk):
    assert "Safeguarding lead" in desk.home().warnings[0]
    desk.change_settings({"first_contact": "Jo Bell", "safeguarding_lead": "Ann Ek", "supervisor": "Lee Roe"})
    assert desk.home().warnings == ()
    with pytest.raises(Refused):
        desk.change_settings({"colour": "red"})


def test_a_concern_takes_the_front_with_the_local_contact_first(desk: Desk):
    desk.change_settings({"first_contact": "Jo Bell", "first_contact_number": "01234 567890"})
    session = begin(desk)
    view = desk.take(session, wi.Raise(category="suicide", urgency="emergency", words="said goodbye to the dog"))
    assert view.front is not None
    assert view.front.open
    roles = [tell for tell in view.front.tell if "Jo Bell" in tell.name]
    assert roles
    assert roles[0].number == "01234 567890"
    assert view.front.now
    with pytest.raises(Refused):
        desk.take(session, wi.End())
    view = desk.take(session, wi.Decide(concern=view.front.id, done=True, told="Jo Bell", when="10:20"))
    assert view.front is None
    assert view.concerns[0].decision


def test_a_local_number_stands_in_for_check_locally(desk: Desk):
    session = begin(desk)
    view = desk.take(session, wi.Raise(category="homelessness", urgency="same_day"))
    assert "check the local number" in {tell.number for tell in view.front.tell if "housing" in tell.name}
    desk.change_settings({"council_housing_number": "01234 111222"})
    assert "01234 111222" in {tell.number for tell in desk.view(session).front.tell}


def test_words_are_scanned_as_they_are_said(desk: Desk):
    session = begin(desk)
    view = desk.take(session, wi.Say(text="I have been thinking about killing myself"))
    assert view.front is not None
    assert "killing myself" in view.front.words


def test_safety_at_home_is_never_named_in_a_plan_unless_chosen(desk: Desk):
    session = begin(desk)
    desk.take(session, wi.Say(text="My husband hits me and I am scared of him", keep="worry"))
    view = desk.view(session)
    assert view.front is not None
    assert view.front.quiet
    for name, _ in desk.formats():
        assert b"hits me" not in desk.plan_as(session, name)
    assert "hits" not in " ".join(row.title for row in desk.home().resume)
    held = next(thing for thing in view.things if thing.held_back)
    for chosen in (False, True):
        desk.take(session, wi.Place(item=held.id, in_plan=chosen))
        assert (b"hits me" in desk.plan_as(session, "text")) == chosen


@pytest.mark.parametrize("reworded", ["Get out of the house before he hits me again", "See Ann behind his back"])
def test_what_is_kept_out_of_a_plan_is_not_named_as_let_go_of_either(desk: Desk, reworded: str):
    session = desk.start(agreed(desk), "follow-up").session
    goal = next(thing.id for thing in desk.view(session).things if thing.kind == "goal")
    while desk.view(session).prompt.question != "goal-decision":
        desk.take(session, wi.Skip())
    desk.take(session, wi.Say(text="change"))
    assert desk.view(session).prompt.question == "goal-words"
    desk.take(session, wi.Say(text=reworded))
    desk.take(session, wi.Place(item=goal, in_plan=False))
    for name, _ in desk.formats():
        assert reworded.encode() not in desk.plan_as(session, name)


def test_a_follow_up_takes_over_the_plan_and_says_what_changed(desk: Desk):
    person = agreed(desk)
    view = desk.start(person, "follow-up")
    assert view.contact == 2
    assert {thing.text for thing in view.things} >= {"My allotment", "Get out twice a week", "Ring the club"}
    desk.take(view.session, wi.Say(text="Join the choir", keep="goal"))
    plan = desk.plan(view.session)
    assert plan.version == 2
    assert plan.differences == ("New goal: “Join the choir”",)


def test_a_day_is_said_back(desk: Desk):
    session = begin(desk, "signpost")
    while desk.view(session).prompt.answer != "date":
        desk.take(session, wi.Skip())
    assert desk.take(session, wi.Say(text="in 4 weeks")).message == "That is Sunday 20 December 2026."


def test_there_is_nothing_to_follow_up_before_a_first_conversation(desk: Desk):
    with pytest.raises(Refused):
        desk.start(desk.add_person("Sam"), "follow-up")


def test_a_plan_is_written_only_to_a_new_file(desk: Desk, tmp_path):
    session = begin(desk)
    path = tmp_path / "plan.txt"
    assert desk.save_plan(session, "text", path) == str(path)
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600, "the words in it are for its owner"
    with pytest.raises(Refused, match=r"plan\.txt"):
        desk.save_plan(session, "text", path)
    with pytest.raises(Refused):
        desk.plan_as(session, "papyrus")


def test_a_conversation_that_is_only_looked_at_is_not_held_on_to(room: Room):
    session = begin(room.desk())
    desk = room.desk()
    desk.reviews.text(session.replace("session", "review"))
    assert desk.session(session) is not desk.session(session)
    desk.open(session)
    assert desk.session(session) is desk.session(session)


def test_only_the_latest_lines_are_shown_and_more_on_asking(desk: Desk):
    session = begin(desk)
    for number in range(80):
        desk.take(session, wi.Say(text=f"Note {number}", keep="note"))
    view = desk.view(session)
    assert len(view.lines) == 60
    assert view.total_lines == 81
    assert len(desk.view(session, lines=200).lines) == 81


@pytest.mark.parametrize("category", ["suicide", "domestic_abuse", "worker_safety"])
def test_a_concern_can_be_raised_by_hand(desk: Desk, category):
    session = begin(desk)
    view = desk.take(session, wi.Raise(category=category, urgency="same_day"))
    assert view.front is not None
    assert view.front.rule == "by-hand"


def test_a_scanner_that_misses_a_part_is_said_first_of_all(room):
    library = Library(find_place())
    library.scanner.reduced = "Reading without the sentence encoder."
    assert Desk(room.log, library, room.world).home().warnings[0] == "Reading without the sentence encoder."


def strings_held_by(start: object) -> Iterator[str]:
    """Every string that an object leads to, but for code."""
    found, coming = {id(start)}, [start]
    while coming:
        one = coming.pop()
        if isinstance(one, str):
            yield one
        for other in gc.get_referents(one):
            if id(other) not in found and not isinstance(other, type | FunctionType | ModuleType):
                found.add(id(other))
                coming.append(other)


def test_a_closed_desk_holds_no_word_that_was_typed(room: Room):
    desk = room.desk()
    session = begin(desk)
    word = "".join(["zebe", "deeq"])
    desk.take(session, wi.Say(text=f"My {word} is very poorly and I can't sleep"))
    desk.reviews.read(session.replace("session", "review"))
    assert any(word in held for held in strings_held_by(desk))
    desk.close()
    assert [held for held in strings_held_by(desk) if word in held] == []


def test_content_is_read_once_however_often_the_store_is_locked(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CONVO_HOME", str(tmp_path))
    read, freeze = Mock(wraps=Library), Mock()
    monkeypatch.setattr(door, "Library", read)
    monkeypatch.setattr(gc, "freeze", freeze)
    Door().set_up("four unrelated words here").close()
    for _ in range(2):
        Door().unlock("four unrelated words here").close()
    for thread in threading.enumerate():
        if thread.name == "get-ready":
            thread.join()
    assert read.call_count <= 1
    assert freeze.call_count <= 1

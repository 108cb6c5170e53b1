"""The supervision record over a store: kept before it is said to be, one for each worker, and nothing leaks into it."""

import json
from pathlib import Path

import pytest

from convo.desk import Desk, Refused
from convo.model import wish as wi
from convo.model.review_event import CodeCorrected, ReviewShared, ReviewUnshared
from convo.model.supervision_view import Part
from convo.review.concern_log import Wanted
from convo.store import Head
from tests.desk.conftest import Room

GRAVE = "I have been saving up my tablets and I am going to kill myself"


def begin(desk: Desk, name: str = "Rosa Diaz") -> str:
    session = desk.start(desk.add_person(name), "first-conversation").session
    desk.take(session, wi.Say(text=GRAVE, speaker="person"))
    return session


def share(room: Room, session: str, *who: str, back: str = "") -> None:
    stamp = room.desk()._stamp()
    stream = session.replace("session/", "review/")
    events = [ReviewShared(who=name) for name in who] + ([ReviewUnshared(who=back)] if back else [])
    head = Head(stream=stream, kind="review", person="person/1", name="Rosa Diaz", state="shared", at=stamp.at)
    room.log.append(stream, len(room.log.read(stream)), events, stamp, head)


def part(desk: Desk, id: str) -> Part:
    return next(one for one in desk.supervision.agenda().parts if one.id == id)


def test_a_meeting_is_kept_for_the_next_desk_with_the_supervisor_of_the_settings(room: Room) -> None:
    one = room.desk()
    one.change_settings({"worker": "Priya Shah", "supervisor": "Dr Lee"})
    assert one.supervision.write("meeting", {"sort": "professional", "minutes": "60"}) == "Kept."
    other = room.desk().supervision
    [meeting] = other.record().meetings
    assert meeting.supervisor == "Dr Lee"
    assert other.agenda().standing.due is not None
    assert [head.name for head in room.log.heads("supervision")] == ["Priya Shah"]


def test_what_can_not_be_read_is_refused_and_changes_nothing(desk: Desk) -> None:
    for act in (
        lambda: desk.supervision.write("meeting", {"sort": "professional", "minutes": "an hour"}),
        lambda: desk.supervision.tick("b9"),
        lambda: desk.supervision.strike("m1"),
        lambda: desk.supervision.save_paper("log", Path("log.pdf")),
    ):
        with pytest.raises(Refused):
            act()
    assert desk.supervision.record().version == 0


def test_each_worker_has_a_record_and_a_record_under_another_name_is_pointed_out(desk: Desk) -> None:
    desk.change_settings({"worker": "Priya"})
    desk.supervision.write("bring", {"text": "Lone visits"})
    desk.change_settings({"worker": "Jo"})
    assert desk.supervision.record().brought == ()
    assert "Priya" in desk.supervision.notice()
    desk.change_settings({"worker": " PRIYA "})
    assert desk.supervision.record().brought[0].text == "Lone visits"
    assert desk.supervision.notice() == ""


def test_a_record_under_an_earlier_name_is_joined_and_nothing_of_it_is_lost(room: Room) -> None:
    desk = room.desk()
    own = desk.supervision
    own.write("meeting", {"sort": "professional", "minutes": "60", "actions": "Ring the hub"})
    own.write("bring", {"text": "Advice comes too early"})
    own.keep_draft("reflection", {"text": "half a"})
    desk.change_settings({"worker": "Ruth Alder"})
    own.write("bring", {"text": "Lone visits"})
    own.write("training", {"name": "First aid", "on": "2026-01-01"})
    assert "the worker" in own.notice()
    assert own.join(" The  Worker ").startswith("Joined")
    assert (own.notice(), own.apart()) == ("", ())
    assert own.draft("reflection") == {"text": "half a"}
    assert [one.text for one in own.record().brought] == ["Advice comes too early", "Lone visits"]
    assert [meeting.minutes for meeting in own.record().meetings] == [60]
    items = [one.item for one in (*own.record().brought, *own.record().actions, *own.record().training)]
    assert len(set(items)) == len(items)
    own.tick(own.record().actions[0].item)
    own.strike(own.record().brought[0].item)
    assert own.record().actions[0].done
    assert "Ring the hub" in own.read("log")
    assert [one.text for one in room.desk().supervision.record().brought] == ["Lone visits"]
    with pytest.raises(Refused):
        own.join("Jo")
    desk.change_settings({"worker": ""})
    assert "Ruth Alder" in own.notice()
    own.join("ruth alder")
    assert own.record().actions[0].done
    assert [one.text for one in own.record().brought] == ["Lone visits"]
    own.write("reflection", {"text": "I asked less."})
    desk.change_settings({"worker": "Ruth Alder"})
    assert [one.text for one in own.record().reflections] == ["I asked less."]


def test_a_half_written_form_is_kept_until_it_is_written(room: Room) -> None:
    one = room.desk().supervision
    one.keep_draft("meeting", {"notes": "About endings", "minutes": ""})
    one.keep_draft("bring", {"text": "Lone"})
    other = room.desk().supervision
    assert other.draft("meeting") == {"notes": "About endings", "minutes": ""}
    other.write("bring", {"text": "Lone visits"})
    assert other.draft("bring") == {}
    assert other.draft("meeting")["notes"] == "About endings"
    other.keep_draft("meeting", {"notes": " "})
    assert other.draft("meeting") == {}


def test_the_agenda_shows_words_only_of_what_was_shared_with_the_supervisor(room: Room) -> None:
    desk = room.desk()
    desk.change_settings({"supervisor": "Dr Lee"})
    shared, own, taken_back, peer = (begin(desk, name) for name in ("Rosa", "Sam", "Ann", "Tom"))
    share(room, shared, "dr lee")
    share(room, taken_back, "Dr Lee", back="Dr Lee")
    share(room, peer, "A peer")
    opened = part(desk, "open")
    assert opened.count >= 4
    text = desk.supervision.agenda().model_dump_json()
    assert "Rosa" in text
    assert not any(name in text for name in ("Sam", "Ann", "Tom"))
    assert opened.withheld == opened.count - len(opened.lines) > 0
    assert own not in text


def test_not_this_and_codes_put_right_come_onto_the_agenda(room: Room) -> None:
    desk = room.desk()
    session = begin(desk)
    concern = desk.view(session).concerns[0]
    desk.take(session, wi.NotThis(concern=concern.id, reason="a line of a film"))
    stream = session.replace("session/", "review/")
    stamp = desk._stamp()
    codes = [
        CodeCorrected(turn="1", part="behaviour", was="question", now="reflection"),
        CodeCorrected(turn="1", part="question", was="open", now=""),
        CodeCorrected(turn="2", part="behaviour", was="question", now="question"),
    ]
    head = Head(stream=stream, kind="review", person="person/1", name="Rosa", at=stamp.at)
    room.log.append(stream, 0, codes, stamp, head)
    assert part(desk, "not-this").count == 1
    assert part(desk, "not-this").lines[0].text.startswith(f"Rule {concern.rule}")
    assert (part(desk, "corrected").count, part(desk, "corrected").withheld) == (2, 2)
    desk.supervision.write("meeting", {"sort": "practice", "minutes": "30"})
    assert part(desk, "not-this").count == 1  # the meeting was on the same day


def test_a_transcript_that_was_shared_is_counted_by_turns_as_its_summary_does(desk: Desk, tmp_path: Path) -> None:
    desk.change_settings({"supervisor": "Ruth Alder"})
    (tmp_path / "kath.txt").write_text("Link worker: Hello. You should walk more.\nKath: I might walk.\n")
    review, _ = desk.reviews.take_in(tmp_path / "kath.txt", ("Link worker",))
    for turn, codes in (("1", ("simple", "closed")), ("2", ("neutral",))):
        for code in codes:
            desk.reviews.choose(review, turn, code)
    own = part(desk, "corrected")
    assert (own.count, own.withheld, own.lines) == (2, 2, ())
    desk.supervision.write("bring", {"text": "Advice", "session": review})
    assert "kath" not in desk.supervision.agenda().model_dump_json()
    desk.reviews.share(review, "Ruth Alder")
    shared = part(desk, "corrected")
    assert (shared.count, shared.withheld) == (2, 0)
    assert [line.text for line in shared.lines] == ["Transcript “kath”: 2"]
    assert part(desk, "bring").lines[0].details == ("about transcript “kath”",)
    desk.reviews.unshare(review)
    assert part(desk, "corrected").withheld == 2


def test_a_plan_past_its_day_comes_onto_the_agenda_until_the_person_is_seen_again(room: Room) -> None:
    desk = room.desk()
    stamp = desk._stamp()
    for place, (session, review) in enumerate([("a", "2026-11-01"), ("b", "2026-12-01"), ("c", "a planned ending")]):
        stream, before = f"session/{session}", stamp.at.replace(month=10, day=1)
        head = Head(stream=stream, kind="session", person=f"person/{place}", review=review, at=before)
        room.log.append(stream, 0, (), stamp, head)
    assert part(desk, "overdue").count == 1
    later = Head(stream="session/d", kind="session", person="person/0", at=stamp.at.replace(month=10, day=20))
    room.log.append("session/d", 0, (), stamp, later)
    assert part(desk, "overdue").count == 0


def test_papers_are_written_to_new_files_only(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk.supervision.write("reflection", {"text": "I asked too much. <script>"})
    one, two = desk.supervision.save_paper("portfolio"), desk.supervision.save_paper("portfolio")
    assert one != two
    assert "<script>" not in Path(one).read_text()
    with pytest.raises(Refused):
        desk.supervision.save_paper("portfolio", Path(one))


def test_the_concern_log_of_a_conversation_a_person_and_everybody(room: Room) -> None:
    desk = room.desk()
    one, other = begin(desk, "Rosa"), begin(desk, "Sam")
    share(room, one, "Dr Lee")
    log = desk.supervision.concerns
    assert {entry.session for entry in log(Wanted(), session=one).concerns} == {one}
    [row] = desk.people_called("sam")
    assert {entry.session for entry in log(Wanted(), person=row.person).concerns} == {other}
    everybody = log(Wanted("supervisor"))
    assert {entry.session for entry in everybody.concerns} == {one, other}
    assert {entry.name for entry in everybody.concerns} == {"Rosa", ""}
    assert "Sam" not in json.dumps(everybody.model_dump(mode="json"))


def test_erasing_a_person_takes_them_out_of_the_log_and_the_agenda(room: Room) -> None:
    desk = room.desk()
    session = begin(desk)
    [row] = desk.people_called("Rosa Diaz")
    room.log.erase(row.person, session)
    assert desk.supervision.concerns(Wanted()).concerns == ()
    assert part(desk, "open").count == 0

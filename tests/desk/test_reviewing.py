"""Reading back through the desk: what is kept, what is shown, and what never leaves without being asked for."""

import csv
import json
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from convo.content.library import Library
from convo.content.place import find_place
from convo.desk import Refused
from convo.desk.care import erase_person
from convo.desk.close_reading import Stopped
from convo.desk.desk import Desk
from convo.desk.reviewing import Reviews
from convo.export import DOCUMENTS
from convo.model import review_event as ev
from convo.model import wish as wi
from convo.model.coding import Coded, Spoken
from convo.model.review_event import MainCode
from convo.model.review_view import TurnView

TALK = """\
Link worker: What matters to you at the moment?
Rosa: My garden. I really want to get back to it.
Link worker: You should join the gardening club.
Rosa: I can't walk that far.
Link worker: It sounds as though the garden is where you feel like yourself.
Rosa: Yes. I will put the pots out on Monday.
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "talk.txt"
    file.write_text(TALK)
    return file


@pytest.fixture
def reviews(desk: Desk) -> Reviews:
    return desk.reviews


@pytest.fixture
def review(reviews: Reviews, talk: Path) -> str:
    look = reviews.look(talk)
    assert look.workers == ("Link worker",)
    return reviews.take_in(talk, look.workers)[0]


def turn(reviews: Reviews, review: str, number: str) -> TurnView:
    return next(one for one in reviews.read(review).turns if one.turn == number)


def test_an_imported_transcript_lives_in_the_store_and_is_listed(room, reviews: Reviews, review: str):
    again = room.desk().reviews
    assert [(row.review, row.imported, row.name) for row in again.rows()] == [(review, True, "talk")]
    assert [one.text for one in again.text(review).turns][1] == "My garden. I really want to get back to it."


def test_the_text_is_there_before_the_codes(reviews: Reviews, review: str):
    assert {one.code for one in reviews.text(review).turns} == {""}
    assert all(one.code for one in reviews.read(review).turns)


def test_a_correction_stands_and_the_programs_code_stays_visible(room, reviews: Reviews, review: str):
    before = turn(reviews, review, "3")
    reviews.choose(review, "3", "question-open")
    after = turn(room.desk().reviews, review, "3")
    assert after.code == "Open question"
    assert after.program.startswith(before.code)
    assert before.code != after.code
    assert after.corrected_by == "worker"
    assert not after.unsure


def test_figures_follow_corrections(reviews: Reviews, review: str):
    for number in ("1", "3", "5"):
        reviews.choose(review, number, "reflection-complex")
    rows = [row for row in reviews.read(review).summary if row.turns == ("1", "3", "5")]
    assert any(row.text.startswith("Reflections:") for row in rows)


def test_the_counts_of_codes_are_those_of_the_labels_on_the_turns(reviews: Reviews, tmp_path: Path):
    file = tmp_path / "asked.txt"
    file.write_text(f"{TALK}Link worker: How sure are you, from nought to ten? Is it a seven? You could start small.\n")
    review = reviews.take_in(file, ("Link worker",))[0]
    view = reviews.read(review)
    labels = Counter(one.code for one in view.turns)
    also = Counter(name.split(" for ")[0].split(" against ")[0] for one in view.turns for name in one.also)
    summary, phrase = reviews.summary(review), Library(find_place()).phrase
    assert labels == {phrase(f"codes/{one.code}"): len(one.turns) for one in summary.tallies if one.turns}
    assert also == {phrase(f"codes/{one.code}"): len(one.beside) for one in summary.tallies if one.beside}


def test_a_further_code_comes_and_goes(reviews: Reviews, review: str):
    reviews.choose(review, "5", "reflection-complex")
    there = "Affirming" in turn(reviews, review, "5").also
    reviews.toggle(review, "5", "affirm")
    assert ("Affirming" in turn(reviews, review, "5").also) != there
    choices = {one.code: one for one in reviews.choices(review, "5")}
    assert choices["reflection-complex"].main
    assert choices["affirm"].stands != there


def test_a_second_rater_sees_no_code_but_their_own_until_they_are_done(reviews: Reviews, review: str):
    assert reviews.begin_blind(review, " Ann ") == "Ann"
    codes = ["question-open", "change", "persuade", "sustain", "reflection-complex", "change"]
    for number, code in enumerate(codes, 1):
        assert not any(one.main or one.stands for one in reviews.choices(review, str(number), "Ann"))
        reviews.rate(review, "Ann", str(number), code)  # pyright: ignore[reportArgumentType]
    view = reviews.read(review, "Ann")
    assert view.rater == "Ann"
    assert view.summary == ()
    assert {one.code for one in view.turns} == {""}
    assert view.turns[1].rated == "Change talk"
    reviews.end_blind(review, "Ann")
    assert any("kappa" in row.text for row in reviews.read(review).summary)
    with pytest.raises(Refused, match="done already"):
        reviews.rate(review, "Ann", "1", "other")


def test_ratings_of_the_whole_are_only_a_persons(reviews: Reviews, review: str):
    assert [one.score for one in reviews.scales(review)] == [None] * 4
    assert all(len(one.anchors) == 5 for one in reviews.scales(review))
    reviews.rate_whole(review, "cultivating", 4)
    reviews.rate_whole(review, "softening", 3)
    texts = [row.text for row in reviews.read(review).summary]
    assert "Change talk and sustain talk together: 3.5, the mean of the two" in texts
    assert not any("Partnership and empathy together" in text for text in texts)
    assert not any("Experts call" in text for text in texts), "no threshold without a goal"
    reviews.name_goal(review, "back in the garden")
    assert any("Experts call" in row.text for row in reviews.read(review).summary)


def test_thresholds_come_only_with_a_goal(reviews: Reviews, review: str):
    assert not any("experts’ opinion" in row.text for row in reviews.read(review).summary)
    reviews.name_goal(review, "back in the garden")
    assert any("experts’ opinion" in row.text for row in reviews.read(review).summary)
    reviews.name_goal(review, "")
    assert not any("experts’ opinion" in row.text for row in reviews.read(review).summary)


def test_sharing_is_seen_and_can_be_taken_back(reviews: Reviews, review: str):
    assert not reviews.rows()[0].shared
    reviews.share(review, "Lee")
    assert reviews.rows()[0].shared
    assert reviews.read(review).shared == ("Lee",)
    reviews.unshare(review)
    assert not reviews.rows()[0].shared
    assert reviews.read(review).shared == ()


def test_notes_stand_by_their_turn(reviews: Reviews, review: str):
    reviews.note(review, "=HYPERLINK() \x1b[2Jnice", "2")
    reviews.note(review, "a good start")
    assert turn(reviews, review, "2").notes == ("Note by worker: =HYPERLINK() [2Jnice",)
    assert any("a good start" in row.text for row in reviews.read(review).summary)


def test_corrections_are_data_without_a_word_of_the_conversation(
    desk: Desk, reviews: Reviews, review: str, tmp_path: Path
):
    desk.change_settings({"worker": "=cmd|' /C calc'!A0"})
    reviews.choose(review, "3", "confront")
    reviews.rate_whole(review, "empathy", 2)
    reviews.begin_blind(review, "Ann")
    reviews.rate(review, "Ann", "1", "question-open")
    table, lines = tmp_path / "codes.csv", tmp_path / "codes.jsonl"
    reviews.save_corrections(review, table)
    reviews.save_corrections(review, lines)
    rows = list(csv.DictReader(table.open(newline="")))
    assert {row["what"] for row in rows} == {"correction", "blind", "global"}
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    parsed = [json.loads(line) for line in lines.read_text().splitlines()]
    assert any((one["turn"], one["part"], one["now"]) == ("3", "mark", "confront") for one in parsed)
    assert "garden" not in table.read_text() + lines.read_text()
    with pytest.raises(Refused):
        reviews.save_corrections(review, table)
    with pytest.raises(Refused, match="must end in"):
        reviews.save_corrections(review, tmp_path / "codes.xlsx")


@pytest.mark.parametrize("ending", [".html", ".md", ".txt"])
def test_the_report_holds_what_stands_and_what_people_said(reviews: Reviews, review: str, tmp_path: Path, ending: str):
    reviews.rate_whole(review, "empathy", 2)
    reviews.choose(review, "1", "question-open")
    file = tmp_path / f"report{ending}"
    reviews.save_report(review, file)
    written = file.read_text()
    assert "Empathy: 2 of 5" in written
    assert "put right" in written


def test_a_conversation_of_ones_own_is_read_back_beside_itself(desk: Desk, reviews: Reviews):
    session = desk.start(desk.add_person("Sam"), "first-conversation").session
    desk.take(session, wi.Say(text="my garden", keep="matters"))
    assert reviews.rows() == ()
    desk.take(session, wi.Pause())
    (row,) = reviews.rows()
    version = desk.session(session).version
    reviews.note(row.review, "a good start")
    reviews.share(row.review, "Lee")
    assert reviews.rows()[0].shared
    assert len(reviews.rows()) == 1
    assert desk.session(session).version == version
    with pytest.raises(Refused, match="Only what came from a file"):
        reviews.erase(row.review)


def test_erasing_a_person_erases_what_was_said_of_their_conversations(desk: Desk, reviews: Reviews, room):
    person = desk.add_person("Sam")
    session = desk.start(person, "first-conversation").session
    desk.take(session, wi.Say(text="my garden", keep="matters"))
    desk.take(session, wi.Pause())
    reviews.note(reviews.rows()[0].review, "about Sam's garden")
    erase_person(room.log, person)
    assert not [record for record in room.log.export() if record.stream.startswith(("review/", "session/"))]


def test_what_came_from_a_file_can_be_erased(reviews: Reviews, review: str, room):
    reviews.erase(review)
    assert reviews.rows() == ()
    assert not [record for record in room.log.export() if record.stream == review]


def test_a_file_that_is_not_there_or_no_transcript_is_refused_in_words(reviews: Reviews, tmp_path: Path):
    with pytest.raises(Refused, match="There is no file"):
        reviews.look(tmp_path / "none.txt")
    (tmp_path / "a.txt").write_text("nobody speaks here")
    with pytest.raises(Refused, match="Nobody speaks"):
        reviews.look(tmp_path / "a.txt")


def test_a_transcript_stands_under_the_day_it_was_held_and_else_says_when_it_was_taken_in(
    room, reviews: Reviews, review: str, talk: Path
):
    dated, _ = reviews.take_in(talk, ("Link worker",), "12 March 2026")
    for held in (reviews, room.desk().reviews):
        held.note(dated, "a good start")
        assert {row.review: row.day for row in held.rows()} == {
            review: "taken in on 22 November 2026",
            dated: "12 March 2026",
        }
        assert held.text(dated).day == "12 March 2026"
        assert held.text(review).day == "taken in on 22 November 2026"
    with pytest.raises(Refused, match="still to come"):
        reviews.take_in(talk, ("Link worker",), "23 November 2026")
    with pytest.raises(Refused, match="no day that can be read"):
        reviews.take_in(talk, ("Link worker",), "3/4/26")
    march, november = (
        DOCUMENTS[".md"](reviews.period(date(2026, month, 1), date(2026, month, 30))).decode() for month in (3, 11)
    )
    assert "1: 12 March 2026, from a file" in march
    assert "Conversations: 1." in march
    assert "1: taken in on 22 November 2026, from a file" in november
    assert "12 March" not in november


def test_an_import_from_before_days_were_asked_is_read_as_it_was():
    transcript = {"title": "talk", "lines": [{"place": "line 1", "name": "Sam", "text": "Hello"}]}
    old = ev.TranscriptImported.model_validate({"transcript": transcript, "workers": ["Sam"]})
    assert old.held_on is None


@pytest.mark.parametrize(
    ("name", "words", "day"),
    [
        ("Kath 2026-03-12.txt", "", "12 March 2026"),
        ("GMT20260312-101500_Recording.txt", "", "12 March 2026"),
        ("Kath, 12 March 2026.txt", "", "12 March 2026"),
        ("kath.txt", "Held on Thursday 12th March 2026\n", "12 March 2026"),
        ("kath.txt", "Date: 12 March 2026\n", "12 March 2026"),
        ("kath-2026-03-12.txt", "12 March 2026\n", "12 March 2026"),
        ("kath.txt", "", ""),
        ("kath 3-4-26.txt", "3/4/2026\n", ""),
        ("kath 12032026.txt", "", ""),
        ("kath 120260312.txt", "", ""),
        ("kath 2026-02-30.txt", "", ""),
        ("kath 2026-11-23.txt", "", ""),
        ("kath 2026-03-12.txt", "13 March 2026\n", ""),
        ("kath.txt", "12-13 March 2026\n", ""),
        ("kath.txt", "Link worker: See you on 12 March 2026\n", ""),
    ],
)
def test_a_day_is_proposed_only_where_it_cannot_be_misread(
    reviews: Reviews, tmp_path: Path, name: str, words: str, day: str
):
    (tmp_path / name).write_text(f"{words}{TALK}")
    assert reviews.look(tmp_path / name).day == day


def test_lines_of_a_file_that_need_a_look_are_named_where_it_is_read_back(reviews: Reviews, tmp_path: Path):
    file = tmp_path / "talk.txt"
    file.write_text(f"The kitchen, a Tuesday\n{TALK}")
    taken, told = reviews.take_in(file, ("Link worker",))
    assert told.endswith("need a look: 1.")
    shown = [row.text for row in reviews.glance(taken).summary]
    assert shown[-2:] == ["Lines of the file that need a look", "line 1: words before anybody is named: not taken"]


def test_a_path_may_begin_at_home_and_one_of_nobodys_home_is_refused_in_words(
    reviews: Reviews, review: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert reviews.look(Path("~/talk.txt")).workers == ("Link worker",)
    assert reviews.save_report(review, Path("~/report.txt")) == str(tmp_path / "report.txt")
    with pytest.raises(Refused, match="There is no file ~nosuch/talk"):
        reviews.look(Path("~nosuch/talk.txt"))
    with pytest.raises(Refused, match="Nothing was written to ~nosuch/report"):
        reviews.save_report(review, Path("~nosuch/report.txt"))


LONG = "".join(f"{TALK.replace('garden', word)}" for word in ("garden", "allotment", "choir", "walking group"))


@pytest.fixture
def long_review(reviews: Reviews, tmp_path: Path) -> str:
    file = tmp_path / "long.txt"
    file.write_text(LONG)
    return reviews.take_in(file, ("Link worker",))[0]


def test_quick_codes_are_there_at_once_and_the_close_ones_take_their_place(room, reviews: Reviews, long_review: str):
    first = reviews.glance(long_review)
    assert first.quick
    assert all(one.code for one in first.turns)
    assert reviews.read_closely(long_review)
    close = reviews.glance(long_review)
    assert not close.quick
    assert close == reviews.read(long_review) == room.desk().reviews.read(long_review)


def test_what_is_put_right_before_the_close_reading_is_done_stands_after_it(reviews: Reviews, long_review: str):
    codes: dict[str, MainCode] = {"1": "affirm", "2": "sustain", "3": "reflection-simple", "5": "question-closed"}
    for number, code in codes.items():
        assert reviews.glance(long_review).quick
        reviews.choose(long_review, number, code)
        assert next(one.main for one in reviews.choices(long_review, number) if one.code == code)
    before = {one.turn: one.code for one in reviews.glance(long_review).turns}
    assert reviews.read_closely(long_review)
    after = {one.turn: one for one in reviews.glance(long_review).turns}
    assert all(after[number].code == before[number] and after[number].corrected_by for number in codes)


def test_a_reading_that_is_stopped_goes_on_where_it_was(reviews: Reviews, long_review: str):
    reviews.glance(long_review)
    reader = threading.Thread(target=reviews.read_closely, args=(long_review,))
    reader.start()
    while reader.is_alive():
        reviews.stop_reading(long_review)
    assert reviews.glance(long_review).quick
    assert reviews.read_closely(long_review)
    assert not reviews.glance(long_review).quick


def test_a_store_closed_between_two_readings_stops_them(desk: Desk, review: str, long_review: str):
    for one in (review, long_review):
        desk.reviews.share(one, "Lee")
    left = iter((False, True))

    def stopped() -> bool:
        if next(left):
            desk.close()
        return False

    assert not desk.reviews.read_since(date(2026, 11, 1), "Lee", stopped)
    assert next(left, None) is None


def test_of_two_who_read_the_last_turn_at_once_neither_was_stopped(
    library: Library, reviews: Reviews, long_review: str, monkeypatch: pytest.MonkeyPatch
):
    each, done = library.coder.each, list[bool]()
    other = threading.Thread(target=lambda: done.append(reviews.read_closely(long_review)))

    def slow_at_the_last(turns: Sequence[Spoken]) -> Iterator[Coded]:
        for number, coded in enumerate(each(turns), 1):
            if number == len(turns):
                other.start()
                other.join(0.2)  # time enough to wait for the last code
            yield coded

    monkeypatch.setattr(library.coder, "each", slow_at_the_last)
    assert reviews.read(long_review).turns
    other.join()
    assert done == [True]


def test_an_error_on_the_way_is_not_taken_for_a_stop_and_the_reading_goes_on_after_it(
    library: Library, room, reviews: Reviews, long_review: str, monkeypatch: pytest.MonkeyPatch
):
    each = library.coder.each

    def broken(turns: Sequence[Spoken]) -> Iterator[Coded]:
        yield from islice(each(turns), 3)
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(library.coder, "each", broken)
        for _ in range(2):
            with pytest.raises(MemoryError):
                reviews.read(long_review)
    assert reviews.read(long_review) == room.desk().reviews.read(long_review)


def test_nothing_that_was_read_stays_when_the_desk_is_closed(desk: Desk, talk: Path):
    review, _ = desk.reviews.take_in(talk, ("Link worker",))
    desk.reviews.glance(review)
    desk.close()
    assert desk.reviews.read_closely(review)
    assert not desk.reviews._kept._readings  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("closed", ["before it began", "before it was known of"])
def test_a_reading_that_locking_stopped_at_its_very_beginning_does_not_run_on(
    desk: Desk, long_review: str, closed: str
):
    kept = desk.reviews._kept  # pyright: ignore[reportPrivateUsage]
    material = kept.material(long_review)
    known = kept.reading(material) if closed == "before it began" else None
    desk.close()
    known = known or kept.reading(material)
    with pytest.raises(Stopped):
        known.whole()
    assert not kept._readings  # pyright: ignore[reportPrivateUsage]


def test_a_stop_reaches_everybody_who_reads_though_another_begins(
    library: Library, reviews: Reviews, long_review: str, monkeypatch: pytest.MonkeyPatch
):
    kept = reviews._kept  # pyright: ignore[reportPrivateUsage]
    known, each, others = kept.reading(kept.material(long_review)), library.coder.each, list[Coded]()

    def stopped_at_the_second(turns: Sequence[Spoken]) -> Iterator[Coded]:
        coming = each(turns)
        others.append(next(coming))
        yield others[0]
        reviews.stop_reading(long_review)
        other = threading.Thread(target=lambda: others.append(known.of(0)))  # it asks for what is known already
        other.start()
        other.join()
        yield from coming

    monkeypatch.setattr(library.coder, "each", stopped_at_the_second)
    assert not reviews.read_closely(long_review)
    assert len(others) == 2


def test_of_many_readings_the_latest_stay_at_hand(reviews: Reviews, review: str, talk: Path, monkeypatch):
    monkeypatch.setattr("convo.desk.review_log._KEPT", 2)
    others = [reviews.take_in(talk, ("Link worker",))[0] for _ in range(4)]
    first = reviews.read(review)
    read = [reviews.read(other) for other in others]
    assert len(reviews._kept._readings) <= 3  # pyright: ignore[reportPrivateUsage]
    assert reviews.read(review) == first
    assert all(one.turns == first.turns for one in read)


DANGER = """\
Link worker: What are the nights like for you?
Rosa: Some nights I think they'd all be better off without me.
Link worker: Are you thinking of ending your life?
Rosa: No. A walk in the garden would help.
"""


def test_a_danger_in_a_transcript_is_shown_at_first_glance_and_after_the_close_reading(
    reviews: Reviews, tmp_path: Path
):
    file = tmp_path / "danger.txt"
    file.write_text(DANGER)
    review = reviews.take_in(file, ("Link worker",))[0]
    for view in (reviews.glance(review), reviews.read(review)):
        assert "2" in [one.turn for one in view.turns if one.aside]
        rows = [row.text for row in view.summary]
        assert "Beyond the role" in rows
        assert any(row.startswith("You asked directly (turn 3)") for row in rows)
    assert reviews.summary(review).raised[0].direct == "3"
    assert "better off without me" in DOCUMENTS[".md"](reviews.report(review)).decode()


def test_a_danger_stays_aside_when_a_person_codes_the_turn(reviews: Reviews, tmp_path: Path):
    file = tmp_path / "danger.txt"
    file.write_text(DANGER)
    review = reviews.take_in(file, ("Link worker",))[0]
    reviews.choose(review, "2", "change")
    assert "2" not in reviews.summary(review).figure("change-share").turns


def test_the_concerns_of_a_conversation_of_ones_own_are_those_that_came_up_in_it(desk: Desk):
    session = desk.start(desk.add_person("Sam"), "first-conversation").session
    desk.take(session, wi.Say(text="I want my garden back"))
    desk.take(session, wi.Say(text="Some nights I think they'd all be better off without me"))
    desk.take(session, wi.Pause())
    (row,) = desk.reviews.rows()
    (raised,) = desk.reviews.summary(row.review).raised
    assert (raised.turn, raised.about, raised.danger) == ("2", ("suicide",), True)
    assert raised.words == "Some nights I think they'd all be better off without me"

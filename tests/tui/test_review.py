"""Reading back on the screens: what is seen, what a key does, and what a second rater doesn't see."""

import csv
import json
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from convo.desk import StoreError
from convo.desk.desk import Desk
from convo.desk.reading import choices_for
from convo.model import wish as wi
from convo.tui.app import ConvoApp
from convo.tui.screens.code import CodeScreen
from convo.tui.screens.home import HomeScreen
from convo.tui.screens.readings import ReadingsScreen
from convo.tui.screens.review import ReviewScreen
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.words_box import WordsBox
from tests.review.made import made
from tests.tui.house import LIBRARY, SIZES, at_home, new_desk, seen, settled, twin_of, until
from tests.tui.test_hostile import PAYLOADS, assert_harmless

TALK = """\
Link worker: What matters to you at the moment?
Rosa: My garden. I really want to get back to it.
Link worker: You should join the gardening club. You need to get out more.
Rosa: I can't walk that far.
Link worker: It sounds as though the garden is where you feel like yourself.
Rosa: Yes. I will put the pots out on Monday.
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "talk.txt"
    file.write_text(TALK)
    return file


@pytest.fixture
def desk(talk: Path) -> Desk:
    desk = new_desk()
    desk.change_settings({"worker": "Dana", "supervisor": "Lee"})
    desk.reviews.take_in(talk, ("Link worker",))
    return desk


def review_of(desk: Desk) -> str:
    return desk.reviews.rows()[0].review


async def begin_blind(pilot, rater: str) -> ReviewScreen:
    """Begin, or go on, as a second rater from the list."""
    app = pilot.app
    await app.push_screen(app.room("readings"))
    await until(pilot, lambda: app.screen.query_one(Rows).chosen)
    await pilot.press("b")
    await write(pilot, rater)
    await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
    return app.screen


async def read_back(pilot, desk: Desk) -> ReviewScreen:
    """Open the reading back and wait for the codes."""
    app = pilot.app
    assert isinstance(app, ConvoApp)
    screen = app.room("review", review_of(desk))
    assert isinstance(screen, ReviewScreen)
    await app.push_screen(screen)
    await until(pilot, lambda: any(rows.option_count > 5 for rows in screen.query("#summary").results(Rows)))
    await settled(pilot)
    return screen


@contextmanager
def reading_held(desk: Desk) -> Generator[Callable[[], None]]:
    """Let nobody read closely until the function that this gives is called, or the block ends."""
    held, read_closely = Event(), desk.reviews.read_closely

    def wait(review: str) -> bool:
        held.wait(10)
        return read_closely(review)

    desk.reviews.read_closely = wait
    try:
        yield held.set
    finally:
        held.set()


async def write(pilot, words: str) -> None:
    """Write in the sheet in front and press Enter."""
    await until(pilot, lambda: bool(pilot.app.screen.query(WordsBox)))
    box = pilot.app.screen.query_one(WordsBox)
    box.put(words)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
    await settled(pilot)


class TestTheList:
    @pytest.mark.parametrize("size", SIZES)
    async def test_it_opens_from_home_and_escape_goes_back(self, desk, size):
        async with at_home(desk, size) as pilot:
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReadingsScreen) and "talk" in seen(pilot))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
            await until(pilot, lambda: "What went well" in seen(pilot))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReadingsScreen))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))

    async def test_own_conversations_are_there_once_they_are_paused(self):
        desk = new_desk()
        session = desk.start(desk.add_person("Sam"), "first-conversation").session
        desk.take(session, wi.Say(text="my garden", keep="matters"))
        desk.take(session, wi.Pause())
        async with at_home(desk) as pilot:
            await pilot.press("f5")
            await until(pilot, lambda: "Sam" in seen(pilot) and "of your own" in seen(pilot))

    async def test_a_file_is_taken_in_and_who_the_worker_is_is_asked_where_names_do_not_say(self, tmp_path):
        file = tmp_path / "two.txt"
        file.write_text(TALK.replace("Link worker", "Kim"))
        desk = new_desk()
        async with at_home(desk) as pilot:
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReadingsScreen))
            await settled(pilot)
            box = pilot.app.screen.query_one("#file", LineBox)
            box.focus()
            box.value = str(file)
            await pilot.press("enter")
            await until(pilot, lambda: "Who is the worker" in seen(pilot))
            await pilot.press("enter")
            await until(pilot, lambda: "On which day was it?" in seen(pilot))
            await pilot.press("enter")
            await until(pilot, lambda: "Taken in: 6 turns" in seen(pilot))
            assert "taken in on 22 November 2026" in seen(pilot)
            assert [turn.worker for turn in desk.reviews.text(review_of(desk)).turns] == [True, False] * 3

    async def test_the_day_of_a_file_is_asked_once_and_one_still_to_come_is_refused(self, tmp_path):
        file = tmp_path / "Kath 2026-03-12.txt"
        file.write_text(TALK)
        desk = new_desk()
        async with at_home(desk) as pilot:
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReadingsScreen))
            await settled(pilot)
            box = pilot.app.screen.query_one("#file", LineBox)
            box.focus()
            box.value = str(file)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.focused, WordsBox))
            assert pilot.app.focused.text == "12 March 2026"
            pilot.app.focused.put("12 March 2099")
            await pilot.press("enter")
            await until(pilot, lambda: "still to come" in seen(pilot))
            assert desk.reviews.rows() == ()
            pilot.app.focused.put("11 March 2026")
            await pilot.press("enter")
            await until(pilot, lambda: "Kath 2026-03-12, from a file, 11 March 2026" in seen(pilot))
            assert box.value == ""

    async def test_a_file_that_is_not_there_is_said_and_what_was_typed_stays(self):
        async with at_home() as pilot:
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReadingsScreen))
            await settled(pilot)
            box = pilot.app.screen.query_one("#file", LineBox)
            box.focus()
            box.value = "/nowhere/a.txt"
            await pilot.press("enter")
            await until(pilot, lambda: "There is no file" in seen(pilot))
            assert box.value == "/nowhere/a.txt"

    async def test_erasing_asks_twice(self, desk):
        async with at_home(desk) as pilot:
            await pilot.press("f5")
            await until(pilot, lambda: "talk" in seen(pilot))
            await pilot.press("delete")
            await until(pilot, lambda: "again erases" in seen(pilot))
            assert desk.reviews.rows()
            await pilot.press("delete")
            await until(pilot, lambda: not desk.reviews.rows())


class TestTheReview:
    @pytest.mark.parametrize("size", SIZES)
    async def test_the_summary_comes_first_and_tab_leads_to_the_turns(self, desk, size):
        async with at_home(desk, size) as pilot:
            screen = await read_back(pilot, desk)
            assert "What went well" in seen(pilot)
            await pilot.press("tab")
            await settled(pilot)
            assert screen.query_one("#turns").has_focus
            assert "[Open question" in seen(pilot)
            await pilot.press("tab")
            await settled(pilot)
            assert "What went well" in seen(pilot)

    async def test_quick_codes_stand_there_until_the_close_ones_are_read_and_no_row_moves(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            with reading_held(desk) as go_on:
                screen = await read_back(pilot, desk)
                turns = screen.query_one("#turns", Rows)
                assert "Read quickly" in seen(pilot)
                await pilot.press("tab", "down", "down", "c")
                await until(pilot, lambda: isinstance(pilot.app.screen, CodeScreen) and "[now]" in seen(pilot))
                pilot.app.screen.query_one(Rows).highlighted = 0
                await pilot.press("enter")
                await until(pilot, lambda: "by Dana" in seen(pilot))
                go_on()
                await until(pilot, lambda: "Read quickly" not in seen(pilot))
            assert "by Dana" in seen(pilot)
            assert turns.highlighted == 2
            assert desk.reviews.glance(review_of(desk)) == desk.reviews.read(review_of(desk))

    async def test_leaving_does_not_wait_for_the_close_reading(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            with reading_held(desk):
                await read_back(pilot, desk)
                await pilot.press("escape")
                await until(pilot, lambda: not isinstance(pilot.app.screen, ReviewScreen))
            await read_back(pilot, desk)
            await until(pilot, lambda: "Read quickly" not in seen(pilot))

    async def test_a_close_reading_that_fails_is_said_and_the_quick_codes_stay(self, desk):
        def fails(_review: str) -> bool:
            raise StoreError("The store is damaged. Restore a backup.")

        desk.reviews.read_closely = fails
        async with at_home(desk, (120, 40)) as pilot:
            await read_back(pilot, desk)
            await until(pilot, lambda: "Restore a backup" in seen(pilot))
            assert "[Open question" in seen(pilot)

    async def test_at_eighty_columns_one_side_has_all_the_room(self, desk):
        async with at_home(desk, (80, 24)) as pilot:
            await read_back(pilot, desk)
            assert "[Open question" not in seen(pilot)
        async with at_home(desk, (120, 40)) as pilot:
            await read_back(pilot, desk)
            assert "[Open question" in seen(pilot)
            assert "What went well" in seen(pilot)

    async def test_a_figure_opens_the_turns_behind_it_and_escape_shows_all(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await read_back(pilot, desk)
            view = desk.reviews.read(review_of(desk))
            place = next(place for place, row in enumerate(view.summary) if row.text.startswith("Open questions"))
            screen.query_one("#summary", Rows).highlighted = place
            await pilot.press("enter")
            await settled(pilot)
            turns = screen.query_one("#turns", Rows)
            assert turns.option_count == len(view.summary[place].turns) < 6
            await pilot.press("escape")
            await until(pilot, lambda: turns.option_count == 6)

    async def test_a_code_is_put_right_with_a_key_and_the_programs_stays_visible(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await read_back(pilot, desk)
            before = desk.reviews.read(review_of(desk)).turns[2].code
            await pilot.press("tab")
            await settled(pilot)
            screen.query_one("#turns", Rows).highlighted = 2
            await pilot.press("c")
            await until(pilot, lambda: isinstance(pilot.app.screen, CodeScreen) and "[now]" in seen(pilot))
            assert "The program said" in seen(pilot)
            pilot.app.screen.query_one(Rows).highlighted = 0
            await pilot.press("enter")
            await until(pilot, lambda: "corrected by Dana" in seen(pilot))
            row = screen.query_one("#turns", Rows).get_option("3").prompt
            assert f"corrected by Dana; the program said {before}" in getattr(row, "plain", "")
            assert screen.query_one("#turns", Rows).highlighted == 2

    async def test_from_the_summary_a_code_is_put_right_of_the_turn_behind_the_line(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await read_back(pilot, desk)
            lines = desk.reviews.read(review_of(desk)).summary
            one = next(place for place, row in enumerate(lines) if len(row.turns) == 1 and row.turns != ("1",))
            screen.query_one("#summary", Rows).highlighted = one
            await pilot.press("c")
            await until(pilot, lambda: isinstance(pilot.app.screen, CodeScreen) and "[now]" in seen(pilot))
            assert f"What was turn {lines[one].turns[0]}?" in seen(pilot)

    async def test_from_a_line_with_several_turns_or_none_no_code_is_put_right(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await read_back(pilot, desk)
            lines = desk.reviews.read(review_of(desk)).summary
            none = next(place for place, row in enumerate(lines) if not row.turns and not row.heading)
            several = next(place for place, row in enumerate(lines) if 1 < len(row.turns) < 6)
            screen.query_one("#summary", Rows).highlighted = none
            await pilot.press("c")
            await until(pilot, lambda: "No single turns are behind that" in seen(pilot))
            screen.query_one("#summary", Rows).highlighted = several
            await pilot.press("c")
            await until(pilot, lambda: screen.query_one("#turns", Rows).option_count == len(lines[several].turns))
            assert pilot.app.screen is screen

    async def test_space_adds_a_further_code_and_the_sheet_stays(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await read_back(pilot, desk)
            await pilot.press("tab")
            await settled(pilot)
            screen.query_one("#turns", Rows).highlighted = 0
            await pilot.press("c")
            await until(pilot, lambda: isinstance(pilot.app.screen, CodeScreen) and "[now]" in seen(pilot))
            pilot.app.screen.query_one(Rows).highlighted = 4
            await pilot.press("space")
            await until(pilot, lambda: "[also]" in seen(pilot))
            await pilot.press("escape")
            await until(pilot, lambda: "also Affirming" in seen(pilot))

    async def test_a_second_rater_sees_no_code_until_they_are_done(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await begin_blind(pilot, "Ann")
            await until(pilot, lambda: "Ann codes blind: 0 of 6" in seen(pilot))
            assert "went well" not in seen(pilot)
            assert "question" not in seen(pilot).split("\n", 1)[1]
            for done in range(1, 7):
                await pilot.press("c")
                await until(pilot, lambda: isinstance(pilot.app.screen, CodeScreen))
                await until(pilot, lambda: pilot.app.screen.query_one(Rows).option_count > 0)
                assert "[now]" not in seen(pilot)
                assert "The program said" not in seen(pilot)
                await pilot.press("enter")
                await until(pilot, lambda done=done: f"{done} of 6 turns" in seen(pilot))
            await pilot.press("b")
            await until(pilot, lambda: screen.query_one("#summary", Rows).option_count > 5)
            texts = [row.text for row in desk.reviews.read(review_of(desk)).summary]
            assert "Ann and the codes that stood" in texts

    async def test_leaving_blind_coding_keeps_what_was_coded(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            for count, name in enumerate(("Ann", "ann")):
                await begin_blind(pilot, name)
                await until(pilot, lambda count=count: f"Ann codes blind: {count} of 6" in seen(pilot))
                await pilot.press("c")
                await until(pilot, lambda: isinstance(pilot.app.screen, CodeScreen))
                await until(pilot, lambda: pilot.app.screen.query_one(Rows).option_count > 0)
                await pilot.press("enter")
                await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
                await settled(pilot)
                await pilot.press("escape")
                await until(pilot, lambda: isinstance(pilot.app.screen, ReadingsScreen))
                assert "went well" not in seen(pilot), "who codes blind later has seen no code by then"
                await pilot.press("escape")

    async def test_blind_coding_begins_where_no_code_is_seen(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await read_back(pilot, desk)
            await pilot.press("b")
            await until(pilot, lambda: "Begin from the list" in seen(pilot))
            assert pilot.app.screen is screen

    async def test_who_codes_blind_is_offered_nothing_that_shows_a_code_or_a_note(self, desk):
        desk.reviews.keep_draft(review_of(desk), "not for Ann")
        async with at_home(desk, (120, 40)) as pilot:
            screen = await begin_blind(pilot, "Ann")
            await until(pilot, lambda: "Ann codes blind: 0 of 6" in seen(pilot))
            await pilot.press(*"ngtsxrNGTSXR")
            await settled(pilot)
            assert pilot.app.screen is screen
            assert "Note" not in seen(pilot)

    async def test_a_letter_is_taken_as_the_hint_writes_it(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            await read_back(pilot, desk)
            await pilot.press("S")
            await until(pilot, lambda: "Share with whom" in seen(pilot))

    @pytest.mark.parametrize("size", SIZES)
    async def test_ratings_of_the_whole_show_their_anchors(self, desk, size):
        async with at_home(desk, size) as pilot:
            await read_back(pilot, desk)
            await pilot.press("g")
            await until(pilot, lambda: "Drawing out change talk" in seen(pilot))
            if size[1] > 20:
                assert "Steadily helps it grow" in seen(pilot)
            await pilot.press("4")
            await until(pilot, lambda: "4 of 5, by Dana" in seen(pilot))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        assert desk.reviews.scales(review_of(desk))[0].score == 4

    async def test_ratings_typed_in_one_go_reach_the_scales_they_were_meant_for(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            await read_back(pilot, desk)
            await pilot.press("g")
            await until(pilot, lambda: "Drawing out change talk" in seen(pilot))
            await pilot.press("4", "down", "5", "down", "2")
            await settled(pilot)
            assert [scale.score for scale in desk.reviews.scales(review_of(desk))] == [4, 5, 2, None]

    async def test_a_second_rater_begins_at_the_first_turn_that_is_not_coded(self, desk):
        desk.reviews.rate(review_of(desk), "Ann", "1", "affirm")
        async with at_home(desk, (120, 40)) as pilot:
            turns = (await begin_blind(pilot, "Ann")).query_one("#turns", Rows)
            await until(pilot, lambda: turns.option_count == 6 and turns.highlighted == 1)

    async def test_notes_goal_and_sharing(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await read_back(pilot, desk)
            await pilot.press("tab")
            await settled(pilot)
            screen.query_one("#turns", Rows).highlighted = 1
            await pilot.press("n")
            await write(pilot, "lovely moment")
            await until(pilot, lambda: "Note by Dana: lovely moment" in seen(pilot))
            await pilot.press("t")
            await write(pilot, "back in the garden")
            await until(pilot, lambda: "Goal for change: back in the garden" in seen(pilot))
            await pilot.press("s")
            await until(pilot, lambda: "Share with whom" in seen(pilot))
            await pilot.press("enter")
            await until(pilot, lambda: "Shared with Lee" in seen(pilot))
            await pilot.press("s")
            await until(pilot, lambda: "takes it back" in seen(pilot))
            await pilot.press("enter")
            await until(pilot, lambda: "It is yours alone" in seen(pilot))

    async def test_a_half_typed_note_is_there_again(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            await read_back(pilot, desk)
            await pilot.press("n")
            await until(pilot, lambda: bool(pilot.app.screen.query(WordsBox)))
            await pilot.press(*"half")
            await settled(pilot)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
            await pilot.press("n")
            await until(pilot, lambda: bool(pilot.app.screen.query(WordsBox)))
            assert pilot.app.screen.query_one(WordsBox).text == "half"
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
            await settled(pilot)
        assert desk.reviews.draft(review_of(desk)) == ""
        assert any("half" in row.text for row in desk.reviews.read(review_of(desk)).summary)

    async def test_a_half_typed_note_stays_with_its_turn(self, desk):
        async with at_home(desk, (120, 40)) as pilot:
            screen = await read_back(pilot, desk)
            await pilot.press("tab")
            await settled(pilot)
            found: list[str] = []
            for place, typed in ((0, "half"), (2, "other"), (0, "")):
                screen.query_one("#turns", Rows).highlighted = place
                await pilot.press("n")
                await until(pilot, lambda: bool(pilot.app.screen.query(WordsBox)))
                found.append(pilot.app.screen.query_one(WordsBox).text)
                await pilot.press(*typed)
                await settled(pilot)
                await pilot.press("escape")
                await until(pilot, lambda: pilot.app.screen is screen)
        assert found == ["", "", "half"]

    @pytest.mark.parametrize(
        ("key", "words"),
        [("n", "lovely moment"), ("t", "the garden again"), ("s", "Kim"), ("r", "report.html"), ("x", "codes.csv")],
    )
    async def test_a_sheet_goes_on_after_idleness_locked_it(self, desk, tmp_path, monkeypatch, key, words):
        monkeypatch.chdir(tmp_path)
        twin = twin_of(desk)
        async with at_home(desk, (120, 40)) as pilot:
            await read_back(pilot, desk)
            desk.reviews.choose(review_of(desk), "3", "confront")
            await pilot.press(key)
            await until(pilot, lambda: isinstance(pilot.app.focused, WordsBox))
            pilot.app.door.desk = twin
            monkeypatch.setattr(pilot.app, "_lock_after", -1)
            pilot.app._lock_when_idle()
            await until(pilot, lambda: "Locked" in seen(pilot))
            await settled(pilot)
            await pilot.press(*"open sesame", "enter")
            await until(pilot, lambda: isinstance(pilot.app.focused, WordsBox))
            await write(pilot, words)
        assert words in str(twin.reviews.read(review_of(twin))) or (tmp_path / words).exists()

    async def test_corrections_and_the_report_go_to_files_that_are_named(self, desk, tmp_path):
        async with at_home(desk, (120, 40)) as pilot:
            await read_back(pilot, desk)
            desk.reviews.choose(review_of(desk), "3", "confront")
            await pilot.press("x")
            await write(pilot, str(tmp_path / "codes.csv"))
            await pilot.press("r")
            await write(pilot, str(tmp_path / "report.html"))
            await until(pilot, lambda: "Saved" in seen(pilot))
            await pilot.press("r")
            await until(pilot, lambda: bool(pilot.app.screen.query(WordsBox)))
            pilot.app.screen.query_one(WordsBox).put(str(tmp_path / "report.html"))
            await pilot.press("enter")
            await settled(pilot)
            assert not isinstance(pilot.app.screen, ReviewScreen), "refused: the name stays to be changed"
        assert next(csv.DictReader((tmp_path / "codes.csv").open()))["turn"] == "3"
        assert "What went well" in (tmp_path / "report.html").read_text()

    async def test_what_people_said_never_acts_on_the_terminal(self, tmp_path):
        desk = new_desk()
        file = tmp_path / "bad.jsonl"
        file.write_text(
            "".join(
                json.dumps({"speaker": side, "text": text}) + "\n"
                for text in PAYLOADS.values()
                for side in ("worker", "person")
                if text.strip()
            ),
            "utf-8",
            "surrogatepass",
        )
        desk.reviews.take_in(file, ("worker",))
        desk.reviews.note(review_of(desk), "\x1b[2J[red]x[/red] [/", "1")
        desk.reviews.share(review_of(desk), "\x1b[2J[@click=app.quit()]Lee[/]")
        async with at_home(desk, (120, 40)) as pilot:
            await read_back(pilot, desk)
            assert_harmless(pilot)
            await pilot.press("tab", "c")
            await until(pilot, lambda: isinstance(pilot.app.screen, CodeScreen))
            assert_harmless(pilot)


def test_the_phrase_book_holds_what_is_asked_for_and_nothing_else():
    book = set(re.findall(r"^- ([a-z-]+): ", (ROOT / "prompts/phrases/reading.md").read_text("utf-8"), re.MULTILINE))
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "convo").rglob("*.py"))
    asked = set(re.findall(r'(?:reading/|reading\(\s*"|_say\(\s*")([a-z-]+)', code))
    unused = {key for key in book if key not in asked and f'"{key}"' not in code}
    made = {"worker", "person", "agreement-worker", "agreement-person", "toward-change", "toward-sustain"}
    assert unused <= made


def test_every_code_has_a_name_and_a_meaning():
    for choice in (*new_choices("worker"), *new_choices("person")):
        assert choice.name
        assert choice.means


def new_choices(side):
    return choices_for(side, made("1", "open" if side == "worker" else "change"), LIBRARY.phrase)

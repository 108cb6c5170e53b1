"""Every screen opens at every size and goes away again; the app locks, hides, and takes up settings."""

from asyncio import ensure_future
from functools import partial
from importlib import import_module
from threading import Event

import pytest
from textual.events import Key
from textual.widgets import Static

from convo.model import wish as wi
from convo.tui import commands, messages
from convo.tui.app import ConvoApp
from convo.tui.palette import Offers
from convo.tui.room import Sheet
from convo.tui.screen_list import SCREENS
from convo.tui.screens.conversation import ConversationScreen
from convo.tui.screens.home import HomeScreen
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.words_box import WordsBox
from tests.tui.house import SIZES, OpenDoor, at_home, new_desk, say, seen, settled, talking, twin_of, until

OVER_A_TALK = ["go-to", "correct", "raise", "refer", "roles", "things", "finish", "skip", "stance"]


def kind(name: str) -> str:
    return SCREENS[name].rpartition(".")[2]


def twice(screen, command) -> None:
    """Give a screen a command a second time before it can do it the first time."""
    screen.post_message(command())
    screen.post_message(command())


class TestEveryScreen:
    @pytest.mark.parametrize("size", SIZES)
    async def test_sheets_open_over_a_conversation_and_escape_puts_them_away(self, size):
        async with talking(size=size) as (pilot, desk, session):
            await say(pilot, "my garden", "f2")
            for name in OVER_A_TALK:
                pilot.app.push_screen(pilot.app.room(name, desk.view(session)))
                await settled(pilot)
                assert type(pilot.app.screen).__name__ == kind(name)
                assert seen(pilot).strip()
                await pilot.press("escape")
                await settled(pilot)
                assert isinstance(pilot.app.screen, ConversationScreen), name

    @pytest.mark.parametrize("size", SIZES)
    async def test_pages_open_from_home_and_escape_goes_back(self, size):
        async with at_home(size=size) as pilot:
            for key in ("f4", "f1", "ctrl+n"):
                await pilot.press(key)
                await settled(pilot)
                assert not isinstance(pilot.app.screen, HomeScreen), key
                await pilot.press("escape")
                await settled(pilot)
                assert isinstance(pilot.app.screen, HomeScreen), key

    @pytest.mark.parametrize("size", SIZES)
    async def test_the_plan_opens_over_a_conversation(self, size):
        async with talking(size=size) as (pilot, _, __):
            await say(pilot, "my garden", "f2")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Plan for Sam" in seen(pilot))
            assert type(pilot.app.screen).__name__ == kind("plan")
            await pilot.press("escape")
            await settled(pilot)
            assert isinstance(pilot.app.screen, ConversationScreen)

    async def test_page_keys_read_the_plan_whatever_has_the_focus_and_choose_no_format(self):
        async with talking() as (pilot, desk, session):
            for number in range(12):
                desk.take(session, wi.Say(text=f"thing {number}", keep="matters"))
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Made on" in seen(pilot))
            await settled(pilot)
            screen = pilot.app.screen
            chosen, read = screen.query_one(Rows), screen.query_one("#plan")
            for _ in range(3):
                await pilot.press("pagedown")
                assert read.scroll_y > 0
                assert chosen.highlighted == 0
                await pilot.press("pageup", "pageup")
                assert read.scroll_y == 0
                await pilot.press("shift+tab")

    async def test_the_plan_names_the_whole_path_before_it_is_saved_there(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        async with talking(size=(200, 60)) as (pilot, _, __):
            await pilot.press("ctrl+s")
            for number in ("", "-2"):
                file = tmp_path / f"plan-2026-11-22-v1{number}.md"
                await until(pilot, lambda file=file: f"{file} " in seen(pilot))
                assert not file.exists()
                await pilot.press("enter")
                await until(pilot, file.exists)
            await pilot.press("down", "enter")
            await until(pilot, lambda: len(list(tmp_path.iterdir())) == 3)
            assert len({file.suffix for file in tmp_path.iterdir()}) == 2

    async def test_leaving_twice_in_a_hurry_goes_back_by_one(self):
        async with talking() as (pilot, desk, session):
            app, talk = pilot.app, pilot.app.screen
            for name in ("go-to", "plan"):
                app.push_screen(app.room(name, session if name == "plan" else desk.view(session)))
                await settled(pilot)
                twice(app.screen, commands.Shut)
                await settled(pilot)
                assert app.screen is talk, name
            assert desk.view(session).state == "open"
            twice(talk, commands.Leave)
            await until(pilot, lambda: app.screen is not talk)
            await settled(pilot)
            assert isinstance(app.screen, HomeScreen)
            assert desk.view(session).state == "paused"

    async def test_a_sheet_that_is_done_under_the_curtain_leaves_the_curtain_drawn(self, monkeypatch):
        async with talking() as (pilot, desk, session):
            go, take = Event(), desk.take
            monkeypatch.setattr(desk, "take", lambda *facts: (go.wait(5), take(*facts))[1])
            await pilot.press("ctrl+r")
            await pilot.press(*"too soon", "enter", "f10")
            go.set()
            await settled(pilot)
            assert type(pilot.app.screen).__name__ == kind("curtain")
            await pilot.press("f10")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            await settled(pilot)
            assert [one.reason for one in desk.view(session).skipped] == ["too soon"]
            assert pilot.app.screen.view.skipped

    async def test_a_sheet_done_twice_in_a_hurry_and_left_at_once_is_done_once_and_shown(self, monkeypatch):
        async with talking() as (pilot, desk, session):
            go, take = Event(), desk.take
            monkeypatch.setattr(desk, "take", lambda *facts: (go.wait(5), take(*facts))[1])
            await pilot.press("ctrl+r")
            await pilot.press(*"too soon", "enter", "enter", "escape")
            go.set()
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            await settled(pilot)
            assert [one.reason for one in desk.view(session).skipped] == ["too soon"]
            assert pilot.app.screen.view.skipped

    async def test_what_opens_under_the_curtain_waits_until_it_is_drawn_back(self):
        async with talking() as (pilot, _, session):
            app = pilot.app
            await pilot.press("f10")
            app.post_message(messages.PlanWanted(session))
            await settled(pilot)
            assert type(app.screen).__name__ == kind("curtain")
            await pilot.press("f10")
            await until(pilot, lambda: type(app.screen).__name__ == kind("plan"))

    async def test_a_note_kept_with_enter_straight_after_its_last_letter_is_half_typed_no_more(self):
        half, kept = [""], list[str]()

        def keep(words: str) -> None:
            kept.append(words)
            half[0] = ""

        async with talking() as (pilot, _, __):
            draft = partial(half.__setitem__, 0)
            pilot.app.push_screen(pilot.app.room("few-words", "A note", "", keep, "", draft))
            await settled(pilot)
            box = pilot.app.screen.query_one(WordsBox)
            box.insert("she was brighter")
            box.send()
            box.send()
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            await settled(pilot)
            assert (kept, half) == (["she was brighter"], [""])

    @pytest.mark.parametrize("size", [*SIZES, (40, 12)])
    async def test_the_question_and_the_box_are_seen_at_every_size(self, size):
        async with talking(size=size) as (pilot, desk, session):
            await pilot.press(*"typed words")
            asked = desk.view(session).prompt.card.ask
            assert asked.split()[0] in seen(pilot)
            assert "typed words" in seen(pilot)

    def test_each_has_its_line_in_the_list(self):
        for place in SCREENS.values():
            module, _, name = place.partition(".")
            assert hasattr(import_module(f"convo.tui.screens.{module}"), name)


class TestHome:
    async def test_a_new_person_and_a_first_conversation_take_a_name_and_two_keys(self):
        desk = new_desk()
        async with at_home(desk) as pilot:
            await until(pilot, lambda: pilot.app.screen.query_one("#people", Rows).option_count > 0)
            await pilot.press(*"Ada", "enter", "enter")
            await settled(pilot)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            assert [row.name for row in desk.home().people] == ["Ada"]
            assert desk.home().resume[0].title

    async def test_enter_twice_in_a_hurry_adds_one_person_and_begins_one_conversation(self, monkeypatch):
        desk = new_desk()
        go, add = Event(), desk.add_person
        monkeypatch.setattr(desk, "add_person", lambda name: (go.wait(5), add(name))[1])
        async with at_home(desk) as pilot:
            await until(pilot, lambda: pilot.app.screen.query_one("#people", Rows).option_count > 0)
            await pilot.press(*"Ada", "enter", "enter")
            await settled(pilot)
            await pilot.press("enter", "enter")
            go.set()
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            await settled(pilot)
            assert [row.name for row in desk.home().people] == ["Ada"]
            assert len(desk.home().resume) == 1

    async def test_enter_twice_in_a_hurry_takes_a_conversation_up_once(self, monkeypatch):
        desk = new_desk()
        desk.take(desk.start(desk.add_person("Sam"), "first-conversation").session, wi.Pause())
        go, take_up = Event(), desk.open
        monkeypatch.setattr(desk, "open", lambda session: (go.wait(5), take_up(session))[1])
        async with at_home(desk) as pilot:
            await until(pilot, lambda: "Sam" in seen(pilot))
            await pilot.press("enter", "enter")
            go.set()
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            await settled(pilot)
            assert sum(isinstance(screen, ConversationScreen) for screen in pilot.app.screen_stack) == 1

    async def test_a_search_finds_people_by_a_part_of_the_name(self):
        desk = new_desk()
        for name in ("Ada Lovelace", "Grace Hopper"):
            desk.add_person(name)
        async with at_home(desk) as pilot:
            await pilot.press(*"hopp")
            await until(pilot, lambda: "Ada Lovelace" not in seen(pilot) and "Grace Hopper" in seen(pilot))

    async def test_without_a_name_the_cursor_stays_where_one_is_typed(self):
        async with at_home() as pilot:
            await until(pilot, lambda: pilot.app.screen.query_one("#people", Rows).option_count > 0)
            await pilot.press("ctrl+n")
            await settled(pilot)
            await pilot.press("enter", *"Ada")
            assert "needs a name" in seen(pilot)
            box = pilot.app.screen.query_one("#name", LineBox)
            assert box.value == "Ada"
            await pilot.press("ctrl+u", "tab", "enter")
            await until(pilot, lambda: box.has_focus)
            await pilot.press(*"Bo")
            assert box.value == "Bo"

    async def test_missing_contacts_are_warned_about(self):
        async with at_home() as pilot:
            await until(pilot, lambda: "Safeguarding lead" in seen(pilot))

    async def test_a_conversation_is_taken_up_again_where_it_was(self):
        desk = new_desk()
        view = desk.start(desk.add_person("Sam"), "first-conversation")
        desk.take(view.session, wi.Say(text="Just me"))
        desk.take(view.session, wi.Pause())
        async with at_home(desk) as pilot:
            await until(pilot, lambda: "Sam" in seen(pilot))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            await settled(pilot)
            assert desk.view(view.session).state == "open"
            assert "Just me" in seen(pilot)


class TestTheDoor:
    async def test_without_a_key_the_passphrase_is_asked_for_and_a_wrong_one_is_refused(self):
        async with at_home(key=None) as pilot:
            assert "passphrase" in seen(pilot)
            await pilot.press(*"wrong", "enter")
            await until(pilot, lambda: "does not open it" in seen(pilot))
            await pilot.press(*"open sesame", "enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))

    async def test_two_passphrases_that_differ_are_both_typed_anew(self, monkeypatch):
        monkeypatch.setattr(OpenDoor, "state", lambda self: "new")
        async with at_home(key=None) as pilot:
            await pilot.press(*"open sesame", "enter", *"open sesam", "enter")
            await until(pilot, lambda: "not the same" in seen(pilot))
            assert [box.value for box in pilot.app.screen.query(LineBox)] == ["", ""]
            await pilot.press(*"open sesame", "enter", *"open sesame", "enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))

    async def test_the_passphrase_is_never_drawn(self):
        async with at_home(key=None) as pilot:
            await pilot.press(*"open sesame")
            assert "sesame" not in seen(pilot)

    async def test_idleness_locks_and_the_conversation_comes_back_as_it_was(self):
        async with talking() as (pilot, desk, session):
            await pilot.press(*"half a line")
            closed = []
            desk.close = lambda: closed.append(True)
            pilot.app._lock_after = -1
            pilot.app._lock_when_idle()
            await until(pilot, lambda: bool(closed))
            assert "Locked" in seen(pilot)
            assert "Sam" not in seen(pilot)
            await pilot.press("f1", "ctrl+p", "escape")
            assert "Locked" in seen(pilot)
            await pilot.press(*"open sesame", "enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            assert pilot.app.screen.box.text == "half a line"
            assert desk.view(session).draft == "half a line"

    async def test_locking_that_takes_long_is_done_once_and_to_the_end(self, monkeypatch):
        async with talking() as (pilot, desk, session):
            await pilot.press(*"half a line")
            await settled(pilot)
            app, go, closed, twin = pilot.app, Event(), list[str](), twin_of(desk)
            monkeypatch.setattr(desk, "close", lambda: closed.append("the desk before"))
            monkeypatch.setattr(twin, "close", lambda: closed.append("the desk after"))
            app.screen.box.insert(", and more")
            app.screen._drafts._kept = ""
            busy = ensure_future(app.ask(lambda: go.wait(5)))
            app.post_message(commands.LockNow())
            await until(pilot, lambda: type(app.screen).__name__ == kind("unlock"))
            app._lock_after = -1
            app._lock_when_idle()
            await pilot.pause()
            app._lock_after = 600
            app.door.desk = twin
            await pilot.press(*"open sesame", "enter")
            go.set()
            await busy
            await until(pilot, lambda: isinstance(app.screen, ConversationScreen))
            await until(pilot, lambda: bool(closed))
            assert closed == ["the desk before"]
            assert twin.view(session).draft == "half a line, and more"

    async def test_the_curtain_drawn_while_it_opens_is_drawn_back_to_home(self, monkeypatch):
        asked, go = Event(), Event()
        monkeypatch.setattr(OpenDoor, "key", lambda self: (asked.set(), go.wait(5), "open sesame")[2])
        app = ConvoApp(OpenDoor(new_desk()))
        async with app.run_test() as pilot:
            await until(pilot, asked.is_set)
            await pilot.press("f10")
            go.set()
            await until(pilot, lambda: bool(app.desk))
            await settled(pilot)
            assert type(app.screen).__name__ == kind("curtain")
            await pilot.press("f10")
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))

    @pytest.mark.parametrize("under", [True, False])
    async def test_nothing_opens_over_a_curtain_that_was_drawn_before_or_after_it_was_unlocked(self, under):
        async with talking() as (pilot, _, session):
            app = pilot.app
            if under:
                await pilot.press("f10")
            app.post_message(commands.LockNow())
            await until(pilot, lambda: type(app.screen).__name__ == kind("unlock"))
            await settled(pilot)
            app.door.desk = new_desk()
            app.post_message(messages.PlanWanted(session))
            await pilot.press(*"open sesame", "enter", *([] if under else ["f10"]))
            await settled(pilot)
            assert type(app.screen).__name__ == kind("curtain")
            await pilot.press("f10")
            await until(pilot, lambda: type(app.screen).__name__ == kind("plan"))


class TestSettings:
    async def test_they_are_kept_and_the_look_changes_at_once(self):
        desk = new_desk()
        async with at_home(desk) as pilot:
            await pilot.press("f4")
            await settled(pilot)
            pilot.app.screen.query_one("#first_contact", LineBox).value = "Jo Smith"
            pilot.app.screen.query_one("#theme", LineBox).value = "contrast"
            await pilot.press("ctrl+s")
            await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
            await settled(pilot)
            assert desk.settings()["first_contact"] == "Jo Smith"
            assert pilot.app.theme == "convo-contrast"
            assert [str(one.message) for one in pilot.app._notifications] == ["The settings are saved."]

    async def test_saving_before_they_were_read_empties_none_of_them(self, monkeypatch):
        desk = new_desk()
        desk.change_settings({"safeguarding_lead": "Jo Smith"})
        async with at_home(desk) as pilot:
            await settled(pilot)
            go, settings = Event(), desk.settings
            monkeypatch.setattr(desk, "settings", lambda: (go.wait(5), settings())[1])
            await pilot.press("f4", "ctrl+s")
            go.set()
            await settled(pilot)
            assert desk.settings()["safeguarding_lead"] == "Jo Smith"

    async def test_escape_changes_nothing(self):
        desk = new_desk()
        async with at_home(desk) as pilot:
            await pilot.press("f4")
            await settled(pilot)
            pilot.app.screen.query_one("#first_contact", LineBox).value = "Jo Smith"
            await pilot.press("escape")
            await settled(pilot)
            assert desk.settings()["first_contact"] == ""


class TestCommands:
    def test_no_screen_gives_one_key_to_two_commands(self):
        for name in SCREENS:
            module, _, kind_name = SCREENS[name].partition(".")
            screen = getattr(import_module(f"convo.tui.screens.{module}"), kind_name)
            offers = [*getattr(screen, "OFFERS", ()), *ConvoApp.OFFERS]
            keys = [command.KEY for command in offers if command.KEY]
            assert len(keys) == len(set(keys)), name

    def test_at_most_six_hints_are_shown(self):
        for name in SCREENS:
            module, _, kind_name = SCREENS[name].partition(".")
            screen = getattr(import_module(f"convo.tui.screens.{module}"), kind_name)
            hints = [command for command in (*getattr(screen, "OFFERS", ()), *ConvoApp.OFFERS) if command.HINT]
            assert len(hints) <= 6, name

    def test_every_command_says_what_it_does(self):
        found = [one for one in vars(commands).values() if isinstance(one, type) and issubclass(one, commands.Command)]
        assert all(one.help().endswith(".") for one in found)

    async def test_the_palette_finds_every_command_and_no_screenshot(self):
        async with talking() as (pilot, _, __):
            offers = Offers(pilot.app.screen)
            labels = [hit.text async for hit in offers.discover()]
            for command in (*ConversationScreen.OFFERS, *ConvoApp.OFFERS):
                assert any(command.LABEL in label for label in labels)
            assert not any("creenshot" in label for label in labels)

    async def test_a_command_from_the_palette_is_done(self):
        async with talking() as (pilot, desk, session):
            await pilot.press("ctrl+p")
            await pilot.pause()
            await pilot.press(*"park", "enter")
            await until(pilot, lambda: len(desk.view(session).parked) == 1)

    @pytest.mark.parametrize("name", ["refer", "finish"])
    async def test_a_sheet_put_away_from_the_palette_hands_back_what_it_did_as_by_its_key(self, name):
        async with talking() as (pilot, desk, session):
            before = desk.view(session)
            handed: list[object] = []
            sheet = pilot.app.room(name, before)
            pilot.app.push_screen(sheet, handed.append)
            await settled(pilot)
            sheet._view = after = desk.take(session, wi.Say(text="my garden", keep="matters"))
            await pilot.press("ctrl+p")
            await pilot.pause()
            await pilot.press(*"back", "enter")
            await until(pilot, lambda: bool(handed))
            assert handed == [after]

    async def test_escape_while_the_plan_is_being_agreed_waits_for_the_answer(self, monkeypatch):
        async with talking() as (pilot, desk, _):
            await pilot.press("ctrl+d")
            await settled(pilot)
            sheet, go, taken = pilot.app.screen, Event(), []
            monkeypatch.setattr(desk, "take", lambda *facts: (go.wait(5), taken.append(facts), desk.view(facts[0]))[2])
            sheet.query_one("#by", LineBox).value = "Sam"
            sheet.query_one("#by").focus()
            await pilot.press("enter", "enter", "escape")
            await pilot.pause()
            assert pilot.app.screen is sheet
            go.set()
            await settled(pilot)
            assert len(taken) == 1
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is not sheet)

    async def test_escape_while_a_note_is_being_written_waits_for_it(self, monkeypatch, tmp_path):
        async with talking() as (pilot, desk, session):
            handed, go, save = [], Event(), desk.save_referral
            sheet = pilot.app.room("refer", desk.view(session))
            pilot.app.push_screen(sheet, handed.append)
            await settled(pilot)
            monkeypatch.setattr(desk, "save_referral", lambda *facts: (go.wait(5), save(*facts))[1])
            sheet.query_one("#file", LineBox).value = str(tmp_path / "note.txt")
            await pilot.press("f2", "f2", "escape")
            await pilot.pause()
            assert pilot.app.screen is sheet
            go.set()
            await settled(pilot)
            await pilot.press("escape")
            await until(pilot, lambda: bool(handed))
            assert handed == [desk.view(session)]

    async def test_enter_twice_and_escape_in_one_burst_lay_one_sheet_over_the_list_of_concerns(self):
        async with talking() as (pilot, _, __):
            await pilot.press("f9")
            await settled(pilot)
            before = len(pilot.app.screen_stack)
            rows = pilot.app.screen.query_one(Rows)
            rows.highlighted = len(rows.options) - 1
            for key in ("enter", "enter"):
                pilot.app.post_message(Key(key, None))
            await settled(pilot)
            assert len(pilot.app.screen_stack) == before + 1

    async def test_a_screen_says_what_it_wants_by_message(self):
        said: list[object] = []
        desk = new_desk()
        async with talking(desk) as (pilot, _, session):
            screen = pilot.app.screen
            post = screen.post_message
            screen.post_message = lambda message: (said.append(message), post(message))[1]
            await pilot.press("ctrl+s")
            await settled(pilot)
            wanted = [message for message in said if isinstance(message, messages.PlanWanted)]
            assert [message.session for message in wanted] == [session]

    async def test_once_the_plan_is_agreed_nobody_is_asked_again_who_agreed_it(self):
        async with talking(size=(120, 40)) as (pilot, desk, session):
            view = desk.view(session)
            agreed = view.model_copy(update={"agreed_by": "Sam and Jo", "prompt": None, "required_missing": ()})
            sheet = pilot.app.room("finish", agreed.model_copy(update={"agreed_by": ""}))
            await pilot.app.push_screen(sheet)
            assert "Who agreed it" in seen(pilot)

            async def take(*_):
                return agreed

            sheet.take = take
            await pilot.press(*"Sam and Jo", "enter")
            await until(pilot, lambda: "Who agreed it" not in seen(pilot) and "agreed, by Sam and Jo" in seen(pilot))
            assert not sheet.query_one("#by").display or not sheet.query_one("#agreement").display
            pilot.app.push_screen(pilot.app.room("finish", agreed.model_copy(update={"state": "ended"})))
            await until(pilot, lambda: pilot.app.screen is not sheet and "agreed, by Sam and Jo" in seen(pilot))
            assert "Who agreed it" not in seen(pilot)
            assert "Close the conversation" not in seen(pilot)

    async def test_sheets_show_the_reason_when_they_are_refused(self):
        async with talking() as (pilot, _, __):
            await pilot.press("ctrl+d")
            await settled(pilot)
            pilot.app.screen.query_one("#by", LineBox).value = "Sam"
            pilot.app.screen.query_one("#by").focus()
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(pilot.app.screen, Sheet)
            assert str(pilot.app.screen.query_one("Status", Static).content).startswith("! ")

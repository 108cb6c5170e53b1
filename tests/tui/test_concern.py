"""A concern on the screen: one thing at a time, nothing lost, nothing shown to whoever stands behind."""

import asyncio
from threading import Event

import pytest
from textual.events import Paste
from textual.widgets import OptionList, Static

from convo.desk import Refused
from convo.model import wish as wi
from convo.tui.screens.concern import ConcernScreen
from convo.tui.screens.conversation import ConversationScreen
from convo.tui.screens.refer import ReferScreen
from convo.tui.screens.roles import RolesScreen
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.words_box import WordsBox
from tests.tui.house import at_home, new_desk, say, seen, settled, talking, until

WORRY = "Some days I think about killing myself"
AT_HOME = "My husband hits me and I am scared of him"
SOON = "I stopped taking my tablets as they make me feel sick"


async def raised(pilot, words: str = WORRY) -> ConcernScreen:
    await say(pilot, words)
    await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
    await settled(pilot)
    return pilot.app.screen


async def press(pilot, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def answered(pilot) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
    await settled(pilot)


class TestOneThingAtATime:
    @pytest.mark.parametrize("size", [(80, 24), (120, 40)])
    async def test_enter_alone_goes_through_to_the_decision(self, size):
        async with talking(size=size) as (pilot, desk, session):
            await raised(pilot)
            for title in ("Do now", "Ask", "Whom to call", "Their yes", "Do not", "Say", "Write down"):
                assert title in str(pilot.app.screen.query_one("#step", Static).content), title
                await press(pilot, "enter")
            assert pilot.app.screen.query_one("#told").has_focus
            assert [one.step for one in desk.view(session).concerns[0].taken][-1] == "record"
            assert desk.view(session).front is not None

    async def test_what_is_typed_on_the_way_is_kept_and_carried_to_the_decision(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, "enter")
            await say(pilot, "No, never")
            await say(pilot, "Nurse Ama")
            await say(pilot, "no")
            assert "Sharing without a yes" in seen(pilot)
            await say(pilot, "all")
            await say(pilot, "He may act tonight")
            await press(pilot, "enter", "enter", "enter", "f2")
            await answered(pilot)
            view = desk.view(session)
            assert "Nurse Ama" in view.concerns[0].decision
            assert "No, never" in [line.text for line in view.lines]
            taken = {one.step: one for one in view.concerns[0].taken}
            assert taken["why-share"].words == "He may act tonight"
            assert taken["consent"].checks == ("refused",)

    async def test_words_written_there_keep_what_to_do_now_in_front(self):
        async with talking() as (pilot, desk, session):
            screen = await raised(pilot)
            await press(pilot, "tab")
            await say(pilot, "and she has stopped eating too")
            assert "Do now" in str(screen.query_one("#step", Static).content)
            assert "and she has stopped eating too" in [line.text for line in desk.view(session).lines]

    async def test_keys_typed_fast_arrive_in_order_and_none_is_lost(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await pilot.press("enter", *"No", "enter", *"Ama", "enter", *"yes", "enter")
            await settled(pilot)
            taken = {one.step: one for one in desk.view(session).concerns[0].taken}
            assert (taken["ask"].words, taken["tell"].words) == ("No", "Ama")
            assert taken["consent"].checks == ("agreed",)

    async def test_the_step_before_is_a_key_away_and_keeps_what_was_written(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, "enter")
            await say(pilot, "No, never")
            await press(pilot, "ctrl+b")
            assert "No, never" in seen(pilot)
            await press(pilot, "enter")
            assert next(one.words for one in desk.view(session).concerns[0].taken if one.step == "ask") == "No, never"

    async def test_a_graver_answer_brings_the_graver_card(self):
        async with talking() as (pilot, desk, session):
            screen = await raised(pilot)
            await press(pilot, "enter")
            await say(pilot, "I took all my tablets an hour ago to end my life")
            assert desk.view(session).front.urgency == "emergency"
            assert "!!!" in str(screen.query_one("#urgency", Static).content)
            assert "Do now" in str(screen.query_one("#step", Static).content)

    async def test_words_refused_come_back_to_the_box(self, monkeypatch):
        async with talking() as (pilot, desk, _):
            screen = await raised(pilot)
            await press(pilot, "enter")

            def refuse(*_):
                raise Refused("The disk is full.")

            monkeypatch.setattr(desk, "take", refuse)
            await say(pilot, "No, never")
            assert screen.query_one(WordsBox).text == "No, never"
            assert "The disk is full" in seen(pilot)

    async def test_leaving_half_way_loses_nothing(self):
        desk = new_desk()
        async with talking(desk) as (pilot, _, session):
            await raised(pilot)
            await press(pilot, "enter")
            await say(pilot, "No, never")
            await pilot.press(*"half a na")
            await pilot.app._keep_typed()
            assert desk.view(session).draft == "half a na"
        async with at_home(desk) as pilot:
            await pilot.app.push_screen(pilot.app.room("conversation", desk.open(session)))
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            await settled(pilot)
            assert "Whom to call" in seen(pilot)

    async def test_half_typed_words_are_with_the_store_a_moment_after_the_key(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, *"Ellie", "enter", "enter", *"no")
            await until(pilot, lambda: desk.view(session).draft == "Ellie\nno")
            await press(pilot, "backspace", "backspace")
            await until(pilot, lambda: desk.view(session).draft == "Ellie")

    async def test_words_kept_beside_the_line_do_not_come_twice(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, "enter")
            await pilot.press(*"never")
            await pilot.app._keep_typed()
            await press(pilot, "enter")
            assert desk.view(session).draft == ""

    async def test_leaving_while_words_are_being_kept_waits_for_them_and_for_what_they_raise(self, monkeypatch):
        async with talking() as (pilot, desk, session):
            await say(pilot, SOON)
            await press(pilot, "f9", "enter")
            go, take = Event(), desk.take
            monkeypatch.setattr(desk, "take", lambda *facts: (go.wait(5), take(*facts))[1])
            desk_is_busy = asyncio.ensure_future(pilot.app.ask(lambda: go.wait(5)))
            await pilot.press(*WORRY, "enter", "escape")
            await pilot.pause()
            go.set()
            await desk_is_busy
            await settled(pilot)
            assert WORRY in [line.text for line in desk.view(session).lines]
            assert isinstance(pilot.app.screen, ConcernScreen)
            assert pilot.app.screen._concern == desk.view(session).front


class TestNotThis:
    async def test_it_takes_one_key(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, "f4")
            await answered(pilot)
            assert desk.view(session).concerns[0].not_this
            assert "not this" in seen(pilot)
            assert "1 concern" in seen(pilot)

    async def test_words_in_the_box_are_kept_first(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await pilot.press("tab", *"it was a song", "f4")
            await answered(pilot)
            assert "it was a song" in [line.text for line in desk.view(session).lines]

    async def test_its_key_pressed_twice_in_a_hurry_keeps_nothing_in_the_conversation_behind(self, monkeypatch):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, *"her sister", "enter", "f4", "f4")
            await answered(pilot)
            await press(pilot, "f4")
            assert [shown.kept for shown in desk.view(session).lines if shown.kept] == []
            assert pilot.app.screen.box.text == "her sister"
            assert "it kept nothing" in seen(pilot)
            monkeypatch.setattr("convo.tui.facing.A_MOMENT", 0)
            await press(pilot, "f4")
            assert desk.view(session).lines[-1].kept == ("support",)


class TestTheMargin:
    async def test_what_can_wait_interrupts_nothing_and_the_key_shows_it(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, SOON)
            assert isinstance(pilot.app.screen, ConversationScreen)
            assert "1 waiting: F9" in seen(pilot)
            await press(pilot, "f9", "enter")
            assert isinstance(pilot.app.screen, ConcernScreen)
            await press(pilot, "escape")
            await answered(pilot)
            assert desk.view(session).waiting

    async def test_at_a_pause_it_says_that_it_waits_and_which_key_opens_it_and_covers_nothing(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, SOON)
            while not desk.view(session).resting:
                assert "F9 opens it" not in seen(pilot)
                await press(pilot, "enter")
            assert isinstance(pilot.app.screen, ConversationScreen)
            assert f"Waits for you: {desk.view(session).waiting[0].cover}. F9 opens it." in seen(pilot)
            await say(pilot, "my grandaughter Ellie")
            assert isinstance(pilot.app.screen, ConversationScreen)
            assert "my grandaughter Ellie" in [line.text for line in desk.view(session).lines]
            assert not desk.view(session).waiting[0].taken

    async def test_at_the_end_it_says_so_again_before_the_plan_is_agreed(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, SOON)
            await press(pilot, "ctrl+d")
            assert f"Still waits for you: {desk.view(session).waiting[0].cover}" in seen(pilot)


class TestTypingOn:
    """Who types looks at a person: what is typed on over a card is the conversation's, unsent, and no answer."""

    @pytest.mark.parametrize("key", ["enter", "f2", "f3", "f4", "f5", "escape"])
    async def test_words_and_the_key_straight_after_them_answer_nothing(self, key):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            before = desk.view(session)
            await press(pilot, *"Ellie, 2 churches", key)
            assert isinstance(pilot.app.screen, ConcernScreen)
            assert "Kept in the conversation's line: “Ellie, 2 churches”" in seen(pilot)
            assert desk.view(session).concerns == before.concerns
            assert desk.view(session).total_lines == before.total_lines
            assert desk.view(session).draft == "Ellie, 2 churches"
            await press(pilot, "f4")
            await answered(pilot)
            screen = pilot.app.screen
            assert screen.box.text == "Ellie, 2 churches"
            assert screen.box.has_focus
            assert "Ellie, 2 churches" not in [line.text for line in desk.view(session).lines]

    async def test_half_a_line_goes_on_where_it_was(self):
        async with talking() as (pilot, desk, session):
            screen = pilot.app.screen
            await pilot.press(*"half a")
            await screen.show(desk.take(session, wi.Raise(category="suicide", urgency="same_day", about="person")))
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            await settled(pilot)
            await press(pilot, *"nn", "backspace", *" hour", "enter", *"then", "enter", "enter")
            assert "Ask" in str(pilot.app.screen.query_one("#step", Static).content), "Enter alone goes on"
            await press(pilot, *"No", "enter", "f2", "f2")
            pilot.app.screen.query_one("#told", LineBox).value = "Ama"
            await press(pilot, "f2")
            await answered(pilot)
            assert screen.box.text == "half an hour\nthen"
            assert desk.view(session).draft == screen.box.text
            assert "told Ama" in desk.view(session).concerns[0].decision.replace("Told: ", "told ")

    @pytest.mark.parametrize("key", ["f4", "tab"])
    async def test_words_typed_over_the_next_card_are_not_run_into_those_before(self, key):
        async with talking() as (pilot, desk, session):
            screen = pilot.app.screen
            desk.take(session, wi.Raise(category="homelessness", urgency="same_day", about="person"))
            await raised(pilot)
            first = pilot.app.screen
            await press(pilot, *"the bairns come", key, "f4")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen) and pilot.app.screen is not first)
            await settled(pilot)
            await press(pilot, *"its dear")
            assert screen.box.text == "the bairns come\nits dear"

    async def test_a_paste_goes_the_same_way(self):
        async with talking() as (pilot, _, __):
            await raised(pilot)
            pilot.app.post_message(Paste("dr. sent me"))
            await settled(pilot)
            await press(pilot, "f4", "f4")
            await answered(pilot)
            assert pilot.app.screen.box.text == "dr. sent me"

    async def test_a_graver_card_that_comes_over_the_first_takes_no_words_either(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, "enter")
            await say(pilot, "I took all my tablets an hour ago to end my life")
            before = desk.view(session)
            await press(pilot, *"Ellie", "enter")
            assert desk.view(session).total_lines == before.total_lines
            assert desk.view(session).draft == "Ellie"

    async def test_words_for_the_card_and_words_typed_on_are_both_kept_when_everything_stops(self):
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, *"Ellie", "enter", "enter", *"never")
            await pilot.app._keep_typed()
            assert desk.view(session).draft == "Ellie\nnever"
            await press(pilot, "enter")
            assert desk.view(session).draft == "Ellie"
            assert next(one.words for one in desk.view(session).concerns[0].taken if one.step == "ask") == "never"


class TestTheTime:
    async def test_an_empty_time_is_asked_for_and_never_offered(self):
        async with talking() as (pilot, desk, session):
            screen = await raised(pilot)
            screen.query_one("#told", LineBox).value = "Ama"
            screen.query_one("#when", LineBox).value = "later"
            await press(pilot, "f2")
            assert "leave it empty" not in seen(pilot)
            screen.query_one("#when", LineBox).value = ""
            await press(pilot, "f2")
            assert "Say who was told and when" in seen(pilot)
            assert desk.view(session).concerns[0].open

    @pytest.mark.parametrize("words", ["back doing the church flowers", "25:00", "Ama 16:24"])
    async def test_what_is_no_time_is_not_recorded_as_one(self, words):
        async with talking() as (pilot, desk, session):
            screen = await raised(pilot)
            screen.query_one("#told", LineBox).value = "Ama"
            screen.query_one("#when", LineBox).value = words
            await press(pilot, "f2")
            assert "write only a time" in seen(pilot)
            assert desk.view(session).concerns[0].open

    @pytest.mark.parametrize("words", ["16:24", "9.05", "4pm", "4:20 PM"])
    async def test_a_time_is_recorded(self, words):
        async with talking() as (pilot, desk, session):
            screen = await raised(pilot)
            screen.query_one("#told", LineBox).value = "Ama"
            screen.query_one("#when", LineBox).value = words
            await press(pilot, "f2")
            await answered(pilot)
            assert not desk.view(session).concerns[0].open

    async def test_afterwards_it_is_never_now_by_itself_and_can_be_another_day(self):
        async with talking(mode="afterwards") as (pilot, desk, session):
            screen = await raised(pilot)
            when = screen.query_one("#when", LineBox)
            assert when.value == ""
            screen.query_one("#told", LineBox).value = "Ama"
            await press(pilot, "f2")
            assert desk.view(session).concerns[0].open, "no time is made up"
            for words in ("they said 31", "yesterday Ama", "12 Marching 10:00", "32 March 10:00"):
                when.value = words
                await press(pilot, "f2")
                assert "write only a day and a time" in seen(pilot)
            for words in ("16:30", "Tuesday 4pm", "Sat 2 May 2026 at 9.30", "the 12/3", "12/3 9:05", "last night"):
                when.value = words
                assert bool(screen._decision.wrong_time()) == words.startswith("the"), words
            for words in ("12 March 10:00", "yesterday 16:30"):
                when.value = words
                assert not screen._decision.wrong_time()
            await press(pilot, "f2")
            await answered(pilot)
            assert "yesterday 16:30" in desk.view(session).concerns[0].decision


class TestWhatOthersMayNotSee:
    @pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
    async def test_it_comes_covered_and_without_alarm(self, size):
        async with talking(size=size) as (pilot, _, __):
            screen = await raised(pilot, AT_HOME)
            text = seen(pilot).lower()
            assert "your eyes only" in text
            assert "home" not in text
            assert "hits" not in text
            assert "!!" not in text
            assert not screen.query_one("#sheet").has_class("alarm")
            await press(pilot, "enter")
            assert "Safe at home" in seen(pilot)
            assert "hits" not in seen(pilot)

    async def test_typing_on_does_not_uncover_it(self):
        async with talking() as (pilot, _, __):
            await raised(pilot, AT_HOME)
            await press(pilot, *"he is in", "enter", "tab")
            await say(pilot, "the kitchen")
            assert "Safe at home" not in seen(pilot)

    async def test_the_panel_names_it_for_nobody(self):
        async with talking(size=(120, 40)) as (pilot, _, __):
            await raised(pilot, AT_HOME)
            await press(pilot, "f4")
            await answered(pilot)
            panel = str(pilot.app.screen.query_one("Side > Static", Static).content)
            assert "For your eyes only" in panel
            assert "home" not in panel.lower()


class TestNotes:
    async def test_a_note_begins_with_the_least_and_is_written_where_it_is_named(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        async with talking() as (pilot, desk, session):
            await raised(pilot)
            await press(pilot, "f5")
            assert isinstance(pilot.app.screen, ReferScreen)
            assert "left out: In their own words" in seen(pilot)
            rows = pilot.app.screen.query_one(OptionList)
            while "In their own words" not in str(rows.highlighted_option and rows.highlighted_option.prompt):
                await press(pilot, "down")
            await press(pilot, "enter")
            assert "killing" in str(pilot.app.screen.query_one("#note Static", Static).content)
            await press(pilot, "f2")
            assert "Name a new file first" in seen(pilot)
            for box in ("#reason", "#file"):
                pilot.app.screen.query_one(box, LineBox).value = "life in danger, she agreed"
            await press(pilot, "f2")
            assert "must end in one of: .txt, .md. Nothing was written" in " ".join(
                seen(pilot).replace("│", "").split()
            )
            assert list(tmp_path.iterdir()) == []
            assert all(f"{label} " in seen(pilot) for label in ("Why you share it", "Write to a new file"))
            pilot.app.screen.query_one("#file", LineBox).value = "~nosuch/note.txt"
            await press(pilot, "f2")
            assert "Nothing was written to ~nosuch/note.txt" in seen(pilot)
            pilot.app.screen.query_one("#file", LineBox).value = str(tmp_path / "note.txt")
            await press(pilot, "f2")
            await until(pilot, (tmp_path / "note.txt").exists)
            await settled(pilot)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, ConcernScreen)
            assert WORRY in (tmp_path / "note.txt").read_text("utf-8").replace("\n    ", " ")
            assert desk.view(session).front is not None

    async def test_somebody_elses_role_is_found_under_the_concern_key(self):
        async with talking() as (pilot, _, __):
            await press(pilot, "f9", "end", "enter")
            assert isinstance(pilot.app.screen, RolesScreen)
            assert "Better met by them" in seen(pilot)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, ReferScreen)
            await press(pilot, "escape")
            await answered(pilot)

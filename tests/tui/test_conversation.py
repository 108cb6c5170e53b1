"""A conversation on the screen: what is typed is kept, moved on from, found again; and a concern takes the front."""

import asyncio
from pathlib import Path
from threading import Event
from unittest.mock import Mock

import pytest
from textual.events import Key
from textual.widgets import Static

from convo.desk import Refused
from convo.model import wish as wi
from convo.store.errors import Damaged
from convo.tui.screens.concern import ConcernScreen
from convo.tui.screens.conversation import ConversationScreen
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.talk import WINDOW, Talk
from convo.tui.widgets.words_box import WordsBox
from tests.tui.house import at_home, new_desk, say, seen, settled, talking, until

WORRY = "Some days I think about killing myself"


def front(pilot) -> ConversationScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ConversationScreen)
    return screen


class TestTyping:
    async def test_words_and_enter_answer_the_question_in_front(self):
        async with talking() as (pilot, desk, session):
            asked = front(pilot).view.prompt.asking
            await say(pilot, "Just me")
            view = desk.view(session)
            assert [line.text for line in view.lines if line.asking == asked and line.who != "prompt"] == ["Just me"]
            assert view.prompt.asking != asked
            assert "Just me" in seen(pilot)

    async def test_enter_alone_moves_on(self):
        async with talking() as (pilot, desk, session):
            asked = front(pilot).view.prompt.asking
            await pilot.press("enter")
            await settled(pilot)
            view = desk.view(session)
            assert [one.asking for one in view.skipped] == [asked]
            assert view.prompt.asking != asked

    async def test_keys_typed_one_by_one_arrive_in_order(self):
        async with talking() as (pilot, desk, session):
            await pilot.press(*"one", "enter", *"two", "enter")
            await settled(pilot)
            assert [line.text for line in desk.view(session).lines if line.who == "person"] == ["one", "two"]

    async def test_f3_keeps_typed_words_as_a_strength_and_stays_at_the_question(self):
        async with talking() as (pilot, desk, session):
            asked = front(pilot).view.prompt.asking
            await say(pilot, "I am good with my hands", "f3")
            view = desk.view(session)
            assert [(thing.kind, thing.text) for thing in view.things] == [("strength", "I am good with my hands")]
            assert view.prompt.asking == asked
            assert front(pilot).box.text == ""

    async def test_f3_with_nothing_typed_keeps_the_last_entry(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, "I am good with my hands")
            await pilot.press("f3")
            await settled(pilot)
            assert ("strength", "I am good with my hands") in [
                (one.kind, one.text) for one in desk.view(session).things
            ]

    async def test_a_note_is_never_taken_for_an_answer(self):
        async with talking() as (pilot, desk, session):
            asked = front(pilot).view.prompt.asking
            await pilot.press("ctrl+t", "ctrl+t")
            assert front(pilot).speaker == "note"
            await say(pilot, "he looked tired")
            view = desk.view(session)
            assert view.prompt.asking == asked
            assert [line.who for line in view.lines if line.text == "he looked tired"] == ["note"]

    async def test_ten_thousand_pasted_lines_are_one_entry_and_none_is_lost(self):
        from textual.events import Paste

        words = "\n".join(f"tea and toast {number}" for number in range(10_000))
        async with talking() as (pilot, desk, session):
            pilot.app.post_message(Paste(words))
            await pilot.pause()
            await pilot.press("enter")
            await until(pilot, lambda: desk.view(session).last_entry is not None)
            await settled(pilot)
            assert [line.text for line in desk.view(session).lines if line.who == "person"] == [words]
            assert "9,986 more" in seen(pilot)

    async def test_ctrl_j_begins_a_line_within_the_same_words(self):
        async with talking() as (pilot, desk, session):
            await pilot.press("a", "ctrl+j", "b", "enter")
            await settled(pilot)
            assert [line.text for line in desk.view(session).lines if line.who == "person"] == ["a\nb"]


class TestNothingIsLost:
    async def test_a_half_typed_line_is_there_again(self):
        desk = new_desk()
        async with talking(desk) as (pilot, _, session):
            await pilot.press(*"half a th")
            await settled(pilot)
            assert desk.view(session).draft == "half a th"
        async with at_home(desk) as pilot:
            await until(pilot, lambda: not pilot.app.screen.query_one("#resume").has_class("empty"))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            await settled(pilot)
            assert front(pilot).box.text == "half a th"

    async def test_once_kept_the_draft_is_empty(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, "kept")
            assert desk.view(session).draft == ""

    async def test_what_the_store_says_is_shown_in_its_own_words(self, monkeypatch):
        async with talking(size=(200, 60)) as (pilot, desk, _):
            monkeypatch.setattr(desk, "take", Mock(side_effect=Damaged(Path("convo.db"), "a page is missing")))
            await say(pilot, "Just me")
            assert "restore a backup" in seen(pilot)
            assert front(pilot).box.text == "Just me"

    async def test_words_refused_come_back_to_the_box_and_the_reason_is_shown(self, monkeypatch):
        async with talking() as (pilot, desk, session):

            def refuse(*_):
                raise Refused("The disk is full. Free some space, then press Enter again.")

            monkeypatch.setattr(desk, "take", refuse)
            await say(pilot, "words that must not vanish")
            assert front(pilot).box.text == "words that must not vanish"
            assert "The disk is full" in seen(pilot)
            assert desk.view(session).draft == "words that must not vanish"

    async def test_a_fault_in_the_desk_is_named_and_ends_nothing(self, monkeypatch):
        async with talking() as (pilot, desk, _):

            def break_down(*_):
                raise OSError("secret words of a person")

            monkeypatch.setattr(desk, "take", break_down)
            await say(pilot, "still here")
            assert front(pilot).box.text == "still here"
            assert "OSError" in seen(pilot)
            assert "secret" not in seen(pilot)

    async def test_an_entry_is_shown_only_once_it_is_kept(self, monkeypatch):
        async with talking() as (pilot, desk, _):
            go, take = Event(), desk.take

            def slow(*facts):
                go.wait(5)
                return take(*facts)

            monkeypatch.setattr(desk, "take", slow)
            front(pilot).box.insert("not kept yet")
            await pilot.press("enter")
            await pilot.pause()
            assert "not kept yet" not in seen(pilot)
            go.set()
            await settled(pilot)
            assert "not kept yet" in seen(pilot)

    async def test_words_typed_while_a_turn_is_taken_are_kept_by_leaving_at_once(self, monkeypatch):
        async with talking() as (pilot, desk, session):
            go, take = Event(), desk.take

            def slow(*facts):
                go.wait(5)
                return take(*facts)

            monkeypatch.setattr(desk, "take", slow)
            await pilot.press(*"Just us", "enter", *"my sister said no", "ctrl+q")
            await asyncio.sleep(0.1)
            go.set()
            while pilot.app.is_running:
                await asyncio.sleep(0.01)
        assert [line.text for line in desk.view(session).lines if line.who == "person"] == ["Just us"]
        assert desk.view(session).draft == "my sister said no"

    async def test_a_half_typed_line_that_was_refused_is_kept_by_leaving(self, monkeypatch):
        async with talking() as (pilot, desk, session):
            with monkeypatch.context() as busy:
                busy.setattr(desk, "keep_draft", Mock(side_effect=Refused("Another window holds the store.")))
                await pilot.press(*"no")
                await settled(pilot)
                assert "Another window" in seen(pilot)
            await pilot.press("ctrl+q")
            while pilot.app.is_running:
                await asyncio.sleep(0.01)
        assert desk.view(session).draft == "no"

    async def test_escape_keeps_the_line_pauses_and_goes_home(self):
        async with talking() as (pilot, desk, session):
            await pilot.press(*"half", "escape")
            await until(pilot, lambda: not isinstance(pilot.app.screen, ConversationScreen))
            assert desk.view(session).state == "paused"
            assert desk.view(session).draft == "half"


class TestMovingAbout:
    async def test_back_goes_to_the_question_before(self):
        async with talking() as (pilot, desk, session):
            asked = front(pilot).view.prompt.asking
            await say(pilot, "Just me")
            await pilot.press("ctrl+b")
            await settled(pilot)
            assert desk.view(session).prompt.asking == asked
            assert "Just me" in seen(pilot)

    async def test_parked_questions_are_found_in_the_list_of_places_to_go(self):
        async with talking() as (pilot, desk, session):
            asked = front(pilot).view.prompt.asking
            await pilot.press("ctrl+k")
            await settled(pilot)
            assert [one.asking for one in desk.view(session).parked] == [asked]
            await pilot.press("ctrl+g")
            await settled(pilot)
            assert "parked" in seen(pilot)
            await pilot.press("enter")
            await settled(pilot)
            assert desk.view(session).prompt.asking == asked

    async def test_an_earlier_answer_is_put_right(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, "Just mee")
            await pilot.press("ctrl+e")
            await settled(pilot)
            await pilot.press("enter", "backspace", "enter")
            await settled(pilot)
            lines = [line for line in desk.view(session).lines if line.who == "person"]
            assert [(line.text, "corrected" in line.flags) for line in lines] == [("Just me", True)]
            assert isinstance(pilot.app.screen, ConversationScreen)
            assert "Corrected." in seen(pilot)

    @pytest.mark.parametrize("size", [(60, 20), (80, 24)])
    async def test_among_many_entries_the_way_back_stays_in_sight(self, size):
        async with talking(size=size) as (pilot, desk, session):
            for number in range(30):
                desk.take(session, wi.Say(text=f"entry {number}", keep="note"))
            await say(pilot, "the last", "f8")
            await pilot.press("ctrl+e")
            await settled(pilot)
            await pilot.press("enter")
            await settled(pilot)
            pilot.app.screen.query_one(WordsBox).insert("\n".join("many lines" for _ in range(12)))
            await settled(pilot)
            assert "esc Back" in seen(pilot)
            await pilot.press("escape", "f9")
            await settled(pilot)
            assert "esc Back" in seen(pilot)

    async def test_a_question_is_skipped_with_a_reason(self):
        async with talking() as (pilot, desk, session):
            await pilot.press("ctrl+r")
            await settled(pilot)
            await say(pilot, "too soon")
            assert [one.reason for one in desk.view(session).skipped] == ["too soon"]

    async def test_a_click_on_a_stage_goes_there(self):
        async with talking(size=(120, 40)) as (pilot, desk, session):
            here = desk.view(session).prompt.stage
            spots = list(pilot.app.screen.query("Side .stage"))
            await pilot.click(spots[1])
            await settled(pilot)
            assert desk.view(session).prompt.stage != here

    async def test_a_thing_is_taken_off_again_and_its_words_stay(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, "my garden", "f2")
            await pilot.press("ctrl+o")
            await settled(pilot)
            await pilot.press("delete")
            await settled(pilot)
            assert not desk.view(session).things
            assert "my garden" in [line.text for line in desk.view(session).lines]


class TestTheRecap:
    @pytest.mark.parametrize("size", [(80, 24), (120, 40)])
    async def test_it_is_whole_where_there_is_room_and_read_up_where_there_is_none(self, size):
        desk = new_desk()
        view = desk.start(desk.add_person("Sam"), "first-conversation")
        for number in range(30):
            desk.take(view.session, wi.Say(text=f"entry {number}", keep="note"))
        recap = tuple(f"line {number} of what was agreed" for number in range(7))
        async with at_home(desk, size) as pilot:
            view = desk.view(view.session).model_copy(update={"recap": recap})
            await pilot.app.push_screen(pilot.app.room("conversation", view))
            await settled(pilot)
            assert all(line in seen(pilot) for line in recap)
            assert "entry 29" in seen(pilot)
            await pilot.press("pageup")
            await settled(pilot)
            assert "line 6" not in seen(pilot)
            await say(pilot, "a new one", "f8")
            assert "line 0" not in seen(pilot)


class TestTheWindow:
    async def test_only_a_window_is_mounted_and_page_up_loads_earlier_lines(self):
        desk = new_desk()
        view = desk.start(desk.add_person("Sam"), "first-conversation")
        for number in range(120):
            desk.take(view.session, wi.Say(text=f"entry {number}", keep="note"))
        async with at_home(desk) as pilot:
            await pilot.app.push_screen(pilot.app.room("conversation", desk.view(view.session)))
            await settled(pilot)
            talk = pilot.app.screen.query_one(Talk)
            assert len(talk.query(".line")) <= WINDOW
            assert "entry 119" in seen(pilot)
            for _ in range(40):
                await pilot.press("pageup")
            await settled(pilot)
            assert "entry 0" in "\n".join(str(line.content) for line in talk.query(Static))
            assert len(talk.query(".line")) <= 2 * WINDOW
            await say(pilot, "a new one", "f8")
            assert "a new one" in seen(pilot)
            assert len(talk.query(".line")) <= WINDOW


class TestConcerns:
    async def test_a_concern_takes_the_front_at_once_and_escape_does_not_move_it(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, WORRY)
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            await pilot.press("escape", "escape")
            await settled(pilot)
            assert isinstance(pilot.app.screen, ConcernScreen)
            assert desk.view(session).front is not None

    async def test_it_leaves_only_with_a_recorded_decision(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, WORRY)
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            await pilot.press("f2")
            await settled(pilot)
            assert isinstance(pilot.app.screen, ConcernScreen), "nobody was told"
            pilot.app.screen.query_one("#told", LineBox).value = "Jo Smith"
            await pilot.press("f2")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            concern = desk.view(session).concerns[0]
            assert not concern.open
            assert "Jo Smith" in concern.decision
            assert "1 concern" in seen(pilot), "it stays visible after"

    async def test_not_done_needs_a_reason(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, WORRY)
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            await pilot.press("f3")
            await settled(pilot)
            assert isinstance(pilot.app.screen, ConcernScreen)
            pilot.app.screen.query_one("#reason", LineBox).value = "The crisis team is already with him"
            await pilot.press("f3")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            assert "crisis team" in desk.view(session).concerns[0].decision

    async def test_what_is_said_meanwhile_is_kept(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, WORRY)
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            await pilot.press("tab")
            await say(pilot, "my sister is with me")
            assert "my sister is with me" in [line.text for line in desk.view(session).lines]
            assert isinstance(pilot.app.screen, ConcernScreen)

    async def test_words_typed_while_a_concern_comes_never_decide_it(self):
        async with talking() as (pilot, desk, session):
            front(pilot).box.insert(WORRY)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            await pilot.press(*"and more", "enter")
            await settled(pilot)
            assert desk.view(session).front is not None
            assert desk.view(session).draft == "and more"

    async def test_what_is_typed_in_one_go_with_the_line_before_is_not_lost(self):
        async with talking() as (pilot, desk, session):
            box = front(pilot).box
            for key in (*"Ken died", "enter", *"in feb", "enter", *"Ellie"):
                box.post_message(Key(key, key if len(key) == 1 else None))
            await until(pilot, lambda: "in feb" in [line.text for line in desk.view(session).lines])
            await settled(pilot)
            assert "Ken died" in [line.text for line in desk.view(session).lines]
            assert box.text == "Ellie"

    async def test_one_is_raised_by_hand(self):
        async with talking() as (pilot, desk, session):
            await pilot.press("f9")
            await settled(pilot)
            for _ in range(4):
                await pilot.press("enter")
                await settled(pilot)
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            assert [concern.rule for concern in desk.view(session).concerns] == ["by-hand"]

    async def test_the_curtain_hides_it_with_one_key(self):
        async with talking() as (pilot, _, __):
            await say(pilot, WORRY)
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))
            await pilot.press("f10")
            await pilot.pause()
            text = seen(pilot)
            assert "Press F10" in text
            assert "Sam" not in text
            assert "dying" not in text
            await pilot.press("f1", "ctrl+p", "escape")
            await pilot.pause()
            assert "Press F10" in seen(pilot)
            await pilot.press("f10")
            await pilot.pause()
            assert isinstance(pilot.app.screen, ConcernScreen)

    async def test_it_is_in_front_again_when_the_conversation_is_opened_again(self):
        desk = new_desk()
        async with talking(desk) as (pilot, _, session):
            await say(pilot, WORRY)
        async with at_home(desk) as pilot:
            await pilot.app.push_screen(pilot.app.room("conversation", desk.open(session)))
            await until(pilot, lambda: isinstance(pilot.app.screen, ConcernScreen))


class TestTheEnd:
    async def test_it_ends_early_with_an_honest_partial_plan(self):
        async with talking() as (pilot, desk, session):
            await say(pilot, "my garden", "f2")
            await pilot.press("ctrl+d")
            await settled(pilot)
            assert "Missing" in seen(pilot)
            pilot.app.screen.query_one("#reason", LineBox).focus()
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
            assert desk.view(session).state == "ended"
            assert desk.plan(session).partial

    async def test_the_last_card_says_what_enter_does_next(self):
        async with talking() as (pilot, _, __):
            screen = front(pilot)
            asked = screen.view.model_copy(update={"prompt": None, "version": screen.view.version + 1})
            await screen.show(asked)
            await pilot.pause()
            assert "agree the plan and close" in seen(pilot)
            await screen.show(asked.model_copy(update={"agreed_by": "Sam", "version": asked.version + 1}))
            await pilot.pause()
            assert "Enter: close" in seen(pilot)

    async def test_once_it_has_ended_no_key_is_said_to_keep_words(self):
        async with talking() as (pilot, _, __):
            screen = front(pilot)
            assert "Keep as: F2" in seen(pilot)
            ended = {"prompt": None, "state": "ended", "version": screen.view.version + 1}
            await screen.show(screen.view.model_copy(update=ended))
            await pilot.pause()
            assert "has ended" in seen(pilot)
            assert "Keep as" not in seen(pilot)

    async def test_afterwards_lists_what_was_skipped(self):
        async with talking(size=(120, 40), mode="afterwards") as (pilot, desk, session):
            await pilot.press("enter")
            await settled(pilot)
            assert desk.view(session).skipped[0].text[:20] in str(pilot.app.screen.query_one("Side > Static").content)


class TestTheBox:
    async def test_it_is_cleaned_before_it_is_drawn(self):
        async with talking() as (pilot, _, __):
            box = front(pilot).box
            box.insert("a\x1b[2Jb\x00c\u202ed")
            assert box.text == "a[2Jbcd"
            assert isinstance(box, WordsBox)

"""Practising on the screens: by keyboard alone, every word kept, and the feedback never skipped."""

import re
from pathlib import Path

import pytest
from textual.events import Key

from convo.desk import Desk
from convo.tui import ConvoApp
from convo.tui.messages import RoomWanted
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.words_box import WordsBox
from tests.tui.house import SIZES, OpenDoor, at_home, new_desk, say, seen, settled, until

PLEASANT = (
    "Hello Joan, I'm Sam. I'm glad you came.",
    "What matters to you?",
    "So the days have been long since Alan died.",
    "You miss him.",
)
UNPLEASANT = ("You should get out more.", "Did you try a club?", "That's silly.", "")


async def keys(pilot, *pressed: str) -> None:
    for key in pressed:
        await pilot.press(key)
        await settled(pilot)
    await settled(pilot)


def front(pilot) -> str:
    return type(pilot.app.screen).__name__


def choose(pilot, row: str) -> None:
    rows = pilot.app.screen.query_one(Rows)
    rows.highlighted = [option.id for option in rows.options].index(row)


async def opened(pilot) -> None:
    await settled(pilot)
    await keys(pilot, "f7")
    await settled(pilot)


async def with_joan(pilot, *turns: str) -> None:
    """Practise with Joan, from home."""
    await opened(pilot)
    choose(pilot, "joan")
    await keys(pilot, "enter", "enter", "enter")
    for words in turns:
        await say(pilot, words)


def practices(desk: Desk) -> list[str]:
    return [row.practice for row in desk.practice.home().practices]


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_practice_with_keys_alone(size) -> None:
    desk = new_desk()
    async with at_home(desk, size) as pilot:
        await opened(pilot)
        assert "nobody else is shown it" in seen(pilot)
        assert "Practise once" in seen(pilot)
        choose(pilot, "joan")
        await keys(pilot, "enter")
        assert "What to work on: nothing special" in seen(pilot)
        await keys(pilot, "down", "down", "enter")
        assert "What to work on: reflections" in seen(pilot)
        await keys(pilot, "enter")
        assert front(pilot) == "PractisingScreen"
        assert "Practice with Joan" in seen(pilot)
        for words in PLEASANT:
            await say(pilot, words)
        assert "You miss him." in seen(pilot)
        await keys(pilot, "escape")
        assert front(pilot) == "FeedbackScreen"
        assert "Done well" in seen(pilot)
        await keys(pilot, "end")
        assert "You miss him." in seen(pilot)
        await keys(pilot, "escape")
        assert front(pilot) == "PractiseScreen"
        assert "Reflections" in seen(pilot)
        await keys(pilot, "escape")
        assert front(pilot) == "HomeScreen"


async def test_unpleasant_and_hostile_words_are_answered_shown_whole_and_never_obeyed() -> None:
    desk = new_desk()
    hostile = "[bold red]x[/] \x1b[31mred\x1b]0;title\x07 \u202eback {name} $(rm) =1+1"
    async with at_home(desk) as pilot:
        await with_joan(pilot, *UNPLEASANT, hostile, "word " * 3_000, "一二三 🙂 e\u0301")
        shown = seen(pilot)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "一" in shown
        [practice] = practices(desk)
        said = [one.said for one in desk.practice.open(practice).exchanges]
        assert said[3] == ""
        assert "[bold red]x[/]" in said[4]
        await keys(pilot, "escape")
        assert "Done well" in seen(pilot)
        await keys(pilot, "end", "home", *["down"] * 12)
        assert "\x1b" not in seen(pilot)


async def test_a_moment_is_tried_again_and_both_ways_stand_side_by_side() -> None:
    desk = new_desk()
    async with at_home(desk, (120, 40)) as pilot:
        await with_joan(pilot, *UNPLEASANT)
        await keys(pilot, "escape", "f3")
        assert front(pilot) == "PractisingScreen"
        assert "again" in seen(pilot).splitlines()[0]
        await say(pilot, "You are on your own a lot.")
        await keys(pilot, "escape")
        assert front(pilot) == "TwoWaysScreen"
        first, second = (
            next(line for line in seen(pilot).splitlines() if words in line)
            for words in ("The first time", "You are on your own a lot.")
        )
        assert first.index("This time") == second.index("You: You are on your own")
        await keys(pilot, "escape")
        assert front(pilot) == "FeedbackScreen"
        assert "Done well" in seen(pilot)
        await keys(pilot, "f5")
        assert front(pilot) == "TwoWaysScreen"


async def test_any_turn_can_be_chosen_during_the_talk_and_looking_alone_changes_nothing() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot, *PLEASANT)
        await keys(pilot, "f3")
        assert "4 You: You miss him." in seen(pilot)
        await keys(pilot, "down", "enter")
        assert "turn 3" in seen(pilot)
        await keys(pilot, "escape")
        assert front(pilot) == "FeedbackScreen"
        [practice] = practices(desk)
        assert len(desk.practice.open(practice).exchanges) == 4


async def test_a_half_typed_line_and_an_unfinished_practice_wait_and_the_feedback_comes_first() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot, *PLEASANT)
        pilot.app.screen.query_one(WordsBox).insert("half ty")
        await settled(pilot)
        [practice] = practices(desk)
        assert desk.practice.open(practice).draft == "half ty"
    desk.practice.forget()
    async with at_home(desk) as pilot:
        await opened(pilot)
        assert "Go on with Joan" in seen(pilot)
        await keys(pilot, "enter")
        assert "half ty" in seen(pilot)
        assert "You miss him." in seen(pilot)
    async with at_home(desk) as pilot:
        await opened(pilot)
        choose(pilot, "trevor")
        await keys(pilot, "enter")
        assert front(pilot) == "FeedbackScreen"
        assert "broken off" in seen(pilot)
        await keys(pilot, "escape")
        choose(pilot, "trevor")
        await keys(pilot, "enter")
        assert front(pilot) == "SetUpScreen"


async def test_the_curtain_covers_a_practice_and_the_hint_comes_and_goes() -> None:
    async with at_home() as pilot:
        await with_joan(pilot, *PLEASANT[:2])
        assert "Hint:" not in seen(pilot)
        await keys(pilot, "f2")
        assert "Hint:" in seen(pilot)
        await keys(pilot, "f10")
        assert "Joan" not in seen(pilot)
        await keys(pilot, "f10", "f2")
        assert "Joan" in seen(pilot)
        assert "Hint:" not in seen(pilot)


async def test_words_typed_straight_behind_enter_are_the_next_ones() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot, PLEASANT[0])
        box = pilot.app.screen.query_one(WordsBox)
        box.insert("What matters to you?")
        box.send()
        box.insert("And your garden")
        await settled(pilot)
        assert "What matters to you?" in seen(pilot)
        assert box.text == "And your garden"


async def test_it_is_noted_only_when_the_trainee_keeps_the_note() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot, *PLEASANT)
        await keys(pilot, "escape", "f6", "escape")
        assert desk.supervision.record().practice == ()
        await keys(pilot, "f6", "enter")
        [noted] = desk.supervision.record().practice
        assert "Joan" in noted.text
        assert noted.text == noted.text.strip()
        assert "miss him" not in noted.text
        assert noted.minutes >= 1
        assert "Noted in your training record." in seen(pilot)


async def test_words_typed_after_the_ready_sentence_stand_apart_from_it() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot, *PLEASANT)
        await keys(pilot, "escape", "f6", *"Hm", "enter")
        [noted] = desk.supervision.record().practice
        assert noted.text.endswith("turns. Hm")


async def test_words_refused_come_back_to_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot, PLEASANT[0])

        def full(*_: object) -> None:
            raise OSError("disk full")

        monkeypatch.setattr(desk.practice, "say", full)
        await say(pilot, "You miss him.")
        assert pilot.app.screen.query_one(WordsBox).text == "You miss him."
        assert "! " in seen(pilot)
        monkeypatch.undo()
        await keys(pilot, "enter")
        [practice] = practices(desk)
        assert [one.said for one in desk.practice.open(practice).exchanges] == [PLEASANT[0], "You miss him."]


async def test_words_typed_quickly_are_answered_in_order() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot)
        for words in ("one", "two", "three"):
            pilot.app.screen.query_one(WordsBox).insert(words)
            await pilot.press("enter")
        await settled(pilot)
        await settled(pilot)
        [practice] = practices(desk)
        assert [one.said for one in desk.practice.open(practice).exchanges] == ["one", "two", "three"]
        assert seen(pilot).count("You: ") == 3


async def test_a_practice_goes_on_from_the_store_alone() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot, *PLEASANT)
        desk.practice.forget()
        await say(pilot, "Go on.")
        assert "Go on." in seen(pilot)


async def test_practices_under_another_name_are_only_counted() -> None:
    desk = new_desk()
    desk.change_settings({"worker": "Priya"})
    desk.practice.say(desk.practice.start("joan").practice, "Hello Joan.")
    desk.change_settings({"worker": "Jo"})
    async with at_home(desk) as pilot:
        await opened(pilot)
        assert "another name: 1." in seen(pilot)
        assert "Go on with Joan" not in seen(pilot)


async def test_how_it_goes_is_drawn_over_the_weeks() -> None:
    desk = new_desk()
    for turns in (UNPLEASANT, PLEASANT, PLEASANT):
        practice = desk.practice.start("joan").practice
        for words in turns:
            desk.practice.say(practice, words)
        desk.practice.end(practice)
    async with at_home(desk) as pilot:
        await opened(pilot)
        shown = seen(pilot)
        assert "How it goes, from 22 Nov to 22 Nov" in shown
        assert "practised: 3" in shown
        [advice] = [line for line in shown.splitlines() if line.strip().startswith("Advice")]
        assert "% to 0%" in advice


@pytest.mark.parametrize("ended", [False, True])
async def test_enter_twice_in_one_burst_opens_one_room(ended: bool) -> None:
    desk = new_desk()
    practice = desk.practice.start("joan").practice
    desk.practice.say(practice, "Hello Joan, what matters to you?")
    if ended:
        desk.practice.end(practice)
    async with at_home(desk) as pilot:
        await opened(pilot)
        rows = pilot.app.screen.query_one(Rows)
        rows.highlighted = next(at for at, row in enumerate(rows.options) if practice in (row.id or ""))
        before = len(pilot.app.screen_stack)
        for _ in range(2):
            pilot.app.post_message(Key("enter", None))
        await settled(pilot)
        await settled(pilot)
        assert front(pilot) == ("FeedbackScreen" if ended else "PractisingScreen")
        assert len(pilot.app.screen_stack) == before + 1


def test_every_phrase_of_practising_is_used() -> None:
    root = Path(__file__).parents[2]
    keys = re.findall(r"^- ([a-z-]+): ", (root / "prompts/phrases/practising.md").read_text("utf-8"), re.MULTILINE)
    code = "\n".join(path.read_text("utf-8") for path in (root / "convo").rglob("*.py"))
    asked = set(re.findall(r"[\"'](?:practising/)?([a-z-]+)[\"']", code))
    assert [key for key in keys if key not in asked and not key.startswith(("aim-", "resistance-"))] == []


async def test_a_client_named_at_the_command_line_comes_in_at_once() -> None:
    desk = new_desk()
    first = RoomWanted("practise", ("samar", "asking-directly", "gentle", 7))
    app = ConvoApp(OpenDoor(desk), first)  # pyright: ignore[reportArgumentType]
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: front(pilot) == "PractisingScreen")
        await settled(pilot)
        assert "Practice with Samar Elamin · working on asking directly · turn 1" in seen(pilot)
        await say(pilot, "What matters to you?")
        await keys(pilot, "escape", "escape")
        assert "Samar Elamin · practised: 1" in seen(pilot)
        assert "leave to stay" in seen(pilot)
        [practice] = practices(desk)
        start = desk.practice.open(practice)
        assert start.aim == "asking directly"


async def test_once_the_client_has_gone_enter_leads_to_the_feedback_and_words_stay() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot, PLEASANT[0], "Goodbye Joan, thank you for coming.")
        assert "Joan has gone. Escape: how it went." in seen(pilot)
        await say(pilot, "Wait, one more thing")
        assert pilot.app.screen.query_one(WordsBox).text == "Wait, one more thing"
        assert "! Joan has gone" in seen(pilot)
        pilot.app.screen.query_one(WordsBox).clear()
        await keys(pilot, "enter")
        assert front(pilot) == "FeedbackScreen"
        await keys(pilot, "f4")
        assert front(pilot) == "FeedbackScreen"


async def test_a_talk_without_a_word_ends_without_a_note() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await with_joan(pilot)
        await keys(pilot, "f3")
        assert "Say something first." in seen(pilot)
        await keys(pilot, "escape", "f6")
        assert front(pilot) == "FeedbackScreen"
        assert "Say something first." in seen(pilot)
        await keys(pilot, "f4")
        assert front(pilot) == "PractisingScreen"


async def test_the_palette_opens_practice_from_home() -> None:
    async with at_home() as pilot:
        await keys(pilot, "ctrl+p")
        await pilot.press(*"practise", "enter")
        await until(pilot, lambda: front(pilot) == "PractiseScreen")

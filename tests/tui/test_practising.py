"""Practising on the screens: by keyboard alone, every word kept, and the feedback never skipped."""

import pytest

from convo.desk import Desk
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.words_box import WordsBox
from tests.tui.house import SIZES, at_home, new_desk, say, seen, settled

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

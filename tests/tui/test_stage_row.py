"""The line of stages shows the one that the conversation is at in full, and cuts no word."""

import pytest

from convo.model.view import StageMark
from convo.tui.widgets.stage_row import row_spots

TITLES = ("Settle in", "What matters", "Choose a focus", "Their reasons", "Make a plan", "Way forward", "Close well")


def marks(here: int) -> tuple[StageMark, ...]:
    return tuple(
        StageMark(id=f"s{place}", title=title, state="here" if place == here else "done" if place < here else "to come")
        for place, title in enumerate(TITLES)
    )


@pytest.mark.parametrize("here", range(len(TITLES)))
@pytest.mark.parametrize("room", [30, 38, 58, 66, 71, 75, 78, 79, 96])
def test_it_fits_with_the_present_stage_in_full_and_every_word_whole(here: int, room: int):
    drawn = [str(spot.content) for spot in row_spots(marks(here), room)]
    assert sum(len(name) + 2 for name in drawn) - 2 <= room
    assert f"▸ {TITLES[here]}" in drawn
    assert all(not name.endswith("…") for name in drawn[:-1])
    words = {word for title in TITLES for word in title.split()}
    shown = {word for name in drawn[1:] for word in name.rstrip("…").split()}
    assert shown <= words | {"▸", "✓", "·"}
    assert drawn[-1].endswith("…") or TITLES[-1] in drawn[-1] or room <= sum(len(name) + 2 for name in drawn)


def test_when_all_was_asked_it_is_at_the_end_and_not_back_at_the_first():
    drawn = [str(spot.content) for spot in row_spots(marks(len(TITLES)), 58)]
    assert drawn == ["7/7", "✓ Way forward", "✓ Close well"]

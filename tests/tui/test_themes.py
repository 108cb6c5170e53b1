"""Every look can be read: pairs of colours are computed, and so is every piece of text on the drawn screens."""

import pytest
from textual.color import Color

from convo.model import wish as wi
from convo.tui import themes
from convo.tui.themes import PALETTES, Palette
from tests.tui.house import at_home, new_desk, say, settled, talking

PAPERS = ("paper", "card", "panel")
LINES = "─│╭╮╰╯━┃┏┓┗┛▔▁▂▃▄▅▆▇█▏▎ \n"


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[int, int, int]:
    return Color.parse(colour).rgb


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("paper", PAPERS)
def test_text_is_at_least_seven_to_one_and_quiet_text_four_and_a_half(palette: Palette, paper: str):
    ground = rgb(getattr(palette, paper))
    assert ratio(rgb(palette.ink), ground) >= 7
    assert ratio(rgb(palette.lead), ground) >= 7
    assert ratio(rgb(palette.quiet), ground) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_alarms_and_choices_are_at_least_seven_to_one(palette: Palette):
    assert ratio(rgb(palette.alarm), rgb(palette.alarm_paper)) >= 7
    assert ratio(rgb(palette.alarm), rgb(palette.paper)) >= 7
    assert ratio(rgb(palette.chosen_ink), rgb(palette.chosen)) >= 7


def faint(app, parts: str = "") -> list[tuple[str, float]]:
    """Return the pieces of text fainter than 4.5 to 1, on the screen or on the parts of it that are on top."""
    strips = app.screen._compositor.render_strips()
    regions = [part.region for part in app.screen.query(parts)] if parts else [app.screen.region]
    segments = [
        segment
        for region in regions
        for strip in strips[region.y : region.bottom]
        for segment in strip.crop(region.x, region.right)
    ]
    return [
        (segment.text, round(contrast(segment.style), 1))
        for segment in segments
        if contrast(segment.style) < 4.5 and segment.text.strip(LINES)
    ]


def contrast(style) -> float:
    """Return how well a piece of text stands out; what has no colours of its own has the terminal's."""
    if style is None or style.color is None or style.bgcolor is None:
        return 21
    if style.color.triplet is None or style.bgcolor.triplet is None:
        return 21
    return ratio(tuple(style.color.triplet), tuple(style.bgcolor.triplet))


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
async def test_nothing_drawn_is_fainter_than_four_and_a_half(palette: Palette):
    desk = new_desk()
    view = desk.start(desk.add_person("Ada"), "first-conversation")
    desk.take(view.session, wi.Say(text="Just me"))
    async with talking(desk, size=(120, 40)) as (pilot, _, session):
        pilot.app.theme = palette.name
        await pilot.pause()
        await say(pilot, "my garden", "f2")
        await say(pilot, "Just me")
        assert faint(pilot.app) == []
        for name in ("go-to", "correct", "raise", "things", "finish", "skip"):
            pilot.app.push_screen(pilot.app.room(name, desk.view(session)))
            await settled(pilot)
            assert faint(pilot.app, "#sheet") == [], name
            await pilot.press("escape")
            await settled(pilot)
        for name in ("plan", "settings", "help", "curtain"):
            pilot.app.push_screen(pilot.app.room(name, *([session] if name == "plan" else [])))
            await settled(pilot)
            assert faint(pilot.app) == [], name
            await pilot.app.pop_screen()
        desk.take(session, wi.Raise(category="suicide", urgency="emergency", words="words"))
        pilot.app.push_screen(pilot.app.room("concern", desk.view(session)))
        await settled(pilot)
        assert faint(pilot.app) == [], "concern"


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
async def test_home_and_the_palette_can_be_read(palette: Palette):
    desk = new_desk()
    desk.start(desk.add_person("Ada"), "first-conversation")
    async with at_home(desk) as pilot:
        pilot.app.theme = palette.name
        await settled(pilot)
        assert faint(pilot.app) == []
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert faint(pilot.app, "CommandInput, CommandList") == []


async def test_no_color_leaves_every_word_readable(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with talking() as (pilot, _, __):
        await say(pilot, "Just me")
        assert pilot.app.no_color
        assert faint(pilot.app) == []


def test_one_look_leads_to_the_next():
    names = [palette.name for palette in PALETTES]
    assert [themes.after(name) for name in names] == [*names[1:], names[0]]

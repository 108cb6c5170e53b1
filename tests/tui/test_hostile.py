"""Text from people reaches no terminal and no markup parser: every payload through every screen that shows it."""

import re

import pytest
from textual.events import Paste
from textual.widgets import Input

from convo.model import wish as wi
from convo.tui.widgets.words_box import WordsBox
from tests.tui.house import at_home, new_desk, seen, settled, talking, until

PAYLOADS = {
    "clear": "\x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "link": "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "c1": "\x9b2J\x9d0;owned\x9c",
    "dcs": '\x1bP$q"p\x1b\\',
    "align": "\x1b#8",
    "window": "\x1b[8;1;1t",
    "report": "\x1b[6n",
    "bidi": "abc\u202edcba\u2066x\u2069",
    "nul": "a\x00b\x07c\x08d\x7fe",
    "surrogate": "a\ud800b",
    "breaks": "a\rb\x0bc\x0cd\x85e\u2028f\u2029g",
    "closing": "[/",
    "closing-named": "[/nope]",
    "styled": "[red]x[/red] [b",
    "linked": "[link=http://evil.example]x[/link]",
    "action": "[@click=app.quit()]x[/]",
    "template": "{name} {0} %s ${x} {{7*7}}",
    "tabs": "a\tb",
    "wide": "\u65e5\u672c \u05e9\u05dc\u05d5\u05dd \u0627\u0644 \u0939\u093f \U0001f469\u200d\U0001f467 \u00e9",
    "joiners": "e" + "\u0301" * 200,
    "tags": "a\U000e0041\U000e007fb",
    "one-long-word": "x" * 5_000,
    "empty-ish": "\u200b\ufeff \u2060",
}
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def assert_harmless(pilot) -> None:
    found = CONTROL.search(seen(pilot))
    assert found is None, repr(found)


BATCHES = [dict(list(PAYLOADS.items())[place : place + 5]) for place in range(0, len(PAYLOADS), 5)]
each_batch = pytest.mark.parametrize("batch", BATCHES, ids=" ".join)


@each_batch
async def test_no_screen_draws_what_a_terminal_would_act_on(batch):
    desk = new_desk()
    async with talking(desk, size=(120, 40), name=f"Sam {''.join(batch.values())}"[:200]) as (pilot, _, session):
        screen = pilot.app.screen
        for payload in batch.values():
            pilot.app.post_message(Paste(payload))
            await pilot.pause()
            assert_harmless(pilot)
            await pilot.press("enter")
            desk.take(session, wi.Say(text=f"{payload} again", keep="goal"))
            desk.take(session, wi.Say(text=f"{payload} more", keep="strength"))
        await settled(pilot)
        await screen.show(desk.view(session))
        await settled(pilot)
        assert_harmless(pilot)
        for name in ("go-to", "correct", "things", "finish", "skip"):
            pilot.app.push_screen(pilot.app.room(name, desk.view(session)))
            await settled(pilot)
            for payload in batch.values():
                pilot.app.post_message(Paste(payload))
            await settled(pilot)
            assert_harmless(pilot)
            await pilot.press("escape")
            await settled(pilot)
        pilot.app.push_screen(pilot.app.room("plan", session))
        await settled(pilot)
        assert_harmless(pilot)


@each_batch
async def test_a_concern_and_home_draw_it_harmlessly(batch):
    desk = new_desk()
    for payload in batch.values():
        view = desk.start(desk.add_person(f"Sam {payload}"), "first-conversation")
        desk.take(view.session, wi.Raise(category="suicide", urgency="emergency", words=payload))
    desk.change_settings({"first_contact": "".join(batch.values()), "usual_contacts": payload[:20]})
    async with at_home(desk) as pilot:
        await until(pilot, lambda: "Take up again" in seen(pilot))
        pilot.app.screen.query_one("#search", Input).focus()
        for payload in batch.values():
            pilot.app.post_message(Paste(payload))
        await settled(pilot)
        assert_harmless(pilot)
        for row in desk.home().resume:
            await pilot.app.push_screen(pilot.app.room("conversation", desk.view(row.session)))
            await until(pilot, lambda: type(pilot.app.screen).__name__ == "ConcernScreen")
            pilot.app.post_message(Paste(row.name))
            await settled(pilot)
            assert_harmless(pilot)


async def test_words_are_kept_as_typed_but_for_what_a_terminal_acts_on():
    async with talking() as (pilot, desk, session):
        pilot.app.post_message(Paste("[b]2 < 3[/b] \x1b[31mred"))
        await pilot.pause()
        assert pilot.app.screen.query_one(WordsBox).text == "[b]2 < 3[/b] [31mred"
        await pilot.press("enter")
        await settled(pilot)
        assert "[b]2 < 3[/b] [31mred" in [line.text for line in desk.view(session).lines]
        assert "[b]2 < 3[/b] [31mred" in seen(pilot)

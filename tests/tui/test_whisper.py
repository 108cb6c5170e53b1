"""Quiet hints on the screen: off until they are turned on, one line, and one key keeps what was heard."""

from convo.model import wish as wi
from convo.tui.widgets.whisper import Whispering
from tests.tui.house import new_desk, say, seen, settled, talking, until

WANTS = "I really want to get back to my garden. I will start on Monday."


def shown(pilot) -> str:
    widget = pilot.app.screen.query_one(Whispering)
    return "" if widget.has_class("empty") else str(widget.render())


async def test_it_is_off_unless_the_worker_turns_it_on():
    async with talking() as (pilot, desk, session):
        assert desk.settings()["hints"] == "off"
        await say(pilot, WANTS, "f2")
        await pilot.app.workers.wait_for_complete()
        assert shown(pilot) == ""
        assert desk.view(session).things


async def test_change_talk_is_offered_and_one_key_keeps_it_as_a_reason():
    desk = new_desk()
    desk.change_settings({"hints": "on"})
    async with talking(desk) as (pilot, _, session):
        await say(pilot, WANTS, "f2")
        await until(pilot, lambda: "change talk" in shown(pilot))
        assert "change talk" in seen(pilot)
        await pilot.press("ctrl+n")
        await settled(pilot)
        await until(pilot, lambda: shown(pilot) == "")
        assert [thing.text for thing in desk.view(session).things if thing.kind == "reason"] == [WANTS]


async def test_a_nudge_comes_once_and_goes():
    desk = new_desk()
    desk.change_settings({"hints": "on"})
    async with talking(desk) as (pilot, _, session):
        for words in ("What do you like?", "Where is it?", "When did you go there?"):
            desk.take(session, wi.Say(text=words, speaker="worker", keep="note"))
        await pilot.app.screen.show(desk.view(session))
        await until(pilot, lambda: "Three questions" in shown(pilot))
        await say(pilot, "It was a quiet day.", "f8")
        await until(pilot, lambda: shown(pilot) == "")


async def test_a_hint_that_breaks_never_breaks_the_conversation(monkeypatch):
    desk = new_desk()
    desk.change_settings({"hints": "on"})
    monkeypatch.setattr(desk.reviews, "whisper", lambda session: 1 / 0)
    async with talking(desk) as (pilot, _, session):
        await say(pilot, WANTS, "f2")
        await settled(pilot)
        assert shown(pilot) == ""
        assert desk.view(session).things

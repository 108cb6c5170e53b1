"""The supervision screen: everything by keyboard, nothing typed is lost, and words only of what was shared."""

from pathlib import Path
from threading import Event

import pytest

from convo.desk import Desk
from convo.model import wish as wi
from convo.tui import commands as co
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.words_box import WordsBox
from tests.tui.house import SIZES, at_home, new_desk, seen, settled, until

GRAVE = "I have been saving up my tablets and I am going to kill myself"


async def opened(pilot) -> None:
    await settled(pilot)
    await pilot.press("f6")
    await settled(pilot)
    await settled(pilot)


async def keys(pilot, *pressed: str) -> None:
    for key in pressed:
        await pilot.press(key)
        await settled(pilot)


async def typed(pilot, words: str, *after: str) -> None:
    box = pilot.app.focused
    if isinstance(box, WordsBox):
        box.put(words)
    else:
        box.value = words
    await keys(pilot, *after)


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_size_and_says_when_the_hour_is_due(size) -> None:
    desk = new_desk()
    async with at_home(desk, size) as pilot:
        await opened(pilot)
        said = seen(pilot)
        assert "No hour is recorded yet" in said
        assert "You want to bring: 0" in said
        assert "Meeting" in said.splitlines()[-1]
        await keys(pilot, "f2")
        assert "A supervision meeting" in seen(pilot)
        assert "Clinical or professional" in seen(pilot)
        await keys(pilot, "escape", "f3")
        assert "level 1" in seen(pilot)


async def test_something_is_brought_and_ticked_with_keys_alone() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await opened(pilot)
        await keys(pilot, "ctrl+n")
        await typed(pilot, "Lone visits in the evening", "enter")
        assert "[ ] Lone visits in the evening" in seen(pilot)
        rows = pilot.app.screen.query_one(Rows)
        rows.highlighted = next(place for place, row in enumerate(rows.options) if (row.id or "").startswith("b"))
        await keys(pilot, "enter")
        assert desk.supervision.record().to_bring == ()
        assert "Ticked." in seen(pilot)


async def test_a_meeting_is_recorded_field_by_field() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await opened(pilot)
        await keys(pilot, "f2", "down", "down", "enter")
        assert "Which kind: Clinical or professional" in seen(pilot)
        for words in ("60", "", "Dr Lee"):
            await typed(pilot, words, "enter")
        await typed(pilot, "About endings.", "enter")
        await typed(pilot, "Ring the hub\nRest", "enter")
        [meeting] = desk.supervision.record().meetings
        assert (meeting.sort, meeting.minutes, meeting.supervisor) == ("professional", 60, "Dr Lee")
        assert [line.text for line in desk.supervision.record().actions] == ["Ring the hub", "Rest"]
        assert "due by 22 December 2026" in seen(pilot)
        assert "[ ] Ring the hub" in seen(pilot)


async def test_what_is_refused_stays_on_the_form_and_what_is_half_written_comes_back() -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await opened(pilot)
        await keys(pilot, "f2", "enter")
        await typed(pilot, "an hour", "ctrl+s")
        assert "not a number of minutes" in seen(pilot)
        await keys(pilot, "escape")
        assert desk.supervision.draft("meeting")["minutes"] == "an hour"
        await keys(pilot, "f2")
        assert "an hour" in seen(pilot)


async def test_an_action_is_said_not_to_be_done_and_a_wrong_entry_is_struck_out() -> None:
    desk = new_desk()
    desk.supervision.write("meeting", {"sort": "practice", "minutes": "20", "actions": "Ring the hub"})
    async with at_home(desk) as pilot:
        await opened(pilot)
        rows = pilot.app.screen.query_one(Rows)
        rows.highlighted = next(place for place, row in enumerate(rows.options) if (row.id or "").startswith("a2"))
        await keys(pilot, "f4")
        await typed(pilot, "no cover", "enter")
        [action] = desk.supervision.record().actions
        assert (action.done, action.why) == (False, "no cover")
        await keys(pilot, "delete")
        await typed(pilot, "m1", "ctrl+s")
        assert desk.supervision.record().meetings == ()


async def test_a_record_under_an_earlier_name_is_pointed_out_and_joined_with_f9() -> None:
    desk = new_desk()
    for name in ("", "Jo Best", "Ruth Birch"):
        desk.change_settings({"worker": name})
        if name != "Ruth Birch":
            desk.supervision.write("bring", {"text": f"Brought by {name or 'nobody'}"})
    async with at_home(desk, (120, 40)) as pilot:
        await opened(pilot)
        assert "There is a record under another name: Jo Best; the worker" in " ".join(seen(pilot).split())
        await keys(pilot, "f9")
        await until(pilot, lambda: "Whose record is yours too?" in seen(pilot))
        assert "Jo Best" in seen(pilot)
        assert "the worker" in seen(pilot)
        await keys(pilot, "escape")
        await until(pilot, lambda: "Whose record" not in seen(pilot))
        assert desk.supervision.record().brought == ()
        await keys(pilot, "f9")
        await until(pilot, lambda: "Whose record" in seen(pilot))
        await keys(pilot, "down", "enter")
        await until(pilot, lambda: "Joined: what stands under the worker" in seen(pilot))
        assert "[ ] Brought by nobody" in seen(pilot)
        assert "Brought by Jo" not in seen(pilot)
        await keys(pilot, "f9")
        await until(pilot, lambda: "Whose record" in seen(pilot))
        await keys(pilot, "enter")
        await until(pilot, lambda: "Joined: what stands under Jo Best" in seen(pilot))
        rows = pilot.app.screen.query_one(Rows)
        rows.highlighted = next(place for place, row in enumerate(rows.options) if (row.id or "").startswith("b"))
        await keys(pilot, "enter")
        assert "Ticked." in seen(pilot)
        assert len(desk.supervision.record().to_bring) == 1
        await keys(pilot, "f9")
        assert "There is no other record." in seen(pilot)


async def test_the_log_and_the_portfolio_are_read_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk = new_desk()
    desk.supervision.write("reflection", {"text": "I asked less. [bold]\x1b[31m"})
    async with at_home(desk) as pilot:
        await opened(pilot)
        await keys(pilot, "f5", "f5")
        assert "Log of supervision" in seen(pilot)
        await keys(pilot, "f5", "pagedown", "ctrl+s")
        [file] = tmp_path.iterdir()
        assert "I asked less. [bold]" in file.read_text()
        assert "Saved" in seen(pilot)
        await keys(pilot, "f5", "escape")
        assert type(pilot.app.screen).__name__ == "HomeScreen"


async def test_nothing_of_a_conversation_that_was_not_shared_is_on_the_screen() -> None:
    desk = new_desk()
    session = desk.start(desk.add_person("Rosa Diaz"), "first-conversation").session
    desk.take(session, wi.Say(text=GRAVE, speaker="person"))
    async with at_home(desk, (120, 40)) as pilot:
        await opened(pilot)
        assert "only counted: " in seen(pilot)
        assert "Rosa" not in seen(pilot)
        assert "tablets" not in seen(pilot)
        desk.reviews.share(session.replace("session/", "review/"), "Dr Lee")
        await keys(pilot, "f5", "f5", "f5", "f5")
        assert "Rosa Diaz: Suicide" in seen(pilot)
        assert "“saving up my tablets”" in seen(pilot)


def paused(desk: Desk, name: str) -> str:
    """Hold a short conversation and return its reading back."""
    session = desk.start(desk.add_person(name), "first-conversation").session
    desk.take(session, wi.Say(text="I want to get back to my garden", speaker="person"))
    desk.take(session, wi.Say(text="It matters to you", speaker="worker"))
    desk.take(session, wi.Pause())
    return session.replace("session/", "review/")


async def test_the_period_shows_the_figures_of_what_was_shared_and_counts_the_rest() -> None:
    desk = new_desk()
    paused(desk, "Rosa Diaz")
    desk.reviews.share(paused(desk, "Sam Okoro"), "Dr Lee")
    async with at_home(desk, (120, 40)) as pilot:
        await opened(pilot)
        await keys(pilot, "f5")
        await until(pilot, lambda: "Conversations: 1." in seen(pilot))
        assert "Not shared, and so only counted: 1." in " ".join(seen(pilot).split())
        assert "Rosa" not in seen(pilot)
        assert "Sam" not in seen(pilot)


async def test_a_form_kept_twice_in_a_hurry_and_left_at_once_is_kept_once_and_half_written_no_more(monkeypatch) -> None:
    desk = new_desk()
    async with at_home(desk) as pilot:
        await opened(pilot)
        await keys(pilot, "f8")
        pilot.app.screen.query_one(WordsBox).put("I asked less")
        go, write = Event(), desk.supervision.write
        monkeypatch.setattr(desk.supervision, "write", lambda *given: (go.wait(5), write(*given))[1])
        await pilot.press("ctrl+s", "ctrl+s", "escape")
        go.set()
        await settled(pilot)
        await settled(pilot)
        assert len(desk.supervision.record().reflections) == 1
        assert desk.supervision.draft("reflection") == {}


async def test_a_form_that_is_left_before_its_half_written_words_came_keeps_them_and_those_typed_since(
    monkeypatch,
) -> None:
    desk = new_desk()
    desk.supervision.keep_draft("bring", {"text": "Lone visits"})
    async with at_home(desk) as pilot:
        await opened(pilot)
        go, draft = Event(), desk.supervision.draft
        monkeypatch.setattr(desk.supervision, "draft", lambda form: (go.wait(5), draft(form))[1])
        await pilot.press("ctrl+n", *"at night", "escape")
        go.set()
        await settled(pilot)
        await settled(pilot)
        assert draft("bring")["text"] == "Lone visits\nat night"


@pytest.mark.parametrize("left_by", ["escape", "locking"])
async def test_a_period_that_is_left_before_its_reading_begins_is_not_read(left_by: str) -> None:
    desk = new_desk()
    desk.reviews.share(paused(desk, "Rosa Diaz"), "Dr Lee")
    asked, held, done = Event(), Event(), list[bool]()
    read_since = desk.reviews.read_since

    def late(*given) -> bool:
        asked.set()
        held.wait(10)
        done.append(read_since(*given))
        return done[0]

    desk.reviews.read_since = late
    async with at_home(desk, (120, 40)) as pilot:
        await opened(pilot)
        await keys(pilot, "f5")
        await until(pilot, asked.is_set)
        if left_by == "escape":
            await keys(pilot, "escape")
        else:
            pilot.app.post_message(co.LockNow())
            await until(pilot, lambda: type(pilot.app.screen).__name__ == "UnlockScreen")
            await settled(pilot)
        held.set()
        await until(pilot, lambda: bool(done))
        await settled(pilot)
    assert done == [False]

"""What is kept, on its sheet: all of it can be taken off, and kept out of the plan and put back."""

from convo.model import wish as wi
from convo.tui.widgets.rows import Rows
from tests.tui.house import at_home, new_desk, say, seen, settled, talking


async def test_a_thing_is_kept_out_of_the_plan_and_put_back_by_the_same_key():
    async with talking() as (pilot, desk, session):
        await say(pilot, "my garden", "f2")
        for stands in (False, True):
            for key in ("ctrl+o", "f2", "ctrl+o"):
                await pilot.press(key)
                await settled(pilot)
            assert ("my garden" in desk.plan_as(session, "text").decode()) == stands
            assert ("[not in the plan]" not in seen(pilot)) == stands
            await pilot.press("escape")
            await settled(pilot)


async def test_the_first_of_many_things_can_be_taken_off_too():
    desk = new_desk()
    view = desk.start(desk.add_person("Sam"), "first-conversation")
    for number in range(14):
        desk.take(view.session, wi.Say(text=f"strength {number}", keep="strength"))
    async with at_home(desk) as pilot:
        await pilot.app.push_screen(pilot.app.room("things", desk.view(view.session)))
        await settled(pilot)
        assert pilot.app.screen.query_one(Rows).option_count == 14
        await pilot.press("delete")
        await settled(pilot)
    assert [thing.text for thing in desk.things(view.session)] == [f"strength {number}" for number in range(1, 14)]

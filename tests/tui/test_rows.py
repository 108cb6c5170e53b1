"""A list shows every row whole, also where its rows are longer than a line."""

from textual.content import Content

from convo.tui.widgets.rows import Rows
from tests.tui.house import at_home, settled


async def test_rows_that_wrap_are_drawn_to_their_last_word():
    async with at_home() as pilot:
        await settled(pilot)
        rows = pilot.app.screen.query_one("#people", Rows)
        rows.fill(())
        await settled(pilot)
        for width in range(rows.content_size.width - 4, rows.content_size.width + 1):
            rows.fill((f"row{place}", Content(f"{'a' * (width - 7)} end{place:02}.")) for place in range(40))
            await settled(pilot)
            drawn = "".join(rows.render_line(line).text for line in range(rows.virtual_size.height))
            assert [f"end{place:02}." for place in range(40) if f"end{place:02}." not in drawn] == []
            rows.fill(())
            await settled(pilot)

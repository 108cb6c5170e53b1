"""Ratings of a whole conversation from 1 to 5: a person gives them, with anchors shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Sheet
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.review_event import Scale, Score
    from convo.model.review_view import GlobalView


class ScalesScreen(Sheet):
    """Lists the scales over the anchors of the one highlighted; a number from 1 to 5 rates it."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, review: str) -> None:
        """Rate one conversation."""
        super().__init__()
        self._review = review
        self._scales: tuple[GlobalView, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the scales over the anchors."""
        with Vertical(id="sheet"):
            yield Static(Content(self.reading("rate")), markup=False, classes="title")
            yield Rows()
            with VerticalScroll(can_focus=False, classes="facts"):
                yield Static(markup=False, id="anchors")
            yield Status()
            yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Show the scales."""
        await self._show()
        self.query_one(Rows).focus()
        self.tell(self.house.desk.phrase("globals/how"))

    async def _show(self) -> None:
        self._scales = await self.ask(self.house.desk.reviews.scales, self._review) or ()
        self.query_one(Rows).show([(scale.scale, self._row(scale)) for scale in self._scales])

    def _row(self, scale: GlobalView) -> Content:
        phrase = self.house.desk.phrase
        said = phrase("globals/rated", score=str(scale.score), by=scale.by) if scale.score else ""
        return drawing.text((scale.name, "bold"), f": {said or phrase('globals/not-rated')}")

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        scale = next((scale for scale in self._scales if scale.scale == event.option_id), None)
        if scale:
            anchors = [
                drawing.text((f"\n{score}  ", "bold"), anchor) for score, anchor in enumerate(scale.anchors, start=1)
            ]
            source = drawing.text((f"\n{self.house.desk.phrase('globals/source')}", "$quiet"))
            self.query_one("#anchors", Static).update(Content("").join([Content(scale.about), *anchors, source]))

    @on(OptionList.OptionSelected)
    def _next(self) -> None:
        self.query_one(Rows).action_cursor_down()

    def on_key(self, event: events.Key) -> None:
        """Take a number as the rating of the scale that is highlighted."""
        if event.key in ("1", "2", "3", "4", "5") and self._scales:
            event.stop()
            self._rate(self._scales[self.query_one(Rows).highlighted or 0].scale, cast("Score", int(event.key)))

    @work
    async def _rate(self, scale: Scale, score: Score) -> None:
        await self.ask(self.house.desk.reviews.rate_whole, self._review, scale, score)
        await self._show()

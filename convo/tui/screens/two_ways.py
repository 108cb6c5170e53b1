"""The first way and the second from the same moment, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from convo.tui import commands as co
from convo.tui import drawing, practice_drawing
from convo.tui.room import Page
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.practice_view import Exchange, FeedbackView, Way


class TwoWaysScreen(Page):
    """Two columns, a turn beside a turn; under them how the client was at the end of each."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Earlier, co.Later, co.Shut)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: FeedbackView) -> None:
        """Show both ways of a practice that was tried again."""
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Lay out the pairs of turns."""
        yield Static(self.practising("ways-top", turn=str(self._view.back)), markup=False, id="top")
        with VerticalScroll(id="both", can_focus=False):
            for left, right in self._pairs():
                with Horizontal(classes="pair"):
                    yield Static(left, markup=False, classes="way")
                    yield Static(right, markup=False, classes="way")
        yield Status()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Say how to go on."""
        self.tell(self.practising("ways-hint"))

    def _pairs(self) -> Iterator[tuple[Content, Content]]:
        if not self._view.ways:
            return
        first, second = self._view.ways
        titles = (self.practising("ways-first"), self.practising("ways-second"))
        yield drawing.text((titles[0], "bold $lead")), drawing.text((titles[1], "bold $lead"))
        for one, other in zip_longest(first.exchanges, second.exchanges):
            yield self._turn(one), self._turn(other)
        yield self._end(first), self._end(second)

    def _turn(self, one: Exchange | None) -> Content:
        if one is None:
            return Content("")
        more = self.phrase("more-lines", count="{count}")
        mine = practice_drawing.said(
            self.practising("you"), one.said if one.said.strip() else self.practising("silence"), more
        )
        return Content("\n").join((mine, practice_drawing.said(self._view.first, one.reply, more)))

    def _end(self, way: Way) -> Content:
        figures = {"readiness": way.readiness, "trust": way.trust, "discord": way.discord}
        return drawing.text(
            (self.practising("ways-end", **{key: f"{value:.1f}" for key, value in figures.items()}), "bold")
        )

    @on(co.Earlier)
    def _earlier(self) -> None:
        self.query_one(VerticalScroll).scroll_page_up(animate=False)

    @on(co.Later)
    def _later(self) -> None:
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

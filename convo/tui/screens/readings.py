"""What can be read back: conversations of one's own that are not going on, and transcripts taken in from files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static

from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Page
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.rows import Row, Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.review_view import ReviewRow


class ReadingsScreen(Page):
    """Lists them, with a box that takes a file in."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.RateBlind, co.EraseFile, co.Shut)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self) -> None:
        """Show nothing until the desk answers."""
        super().__init__()
        self._rows: dict[str, ReviewRow] = {}
        self._erasing = ""
        self._told = ""
        self._taken = False

    def compose(self) -> ComposeResult:
        """Lay out the list over the box for a file."""
        yield Static(self.reading("title"), markup=False, id="top")
        yield Static(Content(self.reading("home")), markup=False, classes="title")
        yield Rows(id="readings")
        yield LineBox(id="file", hint=self.reading("file"))
        yield Status()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin in the list, and get ready beside that what codes the turns."""
        self.query_one(Rows).focus()
        self._get_ready()

    @work
    async def _get_ready(self) -> None:
        await self.beside(self.house.desk.reviews.get_ready)

    @on(OptionList.OptionHighlighted)
    def _calm(self) -> None:
        self._erasing = ""

    @work(exclusive=True, group="look")
    async def on_screen_resume(self) -> None:
        """Look again, whenever this comes to the front."""
        await self._show()

    async def _show(self) -> None:
        rows = await self.ask(self.house.desk.reviews.rows)
        if rows is None:
            return
        self._rows = {row.review: row for row in rows}
        own = [self._row(row) for row in rows if not row.imported]
        files = [self._row(row) for row in rows if row.imported]
        self.query_one(Rows).fill([*self._under("own", own), *self._under("imported", files)])
        self.tell(self._told or self.reading("list-hint" if rows else "nothing"))
        self._told = ""
        if not rows:
            self.query_one("#file").focus()

    def _under(self, heading: str, rows: list[Row]) -> list[Row]:
        return [("", drawing.text((self.reading(heading), "bold"))), *rows] if rows else []

    def _row(self, row: ReviewRow) -> Row:
        key = "row-shared" if row.shared else "row"
        facts = {"name": drawing.short(row.name, 40), "title": drawing.short(row.title, 30), "day": row.day}
        return row.review, Content(self.reading(key, **facts))

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        self.enter("review", event.option_id)

    @on(co.RateBlind)
    @work
    async def _blind(self) -> None:
        """Have a second rater code what is highlighted: it opens without a code in sight."""
        review = self.query_one(Rows).chosen
        if not review or self.query_one("#file").has_focus:
            return
        raters: list[str] = []

        def begin(name: str) -> None:
            raters.append(self.house.desk.reviews.begin_blind(review, name))

        await self.house.sheet("few-words", self.reading("blind-who"), self.reading("blind-hint"), begin)
        if raters:
            self.enter("review", review, raters[0])

    @on(Input.Submitted)
    @work(exclusive=True, group="take-in")
    async def _take_in(self, event: Input.Submitted) -> None:
        """Take a file in; who the worker is, is asked where the names don't say, and then on which day it was."""
        path = Path(event.value.strip())
        if not event.value.strip():
            return
        arrival = await self.ask(self.house.desk.reviews.look, path)
        if arrival is None:
            return
        self._taken = False
        workers = list(arrival.workers)
        if not workers:
            await self.house.sheet("pick", self.reading("who-is-worker"), arrival.names, workers.append)
        if workers:  # this screen looks again by itself when the sheet is put away
            keep = partial(self._keep, path, workers)
            await self.house.sheet(
                "few-words", self.reading("held-on"), self.reading("held-on-hint"), keep, arrival.day
            )
        if self._taken:
            event.input.value = ""
            self.query_one(Rows).focus()

    def _keep(self, path: Path, workers: Sequence[str], day: str) -> None:
        _, self._told = self.house.desk.reviews.take_in(path, workers, day)
        self._taken = True

    @on(co.EraseFile)
    @work
    async def _erase(self) -> None:
        """Erase what came from a file, when asked twice."""
        row = self._rows.get(self.query_one(Rows).chosen or "")
        if row is None or self.query_one("#file").has_focus:
            return
        if row.imported and self._erasing != row.review:
            self._erasing = row.review
            self.tell(self.reading("erase-again", name=drawing.short(row.name, 40)))
            return
        if await self.done(self.house.desk.reviews.erase, row.review):
            self._told = self.reading("erased")
            await self._show()

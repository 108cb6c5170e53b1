"""What a turn was: the codes it can be given, each with what it means in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Sheet
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.coding import Code
    from convo.model.review_event import MainCode
    from convo.model.review_view import CodeChoice, TurnView


class CodeScreen(Sheet):
    """Enter says that the turn was this; Space adds a further code. A second rater sees nothing that stands."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.AlsoThis, co.Shut)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, review: str, turn: TurnView, rater: str = "") -> None:
        """Ask about one turn of a conversation read back."""
        super().__init__()
        self._review = review
        self._turn = turn
        self._rater = rater
        self._choices: dict[str, CodeChoice] = {}

    def compose(self) -> ComposeResult:
        """Lay out the words over the codes."""
        key = "choose-blind" if self._rater else "choose"
        with Vertical(id="sheet"):
            yield Static(Content(self.reading(key, turn=self._turn.turn)), markup=False, classes="title")
            why = f"\n{self._turn.why}" if self._turn.why else ""
            yield Static(Content(f"“{drawing.short(self._turn.text, 300)}”{why}"), markup=False, classes="facts")
            yield Rows()
            yield Status()
            yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Show the codes, with the one that stands under the cursor."""
        await self._show(first=True)
        self.query_one(Rows).focus()

    async def _show(self, first: bool) -> None:
        choices = await self.ask(self.house.desk.reviews.choices, self._review, self._turn.turn, self._rater) or ()
        self._choices = {choice.code: choice for choice in choices}
        rows = self.query_one(Rows)
        place = rows.highlighted
        rows.fill((choice.code, self._row(choice)) for choice in choices)
        stands = next((place for place, choice in enumerate(choices) if choice.main), 0)
        rows.highlighted = stands if first else place

    def _row(self, choice: CodeChoice) -> Content:
        state = self.reading("stands") if choice.main else self.reading("beside") if choice.stands else ""
        sign = "●" if choice.main else "+" if choice.stands else " "
        said = f" [{state}]" if state else ""
        return drawing.text((f"{sign} {choice.name}{said}", "bold"), f": {choice.means}")

    @on(OptionList.OptionSelected)
    @work
    async def _choose(self, event: OptionList.OptionSelected) -> None:
        choice = self._choices[event.option_id or ""]
        if not choice.can_be_main:
            await self._toggle(choice)
        elif await self.ask(self._said, cast("MainCode", choice.code)):
            self.dismiss(None)

    def _said(self, code: MainCode) -> bool:
        reviews = self.house.desk.reviews
        if self._rater:
            reviews.rate(self._review, self._rater, self._turn.turn, code)
        else:
            reviews.choose(self._review, self._turn.turn, code)
        return True

    @on(co.AlsoThis)
    @work
    async def _also(self) -> None:
        choice = self._choices.get(self.query_one(Rows).chosen or "")
        if choice:
            await self._toggle(choice)

    async def _toggle(self, choice: CodeChoice) -> None:
        if choice.can_be_beside and not choice.main:
            code = cast("Code", choice.code)
            await self.ask(self.house.desk.reviews.toggle, self._review, self._turn.turn, code)
            await self._show(first=False)

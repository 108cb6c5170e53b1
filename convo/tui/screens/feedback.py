"""How a practice went: what was done well, what to try, and every turn to go back to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Footer, OptionList, Static

from convo.tui import commands as co
from convo.tui import practice_drawing
from convo.tui.messages import RoomWanted, WentHome
from convo.tui.practice_drawing import TURN
from convo.tui.room import Page
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.practice_view import FeedbackView, PracticeView


class FeedbackScreen(Page):
    """Lists the feedback and the turns; Enter on a turn tries it again."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (
        co.TryAgain,
        co.GoOnTalking,
        co.NotePractice,
        co.BothWays,
        co.Shut,
    )
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: FeedbackView, words: str = "") -> None:
        """Show feedback, with something to say of it."""
        super().__init__()
        self._view, self._words = view, words

    def compose(self) -> ComposeResult:
        """Lay out one list to read and choose from."""
        yield Static(self.practising("feedback-top", name=self._view.name), markup=False, id="top")
        yield Rows(practice_drawing.feedback_rows(self._view, self.practising), id="feedback")
        yield Status()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin at the top, with what could be done next."""
        self.query_one(Rows).focus()
        self.tell(self._words or self._hint())

    def _hint(self) -> str:
        if not self._view.exchanges:
            return self.practising("feedback-hint-empty")
        turn = self._view.to_try
        said = self.practising("feedback-hint", turn=str(turn)) if turn else self.practising("feedback-hint-none")
        return f"{said} {self.practising('feedback-ways')}" if self._view.ways else said

    @on(OptionList.OptionSelected)
    def _chose(self, event: OptionList.OptionSelected) -> None:
        number = _turn(event.option_id)
        if number:
            self._back_to(number)
        else:
            self.tell(self.practising("nothing-here"))

    @on(co.TryAgain)
    def _try_again(self) -> None:
        """Go back to the turn under the cursor, otherwise to the one thing to try, otherwise to the last."""
        last = self._view.exchanges[-1].number if self._view.exchanges else 0
        number = _turn(self.query_one(Rows).chosen) or self._view.to_try or last
        if number:
            self._back_to(number)
        else:
            self.tell(self.practising("no-turns"))

    @work(exclusive=True, group="go")
    async def _back_to(self, number: int) -> None:
        self._talk(await self.ask(self.house.desk.practice.again, self._view.practice, number))

    @on(co.GoOnTalking)
    @work(exclusive=True, group="go")
    async def _go_on(self) -> None:
        if self._view.gone:
            self.tell(self.practising("gone-talk", name=self._view.first))
            return
        self._talk(await self.ask(self.house.desk.practice.open, self._view.practice))

    def _talk(self, view: PracticeView | None) -> None:
        if view is not None and self.is_active:
            self.house.post_message(WentHome(self))
            self.house.post_message(RoomWanted("practising", (view,)))

    @on(co.BothWays)
    def _both_ways(self) -> None:
        if self._view.ways:
            self.enter("two-ways", self._view)
        else:
            self.tell(self.practising("no-ways"))

    @on(co.NotePractice)
    @work
    async def _note(self) -> None:
        """Offer words for the training record; nothing goes there unless they are kept."""
        if not self._view.exchanges:
            self.tell(self.practising("no-turns"))
            return
        minutes = str(self._view.minutes)
        kept: list[str] = []
        title, hint = self.practising("note-title", minutes=minutes), self.practising("note-hint")
        act = partial(self._write, kept, minutes)
        await self.house.sheet("few-words", title, hint, act, f"{self._view.note} ")
        self.tell(self.practising("noted") if kept else self._hint())

    def _write(self, kept: list[str], minutes: str, words: str) -> None:
        kept.append(self.house.desk.supervision.write("practice", {"text": words.rstrip(), "minutes": minutes}))


def _turn(row: str | None) -> int:
    """Return the number of the turn that a row stands for, 0 for none."""
    return int(row.removeprefix(TURN)) if row and row.startswith(TURN) else 0

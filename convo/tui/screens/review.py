"""A conversation read back: what it adds up to, and its turns with a code beside each that a person can put right."""

from __future__ import annotations

from asyncio import ensure_future, wait
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, OptionList, Static

from convo.tui import commands as co
from convo.tui import drawing, reading_back
from convo.tui.messages import WentHome
from convo.tui.room import Room
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from textual.events import DescendantFocus

    from convo.desk.reviewing import Reviews
    from convo.model.review_view import ReviewView

Act = Callable[[str], object]

_SOON = 0.08
"""Seconds that the codes may take before the turns are shown without them."""


class ReviewScreen(Room):
    """The summary and the turns side by side, or one at a time where there is little room."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (
        co.PutRight,
        co.NoteTurn,
        co.NameGoal,
        co.RateWhole,
        co.RateBlind,
        co.ShareReview,
        co.WriteReport,
        co.ExportCodes,
        co.OtherSide,
        co.Shut,
    )
    BINDINGS = co.bindings(OFFERS)
    BLIND = (co.PutRight, co.RateBlind, co.Shut)

    def __init__(self, review: str, rater: str = "") -> None:
        """Read back one conversation; a second rater of that name codes it without a code in sight."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        self._review = review
        self._view: ReviewView | None = None
        self._rater = rater
        self._only: tuple[str, ...] = ()
        self._told = ""
        self._warned = self._closely = self._left = False

    def compose(self) -> ComposeResult:
        """Lay out the summary beside the turns."""
        yield Static(markup=False, id="top")
        with Horizontal(id="middle"):
            yield Rows(id="summary")
            yield Rows(id="turns")
        yield Status()
        yield Footer(compact=True)

    @work
    async def on_mount(self) -> None:
        """Show the turns with their codes; where those take a while, the turns alone come first."""
        self._go_to(self._turns if self._rater else self._summary)
        self.tell(self.reading("coding"))
        text = await self.ask(self._reviews.text, self._review)
        coded = ensure_future(self._look_again())
        done, _ = await wait((coded,), timeout=_SOON)
        if not done and text is not None and self._is_there:
            self._show(text)
        await coded
        self._next_uncoded(-1)

    @property
    def offers(self) -> tuple[type[co.Command], ...]:
        """To who codes blind, nothing that shows what others said, or says it in the worker's name."""
        return self.BLIND if self._rater else self.OFFERS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Take the keys of these commands only."""
        return action != "give" or any(parameters == (command.__name__,) for command in self.offers)

    @property
    def _is_there(self) -> bool:
        """Whether there is still something to show an answer on: it may come when the screen was put away."""
        return len(self.query("#top, #summary, #turns")) == 3

    @property
    def _reviews(self) -> Reviews:
        """Those of the desk there is now: the desk that a sheet was opened over may be locked away when it is used."""
        return self.house.desk.reviews

    @property
    def _summary(self) -> Rows:
        return self.query_one("#summary", Rows)

    @property
    def _turns(self) -> Rows:
        return self.query_one("#turns", Rows)

    async def _look_again(self) -> None:
        """Show the conversation as it stands now, with the cursor where it was."""
        view = await self.ask(self._reviews.glance, self._review, self._rater)
        if view is not None and self._is_there:
            self._show(view)
            self._hint()
            if view.quick and not self._closely:
                self._closely = True
                self.call_after_refresh(self._read_closely)

    @work(group="closely")
    async def _read_closely(self) -> None:
        """Have the turns read closely beside all else, and show what that changes."""
        done: bool | None = False
        while done is False and not self._left:  # a screen put away just before may have stopped it
            done = await self.beside(self._reviews.read_closely, self._review)
        self._closely = False
        if done:
            await self._look_again()

    async def flush(self) -> None:
        """Keep nobody waiting who locks or leaves."""
        self._left = True
        self._reviews.stop_reading(self._review)

    async def on_unmount(self) -> None:
        """Read no further for nobody."""
        await self.flush()

    @work
    async def on_screen_resume(self) -> None:
        """Go on reading closely, where that was stopped."""
        self._left = False
        if self._view and self._view.quick:
            await self._look_again()

    def _show(self, view: ReviewView) -> None:
        self._view = view
        self.query_one("#top", Static).update(reading_back.top(view, self.reading))
        self.set_class(bool(view.rater), "-blind")
        self._summary.show([reading_back.summary_line(place, row) for place, row in enumerate(view.summary)])
        shown = [turn for turn in view.turns if not self._only or turn.turn in self._only]
        self._turns.show([reading_back.turn_row(turn, bool(view.rater), self.reading) for turn in shown])

    def _hint(self) -> None:
        """Say what could be done next, or what was just done."""
        side = "hint-turns" if self._turns.has_focus else "hint"
        key = "hint-blind" if self._rater else "closely" if self._view and self._view.quick else side
        self.tell(self._told or self.reading(key))
        self._told = ""

    def _go_to(self, side: Rows) -> None:
        """Lead the cursor to a side; it is the one that is shown where there is room for one only."""
        self.set_class(side is self._turns, "-turns")
        self.call_after_refresh(side.focus)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what could be done on the side that the cursor came to."""
        self.set_class(event.widget is self._turns, "-turns")
        if self._view and self._view.summary and not self._only:
            self._hint()

    @on(co.OtherSide)
    def _other_side(self) -> None:
        self._go_to(self._summary if self._turns.has_focus else self._turns)

    @on(OptionList.OptionSelected, "#summary")
    def _open(self) -> None:
        """Show only the turns behind a line of the summary."""
        row = reading_back.line_at(self._view, self._summary.chosen)
        if self._view is None or row is None:
            return
        if not row.turns:
            self.tell(self.reading("no-turns-behind"))
            return
        self._only = row.turns
        self._show(self._view)
        self._turns.highlighted = 0
        self._go_to(self._turns)
        self.tell(self.reading("turns-behind", what=drawing.short(row.text, 40)))

    @on(co.Shut)
    @work
    async def _shut(self) -> None:
        """Go back by one: from some turns to all, from the turns to the summary, and home."""
        if self._only:
            self._only = ()
            await self._look_again()
        elif self.has_class("-turns") and self.has_class("-narrow") and not self._rater:
            self._go_to(self._summary)
        else:
            self.post_message(WentHome(self))

    @on(co.PutRight)
    @on(OptionList.OptionSelected, "#turns")
    @work
    async def _put_right(self) -> None:
        """Ask what a turn was; from the summary the one behind the line, or which of them where there are more."""
        line = reading_back.line_at(self._view, self._summary.chosen) if self._summary.has_focus else None
        if line and len(line.turns) != 1:
            self._open()
            return
        turn = reading_back.turn_at(self._view, line.turns[0] if line else self._turns.chosen)
        if turn is None:
            return
        await self.house.sheet("code", self._review, turn, self._rater)
        await self._look_again()
        self._next_uncoded(self._turns.highlighted or 0)

    def _next_uncoded(self, here: int) -> None:
        """Lead a second rater on to the next turn that has no code of theirs."""
        if self._rater and self._view:
            left = [place for place, turn in enumerate(self._view.turns) if not turn.rated]
            self._turns.highlighted = next((place for place in left if place > here), left[0] if left else here)

    @on(co.RateBlind)
    @work
    async def _blind(self) -> None:
        """Be done as a second rater: at the second time of asking where turns are left."""
        if not self._rater:
            self.tell(self.reading("blind-from-list"))
            return
        left = sum(not turn.rated for turn in self._view.turns) if self._view else 0
        if left and not self._warned:
            self._warned = True
            self.tell(self.reading("blind-left", count=str(left)))
            return
        rater, self._rater = self._rater, ""
        self.refresh_bindings()
        await self.ask(self._reviews.end_blind, self._review, rater)
        self._told = self.reading("blind-done")
        await self._look_again()
        self._go_to(self._summary)

    @on(co.RateWhole)
    @work
    async def _rate_whole(self) -> None:
        await self.house.sheet("scales", self._review)
        await self._look_again()

    @on(co.NoteTurn)
    @work
    async def _note(self) -> None:
        at = self._turns.chosen if self._turns.has_focus else None
        title = self.reading("note-what", turn=at) if at else self.reading("note-what-whole")
        half_typed = await self.ask(self._reviews.draft, self._review, at) or ""

        def keep(words: str) -> None:
            self._reviews.keep_draft(self._review, words, turn=at)

        await self._sheet(title, "", lambda words: self._reviews.note(self._review, words, turn=at), half_typed, keep)

    @on(co.NameGoal)
    @work
    async def _goal(self) -> None:
        goal = self._view.goal if self._view else ""
        await self._ask_for("goal-what", "goal-hint", lambda words: self._reviews.name_goal(self._review, words), goal)

    @on(co.ShareReview)
    @work
    async def _share(self) -> None:
        """Share, or take the sharing back."""
        if self._view and self._view.shared:
            title = self.reading("share-stop", who=drawing.short(", ".join(self._view.shared), 60))
            await self._sheet(title, "", lambda _: self._reviews.unshare(self._review))
            return
        named = (await self.ask(self.house.desk.settings) or {}).get("supervisor", "")
        await self._ask_for("share-who", "share-hint", lambda who: self._reviews.share(self._review, who), named)

    @on(co.ExportCodes)
    @work
    async def _export(self) -> None:
        await self._ask_for("file-corrections", "file-hint", lambda to: self._saved(self._reviews.save_corrections, to))

    @on(co.WriteReport)
    @work
    async def _report(self) -> None:
        await self._ask_for("file-report", "file-hint", lambda to: self._saved(self._reviews.save_report, to))

    def _saved(self, save: Callable[[str, Path], str], to: str) -> None:
        self._told = self.reading("saved", path=save(self._review, Path(to.strip())))

    async def _ask_for(self, title: str, hint: str, act: Act, words: str = "") -> None:
        await self._sheet(self.reading(title), self.reading(hint), act, words)

    async def _sheet(self, title: str, hint: str, act: Act, words: str = "", keep: Act | None = None) -> None:
        await self.house.sheet("few-words", title, hint, act, words, keep)
        await self._look_again()

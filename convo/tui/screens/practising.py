"""A practice going on: what the client says, and one box for what you would say."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static

from convo.tui import commands as co
from convo.tui import drawing, practice_drawing
from convo.tui.drafts import Drafts
from convo.tui.messages import Edited, RoomWanted, Sent, WentHome
from convo.tui.room import Room
from convo.tui.widgets.practice_talk import PracticeTalk
from convo.tui.widgets.status import Status
from convo.tui.widgets.words_box import WordsBox

if TYPE_CHECKING:
    from convo.model.practice_view import PracticeView


class PractisingScreen(Room):
    """The talk; however it is left, the feedback follows."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (
        co.ToggleHint,
        co.TryAgain,
        co.EndPractice,
        co.Earlier,
        co.Later,
    )
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: PracticeView) -> None:
        """Show a practice as the desk gave it."""
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
        self._view = view
        self._hints = False
        self._flying: list[str] = []
        self._drawing = Lock()
        self._drafts = Drafts(self._keep_draft, view.draft)

    def compose(self) -> ComposeResult:
        """Lay out the talk over the box."""
        yield Static(markup=False, id="top")
        yield Static(Content(self._view.referral), markup=False, id="referral")
        yield PracticeTalk()
        yield Static(markup=False, id="hint", classes="empty")
        yield Status()
        with Horizontal(id="entry"):
            yield Static(Content(f"{self.practising('you')} ▸"), markup=False, id="who")
            yield WordsBox(self._view.draft, id="words", hint=self.practising("box"), lets_go=True)
        yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Show the talk so far."""
        await self._show(self._view)
        self.box.focus()
        back = self._view.back
        if back and len(self._view.exchanges) < back:
            heard = self._view.exchanges[-1].reply if self._view.exchanges else self._view.opening
            facts = {"turn": str(back), "name": self._view.first, "words": drawing.short(heard, 60)}
            self.tell(self.house.desk.phrase("practice/back", **facts))

    @property
    def box(self) -> WordsBox:
        """The box that words are typed into."""
        return self.query_one("#words", WordsBox)

    async def _show(self, view: PracticeView) -> None:
        async with self._drawing:
            if len(view.exchanges) < len(self._view.exchanges):
                return  # a later one is shown already
            self._view = view
            self.set_class(bool(view.exchanges), "-begun")
            self.query_one("#top", Static).update(practice_drawing.top(view, self.practising))
            await self.query_one(PracticeTalk).show(self._lines(view))
        self._show_hint()
        self.tell(self.practising("gone", name=view.first) if view.gone else self.practising("talk-hint"))

    def _lines(self, view: PracticeView) -> list[Content]:
        more = self.phrase("more-lines", count="{count}")
        lines = [practice_drawing.said(view.first, view.opening, more)]
        for one in view.exchanges:
            mine = one.said if one.said.strip() else self.practising("silence")
            lines.append(practice_drawing.said(self.practising("you"), mine, more))
            lines.append(practice_drawing.said(view.first, one.reply, more))
        return lines

    def _show_hint(self) -> None:
        hint = self.query_one("#hint", Static)
        hint.set_class(not self._hints, "empty")
        hint.update(Content(self.practising("hint-on", words=self._view.hint)))

    @on(co.ToggleHint)
    def _toggle_hint(self) -> None:
        self._hints = not self._hints
        self._show_hint()
        self.tell(self.practising("talk-hint" if self._hints else "hint-off"))

    @on(Sent)
    def _sent(self, sent: Sent) -> None:
        if self._view.gone and not sent.text.strip():
            self._finish()
            return
        self._flying.append(sent.text)
        self.box.let_go(sent.text)
        self._answer(sent.text)

    @work
    async def _answer(self, words: str) -> None:
        view = await self.ask(self.house.desk.practice.say, self._view.practice, words)
        self._flying.remove(words)
        if view is None:  # refused words come back to the box, before any typed since
            self.box.put("\n".join(part for part in (words, self.box.text) if part))
            return
        self._edited()  # before it is shown: who leaves now must not find the same words again in the box
        await self._show(view)

    @on(Edited)
    def _edited(self) -> None:
        self.run_worker(self.flush())

    async def _keep_draft(self, words: str) -> bool:
        return await self.done(self.house.desk.practice.keep_draft, self._view.practice, words)

    async def flush(self) -> None:
        """Keep the half-typed line, and with it any words that are not yet known to be kept."""
        await self._drafts.note("\n".join(part for part in (*self._flying, self.box.text) if part))

    @on(co.TryAgain)
    @work
    async def _try_again(self) -> None:
        """Ask for the turn to try again, and go back to it."""
        if not self._view.exchanges:
            self.tell(self.practising("no-turns"))
            return
        lines = [
            self.practising(
                "turn-line", turn=str(one.number), words=drawing.short(one.said, 60) or self.practising("silence")
            )
            for one in reversed(self._view.exchanges)
        ]
        picked: list[str] = []
        await self.house.sheet("pick", self.practising("which-turn"), lines, picked.append)
        if picked:
            await self.flush()
            number = self._view.exchanges[-1 - lines.index(picked[0])].number
            view = await self.ask(self.house.desk.practice.again, self._view.practice, number)
            self._go("practising", view)

    @on(co.EndPractice)
    def _end(self) -> None:
        self._finish()

    @work(exclusive=True, group="finish")
    async def _finish(self) -> None:
        """End with the feedback; after a second try, both ways stand in front of it."""
        await self.flush()
        view = await self.ask(self.house.desk.practice.end, self._view.practice)
        self._go("feedback", view)
        if view is not None and view.ways:
            self.house.post_message(RoomWanted("two-ways", (view,)))

    def _go(self, room: str, view: object) -> None:
        if view is not None and self.is_active:
            self.house.post_message(WentHome(self))
            self.house.post_message(RoomWanted(room, (view,)))

    @on(co.Earlier)
    def _earlier(self) -> None:
        self.query_one(PracticeTalk).scroll_page_up(animate=False)

    @on(co.Later)
    def _later(self) -> None:
        self.query_one(PracticeTalk).scroll_page_down(animate=False)

"""The conversation: the question in front, what was said, and a box for the next words."""

from __future__ import annotations

from asyncio import Lock
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.widgets import Footer, Static

from convo.model import wish as wi
from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.commands.talking import OFFERS, SHEETS
from convo.tui.drafts import Drafts
from convo.tui.facing import Facing
from convo.tui.messages import Edited, Picked, PlanWanted, Sent, StagePicked, WentHome
from convo.tui.room import Room
from convo.tui.widgets.card import PromptCard
from convo.tui.widgets.side import Side
from convo.tui.widgets.stage_row import StageRow
from convo.tui.widgets.status import Status
from convo.tui.widgets.talk import WINDOW, Talk
from convo.tui.widgets.waiting import Waiting
from convo.tui.widgets.whisper import Whispering
from convo.tui.widgets.words_box import WordsBox

if TYPE_CHECKING:
    from convo.model.kinds import Speaker
    from convo.model.view import View
    from convo.model.wish import Wish

WISHES: dict[type[co.Command], Wish] = {co.GoBack: wi.Back(), co.ParkIt: wi.Park()}
SPEAKERS: tuple[Speaker, ...] = ("person", "worker", "note")


class ConversationScreen(Room):
    """A conversation, as it is held or filled in afterwards."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = OFFERS
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View) -> None:
        """Show the conversation as the desk gave it."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-very-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (17, "-tall")]
        self.view = view
        self._began = monotonic()
        self._marked: Speaker | None = None
        self._facing = Facing()
        self._flying: list[str] = []
        self._drawing = Lock()
        self._drafts = Drafts(self._keep_draft, view.draft)

    def compose(self) -> ComposeResult:
        """Lay out the line on top, the stages, the talk over the card, the panel, and the box."""
        yield Static(markup=False, id="top")
        yield Static(markup=False, id="warning", classes="trouble")
        yield StageRow(id="stages")
        with Horizontal(id="middle"):
            with Vertical(id="main"):
                yield Talk(self.phrase("more-lines", count="{count}"), "\n".join(self.view.recap))
                yield PromptCard(self.phrase)
            yield Side(self.phrase)
        yield Waiting(self.phrase)
        yield Status()
        yield Whispering(self.house.hint)
        with Horizontal(id="entry"):
            yield Static(markup=False, id="who")
            yield WordsBox(self.view.draft, id="words", lets_go=True)
        yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Show the conversation and start the clock."""
        await self.show(self.view)
        self.box.focus()
        self.set_interval(20, self._show_top)

    @property
    def box(self) -> WordsBox:
        """The box that words are typed into."""
        return self.query_one("#words", WordsBox)

    @property
    def speaker(self) -> Speaker:
        """Whose words are being typed: as marked, otherwise those the question asks for."""
        return self._marked or (self.view.prompt.by if self.view.prompt else "note")

    async def show(self, view: View) -> None:
        """Show the conversation as it stands; a concern in front takes the front of the screen."""
        async with self._drawing:
            if view.version < self.view.version:
                return  # a later one is shown already
            self.view = view
            await self._draw(view)
        if self._facing.next(self.view):
            self._face()

    async def _draw(self, view: View) -> None:
        self._show_top()
        await self.query_one(Talk).show(view, self.phrase("earlier"))
        await self._show_card()
        await self.query_one(Side).show(view)
        await self.query_one(StageRow).show(view.stages)
        self.query_one(Status).tell(drawing.said(view, self.phrase))
        self.query_one(Waiting).show(view)
        self._show_speaker()
        self.query_one(Whispering).listen(view)

    def _show_top(self) -> None:
        minutes = int((monotonic() - self._began) // 60)
        self.query_one("#top", Static).update(drawing.top(self.view, minutes))
        warning = self.query_one("#warning", Static)
        warning.set_class(not self.view.warnings, "empty")
        warning.update(Content(f"! {' '.join(self.view.warnings)}"))

    async def _show_card(self) -> None:
        card = self.query_one(PromptCard)
        if self.view.prompt:
            await card.show(self.view.prompt)
        elif self.view.state == "ended":
            await card.say(self.phrase("ended"), self.phrase("ended-hint"))
        else:
            hint = self.phrase("all-agreed-hint" if self.view.agreed_by else "all-asked-hint")
            await card.say(self.phrase("all-asked"), hint)

    def _show_speaker(self) -> None:
        label = drawing.speaker(self.speaker, self.view.name)
        self.query_one("#who", Static).update(drawing.text((f"{drawing.short(label, 14)} ▸", "bold")))
        ended = "box-ended" if self.view.state == "ended" else "box-end"
        self.box.hint(self.phrase(f"box-{self.speaker}" if self.view.prompt else ended))

    @work
    async def _face(self) -> None:
        """Put concerns in front, one after the other, until each that can't wait is answered."""
        while concern := self._facing.next(self.view):
            with self._facing.one():
                view = await self.house.sheet("concern", self.view, concern, self.box)
                self._facing.came_back()
                if view:
                    await self.show(view)

    def wish(self, wish: Wish, typed: str = "") -> None:
        """Have a wish taken and show what follows; words typed stay in the draft until they are kept."""
        if typed:
            self._flying.append(typed)
            self.box.let_go(typed)
        self._grant(wish, typed)

    @work
    async def _grant(self, wish: Wish, typed: str) -> None:
        view = await self.take(self.view.session, wish)
        if typed:
            self._flying.remove(typed)
        if view is None:
            if typed:  # refused words come back to the box, before any typed since
                self.box.put("\n".join(part for part in (typed, self.box.text) if part))
            return
        self.run_worker(self.flush())  # before it is shown: who leaves now must not find these words again in the box
        self.query_one(Talk).pages = 0
        self.query_one("#recap").add_class("empty")
        if not (view.prompt and self.view.prompt and view.prompt.asking == self.view.prompt.asking):
            self._marked = None
            self.query_one(PromptCard).opened = False
        await self.show(view)

    @work
    async def _lay(self, sheet: str) -> None:
        facts = (self.box,) if sheet == "raise" else ()
        view = await self.house.sheet(sheet, self.view, *facts)
        self._facing.came_back()
        if view:
            await self.show(view)

    @on(Sent)
    def _sent(self, sent: Sent) -> None:
        if not sent.text.strip():
            self._move_on()
            return
        keep = "note" if self._marked == "note" else None
        self.wish(wi.Say(text=sent.text, speaker=self._marked, keep=keep), sent.text)

    def _move_on(self) -> None:
        """Move on with Enter alone; at the end it leads to agreeing and closing."""
        if self.view.prompt:
            self.wish(wi.Skip())
        elif self.view.state != "ended":
            self._lay("finish")

    @on(Edited)
    def _edited(self) -> None:
        self._facing.typed()
        self.run_worker(self.flush())

    async def _keep_draft(self, words: str) -> bool:
        return await self.done(self.house.desk.keep_draft, self.view.session, words)

    async def flush(self) -> None:
        """Keep the half-typed line, and with it any words that are not yet known to be kept."""
        await self._drafts.note("\n".join(part for part in (*self._flying, self.box.text) if part))

    @on(Picked)
    def _picked(self, picked: Picked) -> None:
        several = self.view.prompt is not None and self.view.prompt.answer == "several"
        self.box.put(f"{self.box.text} {picked.key}".strip() if several else picked.key)
        self.box.focus()
        if not several:
            self.box.post_message(Sent(self.box.text))

    @on(StagePicked)
    def _stage_picked(self, picked: StagePicked) -> None:
        self.wish(wi.Jump(stage=picked.stage))

    @on(co.KeepAs)
    def _keep_as(self, command: co.KeepAs) -> None:
        words = self.box.text
        if self._facing.just_back:
            self.tell(self.phrase("key-of-card"))
        elif words.strip():
            speaker = self._marked or ("note" if command.WHAT == "note" else "person")
            self.wish(wi.Say(text=words, speaker=speaker, keep=command.WHAT), words)
        elif self.view.last_entry:
            self.wish(wi.Keep(entry=self.view.last_entry, what=command.WHAT))
        else:
            self.tell(self.phrase("nothing-to-keep"))

    @on(co.Command)
    def _plainly(self, command: co.Command) -> None:
        """Do what needs no more than a wish or a sheet."""
        if wish := WISHES.get(type(command)):
            self.wish(wish)
        elif sheet := SHEETS.get(type(command)):
            self._lay(sheet)

    @on(co.ShowPlan)
    def _plan(self) -> None:
        self.post_message(PlanWanted(self.view.session))

    @on(co.MoreOnCard)
    async def _more(self) -> None:
        card = self.query_one(PromptCard)
        card.opened = not card.opened
        await self._show_card()

    @on(co.NextSpeaker)
    @on(Click, "#who")
    def _next_speaker(self) -> None:
        self._marked = SPEAKERS[(SPEAKERS.index(self.speaker) + 1) % len(SPEAKERS)]
        self._show_speaker()

    @on(co.Earlier)
    @on(Click, ".above")
    async def _earlier(self) -> None:
        """Scroll up; at the top, load earlier lines."""
        talk = self.query_one(Talk)
        if self.query_one(PromptCard).opened:
            self.query_one(PromptCard).scroll_page_up(animate=False)
            return
        if talk.scroll_y > 0 or self.view.total_lines <= (talk.pages + 1) * WINDOW:
            talk.scroll_page_up(animate=False)
            return
        await self._turn_page(talk.pages + 1)
        talk.call_after_refresh(talk.scroll_to, y=talk.max_scroll_y // 2, animate=False)

    @on(co.Later)
    async def _later(self) -> None:
        """Scroll down; at the bottom of earlier lines, come back to later ones."""
        talk = self.query_one(Talk)
        if self.query_one(PromptCard).opened:
            self.query_one(PromptCard).scroll_page_down(animate=False)
        elif talk.scroll_y < talk.max_scroll_y or not talk.pages:
            talk.scroll_page_down(animate=False)
        else:
            await self._turn_page(talk.pages - 1)

    async def _turn_page(self, pages: int) -> None:
        view = await self.ask(self.house.desk.view, self.view.session, (pages + 1) * WINDOW)
        if view:
            talk = self.query_one(Talk)
            talk.pages = pages
            await talk.show(view, self.phrase("earlier"))

    @on(co.Leave)
    @work
    async def _leave(self) -> None:
        """Keep what is half typed, pause, and go home."""
        await self.flush()
        if self.view.state == "ended" or await self.take(self.view.session, wi.Pause()):
            self.post_message(WentHome(self))

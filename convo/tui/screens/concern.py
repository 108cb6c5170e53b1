"""A concern in front: what to do now, whom to tell, what to say; it leaves only with a recorded decision."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Footer, Input, Static

from convo.model import wish as wi
from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.messages import Sent
from convo.tui.room import Sheet
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.status import Status
from convo.tui.widgets.words_box import WordsBox

if TYPE_CHECKING:
    from convo.model.view import ConcernView, View


class ConcernScreen(Sheet):
    """Shows the gravest open concern of a conversation."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (
        co.RecordDone,
        co.RecordNotDone,
        co.NextSpeaker,
        co.Earlier,
        co.Later,
        co.StayInFront,
    )
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View) -> None:
        """Show the concern in front of a conversation."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        assert view.front is not None, "there is a concern in front"
        self._view = view
        self._concern: ConcernView = view.front
        self._by_worker = False

    def compose(self) -> ComposeResult:
        """Lay out what to do, then the box for what is said meanwhile, then the decision."""
        with Vertical(id="sheet", classes=f"concern {self._concern.urgency}"):
            yield Static(self._head(), markup=False, id="urgency")
            with VerticalScroll(id="protocol", can_focus=False):
                if self._concern.direct:
                    yield self._part("ask", self._concern.direct)
                with Horizontal(id="first"):
                    yield self._part("do-now", *(f"{n}. {act}" for n, act in enumerate(self._concern.now, start=1)))
                    yield Static(self._tell(), markup=False, classes="part")
                yield from self._rest()
            yield WordsBox(id="meanwhile", hint=self.phrase("meanwhile-person"))
            with Horizontal(classes="decision"):
                yield LineBox(id="told", hint=self.phrase("told"))
                yield LineBox(datetime.now().astimezone().strftime("%H:%M"), id="when", hint=self.phrase("when"))
                yield Button(self.phrase("record-done"), id="done", compact=True)
            with Horizontal(classes="decision"):
                yield LineBox(id="reason", hint=self.phrase("reason-not-done"))
                yield Button(self.phrase("record-not-done"), id="not-done", compact=True)
            yield Status()
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Put the cursor where words said meanwhile go, so that what is being typed is never a decision."""
        self.query_one("#meanwhile").focus()
        others = sum(concern.open for concern in self._view.concerns) - 1
        self.tell(self.phrase("other-concerns", count=str(others)) if others else self.phrase("stays-in-front"))

    def _head(self) -> Content:
        one = self._concern
        return drawing.text(
            (f"{drawing.URGENT[one.urgency]} {one.urgency_label} · {one.title} · {one.about_label}", "bold"),
            (f"\n“{drawing.short(one.words, 200)}”" if one.words else "", ""),
        )

    def _part(self, key: str, *lines: str) -> Static:
        content = drawing.text((self.phrase(key), "bold $lead"), *(f"\n{line}" for line in lines))
        return Static(content, markup=False, classes="part")

    def _tell(self) -> Content:
        heading = drawing.text((self.phrase("tell"), "bold $lead"))
        return Content("\n").join([heading, *(drawing.tell(one) for one in self._concern.tell)])

    def _rest(self) -> ComposeResult:
        one = self._concern
        parts = {
            "say": (one.say,),
            "consent": (one.consent_words,),
            "do-not": tuple(f"• {line}" for line in one.not_do),
            "record": (one.record,),
            "why-raised": (one.rule,),
        }
        for key, lines in parts.items():
            if any(lines):
                yield self._part(key, *lines)

    @on(Sent)
    @work
    async def _said(self, sent: Sent) -> None:
        """Keep what was said meanwhile as a note; it may raise something graver, which then takes the front."""
        if not sent.text.strip():
            return
        speaker = "worker" if self._by_worker else "person"
        view = await self.take(self._view.session, wi.Say(text=sent.text, speaker=speaker, keep="note"))
        if view is None:
            return
        self.query_one("#meanwhile", WordsBox).clear()
        self._view = view
        if view.front and view.front != self._concern:
            self._concern = view.front
            await self.recompose()
            self.query_one("#meanwhile").focus()
        self.tell(self.phrase("kept-meanwhile"))

    @on(co.NextSpeaker)
    def _next_speaker(self) -> None:
        self._by_worker = not self._by_worker
        self.query_one("#meanwhile", WordsBox).hint(
            self.phrase("meanwhile-worker" if self._by_worker else "meanwhile-person")
        )

    @on(Input.Submitted, "#told")
    def _to_when(self) -> None:
        self.query_one("#when").focus()

    @on(co.RecordDone)
    @on(Input.Submitted, "#when")
    @on(Button.Pressed, "#done")
    @work
    async def _done(self) -> None:
        told, when = self._value("#told"), self._value("#when")
        await self._decide(wi.Decide(concern=self._concern.id, done=True, told=told, when=when))

    @on(co.RecordNotDone)
    @on(Input.Submitted, "#reason")
    @on(Button.Pressed, "#not-done")
    @work
    async def _not_done(self) -> None:
        await self._decide(wi.Decide(concern=self._concern.id, done=False, reason=self._value("#reason")))

    async def _decide(self, decision: wi.Decide) -> None:
        """Record a decision, after keeping any words still in the box."""
        box = self.query_one("#meanwhile", WordsBox)
        if box.text.strip():
            said = wi.Say(text=box.text, speaker="worker" if self._by_worker else "person", keep="note")
            if await self.take(self._view.session, said) is None:
                return
            box.clear()
        await self.finish(self._view.session, decision)

    def _value(self, box: str) -> str:
        return self.query_one(box, LineBox).value

    @on(co.StayInFront)
    def _stay(self) -> None:
        self.tell(self.phrase("stays-in-front"), trouble=True)

    @on(co.Earlier)
    def _up(self) -> None:
        self.query_one("#protocol").scroll_page_up(animate=False)

    @on(co.Later)
    def _down(self) -> None:
        self.query_one("#protocol").scroll_page_down(animate=False)

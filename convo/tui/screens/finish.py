"""Coming to an end: agree the plan and by whom, then close, or end early with an honest partial plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Footer, Input, Static

from convo.model import wish as wi
from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Sheet
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.view import View


class FinishScreen(Sheet):
    """Says what the plan still lacks, and takes the agreement or the end."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View) -> None:
        """Bring this conversation to an end."""
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Lay out what is missing, then the two ways on."""
        early = self._view.prompt is not None
        agreed = "empty" if self._view.agreed_by else ""
        ended = "empty" if self._view.state == "ended" else ""
        with Vertical(id="sheet"):
            yield Static(self.phrase("finish"), markup=False, classes="title")
            with VerticalScroll(can_focus=False, classes="facts"):
                yield Static(self._facts(), markup=False, id="facts")
            with Horizontal(classes=f"decision {agreed}", id="agreement"):
                yield LineBox(id="by", hint=self.phrase("agreed-by"))
                yield Button(self.phrase("agree"), id="agree", compact=True)
            with Horizontal(classes=f"decision {ended}"):
                yield LineBox(id="reason", hint=self.phrase("end-reason" if early else "close-hint"))
                yield Button(self.phrase("end-early" if early else "close"), id="end", compact=True)
            yield Status()
            yield Footer(compact=True)

    def _facts(self) -> Content:
        missing = self._view.required_missing
        waiting = ", ".join(dict.fromkeys(one.cover for one in self._view.waiting))
        parts: list[drawing.Part] = [(self.phrase("still-waits", what=waiting) + "\n", "bold $lead")] if waiting else []
        parts += [(self._agreement(), "bold")]
        parts += [f"\n• {words}" for words in missing]
        for criterion in self._view.criteria:
            mark = "✓" if criterion.met else "·"
            rest = f" – {'; '.join(criterion.missing)}" if criterion.missing else ""
            parts.append((f"\n{mark} {criterion.title}{rest}", "$quiet"))
        return drawing.text(*parts)

    def _agreement(self) -> str:
        """Say who agreed the plan as it stands, or whether it can be agreed."""
        if self._view.agreed_by:
            return self.phrase("agreed-so-far", who=drawing.short(self._view.agreed_by, 100))
        return self.phrase("agree-missing" if self._view.required_missing else "agree-ready")

    @on(Input.Submitted, "#by")
    @on(Button.Pressed, "#agree")
    @work
    async def _agree(self) -> None:
        """Mark the plan as agreed, and stay: closing is one key further."""
        if self.busy:
            return
        with self.waiting():
            view = await self.take(self._view.session, wi.AgreePlan(by=self.query_one("#by", LineBox).value))
        if view is not None:
            self._view = view
            self.query_one("#facts", Static).update(self._facts())
            self.query_one("#end").focus()
            self.query_one("#agreement").add_class("empty")
            self.tell(self.phrase("agreed"))

    def put_away(self) -> None:
        """Hand back what was agreed also when the sheet is put away without closing."""
        self.dismiss(self._view)

    @on(Input.Submitted, "#reason")
    @on(Button.Pressed, "#end")
    @work
    async def _end(self) -> None:
        """Close at the end, or end early; the desk refuses while a concern is open."""
        reason = self.query_one("#reason", LineBox).value
        early = self._view.prompt is not None
        await self.finish(self._view.session, wi.End(reason=reason) if early or reason else wi.Close())

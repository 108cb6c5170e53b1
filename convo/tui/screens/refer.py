"""A note to refer back or hand over: the worker chooses the lines and sees what is in it; nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static

from convo.desk.referral import ENDINGS
from convo.model.kinds import BASES
from convo.tui import commands as co
from convo.tui.room import Sheet
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.rows import Row, Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.referral import ReferralDraft
    from convo.model.view import View

READER, BASIS = "to", "basis"
"""Rows that change with Enter; the others are lines that are put in or left out."""


class ReferScreen(Sheet):
    """Shows the lines that a note could hold beside the note as it stands."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.SaveNote, co.Earlier, co.Later, co.Shut)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View, concern: str = "", to: str = "") -> None:
        """Draft a note about a concern, or to a sibling role."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        self._view = view
        self._concern, self._to = concern or None, to
        self._draft: ReferralDraft | None = None

    def compose(self) -> ComposeResult:
        """Lay out the lines, the note, the reason, and the file that it could be written to."""
        with Vertical(id="sheet"):
            yield Static(self.phrase("refer"), markup=False, classes="title")
            with Horizontal(id="middle"):
                yield Rows(id="lines")
                with VerticalScroll(can_focus=False, id="note"):
                    yield Static(markup=False)
            with Horizontal(classes="setting"):
                yield Static(self.phrase("refer-reason"), markup=False, classes="label")
                yield LineBox(id="reason", hint=self.phrase("refer-reason-hint"))
            with Horizontal(classes="setting"):
                yield Static(self.phrase("refer-file"), markup=False, classes="label")
                yield LineBox(id="file", hint=self.phrase("refer-file-hint"))
            yield Status()
            yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Begin with the least that a note needs."""
        await self._make()
        self.query_one("#lines").focus()
        self.tell(self.phrase("refer-hint"))

    async def _make(self) -> None:
        draft = await self.ask(self.house.desk.referral, self._view.session, self._concern, self._to)
        if draft is None:
            return
        reason = self.query_one("#reason", LineBox)
        reason.value = reason.value or draft.reason
        self._draft = draft
        self._show()

    def _show(self) -> None:
        rows = self.query_one("#lines", Rows)
        before = rows.highlighted
        rows.fill(self._rows())
        if before is not None:
            rows.highlighted = before
        if self._draft:
            note = self.house.desk.referral_as(self._draft.resting_on(self._draft.basis, self._reason)).decode()
            self.query_one("#note Static", Static).update(Content(note))

    @property
    def _reason(self) -> str:
        return self.query_one("#reason", LineBox).value

    def _rows(self) -> list[Row]:
        draft, desk = self._draft, self.house.desk
        if draft is None:
            return []
        basis = desk.phrase(f"referral/choice-{draft.basis or 'none'}")
        return [
            (READER, Content(desk.phrase("referral/line-to", reader=draft.reader))),
            (BASIS, Content(desk.phrase("referral/line-basis", basis=basis))),
            *(
                (line.id, Content(desk.phrase(f"referral/line-{'in' if line.chosen else 'out'}", text=line.text)))
                for line in draft.lines
            ),
        ]

    @on(OptionList.OptionSelected)
    async def _change(self, event: OptionList.OptionSelected) -> None:
        """Change whom it is for, what it rests on, or whether a line is in it."""
        draft, row = self._draft, event.option_id or ""
        if draft is None:
            return
        if row == READER:
            readers = [reader for reader, _ in self.house.desk.readers()]
            self._to = readers[(readers.index(draft.to) + 1) % len(readers)]
            await self._make()
        elif row == BASIS:
            order = (None, *BASES)
            basis = order[(order.index(draft.basis) + 1) % len(order)]
            self._draft = draft.resting_on(basis, self._reason)
            self._show()
        else:
            chosen = draft.chosen
            kept = tuple(one for one in chosen if one != row) if row in chosen else (*chosen, row)
            self._draft = draft.with_lines(kept)
            self._show()

    @on(Input.Changed, "#reason")
    def _reason_changed(self) -> None:
        self._show()

    @on(Input.Submitted, "#reason")
    def _to_file(self) -> None:
        self.query_one("#file").focus()

    @on(co.SaveNote)
    @on(Input.Submitted, "#file")
    @work
    async def _save(self) -> None:
        """Write the note to the file that was named, and to no other; a sentence is not the name of one."""
        name = self.query_one("#file", LineBox).value.strip()
        if Path(name).suffix.lower() not in ENDINGS:
            self.query_one("#file").focus()
            self.tell(self.phrase("refer-ending" if name else "refer-name", endings=", ".join(ENDINGS)), trouble=True)
        elif self._draft and not self.busy:
            with self.waiting():
                await self._write(self._draft.resting_on(self._draft.basis, self._reason), Path(name))

    async def _write(self, draft: ReferralDraft, path: Path) -> None:
        written = await self.ask(self.house.desk.save_referral, draft, path)
        if written is not None:
            self._view = await self.ask(self.house.desk.view, self._view.session) or self._view
            self.tell(self.phrase("saved", path=written))

    def put_away(self) -> None:
        """Hand back the conversation as it stands also when nothing was written."""
        self.dismiss(self._view)

    @on(co.Earlier)
    def _up(self) -> None:
        self.query_one("#note").scroll_page_up(animate=False)

    @on(co.Later)
    def _down(self) -> None:
        self.query_one("#note").scroll_page_down(animate=False)

"""Somebody else's role: when it meets a need better, what to ask, and a note to hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from convo.tui import commands as co
from convo.tui import drawing, stepping
from convo.tui.room import Sheet
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.view import RoleView, View


class RolesScreen(Sheet):
    """Lists the sibling roles with the card of the one that is highlighted; Enter drafts a note to them."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Earlier, co.Later, co.Shut)
    BINDINGS = co.bindings(OFFERS, co.Earlier, co.Later)

    def __init__(self, view: View) -> None:
        """Look for another role in this conversation."""
        super().__init__()
        self._view = view
        self._roles: dict[str, RoleView] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list over the card."""
        with Vertical(id="sheet"):
            yield Static(self.phrase("roles"), markup=False, classes="title")
            yield Rows()
            with VerticalScroll(can_focus=False, classes="facts"):
                yield Static(markup=False, id="card")
            yield Status()
            yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Show the roles."""
        self._roles = {role.id: role for role in await self.ask(self.house.desk.roles) or ()}
        self.query_one(Rows).fill((role.id, Content(role.title)) for role in self._roles.values())
        self.query_one(Rows).focus()
        self.tell(self.phrase("roles-hint"))

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        role = self._roles.get(event.option_id or "")
        if role is None:
            return
        parts = (
            self._part("better", *(f"• {line}" for line in role.better)),
            self._part("ask", role.ask),
            self._part("do-not", *(f"• {line}" for line in role.not_do)),
            self._part("hand-over", role.hand_over),
            drawing.text((self.phrase("tell"), "bold $lead"), "\n").append(stepping.tell(role.tell, self.phrase)),
        )
        self.query_one("#card", Static).update(Content("\n").join(parts))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _part(self, heading: str, *lines: str) -> Content:
        return drawing.text((self.phrase(heading), "bold $lead"), *(f"\n{line}" for line in lines))

    @on(OptionList.OptionSelected)
    @work
    async def _hand_over(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(await self.house.sheet("refer", self._view, "", event.option_id or ""))

    @on(co.Earlier)
    def _up(self) -> None:
        self.query_one(VerticalScroll).scroll_page_up(animate=False)

    @on(co.Later)
    def _down(self) -> None:
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

"""Settings: whom a concern goes to, the usual number of contacts, when it locks, and how it looks."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, Static

from convo.tui import commands as co
from convo.tui.messages import SettingsKept, WentHome
from convo.tui.room import Page
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.status import Status


class SettingsScreen(Page):
    """One line per setting; nothing changes until it is saved."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.SaveSettings, co.Shut)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self) -> None:
        """Show the settings once the desk answers."""
        super().__init__()
        self._before: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out a box for each setting."""
        yield Static(self.phrase("settings"), markup=False, id="top")
        with VerticalScroll(id="settings", can_focus=False):
            for key, label in self.house.desk.setting_labels():
                with Horizontal(classes="setting"):
                    yield Static(Content(label), markup=False, classes="label")
                    yield LineBox(id=key)
        yield Status()
        yield Footer(compact=True)

    @work
    async def on_mount(self) -> None:
        """Ask for what is set."""
        self._before = await self.ask(self.house.desk.settings) or {}
        if not self._before:
            return  # refused; the status line says why
        for key, value in self._before.items():
            self.query_one(f"#{key}", LineBox).value = value
        self.query(LineBox).first().focus()
        self.tell(self.phrase("settings-hint"))

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    @on(co.SaveSettings)
    @work
    async def _save(self) -> None:
        if not self._before:
            return  # what is set was not read yet: the empty boxes say nothing
        values = {box.id: box.value.strip() for box in self.query(LineBox) if box.id}
        changed = {key: value for key, value in values.items() if value != self._before.get(key)}
        if changed:
            await self.ask(self.house.desk.change_settings, changed)
            if await self.ask(self.house.desk.settings) != {**self._before, **changed}:
                return  # refused; the status line says why
        self.notify(self.phrase("settings-saved"), markup=False)
        self.post_message(SettingsKept())
        self.post_message(WentHome(self))

"""Unlocking the store, or setting it up: shown before there is a desk, and over everything when it locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Static

from convo.tui import commands as co
from convo.tui.messages import Unlocked
from convo.tui.trouble import refusal
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.desk import Desk
    from convo.tui.room import House

# The content is read only once the store is open, so these few labels live here.
TITLES = {
    "new": "Set up. Choose a passphrase. It encrypts everything; without it nothing can be read, by anybody.",
    "locked": "Locked. Type the passphrase.",
}
DIFFERENT = "The two passphrases are not the same. Type them again."
FAILED = "That did not work. Try again."


class Tick(Checkbox):
    """A checkbox whose mark is there or not, for those who can't tell its colours apart."""

    BUTTON_INNER = " "

    def watch_value(self) -> None:
        """Draw the mark or take it away."""
        super().watch_value()
        self.BUTTON_INNER = "✓" if self.value else " "  # pyright: ignore[reportConstantRedefinition] - how it is set
        self.refresh()


class UnlockScreen(ModalScreen[None]):
    """Asks for the passphrase; at first twice, with the choice to have the system remember it."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = ()

    def __init__(self, state: Literal["new", "locked"], trouble: str = "") -> None:
        """Unlock, or set up; `trouble` is why the passphrase that was at hand did not do."""
        super().__init__()
        self._state: Literal["new", "locked"] = state
        self._trouble = trouble

    @property
    def _house(self) -> House:
        return cast("House", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the boxes."""
        with Vertical(id="sheet"):
            yield Static(TITLES[self._state], markup=False, classes="title")
            yield LineBox(id="passphrase", hint="Passphrase", secret=True)
            if self._state == "new":
                yield LineBox(id="again", hint="The same passphrase again", secret=True)
                yield Tick(Content("Let this computer's keyring remember it"), id="remember", compact=True)
            yield Button("Open", id="open", compact=True)
            yield Status()

    def on_mount(self) -> None:
        """Begin with the passphrase."""
        self.query_one("#passphrase").focus()
        if self._trouble:
            self.query_one(Status).tell(self._trouble, trouble=True)

    @on(Input.Submitted)
    @on(Button.Pressed)
    @work(exclusive=True)
    async def _try(self, event: Input.Submitted | Button.Pressed) -> None:
        passphrase = self.query_one("#passphrase", LineBox).value
        if self._state == "new":
            again = self.query_one("#again", LineBox)
            if isinstance(event, Input.Submitted) and event.input.id == "passphrase":
                again.focus()
                return
            if again.value != passphrase:
                self._ask_anew(DIFFERENT)
                return
        try:
            self._house.desk = await self._opened(passphrase)
        except Exception as trouble:  # noqa: BLE001 - every failure to open is shown, none ends the program
            self._ask_anew(refusal(trouble) or f"{FAILED} ({type(trouble).__name__})")
            return
        self.post_message(Unlocked())

    def _ask_anew(self, why: str) -> None:
        """Say why, and empty the boxes: nobody sees what is in them, and the next letters would be added to it."""
        self.query_one(Status).tell(why, trouble=True)
        for box in self.query(LineBox):
            box.clear()
        self.query_one("#passphrase").focus()

    async def _opened(self, passphrase: str) -> Desk:
        door = self._house.door
        if self._state == "locked":
            return await self._house.ask(door.unlock, passphrase)
        return await self._house.ask(door.set_up, passphrase, self.query_one("#remember", Checkbox).value)

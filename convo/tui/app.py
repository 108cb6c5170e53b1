"""The app: opens the door, joins the screens by messages, hides, locks, and leaves without losing a word."""

from __future__ import annotations

import asyncio
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar, cast

from rich.text import Text
from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.content import Content
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widgets import Static

from convo.tui import commands as co
from convo.tui import messages, themes
from convo.tui.covering import Covering
from convo.tui.queue import DeskQueue
from convo.tui.screen_list import is_screen, make_screen
from convo.tui.trouble import refusal

if TYPE_CHECKING:
    from convo.desk import Desk, Door
    from convo.model.review_view import Whisper
    from convo.model.view import View

P = ParamSpec("P")
T = TypeVar("T")

_LAST_WORDS = 12.0
"""Seconds to keep what is half typed before leaving: the store may wait 5 for a turn, and 5 for the words after it."""


def _palette() -> type[Provider]:
    from convo.tui.palette import Offers

    return Offers


class ConvoApp(App[int]):
    """Sits beside a link worker; the desk does the work."""

    TITLE = "convo"
    CSS_PATH: ClassVar[CSSPathType | None] = [
        f"styles/{sheet}.tcss" for sheet in ("rooms", "conversation", "sheets", "practice")
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Help, co.Hide, co.NextTheme, co.LockNow, co.Quit)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10", "give('Hide')", "Hide", priority=True),
        Binding("f1", "give('Help')", "Help", priority=True),
        Binding("ctrl+q", "give('Quit')", "Quit", show=False, priority=True),
    ]

    def __init__(self, door: Door | None = None, first: messages.RoomWanted | None = None) -> None:
        """Take the door to the store (this machine's own is found after the first paint), and what to open first."""
        super().__init__()
        self._made = door
        self._first = first
        self.desk = cast("Desk", None)
        self._queue = DeskQueue()
        self._covering = Covering(self)
        self._active = monotonic()
        self._lock_after = 600.0
        for palette in themes.PALETTES:
            self.register_theme(themes.theme(palette))
        self.theme = themes.DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Know our own colour names whatever the theme."""
        return themes.variables(themes.DARK)

    def compose(self) -> ComposeResult:
        """Paint at once; the rest is read after that."""
        yield Static(Content("convo"), markup=False, id="top")

    @property
    def door(self) -> Door:
        """The door to the store."""
        if self._made is None:
            from convo.desk import Door

            self._made = Door()
        return self._made

    async def ask(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a call to the desk returns, after all that was asked before."""
        return await self._queue.ask(call, *args, **kwargs)

    def hint(self, session: str) -> Whisper | None:
        """Return a quiet hint after the last turn, None where there is none or the worker wants none."""
        return self.desk.reviews.whisper(session) if self.desk.settings()["hints"] == "on" else None

    def room(self, name: str, *facts: object) -> Screen[View | None]:
        """Make the screen of that name."""
        return make_screen(name, *facts)

    async def sheet(self, name: str, *facts: object) -> View | None:
        """Lay a sheet over the screen in front and return the conversation as the sheet left it."""
        await self._covering.off()
        return await self.push_screen_wait(self.room(name, *facts))

    def on_mount(self) -> None:
        """Watch for idleness and signals, and open the door once something is painted."""
        self.set_interval(5, self._lock_when_idle)
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            with suppress(NotImplementedError, RuntimeError, ValueError):  # not on Windows, not outside the main thread
                asyncio.get_running_loop().add_signal_handler(number, self._leave, 128 + number)
        self.call_after_refresh(self._open_door)

    @work
    async def _open_door(self) -> None:
        """Open the store with the passphrase at hand, or ask for it."""
        trouble = ""
        door = await self.ask(lambda: self.door)
        state, key = await self.ask(door.state), await self.ask(door.key)
        if key:
            try:
                self.desk = await self.ask(door.unlock if state == "locked" else door.set_up, key)
            except Exception as error:  # noqa: BLE001 - whatever it is, the worker can still type a passphrase
                trouble = refusal(error) or type(error).__name__
            else:
                self.post_message(messages.Unlocked())
                return
        await self._covering.lay("unlock", state, trouble)

    @on(messages.Unlocked)
    async def _unlocked(self) -> None:
        """Take up the settings of the store that was opened, and go on."""
        self._active = monotonic()
        await self._take_up_settings()
        self._covering.locked = False
        await self._go_on()

    async def _go_on(self) -> None:
        """Go on where things were, or home at first, unless something still covers it."""
        if await self._covering.lift() and len(self.screen_stack) == 1:
            await self.push_screen(self.room("home"))
            if self._first:
                self.post_message(self._first)

    @on(messages.SettingsKept)
    async def _take_up_settings(self) -> None:
        settings = await self.ask(self.desk.settings)
        minutes = settings.get("lock_minutes", "")
        self._lock_after = 60.0 * int(minutes) if minutes.isdecimal() and int(minutes) else 600.0
        look = f"convo-{settings.get('theme', '')}"
        if look in self.available_themes:
            self.theme = look

    @on(messages.Entered)
    async def _entered(self, message: messages.Entered) -> None:
        await self._enter("conversation", message.view)

    @on(messages.PlanWanted)
    async def _plan_wanted(self, message: messages.PlanWanted) -> None:
        await self._enter("plan", message.session)

    @on(messages.RoomWanted)
    async def _room_wanted(self, message: messages.RoomWanted) -> None:
        await self._enter(message.name, *message.facts)

    @on(messages.SettingsWanted)
    async def _settings_wanted(self) -> None:
        await self._enter("settings")

    async def _enter(self, name: str, *facts: object) -> None:
        """Go to a room; while everything is covered it waits, for it would show over what covers it."""
        if self._covering.covers:
            self._enter_later(name, *facts)
        else:
            await self.push_screen(self.room(name, *facts))

    @work
    async def _enter_later(self, name: str, *facts: object) -> None:
        await self._covering.off()
        await self.push_screen(self.room(name, *facts))

    @on(messages.WentHome)
    async def _went_home(self, message: messages.WentHome) -> None:
        """Take a screen away, but only that: Escape twice must not take what lay under it as well."""
        if message.screen is self.screen:
            await self.pop_screen()

    def action_give(self, name: str) -> None:
        """Give the app a command."""
        self.post_message(getattr(co, name)())

    def action_command_palette(self) -> None:
        """Show the palette, but never over what covers everything."""
        if not self._covering.covers:
            super().action_command_palette()

    @on(co.Help)
    async def _help(self) -> None:
        if not self._covering.covers and not is_screen(self.screen, "help"):
            await self.push_screen(self.room("help"))

    @on(co.Hide)
    async def _hide(self) -> None:
        """Draw the curtain, or open it again."""
        if not await self._covering.draw():
            await self._go_on()
        elif self._driver and not self.is_headless:
            self._driver.write("\x1b]0;Clock\x07")

    @on(co.NextTheme)
    def _next_theme(self) -> None:
        self.theme = themes.after(self.theme)

    @on(co.LockNow)
    @work
    async def _lock(self) -> None:
        """Put everything away behind the passphrase; the conversation stays as it is."""
        if self._covering.locked:
            return
        self._covering.locked, desk = True, self.desk  # another is there where somebody unlocks it while words are kept
        await self._covering.lay("unlock", "locked")
        await self._keep_typed()
        await self.ask(desk.close)

    def _lock_when_idle(self) -> None:
        if monotonic() - self._active > self._lock_after:
            self._lock()

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there."""
        if isinstance(event, events.Key | events.MouseEvent | events.Paste):
            self._active = monotonic()
        await super().on_event(event)

    async def _keep_typed(self) -> None:
        """Have every screen keep what is half typed."""
        for screen in self.screen_stack:
            flush = getattr(screen, "flush", None)
            if flush:
                await flush()

    @on(co.Quit)
    def _quit(self) -> None:
        self._leave(0)

    @work(exclusive=True, group="leave")
    async def _leave(self, code: int) -> None:
        """Keep what is half typed and go; a store that hangs can't hold the terminal for ever."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._keep_typed(), timeout=_LAST_WORDS)
        self.exit(code, return_code=code)

    def finish(self) -> None:
        """Close the desk, after everything asked of it is done."""
        if self.desk:
            asyncio.run(self.ask(self.desk.close))
        self._queue.finish()

    def _fatal_error(self) -> None:
        """Say only where it broke: a traceback would print what people said."""
        error = sys.exc_info()[1]
        frame = traceback.extract_tb(error.__traceback__)[-1] if error and error.__traceback__ else None
        where = f"{type(error).__name__} in {frame.name}, line {frame.lineno}" if frame else "an unknown place"
        self._exit_renderables.append(Text(f"convo had to stop ({where}). What was kept is safe; start it again."))
        self._close_messages_no_wait()


def run(door: Door | None = None, *first: object) -> int:
    """Run the terminal UI and return the exit code; without a door it opens this machine's own store.

    `first` is the screen to open over home: its name, and what it is made with.
    """
    app = ConvoApp(door, messages.RoomWanted(str(first[0]), first[1:]) if first else None)
    try:
        app.run()
    finally:
        app.finish()
    return app.return_code or 0

"""What every screen of ours can do: ask the desk in order, say what went wrong in plain words, give commands."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, ParamSpec, Protocol, TypeVar, cast

from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.events import ScreenResume
from textual.message import Message
from textual.screen import ModalScreen, Screen

from convo.tui import commands
from convo.tui.commands import Command
from convo.tui.messages import RoomWanted, WentHome
from convo.tui.trouble import refusal
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.desk import Desk, Door
    from convo.model.review_view import Whisper
    from convo.model.view import View
    from convo.model.wish import Wish

P = ParamSpec("P")
T = TypeVar("T")


class House(Protocol):
    """The app as screens know it."""

    door: Door
    desk: Desk

    async def ask(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a call to the desk returns, after all that was asked before."""
        ...

    async def sheet(self, name: str, *facts: object) -> View | None:
        """Lay a sheet over the screen in front and return the conversation as the sheet left it."""
        ...

    def hint(self, session: str) -> Whisper | None:
        """Return a quiet hint after the last turn, None where there is none or the worker wants none."""
        ...

    def post_message(self, message: Message) -> bool:
        """Give the app a message."""
        ...


class Room(Screen["View | None"]):
    """A screen of ours. `OFFERS` are the commands it takes, by key and in the palette."""

    OFFERS: ClassVar[tuple[type[Command], ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = []
    _entering = False

    @property
    def offers(self) -> tuple[type[Command], ...]:
        """The commands it takes now."""
        return self.OFFERS

    @property
    def house(self) -> House:
        """The app."""
        return cast("House", self.app)

    def phrase(self, key: str, /, **facts: str) -> str:
        """Return wording of the screens by its key in the phrase book."""
        return self.house.desk.phrase(f"tui/{key}", **facts)

    def reading(self, key: str, /, **facts: str) -> str:
        """Return wording of reading back by its key in that phrase book."""
        return self.house.desk.phrase(f"reading/{key}", **facts)

    def practising(self, key: str, /, **facts: str) -> str:
        """Return wording of practising by its key in that phrase book."""
        return self.house.desk.phrase(f"practising/{key}", **facts)

    def tell(self, words: str, trouble: bool = False) -> None:
        """Say something in the status line."""
        try:
            self.query_one(Status).tell(words, trouble)
        except NoMatches:
            self.notify(words, markup=False, severity="warning" if trouble else "information")

    async def ask(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Ask the desk; when it refuses or fails, say so in the status line and return None."""
        return await self._or_told(self.house.ask(call, *args, **kwargs))

    async def done(self, call: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Have the desk do something; False means that it refused or failed and that the status line says so."""

        def do() -> bool:
            call(*args, **kwargs)
            return True

        return bool(await self.ask(do))

    async def beside(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Have something long read beside all that is asked of the desk; None, and said so, when it fails."""
        return await self._or_told(to_thread(call, *args, **kwargs))

    async def _or_told(self, answer: Awaitable[T]) -> T | None:
        try:
            return await answer
        except Exception as trouble:  # noqa: BLE001 - whatever broke, the worker must read that it was not kept
            self.tell(refusal(trouble) or self.phrase("failed", what=type(trouble).__name__), trouble=True)
            return None

    async def take(self, session: str, wish: Wish) -> View | None:
        """Have the desk take a wish; None means that it was refused and that the status line says why."""
        return await self.ask(self.house.desk.take, session, wish)

    def enter(self, name: str, *facts: object) -> None:
        """Want a room shown over this one, once however often the key came."""
        if not self._entering:
            self._entering = True
            self.post_message(RoomWanted(name, facts))

    @on(ScreenResume)
    def _in_front(self) -> None:
        self._entering = False

    def action_give(self, name: str) -> None:
        """Give the command of that name to this screen."""
        command = getattr(commands, name)
        self.post_message(command())


class Page(Room):
    """A screen to read or to fill in; Escape goes back to the one before."""

    @on(commands.Shut)
    def _shut(self) -> None:
        self.post_message(WentHome(self))


class Sheet(Room, ModalScreen["View | None"]):
    """A sheet over another screen. It takes its wish itself, so that words refused stay where they were typed."""

    _outcome: tuple[View | None, ...] = ()
    _finishing = False

    def dismiss(self, result: View | None = None) -> AwaitComplete:
        """Put the sheet away, never another screen: one that is covered goes when it is in front again."""
        if self.is_active:
            return super().dismiss(result)
        self._outcome = (result,)
        return AwaitComplete.nothing()

    @on(ScreenResume)
    def _uncovered(self) -> None:
        if self._outcome:
            self.dismiss(*self._outcome)

    @on(commands.Shut)
    def _shut(self) -> None:
        if not self._finishing:
            self.put_away()

    def put_away(self) -> None:
        """Go, with nothing changed; a sheet that has changed something by now, or has words to keep, says how."""
        self.dismiss(None)

    @property
    def busy(self) -> bool:
        """Whether it waits for an answer to what it asked for."""
        return self._finishing

    @contextmanager
    def waiting(self) -> Generator[None]:
        """Wait for an answer: until it comes Escape does nothing, for it would hand back what was before."""
        self._finishing = True
        try:
            yield
        finally:
            self._finishing = False

    async def finish(self, session: str, wish: Wish) -> None:
        """Have a wish taken, once however often the key came, and put the sheet away; refused, it stays as it is."""
        if self._finishing:
            return
        self._finishing = True
        view = await self.take(session, wish)
        self._finishing = view is not None
        if view is not None:
            self.dismiss(view)

"""The door to the store: set up at first, unlocked with a passphrase after that, locked again when idle."""

import gc
import secrets
import threading
from datetime import UTC, datetime
from functools import cache
from typing import Literal

from convo.content.library import Library
from convo.content.place import find_place
from convo.desk.desk import Desk
from convo.desk.refused import refusing
from convo.desk.world import World
from convo.store import SqliteLog, find_passphrase, fit_passphrase, save_in_keyring, store_path


class Door:
    """Opens the desk over this machine's store."""

    def state(self) -> Literal["new", "locked"]:
        """Tell whether a store has to be set up or to be unlocked."""
        return "locked" if store_path().exists() else "new"

    def key(self) -> str | None:
        """Return the passphrase from the environment or the system keyring, None when it must be asked for."""
        return find_passphrase(store_path())

    def set_up(self, passphrase: str, remember: bool = False) -> Desk:
        """Make a new encrypted store; `remember` saves the passphrase in the system keyring if there is one."""
        with refusing():
            log = SqliteLog.create(store_path(), fit_passphrase(passphrase))
        if remember:
            save_in_keyring(store_path(), passphrase)
        return warmed(desk_over(log))

    def unlock(self, passphrase: str) -> Desk:
        """Open the store; refused with the reason when the passphrase is wrong or the file can't be read."""
        with refusing():
            return warmed(desk_over(SqliteLog.open(store_path(), passphrase)))


def desk_over(log: SqliteLog) -> Desk:
    """Return a desk over an open store, with the content that came with the program."""
    world = World(now=lambda: datetime.now(UTC), new_id=lambda: secrets.token_hex(6))
    return Desk(log, _library(), world)


def warmed(desk: Desk) -> Desk:
    """Return a desk whose scanner gets ready in the background, while the worker reads the first screen."""
    _warm()
    return desk


@cache
def _library() -> Library:
    """Return the content, one for every desk there will be: it stays as it is, and takes the most room by far."""
    return Library(find_place())


@cache
def _warm() -> None:
    """Begin, once, to make ready what the first turn needs and what takes a moment: the scanner.

    The thread is waited for at the end: half-loaded machine code must not be pulled from under it.
    """

    def get_ready() -> None:
        _ = _library().scanner
        gc.freeze()  # all that stays: to look for garbage in it takes a tenth of a second, in which no key is answered

    threading.Thread(target=get_ready, name="get-ready").start()

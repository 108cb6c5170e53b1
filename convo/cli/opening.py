"""Opens the store for a command: the passphrase is in CONVO_PASSPHRASE, in the keyring, or asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from convo.cli.faults import Fault, Misused
from convo.cli.out import say

if TYPE_CHECKING:
    from convo.desk import Desk
    from convo.store import SqliteLog

_TRIES = 3


def open_desk() -> Desk:
    """Return the desk over the store that there is."""
    from convo.desk.door import desk_over

    return desk_over(open_log())


def open_or_set_up() -> Desk:
    """Return the desk over the store, made now if there is none yet, for a conversation."""
    from convo.desk.door import Door, warmed
    from convo.store import store_path

    door = Door()
    if door.state() == "locked":
        return warmed(open_desk())
    desk = door.set_up(door.key() or new_passphrase())
    say(f"A new encrypted store was made: {store_path()}", err=True)
    return desk


def open_log() -> SqliteLog:
    """Return the store that there is, unlocked."""
    from convo.desk.door import Door
    from convo.store import SqliteLog, store_path
    from convo.store.errors import WrongPassphrase

    door = Door()
    if door.state() == "new":
        raise Fault(
            f"There is no store at {store_path()} yet. Start with `convo`, or set one up with `convo store setup`."
        )
    given = door.key()
    if given is not None:
        return SqliteLog.open(store_path(), given)
    _somebody_there()
    for left in reversed(range(_TRIES)):
        try:
            return SqliteLog.open(store_path(), click.prompt("Passphrase", hide_input=True, err=True))
        except WrongPassphrase as error:
            if not left:
                raise
            say(str(error), err=True)
    raise AssertionError("the last try returns or raises")


def new_passphrase() -> str:
    """Ask twice for a new passphrase."""
    _somebody_there()
    say(
        "This protects everything you keep. Four unrelated words do well.",
        "Nobody can open the store without it: write it down and keep it safe.",
        err=True,
    )
    return click.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True)


def _somebody_there() -> None:
    if not sys.stdin.isatty():
        raise Misused("The store needs its passphrase. Set CONVO_PASSPHRASE, or run this in a terminal.")

"""Opens the encrypted file: the driver, the key, the checks that it is ours and encrypted, its errors in our words."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]

from convo.store.errors import (
    Busy,
    Closed,
    Damaged,
    NewerFormat,
    NotEncrypted,
    PassphraseRefused,
    StoreError,
    StoreExists,
    StoreFull,
    StoreMissing,
    WriteFailed,
    WrongPassphrase,
)
from convo.store.keys import fit_passphrase

FORMAT = 1
"""The number of the present file format; it rises with every change to the tables."""

_OURS = 0x636F6E76  # "conv" in the file's header says that the file is a store of convo
_PLAIN = b"SQLite format 3\x00"
_LEAST_SQLITE = (3, 51, 3)  # before this, two windows that write at once could corrupt the file (the WAL-reset bug)
_WAIT = 5.0  # seconds that another window may hold the file

SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: ask the drive itself, not only the system
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
)
"""What every open connection is told."""

SCHEMA = (
    """CREATE TABLE events (
        position INTEGER PRIMARY KEY, stream TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
        kind TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (stream, seq)) STRICT""",
    """CREATE TABLE heads (
        stream TEXT PRIMARY KEY, kind TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
        state TEXT NOT NULL, contact INTEGER NOT NULL, at TEXT NOT NULL, open_concerns INTEGER NOT NULL,
        review TEXT NOT NULL, folded TEXT NOT NULL) STRICT""",
    "CREATE INDEX heads_newest ON heads (kind, at DESC, stream, folded)",
    "CREATE INDEX heads_by_state ON heads (kind, state, at DESC, stream)",
    "CREATE INDEX heads_of_person ON heads (kind, person, at DESC, stream)",
    "CREATE TABLE drafts (stream TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT",
    "CREATE TABLE erased (stream TEXT PRIMARY KEY) STRICT",
    f"PRAGMA application_id = {_OURS}",
    f"PRAGMA user_version = {FORMAT}",
)
"""What makes an empty file a store."""

_driver = cast("Any", dbapi2)  # it has no types of its own; its classes are twins of the standard library's
_ERROR: type[sqlite3.Error] = _driver.Error
_CLOSED: type[sqlite3.Error] = _driver.ProgrammingError
_connect: Callable[..., sqlite3.Connection] = _driver.connect


def create_file(path: Path, passphrase: str) -> None:
    """Make a new, empty, encrypted store at `path`; it appears there whole or not at all.

    Raises:
        StoreExists: when there is a file already.
        PassphraseRefused: when the passphrase is too short.
    """
    key = fit_passphrase(passphrase)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            raise StoreExists(path)
        with tempfile.TemporaryDirectory(prefix=".convo-", dir=path.parent) as folder:
            new = Path(folder) / path.name
            os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _fill(new, key)
            _put_in_place(new, path)
    except OSError as error:
        raise WriteFailed(path) from error


def _fill(new: Path, key: str) -> None:
    """Write the empty tables into an empty file, encrypted."""
    with errors_of(new, writing=True):
        connection = _unlocked(new, key)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            for statement in SCHEMA:
                connection.execute(statement)
            connection.execute("COMMIT")
        finally:
            connection.close()
    _refuse_plain(new)


def _put_in_place(new: Path, path: Path) -> None:
    """Give the finished file its name, never over another file, and see that the folder remembers it."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise StoreExists(path) from None
    except OSError:  # a file system without links
        new.rename(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def open_file(path: Path, passphrase: str) -> sqlite3.Connection:
    """Return an open connection to the store at `path`, after making sure that it is one and that it is encrypted.

    Raises:
        StoreMissing: when there is no file.
        NotEncrypted: when the file, or the driver, does not encrypt.
        WrongPassphrase: when the file does not open with the passphrase.
        NewerFormat: when a newer convo wrote it.
        Damaged: when it is something else.
    """
    try:
        _refuse_plain(path)
        _close_to_others(path)
    except FileNotFoundError:
        raise StoreMissing(path) from None
    except OSError as error:
        raise Damaged(path, "the system does not let convo read it") from error
    try:
        key = fit_passphrase(passphrase)
    except PassphraseRefused:
        raise WrongPassphrase(path) from None  # no store was ever given such a one
    with errors_of(path, writing=False):
        connection = _unlocked(path, key)
        try:
            _check(connection, path)
            for setting in SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
    return connection


def _close_to_others(path: Path) -> None:
    """See that only the owner can read the file: a restored copy may have come back readable by all."""
    with suppress(OSError):
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)


def _refuse_plain(path: Path) -> None:
    """Refuse a file that is empty or in plain: opening it would quietly start a new one, or write words in plain."""
    with path.open("rb") as file:
        start = file.read(len(_PLAIN))
    if start == _PLAIN:
        raise NotEncrypted(f"The file at {path} is not encrypted, so it is not a store of convo. It was left alone.")
    if len(start) < len(_PLAIN):
        raise Damaged(path, "the file is empty or cut short")


def _unlocked(path: Path, key: str) -> sqlite3.Connection:
    """Return a connection that has been given its key; nothing was read yet."""
    if _driver.sqlite_version_info < _LEAST_SQLITE:
        raise StoreError(
            f"The database library (SQLite {_driver.sqlite_version}) is too old to be safe: update sqlcipher3."
        )
    place = f"{path.absolute().as_uri()}?mode=rw"
    connection = _connect(place, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write on the screen, through stderr
        connection.execute(f"PRAGMA key = {_quoted(key)}")
        connection.execute("PRAGMA cipher_compatibility = 4")  # a later library must not choose other seals
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise NotEncrypted("The database library can't encrypt: nothing was opened. Install sqlcipher3 again.")
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Read the file for the first time: is the key right, is it a store, is its format known?"""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except _ERROR as error:
        if _code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise WrongPassphrase(path) from None
        raise
    if _number(connection, "application_id") != _OURS:
        raise Damaged(path, "it opens, but it is not a store of convo")
    found = _number(connection, "user_version")
    if found > FORMAT:
        raise NewerFormat(path, found, FORMAT)


def change_key(connection: sqlite3.Connection, passphrase: str) -> None:
    """Encrypt the whole file anew under another passphrase: all of it or nothing, whenever it is interrupted."""
    connection.execute(f"PRAGMA rekey = {_quoted(fit_passphrase(passphrase))}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _quoted(key: str) -> str:
    """Return a key as an SQL string: the driver takes no parameters here."""
    return "'" + key.replace("'", "''") + "'"


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    """Return the value of a pragma that is a number."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, 0 for an error of the driver itself."""
    code: Any = getattr(error, "sqlite_errorcode", 0)
    return int(code or 0) & 0xFF


@contextmanager
def errors_of(path: Path, *, writing: bool) -> Generator[None]:
    """Turn an error of the driver into ours: what, where and what to do, without a word of what was kept."""
    try:
        yield
    except _ERROR as error:
        raise _in_our_words(error, path, writing=writing) from error


def _in_our_words(error: sqlite3.Error, path: Path, *, writing: bool) -> StoreError:
    """Return the error to show for an error of the driver."""
    code = _code(error)
    if isinstance(error, _CLOSED):
        return Closed(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy(path)
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(path, "it is damaged, or its passphrase was changed in another window")
    if writing or code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return WriteFailed(path)
    return Damaged(path, "the disk or the database library reports a fault")


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Generator[None]:
    """Do what is inside as one transaction: kept for good when this ends, or not at all."""
    with errors_of(path, writing=True):
        _undo(connection)  # what an earlier fault may have left open
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("COMMIT")
        except BaseException:
            with suppress(_ERROR):
                _undo(connection)
            raise


def _undo(connection: sqlite3.Connection) -> None:
    """Take back a transaction that is still open."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")

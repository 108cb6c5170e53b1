"""The store on disk: an encrypted SQLite file, to which every append is durable before it returns."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from convo.model.event import Event
from convo.model.record import Recorded, Stamp
from convo.store.cipher import change_key, create_file, errors_of, open_file, writing
from convo.store.codec import Codec, recorded, time_text
from convo.store.errors import Conflict, Damaged, Erased, EraseUnfinished, StoreError, UnknownEvent, Unreadable
from convo.store.log import Also, Head, HeadKind, folded

Row = tuple[Any, ...]
"""A row as the driver gives it."""

_PAGE = 500

_PUT_HEAD = """
    INSERT INTO heads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream) DO UPDATE SET
    kind = excluded.kind, person = excluded.person, name = excluded.name, title = excluded.title,
    state = excluded.state, contact = excluded.contact, at = excluded.at, open_concerns = excluded.open_concerns,
    review = excluded.review, folded = excluded.folded"""
_COLUMNS = tuple(Head.model_fields)
_GET_HEAD = "SELECT stream, kind, person, name, title, state, contact, at, open_concerns, review FROM heads"
_PAST_REVIEW = """ AS one WHERE kind = ? AND review <> '' AND review < ? AND NOT EXISTS (
    SELECT 1 FROM heads AS other WHERE other.kind = one.kind AND other.person = one.person
    AND (other.at > one.at OR (other.at = one.at AND other.stream < one.stream))) ORDER BY at DESC, stream"""
_ERASE = (
    "DELETE FROM events WHERE stream = ?",
    "DELETE FROM heads WHERE stream = ?",
    "DELETE FROM drafts WHERE stream = ?",
    "INSERT OR IGNORE INTO erased VALUES (?)",
)
_GAPS = "SELECT stream FROM events GROUP BY stream HAVING min(seq) <> 1 OR max(seq) <> count(*)"


class SqliteLog:
    """Keeps everything in one encrypted file; several threads and several windows may use it at once."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take over an open connection; use `open` or `create` instead."""
        self._connection = connection
        self._path = path
        self._guard = threading.Lock()
        self._codec = Codec()

    @classmethod
    def open(cls, path: Path, passphrase: str) -> Self:
        """Open the store at `path`; what can go wrong is in `open_file`."""
        return cls(open_file(path, passphrase), path)

    @classmethod
    def create(cls, path: Path, passphrase: str) -> Self:
        """Make a new store at `path` and open it; what can go wrong is in `create_file`."""
        create_file(path, passphrase)
        return cls.open(path, passphrase)

    def append(
        self, stream: str, expected: int, events: Sequence[Event], stamp: Stamp, head: Head | None = None, *also: Also
    ) -> tuple[Recorded, ...]:
        """Keep events and heads in one transaction, if every stream is at version `expected`."""
        at = time_text(stamp.at)
        parts = [(part, self._event_rows(part, at, stamp.by)) for part in (Also(stream, expected, events, head), *also)]
        with self._guard, writing(self._connection, self._path):
            for part, rows in parts:
                self._put(part, rows)
        return tuple(recorded(stream, seq, at, stamp.by, event) for seq, event in enumerate(events, expected + 1))

    def read(self, stream: str, after: int = 0) -> tuple[Recorded, ...]:
        """Return the events of a stream after the first `after`."""
        rows = self._rows(
            "SELECT stream, seq, at, by, kind, version, body FROM events WHERE stream = ? AND seq > ? ORDER BY seq",
            stream,
            after,
        )
        return tuple(self._recorded(row) for row in rows)

    def heads(
        self,
        kind: HeadKind,
        search: str = "",
        limit: int | None = 200,
        person: str | None = None,
        state: str | None = None,
    ) -> tuple[Head, ...]:
        """Return heads of a kind, newest first."""
        wanted = {
            "kind = ?": kind,
            "person = ?": person,
            "state = ?": state,
            "instr(folded, ?)": folded(search) or None,
        }
        given = {test: value for test, value in wanted.items() if value is not None}
        asked = f"{_GET_HEAD} WHERE {' AND '.join(given)} ORDER BY at DESC, stream LIMIT ?"
        return tuple(map(_head, self._rows(asked, *given.values(), -1 if limit is None else limit)))

    def live(self, kind: HeadKind, since: datetime) -> tuple[Head, ...]:
        """Return heads of a kind that have an open concern, or not older than a moment; newest first."""
        asked = f"{_GET_HEAD} WHERE kind = ? AND (open_concerns > 0 OR at >= ?) ORDER BY at DESC, stream"
        return tuple(map(_head, self._rows(asked, kind, time_text(since))))

    def past_review(self, kind: HeadKind, day: date) -> tuple[Head, ...]:
        """Return each person's newest head of a kind, where what it says of a review comes before a day as text."""
        return tuple(map(_head, self._rows(f"{_GET_HEAD}{_PAST_REVIEW}", kind, day.isoformat())))

    def count(self, kind: HeadKind) -> int:
        """Return how many heads of a kind there are."""
        return self._rows("SELECT count(*) FROM heads WHERE kind = ?", kind)[0][0]

    def head(self, stream: str) -> Head | None:
        """Return the head of a stream."""
        return next(map(_head, self._rows(f"{_GET_HEAD} WHERE stream = ?", stream)), None)

    def replace_heads(self, heads: Iterable[Head]) -> None:
        """Throw all heads away and keep these."""
        rows = [_head_row(head) for head in heads]
        with self._guard, writing(self._connection, self._path):
            self._connection.execute("DELETE FROM heads")
            self._connection.executemany(_PUT_HEAD, rows)
            self._connection.execute("DELETE FROM heads WHERE stream IN (SELECT stream FROM erased)")

    def keep_draft(self, stream: str, text: str) -> None:
        """Keep a half-typed line in place of the one before; "" takes it away."""
        with self._guard, writing(self._connection, self._path):
            self._refuse_erased(stream)
            if text:
                self._connection.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?)", (stream, text))
            else:
                self._connection.execute("DELETE FROM drafts WHERE stream = ?", (stream,))

    def draft(self, stream: str) -> str:
        """Return the half-typed line of a stream."""
        rows = self._rows("SELECT text FROM drafts WHERE stream = ?", stream)
        return rows[0][0] if rows else ""

    def erase(self, *streams: str) -> None:
        """Erase streams for good, then write the file anew, since a database keeps traces of what it deletes.

        Raises:
            EraseUnfinished: when the file could not be written anew; the next erasure, even of nothing, finishes it.
        """
        keys = [(stream,) for stream in streams]
        with self._guard:
            with writing(self._connection, self._path):
                for statement in _ERASE:
                    self._connection.executemany(statement, keys)
            try:
                with errors_of(self._path, writing=True):
                    self._connection.execute("VACUUM")
                    blocked = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except StoreError as error:
                raise EraseUnfinished(self._path) from error
            if blocked:
                raise EraseUnfinished(self._path)

    def export(self) -> Iterator[Recorded]:
        """Return every event there is, in the order they were kept; a page at a time, so that others may write."""
        return (self._recorded(row) for row in self._all())

    def verify(self) -> tuple[str, ...]:
        """Check the file's structure and seals, that no stream has a gap, and that every event can be read."""
        try:
            return tuple(self._faults())
        except Damaged as error:
            return (str(error),)

    def rekey(self, passphrase: str) -> None:
        """Encrypt the whole file anew under another passphrase; other windows have to open it again."""
        with self._guard, errors_of(self._path, writing=True):
            change_key(self._connection, passphrase)

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        with self._guard, errors_of(self._path, writing=True):
            self._connection.close()

    def _event_rows(self, part: Also, at: str, by: str) -> list[Row]:
        """Return the rows of events."""
        return [
            (part.stream, seq, at, by, *self._codec.encode(event))
            for seq, event in enumerate(part.events, part.expected + 1)
        ]

    def _put(self, part: Also, rows: list[Row]) -> None:
        """Add events and a head to a stream."""
        self._refuse_erased(part.stream, part.head.stream if part.head else "")
        self._refuse_late(part.stream, part.expected)
        self._connection.executemany(
            "INSERT INTO events (stream, seq, at, by, kind, version, body) VALUES (?, ?, ?, ?, ?, ?, ?)", rows
        )
        if part.head:
            self._connection.execute(_PUT_HEAD, _head_row(part.head))

    def _refuse_erased(self, stream: str, other: str = "") -> None:
        """Refuse to add to what was erased."""
        found = self._connection.execute("SELECT stream FROM erased WHERE stream IN (?, ?)", (stream, other)).fetchone()
        if found:
            raise Erased(found[0])

    def _refuse_late(self, stream: str, expected: int) -> None:
        """Refuse to add to a stream that is not where the caller saw it last."""
        found = self._connection.execute("SELECT max(seq) FROM events WHERE stream = ?", (stream,)).fetchone()[0] or 0
        if found != expected:
            raise Conflict(stream, expected, found)

    def _rows(self, query: str, *values: object) -> list[Row]:
        """Return all rows of a query."""
        with self._guard, errors_of(self._path, writing=False):
            return self._connection.execute(query, values).fetchall()

    def _all(self) -> Iterator[Row]:
        """Return the rows of all events in the order they were kept."""
        position = 0
        while rows := self._rows(
            "SELECT stream, seq, at, by, kind, version, body, position FROM events "
            "WHERE position > ? ORDER BY position LIMIT ?",
            position,
            _PAGE,
        ):
            position = rows[-1][-1]
            yield from rows

    def _recorded(self, row: Row) -> Recorded:
        """Return the event of a row."""
        stream, seq, at, by, kind, version, body = row[:7]
        return recorded(stream, seq, at, by, self._codec.decode(kind, version, body))

    def _faults(self) -> Iterator[str]:
        """Return what is wrong with the file, in plain words and without a word of what is kept."""
        for (seal,) in self._rows("PRAGMA cipher_integrity_check"):
            yield f"A page of the file was changed or is damaged: {seal}."
        for (finding,) in self._rows("PRAGMA integrity_check"):
            if finding != "ok":
                yield f"The database is damaged: {finding}."
        for (stream,) in self._rows(_GAPS):
            yield f"The record {stream} has a gap: an entry is missing."
        for row in self._all():
            try:
                self._recorded(row)
            except (UnknownEvent, Unreadable, ValueError) as error:
                yield f"Record {row[0]}, entry {row[1]}: {error}"


def _head_row(head: Head) -> tuple[object, ...]:
    """Return the columns of a head."""
    return (*(head.model_dump() | {"at": time_text(head.at)}).values(), folded(head.name))


def _head(row: Row) -> Head:
    """Return the head of a row."""
    return Head.model_validate(dict(zip(_COLUMNS, row, strict=True)))

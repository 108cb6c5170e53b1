"""Whatever fails while something is being kept: the turn is refused with a clear message, and no half of it stays."""

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from convo.store import SqliteLog, StoreError, cipher
from convo.store.errors import Busy, Damaged, EraseUnfinished, StoreFull, WriteFailed


class Failing:
    """A connection whose `step`-th statement fails, and on request every rollback after it."""

    def __init__(self, connection: sqlite3.Connection, step: int, code: int, *, rollback_too: bool = False) -> None:
        self.real, self.step, self.code, self.rollback_too = connection, step, code, rollback_too
        self.failed = False

    @property
    def in_transaction(self) -> bool:
        return self.real.in_transaction

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        self._count(statement)
        return self.real.execute(statement, *values)

    def executemany(self, statement: str, rows: Any) -> sqlite3.Cursor:
        self._count(statement)
        return self.real.executemany(statement, rows)

    def _count(self, statement: str) -> None:
        self.step -= 1
        if self.step == 0 or (self.failed and self.rollback_too and statement == "ROLLBACK"):
            self.failed = True
            error = dbapi2.OperationalError("injected")
            error.sqlite_errorcode = self.code
            raise error


FAULTS = [
    (sqlite3.SQLITE_FULL, StoreFull),
    (sqlite3.SQLITE_IOERR | 3 << 8, WriteFailed),
    (sqlite3.SQLITE_READONLY, WriteFailed),
    (sqlite3.SQLITE_CANTOPEN, WriteFailed),
    (sqlite3.SQLITE_BUSY, Busy),
    (sqlite3.SQLITE_CORRUPT, Damaged),
    (sqlite3.SQLITE_NOMEM, WriteFailed),
]


@pytest.mark.parametrize(("code", "expected"), FAULTS)
@pytest.mark.parametrize("rollback_too", [False, True])
def test_a_fault_at_any_step_keeps_all_or_nothing(
    disk: SqliteLog, make, code: int, expected: type[StoreError], rollback_too: bool
):
    real = disk._connection
    disk.append("s1", 0, make.said("before"), make.stamp(), make.head("s1", "Ann"))
    disk.keep_draft("s1", "half")
    steps = 0
    while True:
        steps += 1
        failing = Failing(real, steps, code, rollback_too=rollback_too)
        disk._connection = failing  # type: ignore[assignment]
        refused = None
        try:
            disk.append("s1", 1, make.said("one", "two"), make.stamp(), make.head("s1", "Bob"))
        except StoreError as error:
            refused = error
        if not failing.failed:
            break
        assert type(refused) is expected
        assert "Nothing was kept" in str(refused) or expected is Damaged
        disk._connection = real
        if not rollback_too:
            assert not real.in_transaction
        disk.keep_draft("s1", "half")  # the next use finds the store in order again
        assert make.texts(disk.read("s1")) == ["before"]
        assert disk.head("s1") == make.head("s1", "Ann")
    disk._connection = real
    assert steps == 7, "begin, erased?, version, events, head, commit; then none fails"
    assert make.texts(disk.read("s1")) == ["before", "one", "two"]
    assert disk.draft("s1") == "half"


@pytest.mark.parametrize("use", ["keep_draft", "erase", "replace_heads"])
def test_the_other_writes_keep_all_or_nothing_too(disk: SqliteLog, make, use: str):
    real = disk._connection
    disk.append("s1", 0, make.said("before"), make.stamp(), make.head("s1", "Ann"))
    disk.keep_draft("s1", "half")
    writes = {
        "keep_draft": lambda: disk.keep_draft("s1", "other"),
        "erase": lambda: disk.erase("s1", "s2"),
        "replace_heads": lambda: disk.replace_heads([make.head("s1", "Bob"), make.head("s2", "Cy")]),
    }
    for step in range(1, 20):
        failing = Failing(real, step, sqlite3.SQLITE_IOERR)
        disk._connection = failing  # type: ignore[assignment]
        try:
            writes[use]()
        except WriteFailed:
            disk._connection = real
            assert make.texts(disk.read("s1")) == ["before"]
            assert (disk.head("s1"), disk.draft("s1")) == (make.head("s1", "Ann"), "half")
        except EraseUnfinished:
            disk._connection = real
            assert disk.read("s1") == ()
        disk._connection = real
        if not failing.failed:
            break
    assert not failing.failed


def test_an_interruption_keeps_nothing(disk: SqliteLog, make):
    class Interrupted(Failing):
        def _count(self, statement: str) -> None:
            if "INSERT INTO heads" in statement:
                raise KeyboardInterrupt

    real = disk._connection
    disk._connection = Interrupted(real, 0, 0)  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        disk.append("s1", 0, make.said("one"), make.stamp(), make.head("s1"))
    disk._connection = real
    assert disk.read("s1") == ()
    assert make.texts(disk.append("s1", 0, make.said("two"), make.stamp())) == ["two"]


def test_words_that_no_file_can_hold_are_refused_whole(disk: SqliteLog, make):
    with pytest.raises(ValueError, match="surrogates"):
        disk.append("s1", 0, make.said("one"), make.stamp(), make.head("s1", "broken \ud800"))
    assert disk.read("s1") == ()
    assert disk.append("s1", 0, make.said("two"), make.stamp())


def test_a_database_that_may_not_grow_says_that_it_is_full(disk: SqliteLog, make):
    pages = disk._connection.execute("PRAGMA page_count").fetchone()[0]
    disk._connection.execute(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(StoreFull, match="full"):  # noqa: PT012 - which of them is refused is for the store to say
        for version in range(1000):
            disk.append("s1", version, make.said(f"{version} " * 900), make.stamp())
    kept = len(disk.read("s1"))
    assert kept > 0
    disk._connection.execute("PRAGMA max_page_count = 1000000")
    assert len(disk.append("s1", kept, make.said("room again"), make.stamp())) == 1
    assert disk.verify() == ()


def test_a_store_that_may_not_be_written_says_so(disk: SqliteLog, make):
    disk.append("s1", 0, make.said("one"), make.stamp())
    disk._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(WriteFailed, match="may be written"):
        disk.append("s1", 1, make.said("two"), make.stamp())
    assert make.texts(disk.read("s1")) == ["one"]


def test_a_store_that_another_program_holds_says_so(disk: SqliteLog, path: Path, make):
    other = cipher.open_file(path, make.key)
    other.execute("BEGIN IMMEDIATE")
    disk._connection.execute("PRAGMA busy_timeout = 20")
    with pytest.raises(Busy, match="another program"):
        disk.append("s1", 0, make.said("one"), make.stamp())
    other.execute("ROLLBACK")
    other.close()
    assert len(disk.append("s1", 0, make.said("one"), make.stamp())) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_disk_that_takes_no_more_bytes_loses_nothing_that_was_kept(path: Path, make):
    SqliteLog.create(path, make.key).close()
    program = """
        import resource, sys
        from datetime import UTC, datetime
        from pathlib import Path
        from convo.model.event import Said
        from convo.model.record import Stamp
        from convo.store import Head, SqliteLog
        from convo.store.errors import StoreFull, WriteFailed
        path, key = Path(sys.argv[1]), sys.argv[2]
        log, kept, refused = SqliteLog.open(path, key), 0, 0
        log._connection.execute("PRAGMA wal_autocheckpoint = 15")
        for extra in range(0, 120_000, 1500):
            at = datetime.now(UTC)
            size = max(file.stat().st_size for file in path.parent.iterdir())
            resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2 + extra, resource.RLIM_INFINITY))
            try:
                while True:
                    texts = [Said(entry=str(kept + n), speaker="person", text=f"{kept + n} " * 50) for n in range(3)]
                    head = Head(stream="s", kind="person", contact=kept + 3, at=at)
                    log.append("s", kept, texts, Stamp(at=at, by="w"), head)
                    kept += 3
                    if kept % 60 == 0:
                        break
            except WriteFailed as error:
                refused += 1
                assert "Nothing was kept" in str(error)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            found = log.read("s")
            assert [record.event.entry for record in found] == [str(n) for n in range(kept)], (kept, len(found))
            assert log.head("s") is None or log.head("s").contact == kept
        print(kept, refused)
        """
    command = [sys.executable, "-c", textwrap.dedent(program), str(path), make.key]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.stderr == ""
    kept, refused = map(int, done.stdout.split())
    assert kept > 100
    assert refused > 10
    log = SqliteLog.open(path, make.key)
    assert len(log.read("s")) == kept
    assert log.verify() == ()
    log.close()


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_set_up_without_room_leaves_nothing_behind(path: Path, make):
    program = """
        import resource, sys
        from pathlib import Path
        from convo.store import SqliteLog
        from convo.store.errors import WriteFailed
        for limit in range(0, 60_000, 2500):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            try:
                SqliteLog.create(Path(sys.argv[1]), sys.argv[2]).close()
                break
            except WriteFailed as error:
                print(list(Path(sys.argv[1]).parent.iterdir()))
        """
    command = [sys.executable, "-c", textwrap.dedent(program), str(path), make.key]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.stderr == ""
    assert set(done.stdout.split("\n")) == {"[]", ""}
    log = SqliteLog.open(path, make.key)
    assert log.verify() == ()
    log.close()


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path, make):
    (tmp_path / "file").touch()
    with pytest.raises(WriteFailed, match="could not be written"):
        SqliteLog.create(tmp_path / "file" / "convo.db", make.key)

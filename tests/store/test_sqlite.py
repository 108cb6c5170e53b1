"""The store on disk: encrypted, closed to others, refusing what it should, and leaving no trace of what was erased."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
import textwrap
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from convo.store import SqliteLog, StoreError, cipher
from convo.store.errors import (
    Conflict,
    Damaged,
    EraseUnfinished,
    NewerFormat,
    NotEncrypted,
    PassphraseRefused,
    StoreExists,
    StoreMissing,
    WrongPassphrase,
)

CANARIES = [f"canary-{number:04}-Ωλ" for number in range(1000)]


def python(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a program in a fresh interpreter."""
    command = [sys.executable, "-c", textwrap.dedent(program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])


def bytes_of(folder: Path) -> bytes:
    """Return the content and the names of every file under a folder."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return b"".join(file.read_bytes() + file.name.encode() for file in files)


def fill(log: SqliteLog, make) -> None:
    """Put every canary everywhere a word can be: entries, names, drafts."""
    for number, canary in enumerate(CANARIES):
        stream = f"s{number % 20}"
        log.append(
            stream,
            number // 20,
            make.said(f"{canary} {'x' * (number * 7 % 6000)}"),
            make.stamp(by=canary),
            make.head(stream, canary, number),
        )
        log.keep_draft(stream, f"half {canary}")


def test_no_word_is_on_disk_in_plain(path: Path, make):
    log = SqliteLog.create(path, "four unrelated words")
    fill(log, make)
    while_open = bytes_of(path.parent)
    assert {file.name for file in path.parent.iterdir()} == {"convo.db", "convo.db-wal", "convo.db-shm"}
    log.erase("s1")
    log.close()
    for content in (while_open, bytes_of(path.parent)):
        assert not [canary for canary in CANARIES if canary.encode() in content]
        assert b"canary" not in content
        assert b"unrelated" not in content
        assert b"CREATE TABLE" not in content
        assert b"SQLite format 3" not in content


def test_what_was_erased_leaves_no_trace_even_under_the_encryption(tmp_path: Path, make):
    path = tmp_path / "plain.db"
    connection: sqlite3.Connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in ("PRAGMA journal_mode = WAL", *cipher.SETTINGS, *cipher.SCHEMA):
        connection.execute(statement)
    connection.execute("PRAGMA synchronous = OFF")
    log, dice, versions = SqliteLog(connection, path), random.Random(1), Counter[int]()
    for number in range(6000):  # streams that grow side by side, so that the tree is rebuilt again and again
        who = dice.randrange(300)
        text = CANARIES[who] + "y" * dice.randrange(10, 9000 if number % 50 == 0 else 900)
        head = make.head(CANARIES[who], CANARIES[who], dice.randrange(9999))
        log.append(CANARIES[who], versions[who], make.said(text), make.stamp(by=CANARIES[who]), head)
        versions[who] += 1
    erased, left = CANARIES[0:300:3], CANARIES[1:300:3]
    assert all(canary.encode() in bytes_of(tmp_path) for canary in erased)

    log.erase(*erased)

    connection.execute("DELETE FROM erased")  # the ids stay on purpose; here they are the canaries
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    on_disk = bytes_of(tmp_path)
    assert not [canary for canary in erased if canary.encode() in on_disk]
    assert all(canary.encode() in on_disk for canary in left)
    log.close()


def test_an_erasure_that_another_window_holds_up_says_so_and_can_be_finished(disk: SqliteLog, path: Path, make):
    disk.append("s1", 0, make.said("one"), make.stamp())
    other = cipher.open_file(path, make.key)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM events").fetchone()
    disk._connection.execute("PRAGMA busy_timeout = 20")

    with pytest.raises(EraseUnfinished, match="`convo store erase` without a name"):
        disk.erase("s1")
    assert disk.read("s1") == ()
    with pytest.raises(EraseUnfinished):
        disk.erase()

    other.execute("ROLLBACK")
    disk.erase()
    assert path.with_name("convo.db-wal").stat().st_size == 0
    other.close()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_only_the_owner_can_read_the_files(disk: SqliteLog, path: Path, make):
    disk.append("s1", 0, make.said("one"), make.stamp())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    disk.close()
    path.chmod(0o644)
    SqliteLog.open(path, make.key).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_is_set_to_be_durable_and_to_forget(disk: SqliteLog):
    def setting(name: str) -> object:
        return disk._connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert {name: setting(name) for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")} == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
    }
    assert setting("fullfsync") == 1
    assert disk._connection.execute("SELECT sqlite_version()").fetchone()[0] == dbapi2.sqlite_version
    assert dbapi2.sqlite_version_info >= (3, 51, 3)


@pytest.mark.parametrize(
    "passphrase",
    [
        'it\'s "quoted" -- ;',
        "пароль длинный",
        "日本語のパスフレーズです",
        "  spaces at both ends  ",
        "back\\slash`$HOME %s",
        "e" * 5000,
    ],
)
def test_any_passphrase_opens_what_it_closed_and_no_other_does(path: Path, passphrase: str):
    SqliteLog.create(path, passphrase).close()
    SqliteLog.open(path, passphrase).close()
    with pytest.raises(WrongPassphrase):
        SqliteLog.open(path, passphrase[:-1] + "?")


def test_a_passphrase_typed_on_another_system_is_the_same(path: Path):
    SqliteLog.create(path, "caf\u00e9 au lait").close()
    SqliteLog.open(path, "cafe\u0301 au lait").close()


def test_a_wrong_passphrase_changes_nothing_and_names_both_possibilities(path: Path, make):
    log = SqliteLog.create(path, "the right words")
    log.append("s1", 0, make.said("one"), make.stamp())
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    for wrong in ("the wrong words", "The right words", "short", "", "nul\x00 in it, long", "broken \ud800 in it"):
        with pytest.raises(WrongPassphrase, match=r"Check the passphrase .* may be damaged") as refused:
            SqliteLog.open(path, wrong)
        assert not wrong or wrong not in str(refused.value)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if "shm" not in file.name} == {
        name: content for name, content in before.items() if "shm" not in name
    }
    assert make.texts(log.read("s1")) == ["one"]
    log.close()


def test_refusals_write_nothing_on_the_screen(path: Path):
    SqliteLog.create(path, "the right words").close()
    plain = path.with_name("plain.db")
    sqlite3.connect(plain).execute("CREATE TABLE t (x)").connection.close()
    (path.parent / "noise.db").write_bytes(os.urandom(20000))
    done = python(
        """
        import sys
        from pathlib import Path
        from convo.store import SqliteLog, StoreError
        for name in ("convo.db", "plain.db", "noise.db", "missing.db"):
            try:
                SqliteLog.open(Path(sys.argv[1]) / name, "the wrong words")
            except StoreError as error:
                print(type(error).__name__)
        """,
        path.parent,
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["WrongPassphrase", "NotEncrypted", "WrongPassphrase", "StoreMissing"]
    assert not (path.parent / "missing.db").exists()


def test_a_plain_database_is_refused_and_left_alone(tmp_path: Path, make):
    path = tmp_path / "convo.db"
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    before = path.read_bytes()
    with pytest.raises(NotEncrypted, match="not encrypted"):
        SqliteLog.open(path, make.key)
    with pytest.raises(StoreExists):
        SqliteLog.create(path, make.key)
    assert path.read_bytes() == before


def test_a_driver_that_does_not_encrypt_is_refused(path: Path, make, monkeypatch: pytest.MonkeyPatch):
    SqliteLog.create(path, make.key).close()
    monkeypatch.setattr(cipher, "_connect", sqlite3.connect)
    with pytest.raises(NotEncrypted, match="can't encrypt"):
        SqliteLog.open(path, make.key)
    with pytest.raises(NotEncrypted, match="can't encrypt"):
        SqliteLog.create(path.with_name("new.db"), make.key)
    assert [file.name for file in path.parent.iterdir()] == ["convo.db"]


def test_a_driver_from_before_the_repair_is_refused(path: Path, make, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cipher._driver, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(StoreError, match="too old"):
        SqliteLog.create(path, make.key)


def test_an_empty_or_missing_file_is_not_taken_for_a_new_store(path: Path, make):
    with pytest.raises(StoreMissing, match="Set one up"):
        SqliteLog.open(path, make.key)
    assert not path.parent.exists()
    path.parent.mkdir()
    path.touch()
    with pytest.raises(Damaged, match="empty"):
        SqliteLog.open(path, make.key)
    assert path.read_bytes() == b""
    with pytest.raises(Damaged):
        SqliteLog.open(path.parent, make.key)


def test_a_store_is_never_written_over(disk: SqliteLog, path: Path, make):
    disk.append("s1", 0, make.said("one"), make.stamp())
    with pytest.raises(StoreExists):
        SqliteLog.create(path, "another passphrase")
    assert make.texts(disk.read("s1")) == ["one"]
    assert not [file for file in path.parent.iterdir() if file.name.startswith(".convo-")]


def test_two_set_ups_at_once_make_one_store(path: Path):
    made: list[str] = []

    def set_up(passphrase: str) -> None:
        try:
            SqliteLog.create(path, passphrase).close()
            made.append(passphrase)
        except StoreExists:
            pass

    threads = [threading.Thread(target=set_up, args=(f"passphrase number {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    SqliteLog.open(path, made[0]).close()
    assert [file.name for file in path.parent.iterdir()] == ["convo.db"]


@pytest.mark.parametrize("passphrase", ["", "       ", "1234567", "  1234567  ", "bell \x07 in it"])
def test_a_passphrase_that_protects_nothing_is_refused(path: Path, make, passphrase: str):
    with pytest.raises(PassphraseRefused):
        SqliteLog.create(path, passphrase)
    assert not path.exists()
    log = SqliteLog.create(path, make.key)
    with pytest.raises(PassphraseRefused):
        log.rekey(passphrase)
    log.close()
    SqliteLog.open(path, make.key).close()


@pytest.mark.parametrize(
    ("pragma", "error"),
    [("user_version = 2", NewerFormat), ("user_version = 999", NewerFormat), ("application_id = 7", Damaged)],
)
def test_another_format_is_refused_and_left_alone(path: Path, make, pragma: str, error: type[StoreError]):
    log = SqliteLog.create(path, make.key)
    log._connection.execute(f"PRAGMA {pragma}")
    log.close()
    before = path.read_bytes()
    with pytest.raises(error):
        SqliteLog.open(path, make.key)
    assert path.read_bytes() == before


def test_the_passphrase_can_be_changed(path: Path, make):
    log = SqliteLog.create(path, "the old passphrase")
    fill(log, make)
    kept = tuple(log.export())
    other = SqliteLog.open(path, "the old passphrase")

    log.rekey("the new passphrase")

    assert path.with_name("convo.db-wal").stat().st_size == 0
    assert tuple(log.export()) == kept
    with pytest.raises(Damaged, match="changed in another window"):
        other.append("s1", 50, make.said("too late"), make.stamp())
    other.close()
    log.append("s1", 50, make.said("in time"), make.stamp())
    log.close()
    with pytest.raises(WrongPassphrase):
        SqliteLog.open(path, "the old passphrase")
    again = SqliteLog.open(path, "the new passphrase")
    assert make.texts(again.read("s1"))[-1] == "in time"
    assert again.verify() == ()
    again.close()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("milliseconds", [0, 1, 2, 4, 8, 12, 16, 24, 32, 60])
def test_a_kill_while_the_passphrase_changes_leaves_one_of_the_two(path: Path, make, milliseconds: int):
    other_key = make.key.replace("5e", "6f")
    log = SqliteLog.create(path, make.key)
    fill(log, make)
    kept = tuple(log.export())
    log.close()
    program = """
        import os, signal, sys, threading, time
        from pathlib import Path
        from convo.store import SqliteLog
        log = SqliteLog.open(Path(sys.argv[1]), sys.argv[2])
        threading.Thread(target=lambda: (time.sleep(float(sys.argv[4])), os.kill(os.getpid(), signal.SIGKILL))).start()
        log.rekey(sys.argv[3])
        """
    python(program, path, make.key, other_key, milliseconds / 1000)
    opened = 0
    for key in (make.key, other_key):
        try:
            log = SqliteLog.open(path, key)
        except WrongPassphrase:
            continue
        opened += 1
        assert tuple(log.export()) == kept
        assert log.verify() == ()
        log.close()
    assert opened == 1


def test_two_windows_write_at_once_and_nothing_is_lost(path: Path, make):
    SqliteLog.create(path, make.key).close()
    program = """
        import sys
        from datetime import UTC, datetime
        from pathlib import Path
        from convo.model.event import Said
        from convo.model.record import Stamp
        from convo.store import SqliteLog
        from convo.store.errors import Conflict
        path, key, me = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
        log, late, seen = SqliteLog.open(path, key), 0, 0
        log._connection.execute("PRAGMA wal_autocheckpoint = 20")
        for number in range(400):
            stamp = Stamp(at=datetime.now(UTC), by=me)
            own = Said(entry=str(number), speaker="note", text=f"{me} {number}")
            log.append(me, number, [own], stamp)
            while True:
                try:
                    log.append("shared", seen, [own], stamp)
                    seen += 1
                    break
                except Conflict as conflict:
                    late, seen = late + 1, conflict.found
        print(late)
        """
    done: list[subprocess.CompletedProcess[str]] = []
    threads = [
        threading.Thread(target=lambda me=me: done.append(python(program, path, make.key, me))) for me in ("one", "two")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.stderr for process in done] == ["", ""]
    assert sum(int(process.stdout) for process in done) > 0, "they never met: the test shows nothing"

    log = SqliteLog.open(path, make.key)
    everything = [f"{me} {number}" for me in ("one", "two") for number in range(400)]
    assert Counter(make.texts(log.read("shared"))) == Counter(everything)
    assert make.texts(log.read("one")) == everything[:400]
    assert log.verify() == ()
    log.close()


def test_threads_share_one_store(disk: SqliteLog, make):
    def work(me: int) -> None:
        for number in range(100):
            disk.append(f"t{me}", number, make.said(f"{me} {number}"), make.stamp(), make.head(f"t{me}", str(me)))
            disk.heads("person")
            try:
                disk.append("shared", len(disk.read("shared")), make.said(f"{me} {number}"), make.stamp())
            except Conflict:
                continue

    threads = [threading.Thread(target=work, args=(me,)) for me in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(disk.read(f"t{me}")) for me in range(4)] == [100] * 4
    assert disk.verify() == ()


def test_verify_names_gaps_and_what_it_cannot_read_but_no_words(disk: SqliteLog, make):
    disk.append("s1", 0, make.said("canary one", "canary two", "canary three"), make.stamp())
    disk.append("s2", 0, make.said("canary four"), make.stamp())
    disk._connection.execute("DELETE FROM events WHERE stream = 's1' AND seq = 2")
    disk._connection.execute("UPDATE events SET body = '{\"text\": \"canary\"}' WHERE stream = 's2'")
    disk._connection.execute("UPDATE events SET version = 9 WHERE stream = 's1' AND seq = 3")
    found = disk.verify()
    assert len(found) == 3
    assert "s1 has a gap" in found[0]
    assert "entry 3" in found[1]
    assert "Update convo" in found[1]
    assert "s2, entry 1" in found[2]
    assert "canary" not in "".join(found)


def test_fifty_thousand_people_are_listed_and_searched_at_once(disk: SqliteLog, make):
    disk.replace_heads(make.head(f"p{number}", f"Ann Person {number}", number) for number in range(50_000))
    begin = time.perf_counter()
    assert disk.heads("person")[0].name == "Ann Person 49999"
    assert [head.name for head in disk.heads("person", "PERSON 777", limit=1)] == ["Ann Person 7779"]
    assert disk.heads("person", "nobody") == ()
    assert disk.heads("person", person="p1") == ()
    assert disk.count("person") == 50_000
    assert time.perf_counter() - begin < 0.5

"""A file with a flipped, missing or blank byte is noticed, or gives a prefix of what was kept: never other words."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from convo.model.record import Recorded
from convo.store import Head, SqliteLog, StoreError

PAGE = 4096
SALT = 16  # the first bytes; the quick key of these tests brings its own, a passphrase needs these
STREAMS = ("s0", "s1", "s2")


@dataclass(frozen=True)
class Original:
    """A store as it was: its two files, all it held, and which heads it ever had."""

    files: dict[str, bytes]
    kept: tuple[Recorded, ...]
    heads: frozenset[Head]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, make) -> Original:
    """Give a store of which one half is in the database and the other still in the write-ahead log."""
    path = tmp_path_factory.mktemp("original") / "convo.db"
    log = SqliteLog.create(path, make.key)
    kept: list[Recorded] = []
    heads: list[Head] = []
    for number in range(90):
        if number == 60:
            log._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            log._connection.execute("PRAGMA wal_autocheckpoint = 0")
        stream, at = STREAMS[number % 3], number // 3
        heads.append(make.head(stream, f"Ann {number}", number))
        text = f"words {number} " * (1 if number % 5 else 700)
        kept += log.append(stream, at, make.said(text), make.stamp(number), heads[-1])
    files = {name: path.with_name(name).read_bytes() for name in ("convo.db", "convo.db-wal")}
    log.close()
    return Original(files, tuple(kept), frozenset(heads))


def look(folder: Path, files: dict[str, bytes], original: Original, key: str) -> str:
    """Open files as a store and read everything: refused, a prefix or whole; fail on any other words."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        log = SqliteLog.open(folder / "convo.db", key)
    except StoreError:
        return "refused"
    try:
        kept = tuple(log.export())
        streams = [log.read(stream) for stream in STREAMS]
        heads = log.heads("person")
    except StoreError:
        return "refused"
    finally:
        log.close()
    assert kept == original.kept[: len(kept)]
    for stream, records in zip(STREAMS, streams, strict=True):
        assert records == tuple(record for record in kept if record.stream == stream)
    assert set(heads) <= original.heads
    return "whole" if len(kept) == len(original.kept) else "prefix"


def places(size: int, count: int) -> Iterator[int]:
    """Give places spread over a file, its beginning included, at other offsets of a page each time."""
    dice = random.Random(size)
    yield from range(0, 40)
    yield from (dice.randrange(size) for _ in range(count - 40))


@pytest.mark.parametrize("name", ["convo.db", "convo.db-wal"])
def test_a_flipped_bit_never_changes_words(name: str, original: Original, tmp_path: Path, make):
    seen: dict[str, int] = {"refused": 0, "prefix": 0, "whole": 0}
    for place in places(len(original.files[name]), 500):
        damaged = bytearray(original.files[name])
        damaged[place] ^= 1 << place % 8
        seen[look(tmp_path / "s", {**original.files, name: bytes(damaged)}, original, make.key)] += 1
    if name == "convo.db":
        assert seen["refused"] > 250, "pages that the log covers may be damaged unseen, the others may not"
        assert seen["prefix"] == 0
    else:
        assert seen["prefix"] > 250
        assert seen["whole"] < 60, "only in the log's own header does it not matter"


def test_a_flipped_bit_anywhere_in_the_file_alone_is_refused(original: Original, tmp_path: Path, make):
    folder = tmp_path / "closed"
    folder.mkdir()
    for name, content in original.files.items():
        (folder / name).write_bytes(content)
    SqliteLog.open(folder / "convo.db", make.key).close()
    whole = (folder / "convo.db").read_bytes()
    assert look(tmp_path / "s", {"convo.db": whole}, original, make.key) == "whole"
    for place in places(len(whole), 300):
        if place < SALT:
            continue
        damaged = bytearray(whole)
        damaged[place] ^= 0x10
        outcome = look(tmp_path / "s", {"convo.db": bytes(damaged)}, original, make.key)
        if outcome != "refused":  # a page that no reading here comes by: the check of the whole file finds it
            (tmp_path / "s" / "convo.db").write_bytes(damaged)
            log = SqliteLog.open(tmp_path / "s" / "convo.db", make.key)
            assert log.verify() != ()
            log.close()


def test_a_flipped_bit_in_the_salt_is_refused(tmp_path: Path):
    path = tmp_path / "convo.db"
    SqliteLog.create(path, "four unrelated words").close()
    whole = path.read_bytes()
    for place in (0, 7, 15):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(StoreError):
            SqliteLog.open(path, "four unrelated words")


@pytest.mark.parametrize("name", ["convo.db", "convo.db-wal"])
def test_a_file_cut_short_never_changes_words(name: str, original: Original, tmp_path: Path, make):
    size = len(original.files[name])
    for place in (*places(size, 150), *range(0, size, PAGE)):
        look(tmp_path / "s", {**original.files, name: original.files[name][:place]}, original, make.key)


@pytest.mark.parametrize("name", ["convo.db", "convo.db-wal"])
@pytest.mark.parametrize("filling", [b"\x00", b"\xff"])
def test_a_blank_page_never_changes_words(name: str, filling: bytes, original: Original, tmp_path: Path, make):
    whole = original.files[name]
    for start in range(0, len(whole), PAGE):
        blank = whole[:start] + filling * len(whole[start : start + PAGE]) + whole[start + PAGE :]
        look(tmp_path / "s", {**original.files, name: blank}, original, make.key)


def test_exchanged_pages_never_change_words(original: Original, tmp_path: Path, make):
    whole = original.files["convo.db"]
    pages = [whole[start : start + PAGE] for start in range(0, len(whole), PAGE)]
    dice = random.Random(1)
    for _ in range(60):
        one, two = dice.sample(range(len(pages)), 2)
        mixed = list(pages)
        mixed[one], mixed[two] = mixed[two], mixed[one]
        look(tmp_path / "s", {**original.files, "convo.db": b"".join(mixed)}, original, make.key)


def test_the_log_of_another_moment_or_store_never_changes_words(original: Original, tmp_path: Path, make):
    other = tmp_path / "other.db"
    log = SqliteLog.create(other, make.key)
    log.append("s0", 0, make.said("another person's words"), make.stamp())
    foreign = other.with_name("other.db-wal").read_bytes()
    log.close()
    assert look(tmp_path / "s", {**original.files, "convo.db-wal": foreign}, original, make.key) in (
        "refused",
        "prefix",
    )
    assert look(tmp_path / "s", {"convo.db": original.files["convo.db"]}, original, make.key) == "prefix"


def test_a_damaged_file_is_not_made_worse_by_looking(original: Original, tmp_path: Path, make):
    damaged = bytearray(original.files["convo.db"])
    damaged[PAGE + 100] ^= 1
    path = tmp_path / "convo.db"
    path.write_bytes(damaged)
    log = SqliteLog.open(path, make.key)
    assert log.verify() != ()
    log.close()
    assert path.read_bytes() == damaged

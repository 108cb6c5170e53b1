"""Kills writers at random moments and looks for what was acknowledged and lost: `python tests/bench/kill.py`.

Each round forks one or two writers on the same store. A writer keeps turns of one to three entries, with the head and
the half-typed line, and says so on a pipe once the store has promised that they are kept. It is killed (SIGKILL)
before, while or after it opens the store. Then the store is opened again and all that was promised must be there.
"""

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from convo.model.event import Event, Said
from convo.model.record import Stamp
from convo.store import Head, SqliteLog

PASSPHRASE = "a passphrase of 5 words"
BY = "writer"


@dataclass
class Count:
    """What happened over all rounds."""

    kills: int = 0
    acknowledged: int = 0
    unspoken: int = 0
    lost: list[str] = field(default_factory=list[str])
    faults: list[str] = field(default_factory=list[str])


@dataclass
class Writer:
    """A forked writer: its process, the reading end of its pipe, and the moment at which it will be killed."""

    stream: str
    process: int
    pipe: int
    heard: bytes = b""


def turn(stream: str, number: int) -> tuple[Event, ...]:
    """Return the entries of a turn: one to three, of a few bytes to several pages; the same for the same number."""
    dice = random.Random(f"{stream} {number}")
    size = dice.choice((1, 1, 2, 3))
    return tuple(
        Said(
            entry=f"{number}/{part}/{size}",
            speaker="person",
            text=f"{stream} {number} " + "x" * dice.choice((5, 90, 9000)),
        )
        for part in range(size)
    )


def write(path: Path, stream: str, pipe: int) -> None:
    """Keep turn after turn until killed, and acknowledge each on the pipe."""
    log = SqliteLog.open(path, PASSPHRASE)
    if random.Random(stream).random() < 0.5:
        log._connection.execute("PRAGMA wal_autocheckpoint = 10")  # so that kills hit checkpoints too
    os.write(pipe, b"open\n")
    version = number = 0
    while True:
        number += 1
        stamp = Stamp(at=datetime.now(UTC), by=BY)
        head = Head(stream=stream, kind="session", name=f"Person {number}", contact=number, at=stamp.at)
        log.keep_draft(stream, f"draft {number}")
        version += len(log.append(stream, version, turn(stream, number), stamp, head))
        os.write(pipe, b"%d\n" % number)


def start(path: Path, stream: str) -> Writer:
    """Fork a writer."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.close(ours)
            write(path, stream, theirs)
        except BaseException as error:  # noqa: BLE001 - a writer must never go on as the harness
            os.write(theirs, f"failed {error!r}\n".encode())
        finally:
            os._exit(1)
    os.close(theirs)
    return Writer(stream, process, ours)


def listen(writers: Iterable[Writer], until: float) -> None:
    """Take in what the writers say until a moment comes, so that no pipe fills up."""
    byte_pipes = {writer.pipe: writer for writer in writers}
    while (left := until - time.monotonic()) > 0:
        for pipe in select.select(list(byte_pipes), [], [], left)[0]:
            byte_pipes[pipe].heard += os.read(pipe, 65536)


def kill(writer: Writer) -> None:
    """Kill a writer and take in its last words."""
    os.kill(writer.process, signal.SIGKILL)
    os.waitpid(writer.process, 0)
    while said := os.read(writer.pipe, 65536):
        writer.heard += said
    os.close(writer.pipe)


def check(log: SqliteLog, writer: Writer, count: Count) -> None:
    """Compare what was promised with what is there; count what is there although there was no time to say so."""
    words = writer.heard.decode().split("\n")[:-1]
    count.faults += [word for word in words if word.startswith("failed")]
    promised = max((int(word) for word in words if word.isdigit()), default=0)
    count.acknowledged += promised
    kept = log.read(writer.stream)
    turns = int(kept[-1].event.entry.split("/")[0]) if kept and isinstance(kept[-1].event, Said) else 0
    expected = [event for number in range(1, max(promised, turns) + 1) for event in turn(writer.stream, number)]
    if [record.event for record in kept] != expected or [record.seq for record in kept] != [
        *range(1, len(expected) + 1)
    ]:
        count.lost.append(f"{writer.stream}: promised {promised} turns, found {len(kept)} of {len(expected)} entries")
    head = log.head(writer.stream)
    if (head.contact if head else 0) != turns:
        count.lost.append(f"{writer.stream}: the head is of another turn than {turns}")
    if turns and log.draft(writer.stream) not in (f"draft {turns}", f"draft {turns + 1}"):
        count.lost.append(f"{writer.stream}: the half-typed line is gone")
    count.unspoken += turns - promised


def play_round(path: Path, number: int, dice: random.Random, count: Count) -> None:
    """Fork, kill, open again, compare."""
    writers = [start(path, f"stream-{number}-{place}") for place in range(1 + number % 2)]
    if dice.random() < 0.8:
        for writer in writers:  # wait until it writes: most kills should hit a write
            while b"\n" not in writer.heard:
                listen([writer], time.monotonic() + 0.002)
        listen(writers, time.monotonic() + dice.uniform(0, 0.03))
    else:
        listen(writers, time.monotonic() + dice.uniform(0, 0.2))
    for writer in writers:
        kill(writer)
        count.kills += 1
        if writer is not writers[-1]:
            listen(writers[1:], time.monotonic() + dice.uniform(0, 0.02))
    log = SqliteLog.open(path, PASSPHRASE)
    for writer in writers:
        check(log, writer, count)
    if number % 25 == 0:
        count.faults += log.verify()
    log.close()


@click.command()
@click.option("--kills", default=1000, help="How many writers to kill.")
@click.option("--seed", default=0, help="Which random moments.")
def main(kills: int, seed: int) -> None:
    """Kill writers at random moments; print what was promised, lost and damaged."""
    dice, count, began = random.Random(seed), Count(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "convo.db"
        SqliteLog.create(path, PASSPHRASE).close()
        number = 0
        while count.kills < kills:
            play_round(path, number, dice, count)
            number += 1
        log = SqliteLog.open(path, PASSPHRASE)
        count.faults += log.verify()
        entries = sum(1 for _ in log.export())
        log.close()
    report = {
        "kills": count.kills,
        "acknowledged_turns": count.acknowledged,
        "kept_but_not_yet_acknowledged": count.unspoken,
        "entries": entries,
        "lost": count.lost,
        "faults": count.faults,
        "seconds": round(time.monotonic() - began, 1),
    }
    print(json.dumps(report, indent=2))
    sys.exit(1 if count.lost or count.faults else 0)


if __name__ == "__main__":
    main()

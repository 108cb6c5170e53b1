"""One whole turn (scan, decide, encrypt, fsync, view) against a bare SQLCipher commit of the same bytes.

Run: python -m tests.bench.turn [turns]
"""

import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter

from convo.content.library import Library
from convo.content.place import find_place
from convo.desk import Desk
from convo.desk.world import World
from convo.model.wish import Say
from convo.store import SqliteLog
from tests.bench.asking import how_many

WORDS = (
    "I used to get down to the allotment most days before my knee went, and I do miss having something to show for "
    "the week, if I am honest. My neighbour keeps my tools in her shed."
)


def timed(act: Callable[[], object], turns: int) -> list[float]:
    """Return the milliseconds of each turn."""
    times: list[float] = []
    for _ in range(turns):
        start = perf_counter()
        act()
        times.append((perf_counter() - start) * 1000)
    return times


def main(turns: int) -> None:
    """Print both medians, taken in turns so that a busy moment touches both."""
    with tempfile.TemporaryDirectory() as folder:
        log = SqliteLog.create(Path(folder) / "turn.db", "a bench passphrase")
        ids = count(1)
        desk = Desk(log, Library(find_place()), World(lambda: datetime.now(UTC), lambda: f"{next(ids):012x}"))
        session = desk.start(desk.add_person("Sam"), "first-conversation").session

        def turn() -> None:
            desk.take(session, Say(text=WORDS, keep="strength"))

        timed(turn, 20)
        events = [(r.event.kind, r.event.model_dump_json()) for r in log.read(session)[-2:]]
        bare = SqliteLog.create(Path(folder) / "bare.db", "a bench passphrase")
        connection = bare._connection  # pyright: ignore[reportPrivateUsage]
        connection.execute("CREATE TABLE bare (kind TEXT, body TEXT)")

        def commit() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO bare VALUES (?, ?)", events)
            connection.execute("COMMIT")

        timed(commit, 20)
        whole, alone = [], []
        for _ in range(turns // 20):
            whole += timed(turn, 20)
            alone += timed(commit, 20)
        one, other = statistics.median(whole), statistics.median(alone)
        print(f"whole turn      median {one:.3f} ms   99th {sorted(whole)[int(len(whole) * 0.99)]:.3f} ms")
        print(f"bare commit     median {other:.3f} ms   99th {sorted(alone)[int(len(alone) * 0.99)]:.3f} ms")
        print(f"turn - commit   {one - other:.3f} ms (aim: at most 1 ms)   n = {len(whole)}")


if __name__ == "__main__":
    main(how_many(__doc__, "turns", 400))

"""Opening a session of 100 turns to be read back, beside opening a bare list of the same 100 rows in the same app.

Run: python -m tests.bench.review [rounds]
"""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from convo.tui.app import ConvoApp
from convo.tui.widgets.rows import Rows
from tests.tui.house import OpenDoor, new_desk

TURNS = 100
ROUNDS = 15


class Bare(Screen[None]):
    """The same rows, from nowhere, with no code beside them."""

    def __init__(self, rows: list[str]) -> None:
        """Take the rows."""
        super().__init__()
        self._rows = rows

    def compose(self):
        """Lay out one list."""
        yield Static("bare", markup=False)
        yield Rows(((str(place), Content(row)) for place, row in enumerate(self._rows)), id="turns")
        yield Footer(compact=True)


def transcript(folder: Path) -> Path:
    """Write a transcript of 100 turns."""
    said = (
        "Worker: It sounds as though the garden is where you feel like yourself. What would a first step be?",
        "Rosa: I used to be out there every day with my sister. I want to get back to it, but I can't walk that far.",
    )
    file = folder / "talk.txt"
    file.write_text("".join(f"{said[turn % 2]} ({turn})\n" for turn in range(TURNS)))
    return file


class Taken(NamedTuple):
    """Milliseconds until a screen shows what it is for: by the clock, and of work (the same on a busy machine)."""

    clock: float
    work: float


async def opened(app: ConvoApp, screen: Screen, ready: Callable[[Screen], bool]) -> Taken:
    """Open a screen and return what that took."""
    start, work = perf_counter(), process_time()
    await app.push_screen(screen)
    while not ready(screen):
        await asyncio.sleep(0.001)
    taken = Taken((perf_counter() - start) * 1000, (process_time() - work) * 1000)
    await app.pop_screen()
    return taken


def median(times: list[Taken]) -> Taken:
    """Return the median of each."""
    return Taken(*(statistics.median(column) for column in zip(*times, strict=True)))


def filled(name: str) -> Callable[[Screen], bool]:
    """Return what tells that a list has its rows."""
    return lambda screen: bool(screen.query(name)) and screen.query_one(name, Rows).option_count > 5


async def main(rounds: int) -> None:
    """Open each in turns and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        desk = new_desk()
        review, _ = desk.reviews.take_in(transcript(Path(folder)), ("Worker",))
        rows = [turn.text for turn in desk.reviews.text(review).turns]
        app = ConvoApp(OpenDoor(desk))  # pyright: ignore[reportArgumentType]
        bare, text, coded = list[Taken](), list[Taken](), list[Taken]()
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause(1)
            first = await opened(app, app.room("review", review), filled("#summary"))
            for _ in range(rounds):
                bare.append(await opened(app, Bare(rows), filled("#turns")))
                text.append(await opened(app, app.room("review", review), filled("#turns")))
                desk.reviews.forget()  # pyright: ignore[reportPrivateUsage] - as if opened for the first time
                coded.append(await opened(app, app.room("review", review), filled("#summary")))
    base = median(bare)
    print(f"bare screen with {TURNS} rows: {base.clock:.0f} ms, work {base.work:.0f} ms (n = {rounds}, medians)")
    for name, times in (("text of the turns", text), ("codes and summary", coded)):
        one = median(times)
        over = f"{one.clock - base.clock:.0f} ms over the bare screen (aim: at most 150)"
        print(f"{name}: {one.clock:.0f} ms, {over}, ratio {one.clock / base.clock:.2f}; work {one.work:.0f} ms")
    print(
        f"the very first time, with what was learned read from its file: {first.clock:.0f} ms, work {first.work:.0f} ms"
    )


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))

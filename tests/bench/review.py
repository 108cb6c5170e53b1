"""Opening a session to be read back, beside opening a bare list of the same rows in the same app.

The aim: the codes of 100 turns are there at most 150 ms after the bare screen would be. Those are the quick ones; the
close ones, with the sentence encoder, come by themselves.

Run: python -m tests.bench.review [rounds]
"""

import asyncio
import gc
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from convo.tui.app import ConvoApp
from convo.tui.screens.review import ReviewScreen
from convo.tui.widgets.rows import Rows
from tests.bench.asking import how_many
from tests.tui.house import OpenDoor, new_desk

TURNS = (100, 400)
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


def transcript(folder: Path, turns: int) -> Path:
    """Write a transcript."""
    said = (
        "Worker: It sounds as though the garden is where you feel like yourself. What would a first step be?",
        "Rosa: I used to be out there every day with my sister. I want to get back to it, but I can't walk that far.",
    )
    file = folder / f"{turns}.txt"
    file.write_text("".join(f"{said[turn % 2]} ({turn})\n" for turn in range(turns)))
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
    painted = asyncio.Event()
    screen.call_after_refresh(painted.set)
    await painted.wait()
    taken = Taken((perf_counter() - start) * 1000, (process_time() - work) * 1000)
    await app.pop_screen()
    return taken


def median(times: list[Taken]) -> Taken:
    """Return the median of each."""
    return Taken(*(statistics.median(column) for column in zip(*times, strict=True)))


def filled(name: str) -> Callable[[Screen], bool]:
    """Return what tells that a list has its rows."""
    return lambda screen: bool(screen.query(name)) and screen.query_one(name, Rows).option_count > 5


def read_closely(screen: Screen) -> bool:
    """Tell whether the codes on a screen are those of the close reading."""
    view = screen._view if isinstance(screen, ReviewScreen) else None  # pyright: ignore[reportPrivateUsage]
    return view is not None and bool(view.summary) and not view.quick


async def measured(turns: int, rounds: int, folder: Path) -> None:
    """Open each in turns and print the medians."""
    desk = new_desk()
    review, _ = desk.reviews.take_in(transcript(folder, turns), ("Worker",))
    rows = [turn.text for turn in desk.reviews.text(review).turns]
    app = ConvoApp(OpenDoor(desk))  # pyright: ignore[reportArgumentType]
    times = {name: list[Taken]() for name in ("bare", "text of the turns", "quick codes", "close codes", "again")}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1)
        gc.freeze()  # as the door does once what was learned is read
        cold = await opened(app, app.room("review", review), filled("#summary"))
        for _ in range(rounds):
            times["bare"].append(await opened(app, Bare(rows), filled("#turns")))
            times["again"].append(await opened(app, app.room("review", review), read_closely))
            ready: dict[str, Callable[[Screen[Any]], bool]] = {
                "text of the turns": filled("#turns"),
                "quick codes": filled("#summary"),
                "close codes": read_closely,
            }
            for name, is_there in ready.items():
                desk.reviews.forget()  # as if opened for the first time
                times[name].append(await opened(app, app.room("review", review), is_there))
    show(turns, rounds, times | {"the first of all, with what was learned read from its file": [cold]})


def show(turns: int, rounds: int, times: dict[str, list[Taken]]) -> None:
    """Print the medians, and the best of each, which is what a machine with nothing else to do takes."""
    bare = times.pop("bare")
    base, best = median(bare), min(bare)
    print(f"bare screen with {turns} rows: {base.clock:.0f} ms, best {best.clock:.0f} ms (n = {rounds}, medians)")
    for name, taken in times.items():
        one, quick = median(taken), min(taken)
        over = f"{one.clock - base.clock:.0f} ms over the bare screen, best {quick.clock - best.clock:.0f} ms over"
        print(f"  {name}: {one.clock:.0f} ms, {over}, ratio {one.clock / base.clock:.2f}; work {one.work:.0f} ms")


async def main(rounds: int) -> None:
    """Measure an ordinary conversation and a long one."""
    with tempfile.TemporaryDirectory() as folder:
        for turns in TURNS:
            await measured(turns, rounds, Path(folder))


if __name__ == "__main__":
    asyncio.run(main(how_many(__doc__, "rounds", ROUNDS)))

"""`convo review --all`: every transcript of a folder, or every conversation of the store, a line of JSON each."""

import os
import sys
from collections.abc import Generator, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import cast

import click

from convo.cli.faults import Fault, Misused
from convo.cli.late import late
from convo.cli.opening import open_desk
from convo.cli.out import say
from convo.review.many import Job, done_before, in_order
from convo.review.sessions import spoken_in
from convo.review.transcripts import KINDS, LARGEST


def review_all(folder: Path | None, workers: tuple[str, ...], output: Path, scheduler: str | None) -> None:
    """Read every session back into `output`; lines that it holds already are not made again."""
    names = _names(folder)
    done = _take_up(output, names)
    jobs = _from_folder(folder, names[done:], workers) if folder else _from_store(names[done:])
    with _hands(scheduler) as (executor, ahead), output.open("ab") as file:
        lines = in_order(executor, jobs, ahead)
        with click.progressbar(lines, length=len(names) - done, label="Reading back", file=sys.stderr) as shown:
            for line in shown:
                file.write(f"{line}\n".encode())
                file.flush()
    say(f"{output}: {len(names)} sessions")


def _names(folder: Path | None) -> list[str]:
    """Return what there is to read, in an order that is the same every time."""
    if folder is None:
        desk = open_desk()
        try:
            names = sorted(row.session for row in desk.every_session())
        finally:
            desk.close()
    else:
        files = (path for path in folder.rglob("*") if path.suffix.lower() in KINDS and path.is_file())
        names = sorted(path.relative_to(folder).as_posix() for path in files)
    if not names:
        raise Fault(f"There is nothing to read in {folder or 'the store'}.")
    return names


def _take_up(output: Path, names: list[str]) -> int:
    """Return how many results a file holds already; a line that a stop cut short is made again."""
    if not output.exists():
        return 0
    with output.open("r+b") as file:
        try:
            count, end = done_before(file, names)
        except ValueError as error:
            raise Fault(f"{output} can't be gone on with: {error}. Name a new file.") from None
        file.truncate(end)
    return count


def _from_folder(folder: Path, names: list[str], workers: tuple[str, ...]) -> Iterator[Job]:
    for name in names:
        with (folder / name).open("rb") as file:
            yield Job(name=name, data=file.read(LARGEST + 1), workers=workers)


def _from_store(names: list[str]) -> Iterator[Job]:
    desk = open_desk()
    try:
        for name in names:
            yield Job(name=name, turns=spoken_in(desk.session(name)))
    finally:
        desk.close()


@contextmanager
def _hands(scheduler: str | None) -> Generator[tuple[Executor, int]]:
    """Give what does the work and how many sessions to hold at once: this machine's cores, or a cluster."""
    if scheduler is None:
        cores = os.cpu_count() or 1
        with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as executor:
            yield executor, 4 * cores
        return
    try:
        connect = late("distributed", "Client")
    except ImportError as error:
        raise Misused("A cluster needs one more part: pip install 'convo[cluster]'.") from error
    with connect(scheduler, timeout=10) as client:
        yield cast(Executor, client.get_executor()), 8 * max(1, sum(client.ncores().values()))

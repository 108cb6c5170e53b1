"""`convo review --all`: every transcript of a folder, or every conversation of the store, a line of JSON each."""

import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from shutil import copymode
from tempfile import NamedTemporaryFile
from typing import cast

import click

from convo.cli.faults import Fault, Misused
from convo.cli.late import late
from convo.cli.opening import open_desk
from convo.cli.out import say
from convo.model.words import clean_line
from convo.review.many import Job, done_before, in_order, mended, troubled, unread
from convo.review.sessions import spoken_in
from convo.review.transcripts import KINDS, LARGEST

_SAME_EVERYWHERE = (
    "--all reads with the coder that gives the same on every machine. "
    "Reading one session alone looks more closely, so its figures may differ."
)
_REASONS = 5
"""How many reasons are said at the end; the file holds them all."""


def review_all(folder: Path | None, workers: tuple[str, ...], output: Path, scheduler: str | None) -> None:
    """Read every session back into `output`; what it holds already is not read again, but for what failed."""
    names = _names(folder, output)
    done = _take_up(output, names)
    say(_SAME_EVERYWHERE)
    with _hands(scheduler) as (executor, ahead):

        def read(some: Sequence[str], label: str) -> Iterator[str]:
            jobs = _from_folder(folder, some, workers) if folder else _from_store(some)
            lines = in_order(executor, jobs, ahead)
            with click.progressbar(lines, length=len(some), label=label, file=sys.stderr) as shown:
                yield from shown

        if done:
            _try_again(output, read)
        with output.open("ab") as file:
            for line in read(names[done:], "Reading back"):
                file.write(f"{line}\n".encode())
                file.flush()
    _tell(output, len(names), _passed_over(folder))


def _tell(output: Path, count: int, passed_over: str) -> None:
    """Say how many were read and how many not, with the first reasons; the exit code says it too."""
    with output.open("rb") as file:
        looks = troubled(file)
        file.seek(0)
        failed = list(unread(file))
    if looks:
        say(f"{looks} with lines that need a look: “troubles” says how many. `convo review FILE` names them.")
    if passed_over:
        say(passed_over)
    if not failed:
        say(f"{output}: {count} read")
        return
    say(f"{output}: {count - len(failed)} read, {len(failed)} not:")
    say(*(f"  {name}: {why}" for name, why in failed[:_REASONS]))
    if len(failed) > _REASONS:
        say(f"  and {len(failed) - _REASONS} more; each has its “error” in {output}")
    say("The same command reads those again; --worker can be given more than once, and any one who speaks will do.")
    raise click.exceptions.Exit(1)


def _try_again(output: Path, read: Callable[[Sequence[str], str], Iterator[str]]) -> None:
    """Read again what was not read, each in its place; a stop in the middle leaves the results as they were."""
    with output.open("rb") as file:
        failed = [name for name, _ in unread(file)]
    if not failed:
        return
    place = output.resolve()
    with NamedTemporaryFile(dir=place.parent, prefix=f"{place.name}.", delete=False) as aside:
        try:
            with place.open("rb") as old:
                aside.writelines(mended(old, read(failed, "Trying again")))
            aside.close()
            copymode(place, aside.name)
            Path(aside.name).replace(place)
        except BaseException:
            aside.close()
            Path(aside.name).unlink(missing_ok=True)
            raise


def _names(folder: Path | None, output: Path) -> list[str]:
    """Return what there is to read, in an order that is the same every time; the results themselves are none of it."""
    if folder is None:
        desk = open_desk()
        try:
            names = sorted(row.session for row in desk.every_session())
        finally:
            desk.close()
    else:
        found = (path for path in folder.rglob("*") if path.suffix.lower() in KINDS and path.is_file())
        files = (path for path in found if path.resolve() != output.resolve())
        names = sorted(path.relative_to(folder).as_posix() for path in files)
    if not names:
        raise Fault(" ".join((f"There is nothing to read in {folder or 'the store'}.", _passed_over(folder))).strip())
    return names


def _passed_over(folder: Path | None) -> str:
    """Say how many files are of a kind that is not read, and which kinds these are; "" where there are none."""
    others = [path for path in folder.rglob("*") if path.suffix.lower() not in KINDS] if folder else []
    kinds = [path.suffix.lower() or path.name for path in others if path.is_file()]
    named = ", ".join(clean_line(kind) for kind in sorted(set(kinds))[:_REASONS])
    more = ", …" if len(set(kinds)) > _REASONS else ""
    return f"{len(kinds)} passed over, since their kind can't be read: {named}{more}." if kinds else ""


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


def _from_folder(folder: Path, names: Sequence[str], workers: tuple[str, ...]) -> Iterator[Job]:
    for name in names:
        try:
            with (folder / name).open("rb") as file:
                job = Job(name=name, data=file.read(LARGEST + 1), workers=workers)
        except OSError as error:
            job = Job(name=name, trouble=f"It can't be opened: {error.strerror or type(error).__name__}.")
        yield job


def _from_store(names: Sequence[str]) -> Iterator[Job]:
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

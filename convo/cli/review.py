"""`convo review`: a session read back, from the store or from a transcript made elsewhere."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TypedDict, Unpack

import click

from convo.cli.day import DAY
from convo.cli.faults import Misused
from convo.cli.out import example

_WHO = "Who is the worker: a part of the name is enough. With --all, any one of those named."


class _Asked(TypedDict):
    what: str | None
    workers: tuple[str, ...]
    goal: str
    output: Path | None
    as_json: bool
    every: bool
    scheduler: str | None
    begin: datetime | None
    end: datetime | None


@click.command(
    epilog=example(
        "convo review talk.vtt",
        'convo review talk.docx --worker "Dana Lee" --goal "walk more" -o report.html',
        "convo review latest",
        "convo review --from 2026-11-01 --to 2026-11-30 -o november.html",
        "convo review --all transcripts/ -o results.jsonl",
    )
)
@click.argument("what", metavar="[FILE|SESSION|FOLDER]", required=False)
@click.option("--worker", "workers", multiple=True, metavar="NAME", help=_WHO)
@click.option("--goal", default="", metavar="WORDS", help="The goal for change, if the session had one.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this new .html, .md or .txt file.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
@click.option("--all", "every", is_flag=True, help="Read every transcript in FOLDER, or every conversation kept.")
@click.option("--scheduler", metavar="ADDRESS", help="With --all: do the work on this Dask cluster.")
@click.option("--from", "begin", type=DAY, metavar="DAY", help="A report of all since this day, such as 2026-11-01.")
@click.option("--to", "end", type=DAY, metavar="DAY", help="The last day of that report; today if left out.")
def review(**given: Unpack[_Asked]) -> None:
    """Read a session back: what went well, one thing to try, and the figures with the turns behind them.

    FILE is a transcript: text with speakers' names, CSV, WebVTT, SRT, Word (.docx) or JSON Lines. SESSION is a
    conversation of your own: its id, the first letters of it, or "latest". With --all, the results go to the .jsonl
    file that -o names, a line a session, in the order of their names; after a stop, the same command goes on, and
    reads again what it could not read. --all reads with the coder that gives the same on every machine; one session
    alone is read more closely, so its figures may differ.
    """
    from convo.cli.reading import read_one, read_period

    if given["begin"] or given["end"]:
        read_period(*_period(given), given["output"])
    elif given["every"]:
        _every(given)
    elif given["what"] is None or given["scheduler"]:
        raise Misused("Name a FILE or a SESSION, or use --all. `convo review --help` shows how.")
    else:
        read_one(given["what"], given["workers"], given["goal"], given["output"], given["as_json"])


def _period(given: _Asked) -> tuple[date, date]:
    """Return the first and the last day of a report; what can't be asked for together is refused, not passed over."""
    begin, end = given["begin"], given["end"] or datetime.now()
    if begin is None:
        raise Misused("Name the first day too, with --from.")
    if begin > end:
        raise Misused("The day of --from is after the last day of the report.")
    if given["what"] or given["every"] or given["as_json"]:
        raise Misused("A report with --from is of all that was held, and is no JSON. Leave out the rest.")
    return begin.date(), end.date()


def _every(given: _Asked) -> None:
    from convo.cli.review_all import review_all

    folder, output = Path(given["what"]) if given["what"] else None, given["output"]
    if folder and not folder.is_dir():
        raise Misused(f"There is no folder {folder}.")
    if output is None or output.suffix.lower() != ".jsonl":
        raise Misused("Name the file for the results with -o; its name must end in .jsonl.")
    review_all(folder, given["workers"], output, given["scheduler"])

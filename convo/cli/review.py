"""`convo review`: a session read back, from the store or from a transcript made elsewhere."""

from datetime import date, datetime
from pathlib import Path
from typing import TypedDict, Unpack

import click

from convo.cli.faults import Misused
from convo.cli.opening import open_desk
from convo.cli.out import example, say, say_bytes
from convo.cli.plan import find_session
from convo.cli.review_all import review_all
from convo.cli.transcripts import read_file, who_speaks, write_new
from convo.content.library import Library
from convo.content.place import find_place
from convo.desk.review_log import review_of
from convo.export import DOCUMENTS
from convo.export.document import Outline
from convo.model.review import Summary
from convo.review.reading import Session
from convo.review.report import Setting, report
from convo.review.sides import spoken
from convo.review.summary import summary_of

_DAY = click.DateTime(["%Y-%m-%d"])


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
@click.option("--worker", "workers", multiple=True, metavar="NAME", help="Who is the worker, as named in the file.")
@click.option("--goal", default="", metavar="WORDS", help="The goal for change, if the session had one.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this new .html, .md or .txt file.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
@click.option("--all", "every", is_flag=True, help="Read every transcript in FOLDER, or every conversation kept.")
@click.option("--scheduler", metavar="ADDRESS", help="With --all: do the work on this Dask cluster.")
@click.option("--from", "begin", type=_DAY, metavar="DAY", help="A report of all since this day, such as 2026-11-01.")
@click.option("--to", "end", type=_DAY, metavar="DAY", help="The last day of that report; today if left out.")
def review(**given: Unpack[_Asked]) -> None:
    """Read a session back: what went well, one thing to try, and the figures with the turns behind them.

    FILE is a transcript: text with speakers' names, CSV, WebVTT, SRT, Word (.docx) or JSON Lines. SESSION is a
    conversation of your own: its id, the first letters of it, or "latest". With --all, the results go to the .jsonl
    file that -o names, a line a session, in the order of their names; after a stop, the same command goes on.
    """
    if given["every"]:
        _every(given)
    elif given["begin"] and given["what"] is None:
        _period(given["begin"].date(), (given["end"] or datetime.now()).date(), given["output"])
    elif given["what"] is None or given["scheduler"]:
        raise Misused("Name a FILE or a SESSION, or use --all. `convo review --help` shows how.")
    else:
        _one(given["what"], given)


def _every(given: _Asked) -> None:
    folder, output = Path(given["what"]) if given["what"] else None, given["output"]
    if folder and not folder.is_dir():
        raise Misused(f"There is no folder {folder}.")
    if output is None or output.suffix.lower() != ".jsonl":
        raise Misused("Name the file for the results with -o; its name must end in .jsonl.")
    review_all(folder, given["workers"], output, given["scheduler"])


def _period(begin: date, end: date, output: Path | None) -> None:
    desk = open_desk()
    try:
        _write(desk.reviews.period(begin, end), output)
    finally:
        desk.close()


def _one(what: str, given: _Asked) -> None:
    if Path(what).exists():
        summary, document = _of_file(Path(what), given["workers"], given["goal"])
    else:
        summary, document = _of_store(what, given["goal"])
    if given["as_json"]:
        say(summary.model_dump_json())
    else:
        _write(document, given["output"])


def _write(document: Outline, output: Path | None) -> None:
    if output is None:
        say_bytes(DOCUMENTS[".txt"](document))
        return
    if output.suffix.lower() not in DOCUMENTS:
        raise Misused(f"The file's name must end in one of {', '.join(DOCUMENTS)}.")
    write_new(output, DOCUMENTS[output.suffix.lower()](document))
    say(str(output))


def _of_file(path: Path, workers: tuple[str, ...], goal: str) -> tuple[Summary, Outline]:
    library = Library(find_place())
    transcript = read_file(path)
    turns = spoken(transcript, who_speaks(transcript, workers))
    summary = summary_of(Session(turns, library.coder.code(turns)), library.stems)
    setting = Setting(transcript.title, goal, library.thresholds, transcript.troubles)
    return summary, report(summary, setting, library.phrase)


def _of_store(name: str, goal: str) -> tuple[Summary, Outline]:
    """Read back with what people said of the codes."""
    if "." in name or "/" in name:
        raise Misused(f"There is no file {name}.")
    desk = open_desk()
    try:
        review = review_of(find_session(desk, name))
        return desk.reviews.summary(review), desk.reviews.report(review, goal)
    finally:
        desk.close()

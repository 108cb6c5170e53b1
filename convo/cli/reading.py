"""Reads a session back for a command: a transcript's file, a conversation kept, or all there is of a period."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from convo.cli.faults import Misused
from convo.cli.finding import find_session
from convo.cli.opening import open_desk
from convo.cli.out import say, say_bytes
from convo.cli.transcripts import read_file, who_speaks
from convo.content.library import Library
from convo.content.place import find_place
from convo.desk.files import write_new
from convo.desk.review_log import review_of
from convo.export import DOCUMENTS
from convo.export.document import Outline
from convo.model.review import Summary
from convo.review.beyond import scanned
from convo.review.reading import Session
from convo.review.report import Setting, report
from convo.review.sides import spoken
from convo.review.summary import summary_of


def read_period(begin: date, end: date, output: Path | None) -> None:
    """Write the report of all that was held from one day to another."""
    desk = open_desk()
    try:
        _write(desk.reviews.period(begin, end), output)
    finally:
        desk.close()


def read_one(what: str, workers: tuple[str, ...], goal: str, output: Path | None, as_json: bool) -> None:
    """Write what one session adds up to."""
    found = _of_file(Path(what), workers, goal) if Path(what).exists() else _of_store(what, goal)
    summary, document, troubles = found
    if as_json:
        say(json.dumps({"troubles": troubles, **summary.model_dump(mode="json")}, ensure_ascii=False))
    else:
        _write(document, output)


def _write(document: Outline, output: Path | None) -> None:
    if output is None:
        say_bytes(DOCUMENTS[".txt"](document))
        return
    if output.suffix.lower() not in DOCUMENTS:
        raise Misused(f"The file's name must end in one of {', '.join(DOCUMENTS)}.")
    say(write_new(DOCUMENTS[output.suffix.lower()](document), output, Library(find_place()).phrase))


def _of_file(path: Path, workers: tuple[str, ...], goal: str) -> tuple[Summary, Outline, int]:
    """Return what a file adds up to, its report, and how many of its lines need a look."""
    library = Library(find_place())
    transcript = read_file(path)
    turns = spoken(transcript, who_speaks(transcript, workers))
    beyond = scanned(turns, library.scanner.scan)
    summary = summary_of(Session(turns, library.coder.code(turns), beyond), library.stems)
    setting = Setting(transcript.title, goal, library.thresholds, transcript.troubles)
    return summary, report(summary, setting, library.phrase), len(transcript.troubles)


def _of_store(name: str, goal: str) -> tuple[Summary, Outline, int]:
    """Read back with what people said of the codes."""
    if "." in name or "/" in name:
        raise Misused(f"There is no file {name}.")
    desk = open_desk()
    try:
        review = review_of(find_session(desk, name))
        return desk.reviews.summary(review), desk.reviews.report(review, goal), 0
    finally:
        desk.close()

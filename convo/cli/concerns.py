"""`convo concerns`: the concern log of a conversation, of a person, or of everybody."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from convo.cli.day import DAY
from convo.cli.faults import Misused
from convo.cli.finding import find_person, find_session
from convo.cli.opening import open_desk
from convo.cli.out import example, say, say_bytes

if TYPE_CHECKING:
    from convo.desk import Desk
    from convo.model.concern_log import Reader


class _Asked(TypedDict):
    session: str | None
    person: str | None
    every: bool
    reader: Reader
    since: datetime | None
    until: datetime | None
    as_json: bool
    output: Path | None


@click.command(
    epilog=example(
        "convo concerns --session latest",
        'convo concerns --person "Asha Rahman"',
        "convo concerns --all --for supervisor --from 2026-11-01 -o november.html",
    )
)
@click.option("--session", metavar="ID", help='Of this conversation: its id, the first letters of it, or "latest".')
@click.option("--person", metavar="NAME", help="Of this person: a whole name or an id.")
@click.option("--all", "every", is_flag=True, help="Of everybody.")
@click.option(
    "--for",
    "reader",
    type=click.Choice(["worker", "supervisor"]),
    default="worker",
    show_default=True,
    help="A supervisor reads names and words only of what was shared.",
)
@click.option("--from", "since", type=DAY, metavar="DAY", help="Raised on this day or later, such as 2026-11-01.")
@click.option("--to", "until", type=DAY, metavar="DAY", help="Raised on this day or before.")
@click.option("--json", "as_json", is_flag=True, help="Write the log as JSON.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this new .html, .md or .txt file.")
def concerns(**given: Unpack[_Asked]) -> None:
    """Write the concern log: what was raised, by which words and rule, how it was answered, by whom and how soon.

    It ends with how often each rule was answered "not this". Days are in UTC.
    """
    if sum(map(bool, (given["session"], given["person"], given["every"]))) != 1:
        raise Misused("Say whose log it is: --session ID, --person NAME or --all.")
    from convo.export import DOCUMENTS

    if given["output"] and (given["as_json"] or given["output"].suffix.lower() not in DOCUMENTS):
        raise Misused(f"The file's name must end in one of: {', '.join(DOCUMENTS)}. JSON is written without -o.")
    if given["since"] and given["until"] and given["since"] > given["until"]:
        raise Misused("The day of --from is after that of --to.")
    desk = open_desk()
    try:
        _write(desk, given)
    finally:
        desk.close()


def _write(desk: Desk, given: _Asked) -> None:
    from convo.export import DOCUMENTS
    from convo.review.concern_log import Wanted
    from convo.review.days import day_text

    session = find_session(desk, given["session"]) if given["session"] else ""
    person = find_person(desk, given["person"]).person if given["person"] else ""
    since, until = (day.date() if day else None for day in (given["since"], given["until"]))
    log = desk.supervision.concerns(Wanted(given["reader"], since, until), session, person)
    if given["as_json"]:
        say(log.model_dump_json())
        return
    parts = [desk.phrase(f"concern-log/scope-{'session' if session else 'person' if person else 'all'}")]
    parts += [desk.phrase("concern-log/from", day=day_text(since))] if since else []
    parts += [desk.phrase("concern-log/until", day=day_text(until))] if until else []
    scope = ", ".join(parts)
    if given["output"]:
        say(desk.supervision.save_concerns(log, scope, given["output"]))
    else:
        say_bytes(DOCUMENTS[".txt"](desk.supervision.concerns_paper(log, scope)))

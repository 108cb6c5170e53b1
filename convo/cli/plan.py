"""`convo plan`: the list of conversations, or the plan of one in any format."""

from pathlib import Path

import click

from convo.cli.faults import Fault
from convo.cli.opening import open_desk
from convo.cli.out import example, say, say_bytes
from convo.desk import Desk
from convo.export import FORMATS
from convo.model.view import SessionRow

STREAM = "session/"
"""What the id of a conversation begins with in the store; commands do without it."""


@click.command(epilog=example("convo plan", "convo plan latest", "convo plan 3f9a --format html -o plan.html"))
@click.argument("session", required=False)
@click.option(
    "--format", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to write the plan."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this new file; none is replaced."
)
def plan(session: str | None, format: str, output: Path | None) -> None:
    """Write the plan of the conversation SESSION; without SESSION, list the conversations.

    SESSION is an id from the list, its first letters, or "latest".
    """
    desk = open_desk()
    try:
        if session is None:
            _list(desk)
            return
        found = find_session(desk, session)
        if output:
            say(desk.save_plan(found, format, output))
        else:
            say_bytes(desk.plan_as(found, format))
    finally:
        desk.close()


def find_session(desk: Desk, name: str) -> str:
    """Return the conversation that an id, its beginning or "latest" names."""
    rows = sessions(desk)
    if not rows:
        raise Fault("There is no conversation yet. Start one with `convo`.")
    if name == "latest":
        return rows[0].session
    wanted = name if name.startswith(STREAM) else STREAM + name
    found = [row.session for row in rows if row.session.startswith(wanted)]
    if len(found) > 1 and wanted not in found:
        raise Fault(f"More than one conversation begins with {name}. Type more of it; `convo plan` lists them.")
    return wanted if wanted in found or not found else found[0]


def sessions(desk: Desk) -> list[SessionRow]:
    """Return the conversations of the people at the top of the list, the latest first."""
    rows = [row for person in desk.home().people for row in person.sessions]
    return sorted(rows, key=lambda row: row.last_at, reverse=True)


def _list(desk: Desk) -> None:
    rows = sessions(desk)
    if not rows:
        raise Fault("There is no conversation yet. Start one with `convo`.")
    for row in rows:
        say(desk.phrase("cli/session-row", id=row.session.removeprefix(STREAM), **row_facts(desk, row)))


def row_facts(desk: Desk, row: SessionRow) -> dict[str, str]:
    """Return what a list says of a conversation."""
    state = desk.phrase(f"cli/state-{row.state}")
    return {"name": row.name, "title": row.title, "state": state, "day": row.last_at.date().isoformat()}

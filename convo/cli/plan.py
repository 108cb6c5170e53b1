"""`convo plan`: the list of conversations, or the plan of one in any format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.cli.finding import STREAM, find_session, sessions
from convo.cli.opening import open_desk
from convo.cli.out import example, say, say_bytes
from convo.export import FORMATS

if TYPE_CHECKING:
    from convo.desk import Desk
    from convo.model.view import SessionRow


_LISTED = 200
"""How many conversations the list shows: the latest."""


@click.command(epilog=example("convo plan", "convo plan latest", "convo plan 3f9a --format html -o plan.html"))
@click.argument("session", required=False)
@click.option(
    "--format", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to write the plan."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this new file; none is replaced."
)
def plan(session: str | None, format: str, output: Path | None) -> None:
    """Write the plan of the conversation SESSION; without SESSION, list the latest conversations.

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


def _list(desk: Desk) -> None:
    rows = sessions(desk)
    for row in rows[:_LISTED]:
        say(desk.phrase("cli/session-row", id=row.session.removeprefix(STREAM), **row_facts(desk, row)))
    if len(rows) > _LISTED:
        say(desk.phrase("cli/session-more", count=str(len(rows) - _LISTED)), err=True)


def row_facts(desk: Desk, row: SessionRow) -> dict[str, str]:
    """Return what a list says of a conversation."""
    state = desk.phrase(f"cli/state-{row.state}")
    return {"name": row.name, "title": row.title, "state": state, "day": row.last_at.date().isoformat()}

"""Which conversation or person a command means: by an id, or by what else stands for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convo.cli.faults import Fault

if TYPE_CHECKING:
    from convo.desk import Desk
    from convo.model.view import PersonRow, SessionRow

STREAM = "session/"
"""What the id of a conversation begins with in the store; commands do without it."""


def find_session(desk: Desk, name: str) -> str:
    """Return the conversation that an id, its beginning or "latest" names."""
    rows = sessions(desk)
    if name == "latest":
        return rows[0].session
    wanted = name if name.startswith(STREAM) else STREAM + name
    found = [row.session for row in rows if row.session.startswith(wanted)]
    if len(found) > 1 and wanted not in found:
        raise Fault(f"More than one conversation begins with {name}. Type more of it; `convo plan` lists them.")
    if not found:
        raise Fault(f"There is no conversation {name}. `convo plan` lists them.")
    return wanted if wanted in found else found[0]


def find_person(desk: Desk, name: str) -> PersonRow:
    """Return the person that an id or a whole name names."""
    match desk.people_called(name):
        case ():
            raise Fault("There is no such person. Give the whole name, as the list in convo shows it.")
        case (row,):
            return row
        case several:
            ids = ", ".join(row.person.removeprefix("person/") for row in several)
            raise Fault(f"More than one person has this name. Give an id instead: {ids}.")


def sessions(desk: Desk) -> tuple[SessionRow, ...]:
    """Return all conversations there are, the one touched last first; without any, say how to begin."""
    rows = desk.every_session()
    if not rows:
        raise Fault("There is no conversation yet. Start one with `convo`.")
    return rows

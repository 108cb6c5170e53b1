"""The first screen as values: what can be taken up again on top, then people, the latest first."""

from typing import Literal

from convo.content.library import Library
from convo.desk import care
from convo.model.view import Home, PersonRow, SessionRow
from convo.store import Head, Log

RESUMABLE = 20
PEOPLE = 200
"""How many rows a list holds; a search finds the others."""


def home_of(log: Log, library: Library, warnings: tuple[str, ...], search: str) -> Home:
    """Return the home screen; `search` is a part of a person's name."""
    waiting = [
        head for state in ("open", "paused") for head in log.heads("session", search, limit=RESUMABLE, state=state)
    ]
    waiting.sort(key=lambda head: head.at, reverse=True)
    return Home(
        resume=tuple(_session_row(head) for head in waiting),
        people=tuple(_person_row(log, head) for head in log.heads("person", search, limit=PEOPLE)),
        total_people=log.count("person"),
        scripts=library.script_rows(),
        warnings=warnings,
    )


def every_session(log: Log) -> tuple[SessionRow, ...]:
    """Return all conversations there are, the one touched last first."""
    return tuple(_session_row(head) for head in log.heads("session", limit=None))


def people_called(log: Log, name: str) -> tuple[PersonRow, ...]:
    """Return the people with this id or this whole name, in any case."""
    return tuple(_person_row(log, head) for head in care.people_called(log, name))


def _session_row(head: Head) -> SessionRow:
    return SessionRow(
        session=head.stream,
        person=head.person,
        name=head.name,
        title=head.title,
        state=_state(head),
        contact=head.contact,
        last_at=head.at,
        open_concerns=head.open_concerns,
        review=head.review,
    )


def _state(head: Head) -> Literal["open", "paused", "ended"]:
    match head.state:
        case "paused" | "ended":
            return head.state
        case _:
            return "open"


def _person_row(log: Log, head: Head) -> PersonRow:
    sessions = log.heads("session", person=head.stream)
    return PersonRow(
        person=head.stream,
        name=head.name,
        contacts=len(sessions),
        last_at=max((session.at for session in sessions), default=head.at),
        open_concerns=sum(session.open_concerns for session in sessions),
        review=next((session.review for session in sessions if session.review), ""),
        sessions=tuple(_session_row(session) for session in sessions),
    )

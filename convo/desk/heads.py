"""The rows that lists show of a person and of a conversation: made from events, kept with them, made again at need."""

from datetime import datetime

from convo.engine.criteria import field
from convo.model.session import Session
from convo.store import Head


def person_head(stream: str, name: str, contacts: int, at: datetime) -> Head:
    """Return the row of a person."""
    return Head(stream=stream, kind="person", person=stream, name=name, contact=contacts, at=at)


def session_head(session: Session, at: datetime) -> Head:
    """Return the row of a conversation; its title never holds the person's words."""
    return Head(
        stream=session.id,
        kind="session",
        person=session.person,
        name=session.name,
        title=session.title,
        state=session.state,
        contact=session.contact,
        at=at,
        open_concerns=len(session.open_concerns),
        review=field(session, "review"),
    )

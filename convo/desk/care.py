"""Looking after what is kept: hand all of it over, or erase a person for good. Free functions over a log."""

from collections.abc import Iterator

from pydantic import TypeAdapter

from convo.desk.review_log import review_of
from convo.model.record import Recorded
from convo.store import Head, Log
from convo.store.log import folded

_RECORD = TypeAdapter(Recorded)


def everything(log: Log) -> Iterator[str]:
    """Return all that is kept as JSON, one event at a time, in the order it was kept."""
    return (_RECORD.dump_json(record).decode() for record in log.export())


def people_called(log: Log, name: str) -> tuple[Head, ...]:
    """Return the people with this id or this whole name, in any case."""
    return tuple(
        head
        for head in log.heads("person", limit=None)
        if name in (head.stream, head.stream.removeprefix("person/")) or folded(head.name) == folded(name)
    )


def conversations_of(log: Log, person: str) -> tuple[Head, ...]:
    """Return a person's conversations, the latest first."""
    return log.heads("session", person=person, limit=None)


def erase_person(log: Log, person: str) -> int:
    """Erase a person, their conversations and what was said of these for good; return how many those were."""
    conversations = conversations_of(log, person)
    sessions = [head.stream for head in conversations]
    log.erase(person, *sessions, *map(review_of, sessions))
    return len(conversations)

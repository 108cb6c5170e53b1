"""Events to rows and back: a short kind, a version and a JSON body; old versions are lifted, unknown ones refused."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, get_args

from convo.model.event import Event
from convo.model.record import Recorded
from convo.store.errors import UnknownEvent, Unreadable

Body = dict[str, Any]
"""The JSON object of one event, as it was written."""

Lifts = Mapping[tuple[str, int], Callable[[Body], Body]]
"""For a kind and an old version of it: what makes the body that the next version would have written."""

LIFTS: Lifts = {}
"""Every change ever made to the shape of an event; an entry is never taken out."""

_PARSE: Mapping[str, Callable[[str], Event]] = {
    cls.model_fields["kind"].default: cls.model_validate_json for cls in get_args(get_args(Event)[0])
}


class Codec:
    """Writes events in the newest version of their kind and reads every version there ever was."""

    def __init__(self, lifts: Lifts = LIFTS) -> None:
        """Prepare a reader for each kind and version; a kind without lifts is at version 1."""
        self._versions = dict.fromkeys(_PARSE, 1)
        for kind, version in lifts:
            self._versions[kind] = max(self._versions[kind], version + 1)
        self._readers = {(kind, self._versions[kind]): parse for kind, parse in _PARSE.items()}
        for kind, version in sorted(lifts, reverse=True):
            self._readers[kind, version] = _lifting(lifts[kind, version], self._readers[kind, version + 1])

    def encode(self, event: Event) -> tuple[str, int, str]:
        """Return the kind, version and body of an event."""
        return event.kind, self._versions[event.kind], event.model_dump_json()

    def decode(self, kind: str, version: int, body: str) -> Event:
        """Return the event of a row.

        Raises:
            UnknownEvent: for a kind or version that this program does not know.
            Unreadable: for a body that does not fit its kind.
        """
        reader = self._readers.get((kind, version))
        if reader is None:
            raise UnknownEvent(kind, version)
        try:
            return reader(body)
        except (ValueError, TypeError, LookupError):
            raise Unreadable(kind) from None  # the cause would repeat the words


def _lifting(lift: Callable[[Body], Body], newer: Callable[[str], Event]) -> Callable[[str], Event]:
    """Return a reader that lifts a body by one version and hands it on."""
    return lambda body: newer(json.dumps(lift(json.loads(body))))


def recorded(stream: str, seq: int, at: str, by: str, event: Event) -> Recorded:
    """Return an event with its place, from the columns it was kept in."""
    return Recorded(stream, seq, datetime.fromisoformat(at), by, event)


def time_text(at: datetime) -> str:
    """Return a time in UTC as text whose order is the order of time."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone can't be kept")
    return at.astimezone(UTC).isoformat(timespec="microseconds")

"""A supervision record that was written under several names: read as one, with every entry where it was written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from heapq import merge
from typing import NamedTuple

from convo.model.record import Recorded
from convo.model.supervision import RecordJoined
from convo.model.supervision_view import Record
from convo.review.supervision import record_of

Read = Callable[[str], Sequence[Recorded]]
"""Gives the events of a record, by the name of its stream."""


class Whole(NamedTuple):
    """A record with all that were joined to it; `streams` are those it was read from."""

    record: Record
    streams: frozenset[str]


def whole_record(stream: str, read: Read) -> Whole:
    """Return a record with what stands in those that were joined to it, in the order it was written.

    Two records number their entries alike, so an entry of another has the name of its record behind its own.
    """
    found = dict(_reached(stream, read))
    events = merge(*found.values(), key=lambda one: one.at)
    own = found[stream]
    record = record_of(_seen_from(stream, one) for one in events)
    return Whole(record.model_copy(update={"version": own[-1].seq if own else 0}), frozenset(found))


def _reached(stream: str, read: Read) -> Iterator[tuple[str, Sequence[Recorded]]]:
    """Give every record that can be reached, each once: two may each have been joined to the other."""
    left, seen = [stream], set[str]()
    while left:
        at = left.pop()
        if at not in seen:
            seen.add(at)
            records = tuple(read(at))
            yield at, records
            left.extend(one.event.record for one in records if isinstance(one.event, RecordJoined))


def _seen_from(stream: str, one: Recorded) -> Recorded:
    names = {
        field: _name(getattr(one.event, field), one.stream, stream)
        for field in ("item", "meeting")
        if hasattr(one.event, field)
    }
    return replace(one, event=one.event.model_copy(update=names)) if names else one


def _name(item: str, written_in: str, seen_from: str) -> str:
    """Return the name of an entry as it is seen from a record: an entry of its own has none behind it."""
    whole = item if "-" in item else f"{item}-{_short(written_in)}"
    return whole.removesuffix(f"-{_short(seen_from)}") if whole.partition("-")[2] == _short(seen_from) else whole


def _short(stream: str) -> str:
    return stream.partition("/")[2]

"""A store that lives as long as the program: for tests, and for a conversation that is only tried out."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from convo.model.event import Event
from convo.model.record import Recorded, Stamp
from convo.store.codec import time_text
from convo.store.errors import Closed, Conflict, Erased
from convo.store.log import Also, Head, HeadKind, folded


class MemoryLog:
    """Keeps everything in lists; the same promises as a file, but for surviving."""

    def __init__(self) -> None:
        """Start empty."""
        self._events: list[Recorded] = []
        self._heads: dict[str, Head] = {}
        self._drafts: dict[str, str] = {}
        self._erased: set[str] = set()
        self._open = True
        self._guard = threading.Lock()

    def append(
        self, stream: str, expected: int, events: Sequence[Event], stamp: Stamp, head: Head | None = None, *also: Also
    ) -> tuple[Recorded, ...]:
        """Keep events and heads, if every stream is at version `expected`."""
        time_text(stamp.at)
        parts = Also(stream, expected, events, head), *also
        with self._guard:
            for part in parts:
                self._refuse(part)
            for part in parts:
                self._events.extend(_recorded(part, stamp))
                if part.head:
                    self._heads[part.head.stream] = part.head
        return _recorded(parts[0], stamp)

    def read(self, stream: str, after: int = 0) -> tuple[Recorded, ...]:
        """Return the events of a stream after the first `after`."""
        self._check()
        return tuple(kept for kept in self._events if kept.stream == stream and kept.seq > after)

    def heads(
        self,
        kind: HeadKind,
        search: str = "",
        limit: int | None = 200,
        person: str | None = None,
        state: str | None = None,
    ) -> tuple[Head, ...]:
        """Return heads of a kind, newest first."""
        self._check()
        found = [
            head
            for head in self._heads.values()
            if head.kind == kind
            and folded(search) in folded(head.name)
            and person in (None, head.person)
            and state in (None, head.state)
        ]
        found.sort(key=lambda head: head.stream)
        found.sort(key=lambda head: head.at, reverse=True)
        return tuple(found[:limit])

    def live(self, kind: HeadKind, since: datetime) -> tuple[Head, ...]:
        """Return heads of a kind that have an open concern, or not older than a moment; newest first."""
        return tuple(head for head in self.heads(kind, limit=None) if head.open_concerns or head.at >= since)

    def past_review(self, kind: HeadKind, day: date) -> tuple[Head, ...]:
        """Return each person's newest head of a kind, where what it says of a review comes before a day as text."""
        newest = dict[str, Head]()
        for head in self.heads(kind, limit=None):
            newest.setdefault(head.person, head)
        return tuple(head for head in newest.values() if "" < head.review < day.isoformat())

    def count(self, kind: HeadKind) -> int:
        """Return how many heads of a kind there are."""
        self._check()
        return sum(head.kind == kind for head in self._heads.values())

    def head(self, stream: str) -> Head | None:
        """Return the head of a stream."""
        self._check()
        return self._heads.get(stream)

    def replace_heads(self, heads: Iterable[Head]) -> None:
        """Throw all heads away and keep these."""
        self._check()
        self._heads = {head.stream: head for head in heads if head.stream not in self._erased}

    def keep_draft(self, stream: str, text: str) -> None:
        """Keep a half-typed line in place of the one before."""
        self._check(stream)
        self._drafts[stream] = text

    def draft(self, stream: str) -> str:
        """Return the half-typed line of a stream."""
        self._check()
        return self._drafts.get(stream, "")

    def erase(self, *streams: str) -> None:
        """Erase streams for good."""
        self._check()
        self._erased.update(streams)
        self._events = [kept for kept in self._events if kept.stream not in self._erased]
        for stream in streams:
            self._heads.pop(stream, None)
            self._drafts.pop(stream, None)

    def export(self) -> Iterator[Recorded]:
        """Return every event there is, in the order they were kept."""
        self._check()
        return iter(tuple(self._events))

    def verify(self) -> tuple[str, ...]:
        """Return nothing: there is no file that could be damaged."""
        self._check()
        return ()

    def close(self) -> None:
        """Let go of everything."""
        self._open = False
        self._events, self._heads, self._drafts = [], {}, {}

    def _refuse(self, part: Also) -> None:
        """Refuse to add to a stream that was erased, or is not where the caller saw it last."""
        self._check(part.stream, *([part.head.stream] if part.head else []))
        found = sum(kept.stream == part.stream for kept in self._events)
        if found != part.expected:
            raise Conflict(part.stream, part.expected, found)

    def _check(self, *streams: str) -> None:
        """Refuse what a closed store, or an erased stream, can't take."""
        if not self._open:
            raise Closed(Path("memory"))
        for stream in self._erased.intersection(streams):
            raise Erased(stream)


def _recorded(part: Also, stamp: Stamp) -> tuple[Recorded, ...]:
    return tuple(
        Recorded(stream=part.stream, seq=seq, at=stamp.at, by=stamp.by, event=event)
        for seq, event in enumerate(part.events, part.expected + 1)
    )

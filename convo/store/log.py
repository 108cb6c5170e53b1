"""What every store does: keeps events in streams, all or none, and one row about each stream for lists."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol

from pydantic import AwareDatetime

from convo.model.event import Event
from convo.model.record import Recorded, Stamp
from convo.model.words import Value

HeadKind = Literal["person", "session", "settings", "review", "supervision", "practice"]


class Head(Value):
    """What a list shows of a stream: a projection that the caller makes and that can be made again from the events."""

    stream: str
    kind: HeadKind
    person: str = ""
    name: str = ""
    title: str = ""
    state: str = ""
    contact: int = 0
    at: AwareDatetime
    open_concerns: int = 0
    review: str = ""


class Also(NamedTuple):
    """What is to be kept of another stream in the same go."""

    stream: str
    expected: int
    events: Sequence[Event]
    head: Head | None = None


class Log(Protocol):
    """Streams of events, kept for good in the order they came; knows no rules."""

    def append(
        self, stream: str, expected: int, events: Sequence[Event], stamp: Stamp, head: Head | None = None, *also: Also
    ) -> tuple[Recorded, ...]:
        """Keep events after the `expected` first ones of a stream, with its head: all or none, durable on return.

        Without events only the head is kept, if the stream still stands at `expected`. What is to be kept of other
        streams also is part of the all or none.

        Raises:
            Conflict: when a stream is not at version `expected`.
            Erased: when a stream was erased.
            StoreError: when nothing could be kept.
        """
        ...

    def read(self, stream: str, after: int = 0) -> tuple[Recorded, ...]:
        """Return the events of a stream that come after the first `after`."""
        ...

    def heads(
        self,
        kind: HeadKind,
        search: str = "",
        limit: int | None = 200,
        person: str | None = None,
        state: str | None = None,
    ) -> tuple[Head, ...]:
        """Return heads of a kind, newest first, all of them where `limit` is None.

        `search` is part of a name, in any case and with or without accents.
        """
        ...

    def live(self, kind: HeadKind, since: datetime) -> tuple[Head, ...]:
        """Return heads of a kind that have an open concern, or not older than a moment; newest first."""
        ...

    def past_review(self, kind: HeadKind, day: date) -> tuple[Head, ...]:
        """Return each person's newest head of a kind, where what it says of a review comes before a day as text."""
        ...

    def count(self, kind: HeadKind) -> int:
        """Return how many heads of a kind there are."""
        ...

    def head(self, stream: str) -> Head | None:
        """Return the head of a stream."""
        ...

    def replace_heads(self, heads: Iterable[Head]) -> None:
        """Throw all heads away and keep these: all or none."""
        ...

    def keep_draft(self, stream: str, text: str) -> None:
        """Keep a half-typed line in place of the one before; durable on return."""
        ...

    def draft(self, stream: str) -> str:
        """Return the half-typed line of a stream, "" if there is none."""
        ...

    def erase(self, *streams: str) -> None:
        """Erase streams for good, together: events, heads and drafts. Only their ids stay, so that none comes back.

        Without streams, an erasure that could not be finished is finished.
        """
        ...

    def export(self) -> Iterator[Recorded]:
        """Return every event there is, in the order they were kept."""
        ...

    def verify(self) -> tuple[str, ...]:
        """Look at everything that is kept and return what is wrong, in plain words."""
        ...

    def close(self) -> None:
        """Let go of the store; a second time does nothing."""
        ...


def folded(name: str) -> str:
    """Return a name as it is searched: without case and without accents."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))

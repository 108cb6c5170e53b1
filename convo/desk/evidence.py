"""What a supervision agenda is made of, read from the store: open concerns, plans overdue, codes put right, sharing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from convo.engine.fold import replay
from convo.model.review_event import CodeCorrected, ReviewShared, ReviewUnshared
from convo.model.session import Session
from convo.model.supervision_view import Training
from convo.review.agenda import Evidence, Overdue
from convo.store import Head, Log


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the store holds for an agenda."""

    today: date
    sessions: tuple[Session, ...]
    overdue: tuple[Overdue, ...]
    corrected: dict[str, int]
    shared: frozenset[str]
    names: dict[str, str]

    def complete(self, worker: str, training: Training) -> Evidence:
        """Return it with whose agenda it is, and what the role asks for."""
        return Evidence(
            worker, self.today, training, self.sessions, self.overdue, self.corrected, self.shared, self.names
        )


def gather(log: Log, since: date, today: date, supervisor: str) -> Gathered:
    """Read what there is since a day; conversations without an open concern and not touched since are not read."""
    return Gathered(
        today,
        tuple(replay(log.read(head.stream)) for head in log.live("session", _begin(since))),
        tuple(_overdue(log, today)),
        _corrected(log, since),
        shared_with(log, supervisor),
        {head.stream: head.name for head in log.heads("review", limit=None) if not head.person},
    )


def heads(log: Log, person: str = "") -> tuple[Head, ...]:
    """Return the rows of all conversations, or of one person's, the latest first."""
    return log.heads("session", limit=None, person=person or None)


def shared_with(log: Log, supervisor: str) -> frozenset[str]:
    """Return what the worker shared with the supervisor of the settings, and did not take back.

    These are conversations held here, and the readings back of transcripts that came from a file.

    While no supervisor is named there, sharing with anybody is taken for sharing with them.
    """
    rows = log.heads("review", limit=None, state="shared")
    return frozenset(_read_back(head) for head in rows if _shared(log, head.stream, supervisor))


def _shared(log: Log, review: str, supervisor: str) -> bool:
    names = set[str]()
    for record in log.read(review):
        if isinstance(record.event, ReviewShared):
            names.add(record.event.who.casefold())
        elif isinstance(record.event, ReviewUnshared):
            names.discard(record.event.who.casefold())
    return supervisor.casefold() in names if supervisor else bool(names)


def _corrected(log: Log, since: date) -> dict[str, int]:
    """Count the turns of each that a person put right, or said were right, since a day: as its summary counts them."""
    counts = dict[str, int]()
    for head in log.live("review", _begin(since)):
        counts[_read_back(head)] = len(
            {
                one.event.turn
                for one in log.read(head.stream)
                if isinstance(one.event, CodeCorrected) and one.at.date() >= since
            }
        )
    return counts


def _overdue(log: Log, today: date) -> Iterator[Overdue]:
    """Give the plans whose day has passed without another conversation: the latest of each person counts."""
    for head in log.past_review("session", today):
        day = _day(head.review)
        if day and day < today:
            yield Overdue(head.stream, head.name, day)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None  # a planned ending has no day


def _read_back(review: Head) -> str:
    """Return what was read back: a conversation held here, or the review itself where the turns came from a file."""
    return review.stream.replace("review/", "session/", 1) if review.person else review.stream

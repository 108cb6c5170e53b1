"""An event as it is kept, and the stamp that says when and by whom."""

from dataclasses import dataclass
from datetime import datetime

from convo.model.event import Event
from convo.model.words import Value


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as kept: its place in the stream from 1, when (UTC) and by whom.

    A plain dataclass: what it holds was checked when it was made, and a replay makes thousands.
    """

    stream: str
    seq: int
    at: datetime
    by: str
    event: Event


class Stamp(Value):
    """When a wish was made (UTC) and by whom: all the engine knows of clocks and people."""

    at: datetime
    by: str

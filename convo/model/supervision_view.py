"""A supervision record as it stands, and what a screen shows of it: the agenda, the hours, what is due."""

from datetime import date, datetime
from typing import Literal

from convo.model.kinds import SupervisionKind
from convo.model.supervision import PracticeDone, Reflected, SupervisionHeld, TrainingTaken
from convo.model.words import Value


class Brought(Value):
    """Something to talk about, or agreed to be done; `done` is None until it was ticked."""

    item: str
    text: str
    at: datetime
    session: str | None = None
    meeting: str = ""
    done: bool | None = None
    why: str = ""


class Record(Value):
    """A worker's supervision record after `version` events; `struck` names the entries that no longer count."""

    version: int = 0
    brought: tuple[Brought, ...] = ()
    actions: tuple[Brought, ...] = ()
    meetings: tuple[SupervisionHeld, ...] = ()
    training: tuple[TrainingTaken, ...] = ()
    practice: tuple[PracticeDone, ...] = ()
    reflections: tuple[Reflected, ...] = ()
    struck: tuple[str, ...] = ()

    @property
    def to_bring(self) -> tuple[Brought, ...]:
        """What was brought and not talked about yet."""
        return tuple(one for one in self.brought if one.done is not True)

    @property
    def to_do(self) -> tuple[Brought, ...]:
        """The agreed actions that were not ticked yet."""
        return tuple(one for one in self.actions if one.done is None)


class Module(Value):
    """A training of the role, as its sources name it; its name stands in prompts/phrases/training.md."""

    id: str
    group: Literal["mandatory", "recommended"]
    source: str
    checked_on: str


class Frequency(Value):
    """How often supervision is, at the least: one meeting of so many minutes in so many months."""

    minutes: int
    months: int
    source: str
    checked_on: str


class Training(Value):
    """What the role asks for: supervision so often, and these modules."""

    supervision: Frequency
    modules: tuple[Module, ...]


class Hours(Value):
    """Minutes of supervision by kind, of the last month and the last twelve."""

    sort: SupervisionKind
    month: int
    year: int


class Standing(Value):
    """Where the worker stands: when the next hour is due, and the hours there were.

    `due` is None while no meeting that was long enough is recorded.
    """

    today: date
    due: date | None
    hours: tuple[Hours, ...]

    @property
    def overdue(self) -> bool:
        """Whether the hour should have been by now."""
        return self.due is None or self.due < self.today


class Line(Value):
    """A line of the agenda; one with an `item` can be ticked."""

    text: str
    details: tuple[str, ...] = ()
    item: str = ""


PartId = Literal["bring", "actions", "open", "not-this", "corrected", "overdue", "training"]


class Part(Value):
    """A part of the agenda: how many there are, and the lines that may be shown.

    So many are `withheld`: only counted, being of conversations that were not shared.
    """

    id: PartId
    count: int
    lines: tuple[Line, ...] = ()
    withheld: int = 0


class Agenda(Value):
    """What there is to talk about, with where the worker stands; `since` begins the time that is looked back on."""

    worker: str
    since: date
    standing: Standing
    parts: tuple[Part, ...]

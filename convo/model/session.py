"""A conversation as it stands after its events: who said what, what is kept, what is open.

State is folded from events that were checked when they were made, so these are plain frozen
dataclasses: they cost little to replace, and a replay of ten thousand events stays quick.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from convo.model.kinds import PARTS, About, Category, ItemKind, Mode, Part, Speaker, Urgency

State = Literal["new", "open", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Words entered; `asking` is set on an answer; `before` holds the earlier versions, oldest first.

    `seq` is the event that made it.
    """

    id: str
    seq: int
    speaker: Speaker
    text: str
    at: datetime
    by: str
    asking: str | None = None
    chose: tuple[str, ...] = ()
    number: int | None = None
    date: str | None = None
    before: tuple[str, ...] = ()
    doubted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """One turn of one question; `lap` counts the rounds of a loop from 1, `seq` is the event that made it."""

    id: str
    seq: int
    stage: str
    question: str
    words: str
    at: datetime
    subject: str | None = None
    about: str | None = None
    lap: int = 1
    entry: str | None = None
    skipped: str | None = None
    parked: bool = False

    @property
    def open(self) -> bool:
        """Neither answered nor skipped."""
        return self.entry is None and self.skipped is None


@dataclass(frozen=True, slots=True)
class Fact:
    """The value of a field, and the entry it came from."""

    value: str
    entry: str


@dataclass(frozen=True, slots=True)
class Item:
    """A thing kept: its words, the entry it came from, the thing it belongs to, and its fields."""

    id: str
    kind: ItemKind
    text: str
    entry: str
    about: str | None = None
    fields: dict[str, Fact] = field(default_factory=dict[str, Fact])
    dropped: bool = False
    carried: bool = False

    def value(self, name: str) -> str:
        """Return a field's value, "" where it was not given."""
        fact = self.fields.get(name)
        return fact.value if fact else ""

    @property
    def live(self) -> bool:
        """Neither dropped nor let go."""
        return not self.dropped and self.value("decision") != "let-go"


@dataclass(frozen=True, slots=True)
class Concern:
    """A matter beyond the role; `entries` are those that raised it, `decisions` what was recorded."""

    id: str
    category: Category
    urgency: Urgency
    about: About
    protocol: str
    words: str
    rule: str
    held_back: bool
    raised_at: datetime
    entries: tuple[str, ...] = ()
    count: int = 1
    decided: bool = False
    done: bool = False
    told: str = ""
    when: str = ""
    reason: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation after `version` events. Its dicts keep the order in which things came; nobody changes them.

    `asked` lists each question's askings by id; `stages` the stages entered, with their titles as shown;
    `before` the things as they were carried in from the plan before.
    """

    id: str = ""
    version: int = 0
    state: State = "new"
    person: str = ""
    name: str = ""
    script: str = ""
    title: str = ""
    revision: str = ""
    contact: int = 1
    mode: Mode = "live"
    plan_version: int = 1
    requires: tuple[Part, ...] = PARTS
    started_at: datetime | None = None
    last_at: datetime | None = None
    here: str | None = None
    askings: dict[str, Asking] = field(default_factory=dict[str, Asking])
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    items: dict[str, Item] = field(default_factory=dict[str, Item])
    concerns: dict[str, Concern] = field(default_factory=dict[str, Concern])
    plan_fields: dict[str, Fact] = field(default_factory=dict[str, Fact])
    stages: tuple[tuple[str, str], ...] = ()
    stance: str = ""
    stance_reason: str = ""
    agreed_by: str = ""
    agreed_at: datetime | None = None
    ended_early: bool = False
    end_reason: str = ""
    before: tuple[Item, ...] = ()

    @property
    def asking(self) -> Asking | None:
        """The question in front, None when everything was asked."""
        return self.askings[self.here] if self.here else None

    def live(self, kind: ItemKind) -> tuple[Item, ...]:
        """The things of a kind that were neither dropped nor let go, in order."""
        return tuple(item for item in self.items.values() if item.kind == kind and item.live)

    @property
    def open_concerns(self) -> tuple[Concern, ...]:
        """The concerns that no decision was recorded for yet."""
        return tuple(concern for concern in self.concerns.values() if not concern.decided)

"""A conversation as it stands after its events: who said what, what is kept, what is open.

State is folded from events that were checked when they were made, so these are plain frozen
dataclasses: they cost little to replace, and a replay of ten thousand events stays quick.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from convo.model.kinds import PARTS, About, Basis, Category, Check, ItemKind, Mode, Part, Speaker, Step, Urgency

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
class Sighting:
    """One time that a matter came up; `anew` when it had to be answered, otherwise it was only counted.

    `said` is what the entry said then, whatever it was corrected to later.
    """

    at: datetime
    rule: str
    words: str
    urgency: Urgency
    anew: bool
    entry: str | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of what to do that the worker came past, with what was written or ticked there."""

    at: datetime
    by: str
    step: Step
    words: str = ""
    checks: tuple[Check, ...] = ()
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class ConcernAnswer:
    """How a worker answered a concern: acted on, not acted on, or "not this" (then with the rules it answers)."""

    at: datetime
    by: str
    how: Literal["done", "not-done", "not-this"]
    told: str = ""
    when: str = ""
    reason: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concern:
    """A matter beyond the role; `entries` are those that raised it.

    `words`, `rule` and `opened_at` are of the last time that it had to be answered. `sightings`, `steps` and
    `answers` hold all there ever were, oldest first; `walked` counts the steps taken before it was last opened.
    """

    id: str
    category: Category
    urgency: Urgency
    about: About
    protocol: str
    words: str
    rule: str
    held_back: bool
    raised_at: datetime
    opened_at: datetime
    entries: tuple[str, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    steps: tuple[StepTaken, ...] = ()
    walked: int = 0
    answers: tuple[ConcernAnswer, ...] = ()
    open: bool = True

    @property
    def count(self) -> int:
        """How often it came up."""
        return len(self.sightings)

    @property
    def answer(self) -> ConcernAnswer | None:
        """The answer that stands, None while it is open."""
        return self.answers[-1] if self.answers and not self.open else None

    @property
    def not_this(self) -> bool:
        """Whether the answer that stands is "not this"."""
        return self.answer is not None and self.answer.how == "not-this"

    @property
    def decided(self) -> bool:
        """Whether a decision stands: it was acted on, or not, with the reason."""
        return self.answer is not None and not self.not_this

    def taken(self, step: Step) -> StepTaken | None:
        """Return the latest taking of a step since the concern was opened."""
        found = [one for one in self.steps[self.walked :] if one.step == step]
        return next(
            (one for one in reversed(found) if one.words or one.checks or one.entry), found[-1] if found else None
        )


@dataclass(frozen=True, slots=True)
class Referral:
    """A draft to refer or hand over that was written to a file."""

    at: datetime
    by: str
    to: str
    concern: str | None
    basis: Basis | None
    reason: str
    lines: tuple[str, ...]


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
    referrals: tuple[Referral, ...] = ()
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
        """The concerns that were neither decided nor answered "not this" yet."""
        return tuple(concern for concern in self.concerns.values() if concern.open)

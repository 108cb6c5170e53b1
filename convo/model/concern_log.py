"""The concern log: what was raised, how it was answered and how soon, and which rules cry wolf."""

from datetime import datetime
from typing import Literal

from convo.model.kinds import About, Agreement, Basis, Category, SharingRule, Urgency
from convo.model.words import Value

Reader = Literal["worker", "supervisor"]
"""For whom a log is made: a supervisor reads names and words only of conversations that were shared with them."""

LogState = Literal["open", "done", "not-done", "not-this"]

FEW = 10
"""With fewer answers than this, a rate says too little to act on; a rule of thumb, and said to be one."""


class Growth(Value):
    """A time at which a concern had to be answered: when first raised, and each time it grew or was raised anew."""

    at: datetime
    urgency: Urgency
    rule: str


class LoggedAnswer(Value):
    """How a concern was answered, by whom, when, and how many seconds after it last had to be.

    `consent` is what the person said to sharing, None where it was not recorded; `checked` are the rules for
    sharing without consent that were ticked, `why` the reason that was `written` down. What the worker typed is
    empty where the reader may not see the words.
    """

    how: Literal["done", "not-done", "not-this"]
    by: str
    at: datetime
    seconds: float
    told: str = ""
    when: str = ""
    reason: str = ""
    consent: Agreement | None = None
    checked: tuple[SharingRule, ...] = ()
    written: bool = False
    why: str = ""

    @property
    def without_consent(self) -> bool:
        """Whether somebody was told though the person had not said yes."""
        return self.how == "done" and self.consent in ("refused", "not-asked")


class LoggedNote(Value):
    """A note to somebody else that was drafted about a concern, and what it rests on."""

    to: str
    by: str
    at: datetime
    basis: Basis | None
    written: bool
    reason: str


class LoggedConcern(Value):
    """One concern from first to last; `shown` says whether the reader may see the name and the words.

    `times` counts how often it came up, `growth` the times it had to be answered, oldest first.
    """

    session: str
    concern: str
    person: str
    shown: bool
    name: str = ""
    category: Category
    about: About
    raised_at: datetime
    growth: tuple[Growth, ...]
    times: int
    words: tuple[str, ...] = ()
    state: LogState
    answers: tuple[LoggedAnswer, ...] = ()
    notes: tuple[LoggedNote, ...] = ()

    @property
    def without_consent(self) -> bool:
        """Whether anything was shared, or drafted to be, without the person's yes."""
        return any(answer.without_consent for answer in self.answers) or any(
            note.basis in ("safety", "law") for note in self.notes
        )


class RuleTally(Value):
    """How a rule fared: matters it raised or counted, how many were answered, how many of those "not this"."""

    rule: str
    raised: int
    answered: int
    not_this: int

    @property
    def few(self) -> bool:
        """Whether there are too few answers to say much."""
        return self.answered < FEW


class ConcernLog(Value):
    """The concerns of one conversation, one person or everybody, in the order they were raised."""

    reader: Reader
    concerns: tuple[LoggedConcern, ...]
    rules: tuple[RuleTally, ...]

"""Concerns: what a scan notices, and the protocol that tells a worker what to do about it."""

from typing import Literal

from convo.model.kinds import About, Category, Urgency
from convo.model.words import Value

Consent = Literal["ask", "tell", "quiet"]
"""Ask and respect the answer; tell the person and share only if the law allows; or tell nobody who is present."""

BY_HAND = "by-hand"
"""The rule of what a worker raised: it is always answered for, and has no rate, since a worker does not cry wolf."""

LEARNED = "examples"
"""The rule of what only the labelled examples raised: this one name stands for all their wordings."""


class Signal(Value):
    """Something in an entry that may go beyond the role; `start` and `end` are its place in the text.

    `held_back` says that what raised it stays out of the plan unless the worker chooses.
    """

    category: Category
    urgency: Urgency
    about: About
    protocol: str
    rule: str
    words: str
    start: int
    end: int
    held_back: bool = False


class RoleCard(Value):
    """When somebody else's role meets a need better: wording from prompts/scope/roles/<service id>.md."""

    title: str
    better: tuple[str, ...]
    ask: str
    not_do: tuple[str, ...]
    hand_over: str


class Service(Value):
    """A service to call; an unverified number is None and shown as "check locally". `checked_on` is a date.

    A sibling role, one that a person can be handed over to, has a `card`.
    """

    id: str
    name: str
    number: str | None = None
    hours: str = ""
    note: str = ""
    source: str
    checked_on: str
    card: RoleCard | None = None


class Protocol(Value):
    """What to do about one kind of concern; wording from prompts/scope/<id>.md.

    `tell` names roles from settings first ("first_contact", "safeguarding_lead", "supervisor"), then
    service ids. `consent` is the rule that applies. `direct` is the one question to ask, where it is right.
    """

    id: str
    category: Category
    urgency: Urgency
    about: tuple[About, ...] = ("person",)
    tell: tuple[str, ...]
    consent: Consent
    title: str
    now: tuple[str, ...]
    direct: str = ""
    consent_words: str
    not_do: tuple[str, ...]
    say: str = ""
    record: str = ""
    source: str
    checked_on: str

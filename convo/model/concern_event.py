"""What happens to a concern, as events: raised, come up again, walked through, decided, or answered "not this"."""

from typing import Literal

from convo.model.kinds import About, Basis, Category, Check, Step, Urgency
from convo.model.words import Value, Words


class ConcernRaised(Value):
    """Something beyond the role was noticed, by a rule or by the worker (`rule` is then "by-hand").

    `held_back` keeps what raised it out of the plan unless the worker chooses: it could put somebody at risk.
    """

    kind: Literal["concern-raised"] = "concern-raised"
    concern: str
    category: Category
    urgency: Urgency
    about: About
    protocol: str
    words: Words
    rule: str
    held_back: bool = False
    entry: str | None = None


class ConcernRepeated(Value):
    """The same matter came up again; `anew` when it needs an answer again, otherwise it is only counted."""

    kind: Literal["concern-repeated"] = "concern-repeated"
    concern: str
    urgency: Urgency
    protocol: str
    words: Words
    rule: str
    held_back: bool = False
    anew: bool = False
    entry: str | None = None


class ConcernStepped(Value):
    """The worker came past a step of what to do: with words, with what was ticked, or with neither.

    Words that somebody said are an `entry` of the conversation; `words` holds what only belongs to the concern.
    """

    kind: Literal["concern-stepped"] = "concern-stepped"
    concern: str
    step: Step
    words: Words = ""
    checks: tuple[Check, ...] = ()
    entry: str | None = None


class ConcernDecided(Value):
    """What the worker did about a concern: who was told and when, or why nothing was done."""

    kind: Literal["concern-decided"] = "concern-decided"
    concern: str
    done: bool
    told: Words = ""
    when: Words = ""
    reason: Words = ""


class ConcernNotThis(Value):
    """The worker answered that what was noticed is not this; `rules` are those that had raised or counted it.

    It is no decision. A reason can be added later, as another event of this kind.
    """

    kind: Literal["concern-not-this"] = "concern-not-this"
    concern: str
    rules: tuple[str, ...]
    reason: Words = ""


class ReferralDrafted(Value):
    """A draft to refer or hand over was written to a file: to whom, on what basis, and which lines were in it.

    It is only ever a draft: whether it was sent is not known here.
    """

    kind: Literal["referral-drafted"] = "referral-drafted"
    to: str
    concern: str | None = None
    basis: Basis | None = None
    reason: Words = ""
    lines: tuple[str, ...] = ()

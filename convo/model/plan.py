"""The plan: what a person takes home, as values that every export format reads."""

from convo.model.words import Value


class IfThen(Value):
    """A cue and the response to it, kept apart; one of them may still be empty."""

    cue: str
    response: str


class Step(Value):
    """One agreed thing to do; `goal` is the goal's id or None. Empty text means not given."""

    id: str
    text: str
    goal: str | None = None
    who: str = ""
    when: str = ""
    if_then: IfThen | None = None
    barrier: str = ""
    helper: str = ""
    come_along: str = ""
    decision: str = ""
    agreed: bool = False


class Goal(Value):
    """One goal in the person's words, with rulers from 0 to 10 and attainment from -2 to +2 where given."""

    id: str
    text: str
    importance: int | None = None
    confidence: int | None = None
    attainment: int | None = None
    decision: str = ""
    agreed: bool = False


class Offer(Value):
    """A community offer put down by hand."""

    id: str
    text: str
    contact: str = ""
    first_step: str = ""
    come_along: str = ""
    view: str = ""


class Line(Value):
    """Words kept, by item id."""

    id: str
    text: str
    agreed: bool = False


class Criterion(Value):
    """One of the five criteria of a personalised care and support plan: met or not, and what is missing."""

    id: str
    title: str
    met: bool
    missing: tuple[str, ...] = ()


class Plan(Value):
    """A plan as the conversation left it. Dates are ISO; empty text means not given.

    `required_missing` names, in plain words, the parts without which it can't be marked agreed;
    `held_back` counts lines kept out because they could put the person at risk.
    `differences` says in plain words what changed since the version before.
    """

    session: str
    version: int
    name: str
    date: str
    contact: int
    title: str
    partial: bool
    ready: bool = True
    matters: tuple[Line, ...] = ()
    strengths: tuple[Line, ...] = ()
    supports: tuple[Line, ...] = ()
    topics: tuple[Line, ...] = ()
    goals: tuple[Goal, ...] = ()
    steps: tuple[Step, ...] = ()
    offers: tuple[Offer, ...] = ()
    worries: tuple[Line, ...] = ()
    present: str = ""
    needs: str = ""
    not_now: str = ""
    if_worse: str = ""
    sharing: str = ""
    copy_given: str = ""
    review: str = ""
    ending: str = ""
    agreed_by: str = ""
    agreed_on: str = ""
    criteria: tuple[Criterion, ...] = ()
    required_missing: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    held_back: int = 0

"""The small closed vocabularies of the work: who speaks, what is kept, what a concern is."""

from typing import Literal, get_args

Speaker = Literal["person", "worker", "note"]
"""Whose words an entry holds: the person's, the worker's, or the worker's own note about the talk."""

Mode = Literal["live", "afterwards"]
"""How a conversation is entered: with the person there, or from memory and notes later."""

ItemKind = Literal[
    "matters", "strength", "support", "topic", "focus", "goal", "option", "step", "offer", "worry", "reason", "note"
]
"""What an entry can be kept as."""

HAND_KINDS: tuple[ItemKind, ...] = ("matters", "strength", "support", "goal", "step", "worry", "note")
"""The kinds a worker keeps out of order with one key, in the order of the keys F2 to F8."""

Part = Literal["matters", "goal", "step", "who", "when", "if_worse", "sharing", "review"]
"""A part that a plan may require: `goal` is also met by an honest "not now", `review` by a planned ending."""

PARTS: tuple[Part, ...] = get_args(Part)

Category = Literal[
    "suicide",
    "self_harm",
    "harm_to_others",
    "safeguarding_adult",
    "safeguarding_child",
    "domestic_abuse",
    "acute_physical",
    "physical_health",
    "medication",
    "psychosis_mania",
    "mental_health",
    "substance",
    "cognition_capacity",
    "homelessness",
    "destitution",
    "carer_breakdown",
    "worker_safety",
]
"""What a concern is about; the project's own list, after the statutory and NHS sources named in scripts/scope/."""

CATEGORIES: tuple[Category, ...] = get_args(Category)

DANGERS: tuple[Category, ...] = (
    "suicide", "self_harm", "harm_to_others", "safeguarding_adult", "safeguarding_child", "domestic_abuse",
    "acute_physical", "psychosis_mania", "worker_safety",
)  # fmt: skip
"""Where a miss may cost a life: less is needed to raise them."""

Urgency = Literal["emergency", "same_day", "soon"]
"""How soon a concern must reach somebody: now, today, or within days."""

URGENCIES: tuple[Urgency, ...] = get_args(Urgency)

About = Literal["person", "adult", "child", "worker"]
"""Who a concern is about: the person, another adult, a child, or the worker."""

ABOUTS: tuple[About, ...] = get_args(About)

Step = Literal["alone", "safe", "ask", "tell", "consent", "share", "why-share", "not-do", "say", "record"]
"""The steps of what to do about a concern, in order; the decision comes after them."""

STEPS: tuple[Step, ...] = get_args(Step)

SAID_STEPS: tuple[Step, ...] = ("alone", "safe", "ask", "not-do", "say", "record")
"""The steps whose words belong to the conversation: what somebody said, or what the worker noted."""

Agreement = Literal["agreed", "refused", "not-asked"]
"""What the person said to sharing; "not-asked" is for when asking is not safe or not possible."""

SharingRule = Literal["necessary", "proportionate", "relevant", "adequate", "accurate", "timely", "secure"]
"""The seven rules for sharing without consent."""

Check = Agreement | SharingRule
"""What can be ticked on the way through a concern."""

AGREEMENTS: tuple[Agreement, ...] = get_args(Agreement)
SHARING_RULES: tuple[SharingRule, ...] = get_args(SharingRule)

Basis = Literal["consent", "safety", "law"]
"""On what a note to somebody else rests: the person's yes, somebody's safety, or the law."""

BASES: tuple[Basis, ...] = get_args(Basis)

AnswerKind = Literal["words", "choice", "several", "ruler", "attainment", "date", "show"]
"""What a question takes: words, one option, options in order, 0 to 10, -2 to +2, a date, or nothing (a card to say)."""

SupervisionKind = Literal["educational", "practice", "professional"]
"""The three kinds: for learning, day to day in the clinic or practice, and clinical or professional."""

SUPERVISION_KINDS: tuple[SupervisionKind, ...] = get_args(SupervisionKind)


def graver(one: Urgency, other: Urgency) -> bool:
    """Tell whether `one` is more urgent than `other`."""
    return URGENCIES.index(one) < URGENCIES.index(other)

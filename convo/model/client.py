"""A simulated client, as its author wrote it: what they know, what they say, and what they keep back at first."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from convo.model.words import Value

Level = Literal["guarded", "warming", "open"]
"""How openly a client talks, as trust grows and discord falls."""

LEVELS: tuple[Level, ...] = ("guarded", "warming", "open")

Lines = tuple[str, ...]
"""What can be said, each once a session."""

Strand = Literal["sustain", "desire", "ability", "reasons", "need", "commitment", "step"]
"""Which way a line about a goal leans: against change, for it and why, or to a first step."""

STRANDS: tuple[Strand, ...] = ("sustain", "desire", "ability", "reasons", "need", "commitment", "step")

FAMILIES: Mapping[str, int] = {
    "opening": 2,
    "greeting": 3,
    "reflected": 8,
    "missed": 5,
    "affirmed": 5,
    "free": 4,
    "may-i": 4,
    "informed": 5,
    "idea-liked": 4,
    "advised": 8,
    "confronted": 5,
    "grilled": 5,
    "passed-over": 4,
    "discord": 6,
    "mended": 4,
    "unsure": 8,
    "again": 5,
    "filler": 14,
    "silence": 4,
    "nonsense": 4,
    "rude": 4,
    "role": 3,
    "trick": 3,
    "foreign": 3,
    "long": 3,
    "thanked": 3,
    "parting": 3,
    "parting-warm": 2,
    "parting-cool": 2,
    "walking-out": 2,
    "door": 3,
    "door-cool": 2,
    "tired": 5,
    "leaving": 3,
}
"""Ways of answering how they are met, each with the least number of lines it takes."""


class Topic(Value):
    """Something a client can talk about; `label` is what they call it, `cues` are the words that bring it up."""

    id: str
    label: str
    cues: tuple[str, ...] = Field(min_length=1)
    lines: Mapping[Level, Lines]


class Goal(Value):
    """Something a client may come to want; what they say of it goes from why not to a first step."""

    id: str
    topic: str
    cues: tuple[str, ...] = ()
    strands: Mapping[Strand, Lines]


class Disclosure(Value):
    """Something a client does not say at first.

    It is told in the course of its topic once trust reaches `trust`, or, from `asked` on, when one of `asks` is said.
    With a `protocol` it goes beyond a link worker's role: `steps` hold, for each step of "Do now", words that show it.
    """

    id: str
    topic: str
    title: str
    trust: float
    asked: float
    asks: tuple[str, ...]
    protocol: str | None = None
    steps: tuple[tuple[str, ...], ...] = ()
    hint: Lines
    not_yet: Lines
    told: Lines
    after: Lines
    steps_taken: Lines = ()


class Start(Value):
    """How a client comes in, each 0..1."""

    trust: float = 0.35
    readiness: float = 0.25
    discord: float = 0.0


class Client(Value):
    """A whole client; every line has its facts put in already, but for {number}, which depends on the talk.

    Where they are `shared`, what their author did not write was taken from what any client can say.
    """

    id: str
    shared: bool = False
    name: str
    referral: str
    background: Lines
    facts: Mapping[str, str]
    matters: Lines
    helps: Lines
    at_first: Lines
    good_plan: Lines
    honest_ending: Lines
    start: Start
    topics: tuple[Topic, ...] = Field(min_length=1)
    goals: tuple[Goal, ...] = Field(min_length=1)
    disclosures: tuple[Disclosure, ...] = ()
    answers: Mapping[str, Mapping[Level, Lines]]
    asks: Mapping[str, Mapping[Level, Lines]]
    ways: Mapping[str, Lines]


class Ask(Value):
    """Something trainees often ask that no script holds, and the words that show it."""

    id: str
    cues: tuple[str, ...] = Field(min_length=1)

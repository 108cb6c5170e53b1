"""A practice with a simulated client: what moves them, how they are, and what a turn was."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from convo.model.coding import Coded
from convo.model.words import Value, Words

Resistance = Literal["gentle", "usual", "hard"]
"""How hard a client makes it: what they come in with, and how much it takes to move them."""

Aim = Literal["open-questions", "reflections", "rolling-with-discord", "asking-directly", "agreeing-a-plan"]
"""What a trainee chose to work on."""

Mood = Literal["hurt", "wary", "easing", "open", "tired"]

RULES: tuple[str, ...] = (
    "question-open",
    "asks-directly",
    "question-closed",
    "closed-in-a-row",
    "reflection",
    "reflection-deep",
    "reflection-fits",
    "reflection-misses",
    "reflects-the-answer",
    "stays-with-it",
    "jumps-away",
    "passes-over",
    "affirmation",
    "autonomy",
    "seeking",
    "permission",
    "advice",
    "advice-with-permission",
    "information",
    "information-with-permission",
    "tells-before-listening",
    "confronting",
    "rude",
    "apology",
    "greets-again",
    "goes-on-after-goodbye",
    "speech",
)
"""Ways of meeting a client, each a rule in scripts/practice/dynamics.toml."""


class Manner(Value):
    """What the words of a turn do besides asking and reflecting, and everyday words, which carry no weight.

    `direct` holds, by protocol, the words that ask plainly about what goes beyond the role; `rulers`, by question,
    those that ask for a number.
    """

    cues: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    direct: Mapping[str, tuple[str, ...]]
    rulers: Mapping[str, tuple[str, ...]]


class Rule(Value):
    """How much one way of meeting a client moves them.

    `worth` counts towards what they come to feel about the talk, `trust` only towards trust, and `discord` is added.
    """

    id: str
    worth: float = 0.0
    trust: float = 0.0
    discord: float = 0.0


class Pace(Value):
    """How fast a mind is made up: early turns move it most, by 1/(turns + `settle`), and never less than `least`."""

    settle: float
    least: float
    gain: float


class Shift(Value):
    """What a resistance changes: how the client comes in, how much turns count, and how much they put up with."""

    trust: float = 0.0
    readiness: float = 0.0
    discord: float = 0.0
    gains: float = 1.0
    losses: float = 1.0
    patience: int = 0


class Dynamics(Value):
    """Everything that moves a client, each rule by its name; `patience` is how often they are hurt before they go."""

    most: float
    readiness: Pace
    trust: Pace
    fade: float
    discord_high: float
    warming: float
    opening: float
    turns_to_tire: int
    patience: int
    rules: tuple[Rule, ...]
    resistance: Mapping[Resistance, Shift]


class State(Value):
    """How a client is between two turns; the numbers are 0..1, but for the two balances in -1..1."""

    turns: int = 0
    readiness: float
    trust: float
    discord: float
    fatigue: float = 0.0
    stung: int = 0
    in_hand: str | None = None
    in_hand_at: int = 0
    balance: float = 0.0
    trust_balance: float = 0.0
    topic: str | None = None
    goals: Mapping[str, int] = Field(default_factory=dict[str, int])
    said: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    hinted: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()
    numbers: Mapping[str, int] = Field(default_factory=dict[str, int])
    reply: str = ""
    weighty: bool = False
    over: bool = False


class Track(Value):
    """What a trainee did in the turns before, as far as it colours the next."""

    listened: float = 0.0
    closed: int = 0
    asked: bool = False
    permitted: int = 0
    parted: bool = False
    words: tuple[frozenset[str], ...] = ()


class Met(Value):
    """One rule that held for a turn, how strongly (0..1), and the trainee's words it stands on."""

    rule: str
    strength: float
    words: Words = ""


class Reply(Value):
    """What the client says, and the parts of their file it came from, such as "topics/alan: open"."""

    text: str
    sources: tuple[str, ...]
    told: str | None = None
    hint: str | None = None


class Turn(Value):
    """One turn of a practice: what the trainee said, what that was, the client's reply, and how they are now.

    `direct` is the part of it that asks directly about suicide, self-harm or being safe.
    """

    number: int
    said: Words
    coded: Coded
    met: tuple[Met, ...]
    about: tuple[str, ...]
    asked: tuple[str, ...] = ()
    steps: tuple[tuple[str, int], ...] = ()
    manners: tuple[str, ...] = ()
    direct: Words = ""
    reply: Reply
    state: State
    mood: Mood


class Setting(Value):
    """How a practice was set up; the same setting and the same turns give the same practice."""

    client: str
    seed: int = 1
    resistance: Resistance = "usual"
    aim: Aim | None = None


class Praise(Value):
    """Something done well: the turn, the trainee's own words from it, and what was good."""

    turn: int
    quote: Words
    what: str


class Trying(Value):
    """One thing to try: the moment, what was said there, why another way, and a beginning that fits the moment."""

    turn: int
    quote: Words
    heard: str
    why: str
    stem: str


class Step(Value):
    """A step of a protocol, and the turn in which it was taken, None where it was not seen."""

    words: str
    turn: int | None


class Unsaid(Value):
    """What a client was ready to say: whether it came, and why; with a protocol, what was done about it."""

    id: str
    title: str
    told: int | None
    hinted: int | None
    asked: int | None
    why: str
    protocol: str | None = None
    steps: tuple[Step, ...] = ()


class Feedback(Value):
    """What a trainee hears after every practice; `direct` is where they asked directly about danger."""

    turns: int
    well: tuple[Praise, ...]
    to_try: Trying | None
    reflections: int
    advice: int
    questions_open: int
    questions_closed: int
    share_of_reflections: float
    share_of_advice: float
    readiness: float
    trust: float
    discord: float
    unsaid: tuple[Unsaid, ...]
    direct: Praise | None = None
    aim: str = ""

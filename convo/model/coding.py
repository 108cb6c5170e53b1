"""Codes: what a turn of a conversation was, in the words of motivational interviewing, and how sure that is."""

from typing import Literal

from convo.model.words import Value, Words

Side = Literal["worker", "person"]
"""Who speaks a turn of a transcript."""

Behaviour = Literal["question", "reflection", "input", "other"]
"""What a worker's turn mainly was; `input` is information, advice, options or negotiation."""

Talk = Literal["change", "sustain", "neutral"]
"""Which way a person's turn leans: to the change they talk of, away from it, or neither."""

WorkerMark = Literal[
    "question-open",
    "question-closed",
    "reflection-simple",
    "reflection-complex",
    "affirm",
    "seek",
    "autonomy",
    "information",
    "persuade-with-permission",
    "persuade",
    "confront",
]
"""A code for part of a worker's turn, after MITI 4.2.1 (open and closed: our split)."""

PersonMark = Literal["desire", "ability", "reasons", "need", "commitment", "activation", "taking-steps", "discord"]
"""A code for part of a person's turn: DARN-CAT, and discord."""

Code = Literal[WorkerMark, PersonMark]


class Spoken(Value):
    """One turn of a transcript; `turn` is its id there, kept as it came."""

    transcript: str
    turn: str
    speaker: Side
    text: Words


class Mark(Value):
    """A code and the words it stands on: `start` and `end` are places in the turn's text, `confidence` is 0..1.

    `toward` says for a person's mark whether it speaks for change or against it; a worker's mark has none.
    `reason` names the rule or the learned features that gave it.
    """

    code: Code
    start: int
    end: int
    confidence: float
    reason: str
    toward: Literal["change", "sustain"] | None = None


class Coded(Value):
    """What a turn was. A worker's turn has a behaviour, a person's turn has talk; the rest only where it applies.

    `confidence` (0..1, calibrated) is of the main code; `sure` is False below the threshold, and is shown as "unsure".
    `marks` hold each code once a turn, as the manual counts them. `may_ask` and `may_reflect` say of what kind a
    question or a reflection would be that the turn may hold beside its main behaviour.
    """

    transcript: str
    turn: str
    speaker: Side
    behaviour: Behaviour | None = None
    question: Literal["open", "closed"] | None = None
    reflection: Literal["simple", "complex"] | None = None
    may_ask: Literal["open", "closed"] | None = None
    may_reflect: Literal["simple", "complex"] | None = None
    talk: Talk | None = None
    confidence: float
    sure: bool
    reason: str
    marks: tuple[Mark, ...] = ()

"""What happens when a conversation is read back, as events: nothing that was coded or written before is deleted."""

from datetime import date
from typing import Literal, get_args

from convo.model.coding import Behaviour, Code, Talk, WorkerMark
from convo.model.transcript import Transcript
from convo.model.words import Name, Value, Words

CodePart = Literal["behaviour", "question", "reflection", "talk", "mark"]
"""Which part of a turn's code was put right; a mark is added or removed."""

CodeValue = Literal[Behaviour, Talk, "open", "closed", "simple", "complex", Code, ""]
"""What a part of a code can be; "" where the turn has none of it."""

WorkerCode = Literal[WorkerMark, "input", "other"]
"""What a worker's turn mainly was, as a person says it; `input` is advice or information, not told apart."""

MainCode = Literal[WorkerCode, Talk]
"""What a turn mainly was, in one word."""

Scale = Literal["cultivating", "softening", "partnership", "empathy"]
"""What a person rates over a whole conversation; a program never does."""

SCALES: tuple[Scale, ...] = get_args(Scale)

Score = Literal[1, 2, 3, 4, 5]


class TranscriptImported(Value):
    """A conversation written down elsewhere was taken into the store; `workers` are the worker's names in it.

    `held_on` is the day it was held, where that is known.
    """

    kind: Literal["transcript-imported"] = "transcript-imported"
    transcript: Transcript
    workers: tuple[Name, ...]
    held_on: date | None = None


class CodeCorrected(Value):
    """A person put a part of a turn's code right, or said that it is right as it was (`now` is then `was`).

    For a mark, `was` is "" when it was added and `now` is "" when it was taken away.
    """

    kind: Literal["code-corrected"] = "code-corrected"
    turn: str
    part: CodePart
    was: CodeValue
    now: CodeValue


class RatedBlind(Value):
    """A second rater coded a turn without seeing the code that stands."""

    kind: Literal["rated-blind"] = "rated-blind"
    rater: Name
    turn: str
    code: MainCode


class BlindDone(Value):
    """A second rater is done; from now on both codes are shown side by side."""

    kind: Literal["blind-done"] = "blind-done"
    rater: Name


class GlobalRated(Value):
    """A person rated the whole conversation on one scale."""

    kind: Literal["global-rated"] = "global-rated"
    scale: Scale
    score: Score


class ReviewShared(Value):
    """The worker chose to share this reading back with somebody."""

    kind: Literal["review-shared"] = "review-shared"
    who: Name


class ReviewUnshared(Value):
    """The worker took a sharing back."""

    kind: Literal["review-unshared"] = "review-unshared"
    who: Name


class ChangeGoalNamed(Value):
    """The goal for change of the conversation was named; empty words say that it had none after all."""

    kind: Literal["change-goal-named"] = "change-goal-named"
    goal: Words


class ReviewNoted(Value):
    """A note about the conversation, or about one turn of it."""

    kind: Literal["review-noted"] = "review-noted"
    text: Words
    turn: str | None = None


ReviewEvent = (
    TranscriptImported
    | CodeCorrected
    | RatedBlind
    | BlindDone
    | GlobalRated
    | ReviewShared
    | ReviewUnshared
    | ChangeGoalNamed
    | ReviewNoted
)
"""Any event of a reading back."""

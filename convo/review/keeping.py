"""What people added to a reading back, folded from its events: corrections, ratings, a goal, notes, sharing.

Nothing that was said is taken away: a later correction stands over the earlier ones, and the program's own codes are
never part of this state.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from convo.model import review_event as ev
from convo.model.coding import Coded, Spoken
from convo.model.record import Recorded
from convo.model.review import Agreement
from convo.review.agreement import agreements
from convo.review.correcting import main_code, put_right
from convo.review.reading import Session


@dataclass(frozen=True, slots=True)
class Act:
    """When somebody did something, and who."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Blind:
    """A second rater's codes by turn; `done_after` counts the corrections there were when they were done."""

    codes: Mapping[str, ev.MainCode] = field(default_factory=dict[str, ev.MainCode])
    done_after: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A reading back as it stands after its events."""

    version: int = 0
    imported: ev.TranscriptImported | None = None
    imported_at: datetime | None = None
    corrections: tuple[tuple[ev.CodeCorrected, Act], ...] = ()
    blind: Mapping[str, Blind] = field(default_factory=dict[str, Blind])
    ratings: Mapping[ev.Scale, tuple[ev.Score, Act]] = field(default_factory=dict[ev.Scale, tuple[ev.Score, Act]])
    shared: Mapping[str, Act] = field(default_factory=dict[str, Act])
    goal: str = ""
    notes: tuple[tuple[ev.ReviewNoted, Act], ...] = ()


def replay(records: Iterable[Recorded]) -> Review:
    """Return the reading back that its events leave."""
    review = Review()
    for record in records:
        review = apply(review, record)
    return review


def apply(review: Review, record: Recorded) -> Review:
    """Return the reading back after one more event; events of other streams change nothing but the version."""
    act = Act(record.at, record.by)
    review = replace(review, version=record.seq)
    match record.event:
        case ev.TranscriptImported() as event:
            return replace(review, imported=event, imported_at=record.at)
        case ev.CodeCorrected() as event:
            return replace(review, corrections=(*review.corrections, (event, act)))
        case ev.RatedBlind() | ev.BlindDone() as event:
            return _rated(review, event)
        case ev.GlobalRated() as event:
            return replace(review, ratings={**review.ratings, event.scale: (event.score, act)})
        case ev.ReviewShared() | ev.ReviewUnshared() as event:
            return replace(review, shared=_sharing(review.shared, event, act))
        case ev.ChangeGoalNamed() as event:
            return replace(review, goal=event.goal.strip())
        case ev.ReviewNoted() as event:
            return replace(review, notes=(*review.notes, (event, act)))
        case _:
            return review


def standing(session: Session, review: Review, after: int | None = None) -> Session:
    """Return the session with the codes that stand: the program's, where no person said otherwise.

    `after` counts the corrections to take; None takes them all.
    """
    said: dict[str, list[ev.CodeCorrected]] = {}
    for correction, _ in review.corrections[:after]:
        said.setdefault(correction.turn, []).append(correction)
    coded = tuple(
        put_right(code, len(turn.text), said.get(turn.turn, ()))
        for turn, code in zip(session.spoken, session.coded, strict=True)
    )
    return replace(session, coded=coded)


def corrected_by(review: Review, turn: str) -> str:
    """Return who last said what a turn was, "" if nobody did."""
    return next((act.by for correction, act in reversed(review.corrections) if correction.turn == turn), "")


def compared(session: Session, review: Review, rater: str) -> tuple[tuple[Agreement, ...], tuple[Agreement, ...]]:
    """Return how far a second rater agrees with the codes that stood when they were done: worker's, person's turns.

    The two sides are kept apart: nobody takes a worker's turn for change talk, and counting that as agreeing would
    flatter.
    """
    blind = review.blind[rater]
    stood = standing(session, review, blind.done_after)
    worker, person = (_by_turn(stood.side(side)) for side in ("worker", "person"))
    return agreements(worker, blind.codes), agreements(person, blind.codes)


def turns_of(imported: ev.TranscriptImported, stream: str) -> tuple[Spoken, ...]:
    """Return the turns of an imported transcript by side, numbered from 1."""
    return tuple(
        Spoken(
            transcript=stream,
            turn=str(number),
            speaker="worker" if line.name in imported.workers else "person",
            text=line.text,
        )
        for number, line in enumerate(imported.transcript.lines, start=1)
    )


def _sharing(shared: Mapping[str, Act], event: ev.ReviewShared | ev.ReviewUnshared, act: Act) -> Mapping[str, Act]:
    others = {who: since for who, since in shared.items() if who != event.who}
    return {**others, event.who: act} if isinstance(event, ev.ReviewShared) else others


def _by_turn(coded: Sequence[Coded]) -> dict[str, str]:
    return {turn.turn: main_code(turn) for turn in coded}


def _rated(review: Review, event: ev.RatedBlind | ev.BlindDone) -> Review:
    """Take a second rater's code, or that they are done; what comes after that is not blind and is not taken."""
    blind = review.blind.get(event.rater, Blind())
    if blind.done_after is not None:
        return review
    if isinstance(event, ev.BlindDone):
        blind = replace(blind, done_after=len(review.corrections))
    else:
        blind = replace(blind, codes={**blind.codes, event.turn: event.code})
    return replace(review, blind={**review.blind, event.rater: blind})

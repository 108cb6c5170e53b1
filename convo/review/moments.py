"""Moments worth a word: what was done well, with the words that did it, and one thing to try."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from convo.mi.stems import stems
from convo.model.coding import Code, Coded, Spoken, Talk
from convo.model.review import Moment, MomentKind
from convo.review.figures import words
from convo.review.reading import Session

MOST_WELL = 3
"""More praise than this is not read."""
LONG_TURN = 100
"""Words in one turn of the worker, above which the person mostly listens: about 40 seconds. Our own choice."""
_LONG_ANSWER = 25
"""Words in an answer that show a question opened something up. Our own choice."""
_A_SENTENCE = 6
"""Fewer words ("Okay.", "Right, yeah") show little of how somebody works. Our own choice."""
_CLOSED_IN_A_ROW = 3
"""So many closed questions in a row begin to feel like a form. Our own choice."""


class _Answer(NamedTuple):
    """What the person said beside a turn of the worker, and which way it leaned; nothing if they did not speak."""

    text: str = ""
    talk: Talk | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A worker's turn with what the person said before and after it; `closed_run` counts closed questions in a row."""

    said: Spoken
    coded: Coded
    before: _Answer
    after: _Answer
    closed_run: int

    def has(self, *codes: Code) -> bool:
        return any(mark.code in codes for mark in self.coded.marks)


def done_well(session: Session) -> tuple[Moment, ...]:
    """Return up to three moments that went well, of different kinds where there are some, strongest kind first.

    Asking directly about a danger that was told comes before all else.
    """
    direct = {one.direct for one in session.beyond.raised if one.danger}
    found = [_moment("asked-directly", place) for place in _places(session) if place.said.turn in direct]
    places = _judged(session)
    for kind, holds in _WELL.items():
        best = max(filter(holds, places), key=_strength, default=None)
        if best is not None and best.said.turn not in {moment.turn for moment in found}:
            found.append(_moment(kind, best))
    return tuple(found[:MOST_WELL])


def one_to_try(session: Session, templates: Sequence[str]) -> Moment | None:
    """Return the one moment to try again, with a stem from the person's own words; None if nothing stands out."""
    places = _judged(session)
    for kind, holds in _TRY.items():
        best = max(filter(holds, places), key=_strength, default=None)
        if best is not None:
            offered = stems(best.before.text, templates)
            return _moment(kind, best).model_copy(update={"stem": offered[0] if offered else ""})
    return None


_WELL: dict[MomentKind, Callable[[_Place], bool]] = {
    "met-with-change": lambda place: place.coded.behaviour == "reflection" and place.after.talk == "change",
    "opened-up": lambda place: place.coded.question == "open" and len(place.after.text.split()) >= _LONG_ANSWER,
    "affirmed": lambda place: place.has("affirm"),
    "gave-choice": lambda place: place.has("autonomy"),
    "asked-first": lambda place: place.has("seek"),
    "deepened": lambda place: place.coded.reflection == "complex",
    "reflected": lambda place: place.coded.behaviour == "reflection",
    "asked-openly": lambda place: place.coded.question == "open",
}
_TRY: dict[MomentKind, Callable[[_Place], bool]] = {
    "argued": lambda place: place.has("confront"),
    "advice-unasked": lambda place: place.has("persuade"),
    "passed-over": lambda place: place.before.talk == "change" and _leads_away(place),
    "closed-in-a-row": lambda place: place.closed_run >= _CLOSED_IN_A_ROW,
    "long-turn": lambda place: words(place.said) > LONG_TURN,
}


def _judged(session: Session) -> tuple[_Place, ...]:
    """Return the places whose code is sure, without those where a danger is asked about or was just told."""
    apart = _apart(session)
    return tuple(place for place in _places(session) if place.coded.sure and place.said.turn not in apart)


def _apart(session: Session) -> frozenset[str]:
    return session.beyond.asked | session.beyond.answers


def _places(session: Session) -> Iterator[_Place]:
    run, apart = 0, _apart(session)
    turns = list(zip(session.spoken, session.coded, strict=True))
    for index, (said, coded) in enumerate(turns):
        if said.speaker == "worker":
            run = run + 1 if coded.question == "closed" and said.turn not in apart else 0
            yield _Place(said, coded, _beside(session, index - 1), _beside(session, index + 1), run)


def _beside(session: Session, index: int) -> _Answer:
    if not 0 <= index < len(session.spoken) or session.spoken[index].speaker != "person":
        return _Answer()
    said, coded = session.spoken[index], session.coded[index]
    return _Answer(said.text, None if said.turn in session.beyond.aside else coded.talk)


def _leads_away(place: _Place) -> bool:
    return words(place.said) >= _A_SENTENCE and (place.coded.behaviour == "input" or place.coded.question == "closed")


def _strength(place: _Place) -> float:
    """Weigh a moment: how sure its code is, and whether there are words enough to learn from."""
    return place.coded.confidence * min(1.0, words(place.said) / _A_SENTENCE)


def _moment(kind: MomentKind, place: _Place) -> Moment:
    return Moment(
        kind=kind, turn=place.said.turn, quote=place.said.text, before=place.before.text, after=place.after.text
    )

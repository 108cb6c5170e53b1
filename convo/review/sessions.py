"""A conversation of one's own as turns to be coded: what the worker and the person said, in the order it was kept."""

from convo.model.coding import Side, Spoken
from convo.model.concern import Signal
from convo.model.session import Concern, Entry, Session, Sighting

_SIDES: dict[str, Side] = {"worker": "worker", "person": "person"}


def spoken_in(session: Session) -> tuple[Spoken, ...]:
    """Return what was said in a conversation, numbered from 1.

    Questions as shown on the screen are not turns: nobody knows the words they were asked in. Notes are not speech.
    """
    return tuple(
        Spoken(transcript=session.id, turn=str(number), speaker=_SIDES[entry.speaker], text=entry.text)
        for number, entry in enumerate(_said(session), start=1)
    )


def raised_in(session: Session) -> dict[str, tuple[Signal, ...]]:
    """Return the concerns that came up in a conversation, by the turn whose words raised them."""
    numbers = {entry.id: str(number) for number, entry in enumerate(_said(session), start=1)}
    found: dict[str, list[Signal]] = {}
    for concern in session.concerns.values():
        for seen in concern.sightings:
            if seen.entry in numbers:
                found.setdefault(numbers[seen.entry], []).append(_signal(concern, seen))
    return {turn: tuple(signals) for turn, signals in found.items()}


def _said(session: Session) -> list[Entry]:
    return [entry for entry in session.entries.values() if entry.speaker in _SIDES and entry.text.strip()]


def _signal(concern: Concern, seen: Sighting) -> Signal:
    return Signal(
        category=concern.category,
        urgency=seen.urgency,
        about=concern.about,
        protocol=concern.protocol,
        rule=seen.rule,
        words=seen.words,
        start=0,
        end=len(seen.words),
    )

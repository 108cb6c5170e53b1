"""A conversation of one's own as turns to be coded: what the worker and the person said, in the order it was kept."""

from convo.model.coding import Side, Spoken
from convo.model.session import Session

_SIDES: dict[str, Side] = {"worker": "worker", "person": "person"}


def spoken_in(session: Session) -> tuple[Spoken, ...]:
    """Return what was said in a conversation, numbered from 1.

    Questions as shown on the screen are not turns: nobody knows the words they were asked in. Notes are not speech.
    """
    said = (entry for entry in session.entries.values() if entry.speaker in _SIDES and entry.text.strip())
    return tuple(
        Spoken(transcript=session.id, turn=str(number), speaker=_SIDES[entry.speaker], text=entry.text)
        for number, entry in enumerate(said, start=1)
    )

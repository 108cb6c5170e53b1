"""Quiet hints in the room, for a worker who wants them: change talk as it is said, and now and then a nudge."""

from typing import Literal

from convo.content.library import Library
from convo.mi.nudges import APART, Nudge, leans_to_change, nudge
from convo.model.coding import Coded, Side, Spoken
from convo.model.review_view import Whisper
from convo.model.session import Entry, Session

_TOGETHER = 50
"""Turns are looked at in runs of so many, so that a long conversation taken up again costs no more than a short one."""
_BEFORE = 12
"""How many turns before a run its codes may lean on."""
_SIDES: dict[str, Side] = {"worker": "worker", "person": "person"}


class Whispers:
    """Codes each turn once, as it is said. It keeps nothing: what it says is not part of the conversation."""

    def __init__(self, library: Library) -> None:
        """Take the content."""
        self._library = library
        self._coded: dict[tuple[str, str, str], Coded] = {}

    def after(self, session: Session) -> Whisper | None:
        """Return what to say after the last turn of a conversation, None for nothing."""
        if session.state == "ended" or session.mode == "afterwards" or not session.entries:
            return None
        said = [entry for entry in session.entries.values() if entry.speaker in _SIDES and entry.text.strip()]
        last = next(reversed(session.entries.values()))
        if not said or said[-1].id != last.id or _worrying(session, last):
            return None
        start = (len(said) - 1) // _TOGETHER * _TOGETHER
        coded = self._codes(session.id, said[max(0, start - _BEFORE) :], len(said) - start)
        if leans_to_change(coded[-1]):
            return None if _kept(session, last) else self._whisper(last, "change-talk")
        about = nudge(coded, quiet=APART if start else 0)  # the run before may have ended with a nudge
        return self._whisper(last, about) if about else None

    def _whisper(self, entry: Entry, about: Nudge | Literal["change-talk"]) -> Whisper:
        text = self._library.phrase(f"nudges/{about}")
        return Whisper(entry=entry.id, text=text, change=about == "change-talk")

    def _codes(self, session: str, said: list[Entry], count: int) -> list[Coded]:
        """Return the codes of the latest `count` turns, each worked out once."""
        turns = [Spoken(transcript=session, turn=one.id, speaker=_SIDES[one.speaker], text=one.text) for one in said]
        for place in range(len(turns) - count, len(turns)):
            key = (session, turns[place].turn, turns[place].text)
            if key not in self._coded:
                self._coded[key] = self._library.coder.code_next(turns[:place], turns[place])
        return [self._coded[session, turn.turn, turn.text] for turn in turns[-count:]]


def _kept(session: Session, entry: Entry) -> bool:
    return any(item.entry == entry.id and item.kind in ("goal", "reason") for item in session.items.values())


def _worrying(session: Session, entry: Entry) -> bool:
    """Tell whether words raised a concern: they are nothing to make a goal of."""
    return any(entry.id in concern.entries for concern in session.concerns.values())

"""Plays a walk through the real desk and a log; its clock and its ids are its own, so it repeats exactly."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from convo.content.library import Library
from convo.content.walks import Turn, Walk, named
from convo.desk import Desk, Refused
from convo.desk.world import World
from convo.engine.fold import replay
from convo.model.session import Session
from convo.model.view import View
from convo.store import Log


@dataclass(frozen=True, slots=True)
class Played:
    """A turn that was played: what was shown before and after it, and why it was refused if it was."""

    turn: Turn
    before: View
    after: View
    refused: str = ""


class Player:
    """Plays walks with one log. With `forget`, every turn gets a new desk, which has to replay the conversation."""

    def __init__(self, log: Log, library: Library, forget: bool = False) -> None:
        """Take an open log and the content."""
        self._log, self._library, self._forget = log, library, forget
        self._now = datetime.min.replace(tzinfo=UTC)
        self._ids = 0
        self._people: dict[str, str] = {}
        self.desk = self._new_desk()

    def begin(self, walk: Walk) -> View:
        """Begin the conversation of a walk; a person met in an earlier walk is the same person."""
        self._now = walk.at
        if walk.settings:
            self.desk.change_settings(walk.settings)
        if walk.person not in self._people:
            self._people[walk.person] = self.desk.add_person(walk.person)
        return self.desk.start(self._people[walk.person], walk.script, walk.mode)

    def turns(self, walk: Walk, view: View) -> Iterator[Played]:
        """Play every turn of a walk that began with `view`, a minute apart."""
        for turn in walk.turns:
            self._now += timedelta(minutes=1)
            if self._forget:
                self.desk = self._new_desk()
            played = self._play(turn, view)
            yield played
            view = played.after

    def session(self, session: str) -> Session:
        """Return a conversation as its log gives it."""
        return replay(self._log.read(session))

    def _play(self, turn: Turn, view: View) -> Played:
        try:
            wish = named(turn.wish, self.session(view.session))
            return Played(turn, view, self.desk.take(view.session, wish))
        except Refused as refused:
            return Played(turn, view, self.desk.view(view.session), str(refused))

    def _new_desk(self) -> Desk:
        return Desk(self._log, self._library, World(now=lambda: self._now, new_id=self._new_id))

    def _new_id(self) -> str:
        self._ids += 1
        return f"{self._ids:012x}"

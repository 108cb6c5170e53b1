"""Conversations for engine tests: begin one, make wishes of it, and keep the log beside the session."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from convo.engine import turn
from convo.engine.fold import replay
from convo.engine.machine import Moves
from convo.model.concern import Signal
from convo.model.event import CarriedItem, SessionStarted
from convo.model.record import Recorded, Stamp
from convo.model.script import Script
from convo.model.session import Session
from convo.model.wish import Wish

START = datetime(2026, 11, 22, 10, tzinfo=UTC)
CARRIED = (
    CarriedItem(item="i1", kind="matters", text="My allotment"),
    CarriedItem(item="i2", kind="goal", text="Get out twice a week"),
    CarriedItem(item="i3", kind="goal", text="Sleep better"),
    CarriedItem(item="i4", kind="step", text="Ring the club", about="i2", fields={"who": "me", "when": "Monday"}),
)


def signal(**changes: object) -> Signal:
    """Return a signal as a scan would."""
    values: dict[str, object] = {
        "category": "suicide",
        "urgency": "same_day",
        "about": "person",
        "protocol": "suicidal-thoughts",
        "rule": "a-rule",
        "words": "words",
        "start": 0,
        "end": 5,
    }
    return Signal.model_validate(values | changes)


@dataclass
class Talk:
    """A conversation in memory; every wish is a minute after the one before."""

    moves: Moves
    session: Session = field(default_factory=Session)
    log: list[Recorded] = field(default_factory=list)

    @classmethod
    def begin(cls, script: Script, carried: tuple[CarriedItem, ...] = CARRIED) -> "Talk":
        """Begin a conversation on a script; a follow-up takes over a small plan."""
        talk = cls(Moves(script))
        start = SessionStarted(
            person="person/1",
            name="Sam",
            script=script.id,
            title=script.title,
            revision=script.revision,
            requires=script.requires,
            carried=carried if script.follows_up else (),
        )
        talk._keep(turn.begin(talk.moves, "session/1", start, talk.stamp))
        return talk

    @property
    def stamp(self) -> Stamp:
        """The time of the next event."""
        return Stamp(at=START + timedelta(minutes=len(self.log)), by="worker")

    def wish(self, wish: Wish, *signals: Signal) -> turn.Decision:
        """Make a wish and keep what follows."""
        decision = turn.decide(self.moves, self.session, wish, signals, self.stamp)
        self._keep(decision)
        return decision

    def replayed(self) -> Session:
        """Return the session that the log amounts to."""
        return replay(self.log)

    @property
    def question(self) -> str:
        """The id of the question in front, "" when everything was asked."""
        return self.session.asking.question if self.session.asking else ""

    def _keep(self, decision: turn.Decision) -> None:
        at = self.stamp
        for event in decision.events:
            seq = len(self.log) + 1
            self.log.append(Recorded(stream="session/1", seq=seq, at=at.at, by=at.by, event=event))
        self.session = decision.session

"""One turn: the session as it stands, what is noticed in a wish, what is decided, and the append that makes it so."""

from collections.abc import Callable
from datetime import date

from convo.content.library import Library
from convo.desk.heads import session_head
from convo.desk.refused import Refused, refusing
from convo.engine import turn
from convo.engine.fold import replay
from convo.engine.machine import Moves
from convo.engine.previous import previous_words
from convo.model.concern import BY_HAND, Signal
from convo.model.event import SessionStarted
from convo.model.kinds import SAID_STEPS, Speaker
from convo.model.record import Stamp
from convo.model.session import Session
from convo.model.wish import Correct, Raise, Say, TakeStep, Wish
from convo.scope.protocols import protocol_for
from convo.store import Also, Log


class Turns:
    """Conversations of one store: those that are open are replayed once and then carried on from turn to turn."""

    def __init__(self, log: Log, library: Library, stamp: Callable[[], Stamp]) -> None:
        """Take an open log and the content; nothing is read yet."""
        self._log = log
        self._library = library
        self._stamp = stamp
        self._sessions: dict[str, Session] = {}
        self._moves: dict[str, Moves] = {}

    def session(self, stream: str) -> Session:
        """Return a conversation as it stands, and hold on to it; refused when there is none of this id."""
        self._sessions[stream] = self.look(stream)
        return self._sessions[stream]

    def look(self, stream: str) -> Session:
        """Return a conversation as it stands, without holding on to it: a store has many more than are open."""
        if stream in self._sessions:
            return self._sessions[stream]
        records = self._log.read(stream)
        if not records or not isinstance(records[0].event, SessionStarted):
            raise Refused(self._library.phrase("session/no-such-session"))
        return replay(records)

    def moves(self, script: str) -> Moves:
        """Return the table of moves of a script, compiled once."""
        if script not in self._moves:
            self._moves[script] = Moves(self._library.script(script))
        return self._moves[script]

    def begin(self, stream: str, start: SessionStarted, also: Also) -> None:
        """Begin a conversation, and keep in the same go what that is to the person."""
        stamp = self._stamp()
        self._keep(stream, 0, turn.begin(self.moves(start.script), stream, start, stamp), stamp, also)

    def take(self, stream: str, wish: Wish) -> str:
        """Decide what follows from a wish and keep it; return what to tell the worker, "" for nothing."""
        session, stamp = self.session(stream), self._stamp()
        try:
            signals = self._notice(session, wish)
            decision = turn.decide(self.moves(session.script), session, wish, signals, stamp)
        except turn.Refused as refused:
            raise Refused(self._why(refused)) from None
        self._keep(stream, session.version, decision, stamp)
        return self._told(decision.notice, session) if decision.notice else ""

    def forget(self) -> None:
        """Let go of every conversation; the next call replays it from the log."""
        self._sessions.clear()

    def _holds_back(self, signal: Signal) -> bool:
        """Tell whether the words stay out of the plan until the worker puts them in.

        A plan lies about at home and is read by others: what somebody may be hurt over, or what must be
        told today, is not written there by a default.
        """
        return signal.urgency != "soon" or self._library.protocols[signal.protocol].consent == "quiet"

    def _notice(self, session: Session, wish: Wish) -> tuple[Signal, ...]:
        """Notice what goes beyond the role in the words of a wish; a concern raised by hand is a signal too."""
        match wish:
            case Raise():
                found: tuple[Signal, ...] = (self._by_hand(wish),)
            case Say() | Correct():
                said, speaker = previous_words(session, wish)
                found = self._library.scanner.scan(wish.text, said, speaker)
            case TakeStep() if wish.step in SAID_STEPS:
                found = self._library.scanner.scan(wish.words, self._asked(session, wish), _step_speaker(wish))
            case _:
                return ()
        return tuple(signal.model_copy(update={"held_back": self._holds_back(signal)}) for signal in found)

    def _asked(self, session: Session, wish: TakeStep) -> str | None:
        """Return the question that a step asks: a short answer to it can be the gravest there is."""
        concern = session.concerns.get(wish.concern)
        return (self._library.protocols[concern.protocol].direct or None) if concern and wish.step == "ask" else None

    def _by_hand(self, wish: Raise) -> Signal:
        protocol = protocol_for(self._library.protocols.values(), wish.category, wish.urgency, wish.about)
        return Signal(
            category=wish.category,
            urgency=wish.urgency,
            about=wish.about,
            protocol=protocol.id,
            rule=BY_HAND,
            words=wish.words,
            start=0,
            end=len(wish.words),
        )

    def _told(self, notice: turn.Notice, before: Session) -> str:
        facts = dict(notice.facts)
        asked = before.asking and self.moves(before.script).questions.get(before.asking.question)
        if asked and notice.phrase == "session/kept-as-note":
            facts["takes"] = self._library.phrase(f"session/takes-{asked.answer}")
        if "date" in facts:
            day = date.fromisoformat(facts["date"])
            facts["date"] = f"{day:%A} {day.day} {day:%B} {day.year}"
        return self._library.phrase(notice.phrase, **facts)

    def _why(self, refused: turn.Refused) -> str:
        facts = dict(refused.facts)
        if "missing" in facts:
            facts["missing"] = "; ".join(
                self._library.phrase(f"missing/{part}") for part in facts["missing"].split(",")
            )
        return self._library.phrase(refused.phrase, **facts)

    def _keep(self, stream: str, version: int, decision: turn.Decision, stamp: Stamp, *also: Also) -> None:
        """Append the events of a decision; only then does the conversation stand as decided."""
        if not decision.events:
            return
        self._sessions.pop(stream, None)  # when it can't be kept, somebody else may have written: read it anew
        with refusing():
            self._log.append(stream, version, decision.events, stamp, session_head(decision.session, stamp.at), *also)
        self._sessions[stream] = decision.session


def _step_speaker(wish: TakeStep) -> Speaker:
    return "note" if wish.step == "record" else wish.speaker or "person"

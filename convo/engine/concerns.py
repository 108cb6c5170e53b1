"""Concerns: raised once, counted when they come again, raised anew when graver, and closed only by a decision."""

from convo.engine.draft import Draft, Refused
from convo.model import event as ev
from convo.model.concern import Signal
from convo.model.kinds import URGENCIES, graver
from convo.model.session import Concern, Session
from convo.model.wish import Decide


def raise_all(draft: Draft, signals: tuple[Signal, ...], entry: str | None) -> None:
    """Raise, or count again, what a scan or the worker noticed."""
    for signal in signals:
        same = _same(draft.session, signal)
        if same is None:
            draft.tell(_raised(draft, signal, entry))
        else:
            draft.tell(_repeated(same, signal, entry))


def decide_concern(draft: Draft, wish: Decide) -> None:
    """Record what was done: whom and when, or why nothing was. Refused without the words that say so."""
    concern = draft.session.concerns.get(wish.concern)
    if concern is None:
        raise Refused("session/no-such-concern")
    if wish.done and not (wish.told.strip() and wish.when.strip()):
        raise Refused("session/say-told-and-when")
    if not wish.done and not wish.reason.strip():
        raise Refused("session/say-why-not")
    draft.tell(
        ev.ConcernDecided(concern=wish.concern, done=wish.done, told=wish.told, when=wish.when, reason=wish.reason)
    )


def front(session: Session) -> Concern | None:
    """Return the concern that takes the front: the gravest open one, the earliest first."""
    return min(session.open_concerns, key=lambda concern: URGENCIES.index(concern.urgency), default=None)


def _same(session: Session, signal: Signal) -> Concern | None:
    for concern in session.concerns.values():
        if (concern.category, concern.about) == (signal.category, signal.about):
            return concern
    return None


def _raised(draft: Draft, signal: Signal, entry: str | None) -> ev.ConcernRaised:
    return ev.ConcernRaised(
        concern=f"c{len(draft.session.concerns) + 1}",
        category=signal.category,
        urgency=signal.urgency,
        about=signal.about,
        protocol=signal.protocol,
        words=signal.words,
        rule=signal.rule,
        held_back=signal.held_back,
        entry=entry,
    )


def _repeated(concern: Concern, signal: Signal, entry: str | None) -> ev.ConcernRepeated:
    worse = graver(signal.urgency, concern.urgency)
    return ev.ConcernRepeated(
        concern=concern.id,
        urgency=signal.urgency if worse else concern.urgency,
        protocol=signal.protocol if worse else concern.protocol,
        words=signal.words,
        rule=signal.rule,
        entry=entry,
    )

"""Concerns: raised once, counted when they come again, raised anew when graver, closed by a decision or "not this"."""

from itertools import islice

from convo.engine.draft import Draft, Notice, Refused
from convo.engine.lines import holds_words_of, withheld_entries
from convo.model import event as ev
from convo.model.concern import BY_HAND, LEARNED, Signal
from convo.model.kinds import URGENCIES, graver
from convo.model.session import Concern, Session
from convo.model.wish import Decide, NotThis, Refer, TakeStep


def raise_all(draft: Draft, signals: tuple[Signal, ...], entry: str | None) -> None:
    """Raise, or count again, what a scan or the worker noticed."""
    for signal in signals:
        same = _same(draft.session, signal)
        if same is None:
            draft.tell(_raised(draft, signal, entry))
        else:
            draft.tell(_repeated(same, signal, entry))
    if entry and signals and entry in withheld_entries(draft.session):
        _choose_anew(draft, entry)


def decide_concern(draft: Draft, wish: Decide) -> None:
    """Record what was done: whom and when, or why nothing was. Refused without the words that say so."""
    _known(draft, wish.concern)
    if wish.done and not (wish.told.strip() and wish.when.strip()):
        raise Refused("session/say-told-and-when")
    if not wish.done and not wish.reason.strip():
        raise Refused("session/say-why-not")
    draft.tell(
        ev.ConcernDecided(concern=wish.concern, done=wish.done, told=wish.told, when=wish.when, reason=wish.reason)
    )
    last = front(draft.session) is None and draft.session.state != "ended"
    pressing = draft.session.concerns[wish.concern].urgency != "soon"
    draft.notice = Notice("session/decided-go-on-or-stop" if pressing and last else "session/decided")


def take_step(draft: Draft, wish: TakeStep, entry: str | None) -> None:
    """Record that a step was come past; passing it once more without a word changes nothing."""
    concern = _known(draft, wish.concern)
    words = "" if entry else wish.words
    if words.strip() or wish.checks or entry or concern.taken(wish.step) is None:
        draft.tell(ev.ConcernStepped(concern=concern.id, step=wish.step, words=words, checks=wish.checks, entry=entry))


def answer_not_this(draft: Draft, wish: NotThis) -> None:
    """Record "not this" for the rules that raised an open concern, or add the reason to one answered so before."""
    concern = _known(draft, wish.concern)
    if concern.decided:
        raise Refused("session/decided-already")
    if concern.open or wish.reason.strip():
        rules = tuple(dict.fromkeys(seen.rule for seen in concern.sightings))
        draft.tell(ev.ConcernNotThis(concern=concern.id, rules=rules, reason=wish.reason))
    held = concern.held_back and concern.entries
    draft.notice = Notice("session/not-this-held" if held else "session/not-this")


def refer(draft: Draft, wish: Refer) -> None:
    """Record that a draft to refer or hand over was written to a file."""
    if wish.concern is not None:
        _known(draft, wish.concern)
    draft.tell(
        ev.ReferralDrafted(to=wish.to, concern=wish.concern, basis=wish.basis, reason=wish.reason, lines=wish.lines)
    )


def front(session: Session) -> Concern | None:
    """Return the concern that takes the front at once: the gravest open one, the earliest first, but none for soon."""
    pressing = (concern for concern in session.open_concerns if concern.urgency != "soon")
    return min(pressing, key=lambda concern: URGENCIES.index(concern.urgency), default=None)


def waiting(session: Session) -> tuple[Concern, ...]:
    """Return the open concerns that wait in the margin until there is a pause."""
    return tuple(concern for concern in session.open_concerns if concern.urgency == "soon")


def resting(session: Session) -> bool:
    """Tell whether the talk is at a natural pause: a new stage has just been come to, or nothing is left to ask."""
    asking = session.asking
    if asking is None or session.state == "ended":
        return True
    last, before = [*islice(reversed(session.askings.values()), 2), None][:2]
    return asking is last and asking.open and before is not None and before.stage != asking.stage


def _known(draft: Draft, concern: str) -> Concern:
    if concern not in draft.session.concerns:
        raise Refused("session/no-such-concern")
    return draft.session.concerns[concern]


def _same(session: Session, signal: Signal) -> Concern | None:
    for concern in session.concerns.values():
        if (concern.category, concern.about) == (signal.category, signal.about):
            return concern
    return None


def _choose_anew(draft: Draft, entry: str) -> None:
    """Take back the choice to have in the plan what now holds words of this entry: other words were chosen."""
    for item in tuple(draft.session.items.values()):
        if item.value("in_plan") == "yes" and holds_words_of(item, (entry,)):
            draft.tell(ev.Emptied(item=item.id, field="in_plan"))


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
    anew = _anew(concern, signal)
    return ev.ConcernRepeated(
        concern=concern.id,
        urgency=signal.urgency if anew else concern.urgency,
        protocol=signal.protocol if anew else concern.protocol,
        words=signal.words,
        rule=signal.rule,
        held_back=signal.held_back,
        anew=anew,
        entry=entry,
    )


def _anew(concern: Concern, signal: Signal) -> bool:
    """Tell whether a matter that came up again has to be answered again."""
    if graver(signal.urgency, concern.urgency):
        return True
    if concern.open:
        return False
    return signal.rule == BY_HAND or (concern.not_this and not _answered(concern, signal))


def _answered(concern: Concern, signal: Signal) -> bool:
    """Tell whether "not this" answers what is noticed now: it answers words and the rule that found them.

    The same rule does not stand for other words where a miss would cost too much (an emergency), nor where one
    name stands for all that was learned from examples.
    """
    alike = [seen for seen in concern.sightings if seen.rule == signal.rule]
    if signal.urgency == "emergency" or signal.rule == LEARNED:
        return any(_plain(seen.words) == _plain(signal.words) for seen in alike)
    return bool(alike)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())

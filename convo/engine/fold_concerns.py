"""Events to a concern: raised, come up again, walked through, answered. Folds facts in and decides nothing."""

from dataclasses import replace

from convo.model import event as ev
from convo.model.record import Recorded
from convo.model.session import Concern, ConcernAnswer, Referral, Sighting, StepTaken


def raised(record: Recorded, event: ev.ConcernRaised, said: str) -> Concern:
    """Return a concern as it was raised by an entry that said `said`."""
    return Concern(
        event.concern,
        event.category,
        event.urgency,
        event.about,
        event.protocol,
        event.words,
        event.rule,
        event.held_back,
        raised_at=record.at,
        opened_at=record.at,
        entries=(event.entry,) if event.entry else (),
        sightings=(Sighting(record.at, event.rule, event.words, event.urgency, True, event.entry, said),),
    )


def repeated(concern: Concern, record: Recorded, event: ev.ConcernRepeated, said: str) -> Concern:
    """Return a concern after it came up again: counted, or open once more with what opened it."""
    anew = event.anew or event.urgency != concern.urgency
    seen = Sighting(record.at, event.rule, event.words, event.urgency, anew, event.entry, said)
    counted = replace(
        concern,
        entries=(*concern.entries, event.entry) if event.entry else concern.entries,
        sightings=(*concern.sightings, seen),
        held_back=concern.held_back or event.held_back,
    )
    if not anew:
        return counted
    return replace(
        counted,
        urgency=event.urgency,
        protocol=event.protocol,
        words=event.words,
        rule=event.rule,
        opened_at=record.at,
        walked=len(concern.steps),
        open=True,
    )


def stepped(concern: Concern, record: Recorded, event: ev.ConcernStepped) -> Concern:
    """Return a concern after a step of what to do about it."""
    taken = StepTaken(record.at, record.by, event.step, event.words, event.checks, event.entry)
    return replace(concern, steps=(*concern.steps, taken))


def decided(concern: Concern, record: Recorded, event: ev.ConcernDecided) -> Concern:
    """Return a concern after a decision."""
    how = "done" if event.done else "not-done"
    answer = ConcernAnswer(record.at, record.by, how, event.told, event.when, event.reason)
    return replace(concern, answers=(*concern.answers, answer), open=False)


def not_this(concern: Concern, record: Recorded, event: ev.ConcernNotThis) -> Concern:
    """Return a concern after the answer "not this"."""
    answer = ConcernAnswer(record.at, record.by, "not-this", reason=event.reason, rules=event.rules)
    return replace(concern, answers=(*concern.answers, answer), open=False)


def drafted(record: Recorded, event: ev.ReferralDrafted) -> Referral:
    """Return a draft that was written to a file."""
    return Referral(record.at, record.by, event.to, event.concern, event.basis, event.reason, event.lines)

"""What a note to somebody else could hold, from what a conversation holds: the least of it chosen, the rest offered."""

from collections.abc import Iterator, Mapping

from convo.engine.criteria import field, planned
from convo.engine.differences import Words
from convo.model.kinds import Basis
from convo.model.referral import Part, ReferralDraft, ReferralLine
from convo.model.session import Concern, Session

GP, PRACTITIONER, SAFEGUARDING, COUNCIL = READERS = ("gp", "practitioner", "safeguarding", "council")
"""Whom a concern can be referred to; the other readers are sibling roles, by the id of their card."""


def draft(session: Session, concern: Concern | None, facts: Mapping[str, str], words: Words) -> ReferralDraft:
    """Return a draft with the least in it.

    `facts` holds the reader's id ("to") and name ("reader"), the worker's name ("worker"), what the concern is
    about ("matter"), and "yes" for what nobody else may find ("private").
    """
    taken = concern.taken("why-share") if concern else None
    return ReferralDraft(
        session=session.id,
        to=facts["to"],
        reader=facts["reader"],
        date=session.started_at.date().isoformat() if session.started_at else "",
        concern=concern.id if concern else None,
        private=facts.get("private") == "yes",
        basis=_basis(concern),
        reason=taken.words if taken else "",
        lines=(
            *_about(session, concern, facts, words),
            *_of_concern(session, concern, facts, words),
            *_asked(session, facts, words),
        ),
    )


def _about(session: Session, concern: Concern | None, facts: Mapping[str, str], words: Words) -> Iterator[ReferralLine]:
    """Say how soon it is needed and who it is about: the name on the reader's records, and what to call them."""
    called, needs = field(session, "called"), field(session, "needs")
    if concern:
        yield _line("urgency", "about", words(f"referral/urgency-{concern.urgency}"), chosen=True)
    yield _line("name", "about", words("referral/name", name=session.name), chosen=True)
    if called and called != session.name:
        yield _line("called", "about", words("referral/called", called=called), chosen=True)
    yield _line("born", "about", words("referral/born"), chosen=True)
    if facts.get("worker"):
        yield _line("from", "about", words("referral/from", worker=facts["worker"]), chosen=True)
    if needs:  # what somebody needs to be able to read or hear goes along with everything that is shared
        yield _line("needs", "about", words("referral/needs", needs=needs), chosen=True)


def _of_concern(
    session: Session, concern: Concern | None, facts: Mapping[str, str], words: Words
) -> Iterator[ReferralLine]:
    if concern is None:
        yield from _wishes(session, words)
        return
    yield _line("matter", "noticed", words("referral/matter", matter=facts["matter"]), chosen=True)
    yield from _own_words(session, concern, words)
    yield from _steps(session, concern, words)
    answer = concern.answer
    if answer and answer.how == "done":
        yield _line("told", "done", words("referral/told", told=answer.told, when=answer.when), chosen=True)


def _own_words(session: Session, concern: Concern, words: Words) -> Iterator[ReferralLine]:
    """Offer what raised it as it was said then: an answer that was corrected since may say something else."""
    asked = {step.entry for step in concern.steps if step.step in ("ask", "record")}
    said: dict[str, list[str]] = {}
    for seen in concern.sightings:
        if seen.entry and seen.entry not in asked and session.entries[seen.entry].speaker == "person":
            said.setdefault(seen.entry, []).append(seen.said)
    for entry, versions in said.items():
        for place, version in enumerate(dict.fromkeys(versions)):
            again = f"-{place + 1}" if place else ""
            yield _line(f"words-{entry[1:]}{again}", "noticed", words("referral/words", words=version))


def _steps(session: Session, concern: Concern, words: Words) -> Iterator[ReferralLine]:
    """Offer what was written on the way: the answer to the direct question, and the note for the record."""
    parts: tuple[tuple[str, Part], ...] = (("ask", "noticed"), ("record", "done"))
    for step in concern.steps:
        for name, part in parts:
            if step.step == name and step.entry:
                text = words(f"referral/{name}", words=session.entries[step.entry].text)
                yield _line(f"{name}-{step.entry[1:]}", part, text)


def _wishes(session: Session, words: Words) -> Iterator[ReferralLine]:
    """Offer what matters and the goals, as far as they are in the plan: a sibling role goes on from there."""
    for kind in ("matters", "goal"):
        for item in planned(session, kind):
            yield _line(f"{kind}-{item.id[1:]}", "noticed", words(f"referral/{kind}", words=item.text))


def _asked(session: Session, facts: Mapping[str, str], words: Words) -> Iterator[ReferralLine]:
    asks = facts["to"] if facts["to"] in READERS else "role"
    yield _line("ask", "asked", words(f"referral/ask-{asks}", name=session.name), chosen=True)


def _basis(concern: Concern | None) -> Basis | None:
    taken = concern.taken("consent") if concern else None
    return "consent" if taken and "agreed" in taken.checks else None


def _line(id: str, part: Part, text: str, chosen: bool = False) -> ReferralLine:
    return ReferralLine(id=id, part=part, text=text, chosen=chosen)

"""Notes to refer somebody back or to hand over: whom they can go to, what they could hold, and the sibling roles."""

from collections.abc import Mapping
from dataclasses import replace

from convo.content.library import Library
from convo.desk.concerns import service_view
from convo.desk.refused import Refused
from convo.engine.referral import COUNCIL, GP, READERS, SAFEGUARDING, draft
from convo.export.letter import LETTERS
from convo.model.concern import Protocol
from convo.model.referral import ReferralDraft
from convo.model.session import Session
from convo.model.view import RoleView
from convo.store import Log

ENDINGS = tuple(LETTERS)
"""The endings that say how the file of a note is written."""

_CLINICAL = frozenset({"practice-duty", "person-gp"})
_COUNCIL = frozenset({"adult-social-care", "childrens-social-care", "council-housing", "council-crisis-support"})


def roles(library: Library, settings: Mapping[str, str]) -> tuple[RoleView, ...]:
    """Return the sibling roles, each with when it is better met by them and how to reach them."""
    return tuple(
        RoleView(
            id=service.id,
            title=service.card.title,
            better=service.card.better,
            ask=service.card.ask,
            not_do=service.card.not_do,
            hand_over=service.card.hand_over,
            tell=service_view(service, library, settings),
        )
        for service in library.services.values()
        if service.card
    )


def readers(library: Library) -> tuple[tuple[str, str], ...]:
    """Return whom a note can go to: id and name, the sibling roles last."""
    named = ((reader, library.phrase(f"referral/reader-{reader}")) for reader in READERS)
    return (*named, *((service.id, service.card.title) for service in library.services.values() if service.card))


def under_name(session: Session, log: Log) -> Session:
    """Return the conversation under the name that the person has in the record now: it may have been put right."""
    head = log.head(session.person)
    return replace(session, name=head.name) if head else session


def draft_of(
    session: Session, concern: str | None, to: str, library: Library, settings: Mapping[str, str]
) -> ReferralDraft:
    """Return a draft with the least in it; without `to` it goes to whom the concern's protocol names first.

    Raises:
        Refused: for a concern or a reader that there is not.
    """
    about = session.concerns.get(concern) if concern else None
    if concern and about is None:
        raise Refused(library.phrase("session/no-such-concern"))
    protocol = library.protocols[about.protocol] if about else None
    named = dict(readers(library))
    to = to or _usual(protocol)
    if to not in named:
        raise Refused(library.phrase("session/no-such-reader", readers=", ".join(named)))
    facts = {
        "to": to,
        "reader": named[to],
        "worker": settings.get("worker", ""),
        "matter": protocol.title if protocol else "",
        "private": "yes" if protocol and protocol.consent == "quiet" else "",
    }
    return draft(session, about, facts, library.phrase)


def _usual(protocol: Protocol | None) -> str:
    """Return whom a concern goes to by its protocol; the quiet ones go to the safeguarding lead alone."""
    if protocol is None or protocol.consent == "quiet":
        return SAFEGUARDING if protocol else GP
    told = set(protocol.tell)
    if told & _CLINICAL:
        return GP
    if "safeguarding_lead" in told:
        return SAFEGUARDING
    return COUNCIL if told & _COUNCIL else GP

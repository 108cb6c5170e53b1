"""A concern with its protocol made ready to read: what to do now, and whom to tell, the local contact first."""

from collections.abc import Iterable, Mapping

from convo.content.library import Library
from convo.model.concern import Protocol, Service
from convo.model.kinds import STEPS
from convo.model.session import Concern, Entry, Session
from convo.model.view import ConcernView, Taken, Tell

ROLES = ("first_contact", "safeguarding_lead", "supervisor")
"""Those to tell whose names and numbers come from the settings."""

_ALSO = 3
"""How many more of the words that raised a concern are shown: the latest ones."""


def concern_views(session: Session, library: Library, settings: Mapping[str, str]) -> dict[str, ConcernView]:
    """Return everything a worker needs to act on each concern of a conversation, by id."""
    hushed = {
        entry
        for concern in session.concerns.values()
        if library.protocols[concern.protocol].consent == "quiet"
        for entry in concern.entries
    }
    return {
        concern.id: _view(concern, session.entries, (library, settings), not hushed.isdisjoint(concern.entries))
        for concern in session.concerns.values()
    }


def _view(
    concern: Concern, entries: Mapping[str, Entry], sources: tuple[Library, Mapping[str, str]], hushed: bool
) -> ConcernView:
    """Return everything a worker needs to act on a concern.

    What the same words raise beside a quiet matter is quiet too, unless a life is in danger: a card about "an adult
    being harmed" would tell whoever looks over the shoulder as much.
    """
    library, settings = sources
    protocol = library.protocols[concern.protocol]
    quiet = protocol.consent == "quiet" or (hushed and concern.urgency != "emergency")
    return ConcernView(
        id=concern.id,
        title=protocol.title,
        cover=library.phrase("concern/cover") if quiet else protocol.title,
        urgency=concern.urgency,
        urgency_label=library.phrase(f"concern/{concern.urgency}"),
        about_label=library.phrase(f"concern/about-{concern.about}"),
        words=concern.words,
        rule=concern.rule,
        count=concern.count,
        raised_at=concern.raised_at,
        open=concern.open,
        waits=concern.open and concern.urgency == "soon",
        not_this=concern.not_this,
        also=_also(concern),
        again=_again(concern),
        decision=_decision(concern, library),
        now=protocol.now,
        direct=protocol.direct,
        tell=whom_to_tell(protocol, library, settings),
        consent="quiet" if quiet else protocol.consent,
        consent_words=protocol.consent_words,
        not_do=protocol.not_do,
        say=protocol.say,
        record=protocol.record,
        taken=tuple(_taken(concern, entries)),
    )


def whom_to_tell(protocol: Protocol, library: Library, settings: Mapping[str, str]) -> tuple[Tell, ...]:
    """Return whom a protocol names, those of the settings first."""
    roles = [_role(role, library, settings) for role in protocol.tell if role in ROLES]
    services = [service_view(library.services[name], library, settings) for name in protocol.tell if name not in ROLES]
    return (*roles, *services)


def service_view(service: Service, library: Library, settings: Mapping[str, str]) -> Tell:
    """Return how to reach a service: the local number of the settings before its own."""
    local = settings.get(f"{service.id.replace('-', '_')}_number")
    number = local or service.number
    return Tell(
        name=service.name,
        number=number or library.phrase("concern/check-locally"),
        hours=service.hours,
        note=service.note,
        source=service.source,
        checked_on=service.checked_on,
        unchecked=not number,
    )


def _also(concern: Concern) -> tuple[str, ...]:
    """Return the latest other words that came up since the concern was opened."""
    later = [seen.words for seen in concern.sightings if seen.at >= concern.opened_at and seen.words.strip()]
    return tuple(dict.fromkeys(words for words in later if words != concern.words))[-_ALSO:]


def _again(concern: Concern) -> int:
    answer = concern.answer
    return sum(seen.at > answer.at for seen in concern.sightings) if answer else 0


def _taken(concern: Concern, entries: Mapping[str, Entry]) -> Iterable[Taken]:
    for step in STEPS if concern.steps else ():
        taken = concern.taken(step)
        if taken:
            words = entries[taken.entry].text if taken.entry else taken.words
            yield Taken(step=step, words=words, checks=taken.checks)


def _decision(concern: Concern, library: Library) -> str:
    answer = concern.answer
    if answer is None:
        return ""
    if answer.how == "done":
        return library.phrase("concern/told", told=answer.told, when=answer.when)
    if answer.how == "not-done" or answer.reason:
        return library.phrase(f"concern/{answer.how}", reason=answer.reason)
    return library.phrase("concern/not-this-alone")


def _role(role: str, library: Library, settings: Mapping[str, str]) -> Tell:
    label, name = library.phrase(f"settings/{role}"), settings.get(role, "")
    if not name:
        return Tell(name=library.phrase("concern/role-missing", role=label), missing=True)
    return Tell(name=f"{name} ({label})", number=settings.get(f"{role}_number", ""))

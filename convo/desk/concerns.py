"""A concern with its protocol made ready to read: what to do now, and whom to tell, the local contact first."""

from collections.abc import Mapping

from convo.content.library import Library
from convo.model.concern import Protocol, Service
from convo.model.session import Concern
from convo.model.view import ConcernView, Tell

ROLES = ("first_contact", "safeguarding_lead", "supervisor")
"""Those to tell whose names and numbers come from the settings."""


def concern_view(concern: Concern, library: Library, settings: Mapping[str, str]) -> ConcernView:
    """Return everything a worker needs to act on a concern."""
    protocol = library.protocols[concern.protocol]
    return ConcernView(
        id=concern.id,
        title=protocol.title,
        urgency=concern.urgency,
        urgency_label=library.phrase(f"concern/{concern.urgency}"),
        about_label=library.phrase(f"concern/about-{concern.about}"),
        words=concern.words,
        rule=concern.rule,
        count=concern.count,
        raised_at=concern.raised_at,
        open=not concern.decided,
        decision=_decision(concern, library),
        now=protocol.now,
        direct=protocol.direct,
        tell=_tell(protocol, library, settings),
        consent_words=protocol.consent_words,
        not_do=protocol.not_do,
        say=protocol.say,
        record=protocol.record,
        quiet=protocol.consent == "quiet",
    )


def _decision(concern: Concern, library: Library) -> str:
    if not concern.decided:
        return ""
    if concern.done:
        return library.phrase("concern/told", told=concern.told, when=concern.when)
    return library.phrase("concern/not-done", reason=concern.reason)


def _tell(protocol: Protocol, library: Library, settings: Mapping[str, str]) -> tuple[Tell, ...]:
    roles = [_role(role, library, settings) for role in protocol.tell if role in ROLES]
    services = [_service(library.services[name], library, settings) for name in protocol.tell if name not in ROLES]
    return (*roles, *services)


def _role(role: str, library: Library, settings: Mapping[str, str]) -> Tell:
    label, name = library.phrase(f"settings/{role}"), settings.get(role, "")
    if not name:
        return Tell(name=library.phrase("concern/role-missing", role=label), missing=True)
    return Tell(name=f"{name} ({label})", number=settings.get(f"{role}_number", ""))


def _service(service: Service, library: Library, settings: Mapping[str, str]) -> Tell:
    local = settings.get(f"{service.id.replace('-', '_')}_number")
    number = local or service.number or library.phrase("concern/check-locally")
    return Tell(name=service.name, number=number, hours=service.hours, note=service.note, source=service.source)

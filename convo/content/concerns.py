"""What to do about concerns: protocols, services and the rules' raw tables, from scripts/scope/ and prompts/scope/."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from convo.content.cards import read_concern_card, read_role_card
from convo.content.documents import Document, read_document
from convo.content.findings import Finding
from convo.content.place import Place, is_id
from convo.content.refusals import misplaced, refusals
from convo.content.tables import Table, read_table
from convo.model.concern import Protocol, Service

_WORDING = ("title", "now", "direct", "consent_words", "not_do", "say", "record")
_ROLE_WORDING = ("title", "better", "ask", "not_do", "hand_over", "card")
_FOR_AUTHORS = ("rows",)
"""Fields that only people read: the rows of the project's own list that a protocol answers."""


@dataclass(frozen=True, slots=True)
class ConcernReading:
    """Protocols and services as read, by id; `documents` are the cards of protocols, and of roles as "roles/<id>"."""

    protocols: Mapping[str, Protocol]
    services: Mapping[str, Service]
    protocol_table: Table
    service_table: Table
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]


def read_concerns(place: Place) -> ConcernReading:
    """Read the services and the protocols with their cards."""
    protocol_table = read_table(place, "scripts/scope/protocols.toml")
    service_table = read_table(place, "scripts/scope/services.toml")
    findings = [*protocol_table.findings, *service_table.findings]
    services, documents = dict[str, Service](), dict[str, Document]()
    for index, row in enumerate(service_table.rows("services")):
        service, document, found = _service(place, row, service_table, index)
        findings += found
        if document:
            documents[f"roles/{row['id']}"] = document
        if service:
            findings += _usable(service.id, services, service_table, "services", index)
            services[service.id] = service
    protocols = dict[str, Protocol]()
    for index, row in enumerate(protocol_table.rows("protocols")):
        findings += misplaced(protocol_table, row, _WORDING, ("protocols", index), "prompts/scope/")
        protocol, document, found = _protocol(place, row, protocol_table, index)
        findings += found
        if document:
            documents[str(row["id"])] = document
        if protocol:
            findings += _usable(protocol.id, protocols, protocol_table, "protocols", index)
            protocols[protocol.id] = protocol
    return ConcernReading(protocols, services, protocol_table, service_table, documents, tuple(findings))


def _service(
    place: Place, row: dict[str, Any], table: Table, index: int
) -> tuple[Service | None, Document | None, tuple[Finding, ...]]:
    """Read a service, and the card of one that is a sibling role."""
    base = ("services", index)
    misplaced_words = misplaced(table, row, _ROLE_WORDING, base, "prompts/scope/roles/")
    fields, document, findings = (
        {key: value for key, value in row.items() if key != "role"},
        None,
        list(misplaced_words),
    )
    if row.get("role") is True and is_id(row.get("id")):
        document = read_document(place, f"prompts/scope/roles/{row['id']}.md")
        fields["card"], found = read_role_card(document)
        findings += found
    try:
        return Service.model_validate(fields), document, tuple(findings)
    except ValidationError as error:
        return None, document, (*findings, *refusals(error, table, base))


def _protocol(
    place: Place, row: dict[str, Any], table: Table, index: int
) -> tuple[Protocol | None, Document | None, tuple[Finding, ...]]:
    base = ("protocols", index)
    if not is_id(row.get("id")):
        line = table.line((*base, "id"))
        what = f"the id {row.get('id')!r} can't be used"
        return None, None, (Finding(table.name, line, what, "Use lowercase letters, digits and hyphens."),)
    document = read_document(place, f"prompts/scope/{row['id']}.md")
    words, findings = read_concern_card(document)
    if not (place.root / document.name).exists():
        what = f"the protocol “{row['id']}” has no card"
        findings = (Finding(table.name, table.line((*base, "id")), what, f"Write {document.name}."),)
    structure = {key: value for key, value in row.items() if key not in _FOR_AUTHORS}
    try:
        return Protocol.model_validate(structure | words), document, findings
    except ValidationError as error:
        return None, document, (*findings, *refusals(error, table, base))


def _usable(named: str, seen: Mapping[str, object], table: Table, key: str, index: int) -> list[Finding]:
    line = table.line((key, index, "id"))
    if named in seen:
        return [Finding(table.name, line, f"the id “{named}” is used twice", "Give it an id of its own.")]
    if not is_id(named):
        return [Finding(table.name, line, f"the id “{named}” can't be used", "Use lowercase letters, digits, hyphens.")]
    return []

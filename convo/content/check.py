"""Everything that is wrong with content, as a compiler would report it; each concern has its own check_*.py."""

from collections.abc import Iterator
from datetime import date

from convo.content.cards import read_phrases
from convo.content.check_clients import check_braces, check_client, check_ways
from convo.content.check_facts import check_facts
from convo.content.check_paths import check_paths
from convo.content.check_scope import check_rules, check_scope, check_sources
from convo.content.check_script import check_names
from convo.content.check_words import Avoided, Kind, check_words, read_avoided
from convo.content.clients import FIRST, NAMES_TABLE, ClientReading, client_ids, read_asks, read_client, read_shared
from convo.content.concerns import ConcernReading, read_concerns
from convo.content.documents import Document, read_document
from convo.content.dynamics import read_dynamics, read_manner, read_sayings, read_weave
from convo.content.findings import Finding, errors
from convo.content.place import Place, is_id
from convo.content.scripts import WORDS_TABLE, ScriptReading, read_script, script_ids
from convo.content.tables import read_table
from convo.content.thresholds import read_thresholds
from convo.content.training import read_training


def check(place: Place, today: date) -> tuple[Finding, ...]:
    """Return everything that is wrong with the content of a place, by file and line; `today` dates its facts."""
    avoided, findings = read_avoided(read_table(place, WORDS_TABLE))
    scripts = [read_script(place, script_id) for script_id in script_ids(place)]
    concerns = read_concerns(place)
    rules = read_table(place, "scripts/scope/rules.toml")
    found = list(findings)
    for script in scripts:
        found += _check_script(script)
    found += [*concerns.findings, *check_scope(concerns, today)]
    found += check_rules(rules, concerns)
    _, thresholds, wrong = read_thresholds(place)
    found += [*wrong, *check_sources(thresholds, "thresholds", today)]
    found += _check_training(place, today)
    clients = [read_client(place, client_id) for client_id in client_ids(place)]
    found += _check_clients(place, clients, scripts, concerns)
    found += _check_files(place, _known_files(scripts, concerns, clients), _folders(place, concerns), avoided)
    return tuple(sorted(set(found)))


def _check_training(place: Place, today: date) -> Iterator[Finding]:
    _, table, wrong = read_training(place)
    yield from wrong
    for key in ("supervision", "modules"):
        yield from check_sources(table, key, today)


def _check_script(reading: ScriptReading) -> Iterator[Finding]:
    yield from reading.findings
    if reading.script is None:
        return
    named = tuple(check_names(reading, reading.script))
    yield from named
    if not any(finding.file == reading.table.name for finding in errors((*reading.findings, *named))):
        yield from check_paths(reading, reading.script)


def _check_clients(
    place: Place, clients: list[ClientReading], scripts: list[ScriptReading], concerns: ConcernReading
) -> Iterator[Finding]:
    """Check the simulated clients; they answer the first conversation."""
    asks, findings = read_asks(place) if clients else ((), ())
    for _, more in (
        (read_dynamics(place), read_manner(place), read_weave(place), read_sayings(place)) if clients else ()
    ):
        yield from more
    script = next((one.script for one in scripts if one.script and one.script.id == FIRST), None)
    names = read_table(place, NAMES_TABLE) if clients else None
    yield from (*findings, *(names.findings if names else ()))
    if any(client.client and client.client.shared for client in clients):
        yield from check_ways(read_shared(place)["ways"])
    for client in clients:
        yield from check_client(client, script, [ask.id for ask in asks], concerns.protocols)
        yield from check_braces(client)
        yield from check_facts(client, names.data.get("everyday", ()) if names else ())


def _folders(place: Place, concerns: ConcernReading) -> dict[str, str]:
    """Return the folders of prompts whose files something must use, each with what uses them."""
    folders = {script_id: f"scripts/{script_id}.toml" for script_id in script_ids(place)}
    return {**folders, "scope": concerns.protocol_table.name, "clients": "scripts/clients/"}


def _check_files(
    place: Place,
    known: dict[str, tuple[Document, Kind]],
    folders: dict[str, str],
    avoided: tuple[Avoided, ...],
) -> Iterator[Finding]:
    """Check the wording of every Markdown file, and report those that nothing uses."""
    for name in place.names("prompts", ".md", deep=True):
        document, kind = known.get(name) or _other(place, name)
        yield from check_words(document, kind, avoided)
        yield from _check_other(document, kind)
        folder = name.split("/")[1]
        if name not in known and folder in folders:
            yield Finding(name, 1, f"nothing in {folders[folder]} uses this file", "Take it out, or use it.")
        elif name.endswith("/script.md") and folder not in folders:
            yield Finding(name, 1, "this file belongs to no script", f"Write scripts/{folder}.toml, or take it out.")


def _known_files(
    scripts: list[ScriptReading], concerns: ConcernReading, clients: list[ClientReading]
) -> dict[str, tuple[Document, Kind]]:
    known: dict[str, tuple[Document, Kind]] = {}
    for client in clients:
        known |= {document.name: (document, "client") for document in client.documents.values()}
    for script in scripts:
        known[script.overview.name] = (script.overview, "overview")
        for card in script.cards.values():
            known[card.name] = (card, "card")
    for concern in concerns.documents.values():
        known[concern.name] = (concern, "concern")
    return known


def _other(place: Place, name: str) -> tuple[Document, Kind]:
    return read_document(place, name), "phrases" if name.startswith("prompts/phrases/") else "page"


def _check_other(document: Document, kind: Kind) -> Iterator[Finding]:
    """Report what is wrong with a file that no script or protocol reads."""
    if kind == "phrases":
        yield from read_phrases(document)[1]
    elif kind == "page":
        yield from (finding for finding in document.findings if "title" in finding.what or not document.source)
    if kind in ("phrases", "page") and not all(is_id(part) for part in document.name[8:-3].split("/")):
        remedy = "Use lowercase letters, digits and hyphens."
        yield Finding(document.name, 1, "the file's name can't be an id", remedy)

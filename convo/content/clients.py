"""Simulated clients: structure from scripts/clients/<id>.toml, every line they say from prompts/clients/<id>/*.md."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from convo.content.documents import Block, Document, Section, read_document
from convo.content.findings import Finding
from convo.content.place import Place, is_id
from convo.content.refusals import refusals
from convo.content.tables import Table, read_table
from convo.model.client import LEVELS, STRANDS, Ask, Client

PARTS = ("about", "topics", "goals", "unsaid", "script", "asks", "ways")
"""The files of a client in prompts/clients/<id>/, without .md."""

BACKGROUND, FACTS, MATTERS, HELPS = "Background", "Facts", "What matters", "What would help"
AT_FIRST, GOOD_PLAN, HONEST = "At first", "A good plan", "An honest ending"
ABOUT = (BACKGROUND, FACTS, MATTERS, HELPS, AT_FIRST, GOOD_PLAN, HONEST)

FIRST = "first-conversation"
"""The script that every client can answer from its first question to its last."""

SHARED = ("script", "ways")
"""The parts of which there is a shared version, for clients whose authors write less."""

ASKS_TABLE = "scripts/practice/asks.toml"
NAMES_TABLE = "scripts/practice/names.toml"
FACT = re.compile(r"\{([a-z][a-z0-9-]*)\}")
GIVEN = ("name", "number")
"""Facts that no author writes: the client's name, and the number they give on a ruler."""

_OPENS = re.compile(r"(?:^|[.!?…]\s+)[“(\"]?$")
_HEADED = re.compile(r"([a-z0-9][a-z0-9-]*)(?:: ([a-z][a-z-]*))?")


@dataclass(frozen=True, slots=True)
class ClientReading:
    """A client as read; `client` is None where the findings are too many to make one."""

    id: str
    client: Client | None
    table: Table
    documents: Mapping[str, Document]
    facts: Mapping[str, str]
    findings: tuple[Finding, ...]


def client_ids(place: Place) -> tuple[str, ...]:
    """Return the ids of the clients there are."""
    names = place.names("scripts/clients", ".toml")
    return tuple(name.removeprefix("scripts/clients/").removesuffix(".toml") for name in names)


def read_asks(place: Place) -> tuple[tuple[Ask, ...], tuple[Finding, ...]]:
    """Read what trainees often ask that no script holds."""
    table = read_table(place, ASKS_TABLE)
    asks, findings = list[Ask](), list(table.findings)
    for index, row in enumerate(table.rows("asks")):
        try:
            asks.append(Ask.model_validate(row))
        except ValidationError as error:
            findings += refusals(error, table, ("asks", index))
    return tuple(asks), tuple(findings)


def read_client(place: Place, client_id: str) -> ClientReading:
    """Read a client; what is wrong with them is in the findings."""
    table = read_table(place, f"scripts/clients/{client_id}.toml")
    shares = table.data.get("shared") is True
    shared = read_shared(place) if shares else None
    documents = {part: _part(place, f"prompts/clients/{client_id}/{part}.md", shares) for part in PARTS}
    findings = [*table.findings, *(finding for document in documents.values() for finding in document.findings)]
    findings += () if is_id(client_id) else [Finding(table.name, 1, "the file's name can't be an id", "Rename it.")]
    facts = _facts(documents["about"])
    book = _Book(documents, facts, shared)
    try:
        client = Client.model_validate(book.about(client_id) | book.structure(table))
    except ValidationError as error:
        return ClientReading(client_id, None, table, documents, facts, (*findings, *refusals(error, table)))
    return ClientReading(client_id, client, table, documents, facts, tuple(findings))


def read_shared(place: Place) -> Mapping[str, Document]:
    """Read what any client can say, by part."""
    return {part: read_document(place, f"prompts/practice/shared-{part}.md") for part in SHARED}


def _part(place: Place, name: str, shared: bool) -> Document:
    """Read a part of a client; of one who shares, all but what they are about may be missing."""
    if shared and name not in place.names(name.rsplit("/", 1)[0], ".md") and not name.endswith("/about.md"):
        return Document(name, Section("", 1, 1), (), (), "")
    return read_document(place, name)


def heading(title: str) -> tuple[str, str] | None:
    """Return the two parts of a heading "id: part", the second empty where it has one; None if it is neither."""
    match = _HEADED.fullmatch(title)
    return (match[1], match[2] or "") if match else None


def _facts(about: Document) -> dict[str, str]:
    section = next((section for section in about.sections if section.title == FACTS), None)
    keyed = (block.keyed for block in section.blocks) if section else ()
    return {pair[0]: pair[1] for pair in keyed if pair}


class _Book:
    """One client's documents as the fields of a `Client`, with facts put in."""

    def __init__(
        self, documents: Mapping[str, Document], facts: Mapping[str, str], shared: Mapping[str, Document] | None
    ) -> None:
        self._documents, self._shared = documents, shared or {}
        self._facts = {"name": documents["about"].top.title, **facts}

    def about(self, client_id: str) -> dict[str, object]:
        """Return what the file about them says."""
        document = self._documents["about"]
        found = {section.title: section for section in document.sections}
        return {
            "id": client_id,
            "name": document.top.title,
            "referral": self._put_in(document.top.text),
            "background": self._texts(found.get(BACKGROUND)),
            "facts": self._facts,
            "matters": self._texts(found.get(MATTERS)),
            "helps": self._texts(found.get(HELPS)),
            "at_first": self._texts(found.get(AT_FIRST)),
            "good_plan": self._texts(found.get(GOOD_PLAN)),
            "honest_ending": self._texts(found.get(HONEST)),
        }

    def structure(self, table: Table) -> dict[str, object]:
        """Return what the table says, each part with its lines."""
        rest: dict[str, object] = {
            key: value for key, value in table.data.items() if key not in ("topics", "goals", "disclosures")
        }
        topics, goals, unsaid = self._parts("topics"), self._parts("goals"), self._parts("unsaid")
        return rest | {
            "topics": [self._topic(row, topics) for row in table.rows("topics")],
            "goals": [
                {**row, "strands": _known(goals.get(str(row.get("id")), {}), STRANDS)} for row in table.rows("goals")
            ],
            "disclosures": [self._disclosure(row, unsaid) for row in table.rows("disclosures")],
            "answers": _levelled(self._parts("script")),
            "asks": _levelled(self._parts("asks")),
            "ways": {key: parts.get("", ()) for key, parts in self._parts("ways").items()},
        }

    def _topic(self, row: dict[str, Any], topics: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, object]:
        lines = topics.get(str(row.get("id")), {})
        return {**row, "label": " ".join(lines.get("label", ())), "lines": _known(lines, LEVELS)}

    def _disclosure(
        self, row: dict[str, Any], unsaid: Mapping[str, Mapping[str, tuple[str, ...]]]
    ) -> dict[str, object]:
        said = unsaid.get(str(row.get("id")), {})
        lines: dict[str, object] = {
            field: said.get(field.replace("_", "-"), ()) for field in ("hint", "not_yet", "told", "after")
        }
        title = " ".join(said.get("title", ()))
        return {**row, **lines, "title": title, "steps_taken": said.get("steps", ())}

    def _parts(self, part: str) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return the lines of a file by id and by what stands after the colon; what is shared comes after their own."""
        found = self._headed(self._documents[part])
        shared = self._headed(self._shared[part]) if part in self._shared else {}
        if part == "ways":
            return {key: {"": found.get(key, {}).get("", ()) + lines[""]} for key, lines in shared.items()} or found
        return {**shared, **found}

    def _headed(self, document: Document) -> dict[str, dict[str, tuple[str, ...]]]:
        found = dict[str, dict[str, tuple[str, ...]]]()
        for key, name, section in headed(document):
            found.setdefault(key, {})[name] = self._texts(section)
        return found

    def _texts(self, section: Section | None) -> tuple[str, ...]:
        return tuple(self._put_in(block.text) for block in section.blocks) if section else ()

    def _put_in(self, text: str) -> str:
        return FACT.sub(lambda match: self._fact(match, text), text)

    def _fact(self, match: re.Match[str], text: str) -> str:
        """Return a fact's words, with a capital where they begin a sentence."""
        words = self._facts.get(match[1], match[0])
        return words[:1].upper() + words[1:] if _OPENS.search(text[: match.start()]) else words


def headed(document: Document) -> Iterator[tuple[str, str, Section]]:
    """Return each section whose heading is "id" or "id: part", with the two."""
    for section in document.sections:
        named = heading(section.title)
        if named:
            yield *named, section


def said(document: Document) -> Iterator[tuple[Section, Block]]:
    """Return each line that a document lets a client say."""
    for section in document.sections:
        if (heading(section.title) or ("", ""))[1] not in ("title", "label"):
            yield from ((section, block) for block in section.blocks)


def _levelled(parts: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Let lines without a level be said at every level, from the most careful on."""
    named = {key: {(name or "guarded"): lines for name, lines in levels.items()} for key, levels in parts.items()}
    return {key: _known(levels, LEVELS) for key, levels in named.items()}


def _known(parts: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return only the parts that a client can have; the others are reported as lines that are never said."""
    return {name: parts[name] for name in names if name in parts}

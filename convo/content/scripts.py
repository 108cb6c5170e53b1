"""A script's TOML and its cards as one `Script`, with everything that kept them from fitting together."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError

from convo.content.cards import Overview, read_card, read_overview
from convo.content.documents import Document, read_document
from convo.content.findings import Finding
from convo.content.place import Place, is_id
from convo.content.refusals import misplaced, refusals
from convo.content.tables import Loc, Table, read_table, tables
from convo.model.card import Card
from convo.model.script import END, Script

WORDS_TABLE = "scripts/words.toml"
"""The one TOML file beside the scripts that is not a script: the words that judge."""


@dataclass(frozen=True, slots=True)
class ScriptReading:
    """A script as read; `script` is None where its parts don't fit together. `cards` are the documents by question."""

    script: Script | None
    table: Table
    overview: Document
    cards: Mapping[str, Document]
    findings: tuple[Finding, ...]

    def line(self, stage: int, question: int | None = None, key: str = "", word: str = "") -> int:
        """Return the line of a stage, of a question, or of one of their fields."""
        loc: Loc = ("stages", stage, *(() if question is None else ("questions", question)), *((key,) if key else ()))
        return self.table.line(loc, word)


def script_ids(place: Place) -> tuple[str, ...]:
    """Return the ids of all scripts, by the names of their files."""
    names = place.names("scripts", ".toml")
    return tuple(name.removeprefix("scripts/").removesuffix(".toml") for name in names if name != WORDS_TABLE)


def overview_name(script_id: str) -> str:
    """Return the file that holds a script's title and purpose."""
    return f"prompts/{script_id}/script.md"


def read_script(place: Place, script_id: str) -> ScriptReading:
    """Read a script with its overview and all its cards."""
    table = read_table(place, f"scripts/{script_id}.toml")
    document = read_document(place, overview_name(script_id))
    overview = read_overview(document)
    if not table.data:
        return ScriptReading(None, table, document, {}, table.findings or (_empty(table),))
    reader = _Reader(place, script_id, table, overview)
    raw = reader.whole()
    documents = reader.documents
    findings = [*table.findings, *overview.findings, *reader.findings, *_stages_named(raw, table, document, overview)]
    raw["revision"] = _revision(table, document, documents.values())
    try:
        script = Script.model_validate(raw)
    except ValidationError as error:
        return ScriptReading(None, table, document, documents, (*findings, *refusals(error, table)))
    return ScriptReading(script, table, document, documents, tuple(findings))


class _Reader:
    """Goes through one script's raw tables and puts each stage's and question's wording into them."""

    def __init__(self, place: Place, script_id: str, table: Table, overview: Overview) -> None:
        self.documents = dict[str, Document]()
        self.findings = list[Finding]()
        self._place, self._id, self._table, self._overview = place, script_id, table, overview
        self._seen = {END}

    def whole(self) -> dict[str, Any]:
        raw, home = dict(self._table.data), overview_name(self._id)
        self.findings += misplaced(self._table, raw, ("title", "purpose", "revision"), (), home)
        if raw.get("id") != self._id:
            what = f"the id is not the file's name, “{self._id}”"
            self._report(("id",), what, f'Write `id = "{self._id}"`.')
        if "stages" in raw:
            raw["stages"] = self._each("stages", raw, (), self._stage)
        return raw | {"title": self._overview.title or self._id, "purpose": self._overview.purpose}

    def _each(self, key: str, raw: dict[str, Any], base: Loc, read: Any) -> Any:
        """Read each table under `key`; anything that is not a table stays for the model to refuse."""
        rows: object = raw[key]
        if not isinstance(rows, list):
            return rows
        listed = cast(list[object], rows)
        return [read(row, (*base, key, place)) if isinstance(row, dict) else row for place, row in enumerate(listed)]

    def _stage(self, row: dict[str, Any], loc: Loc) -> dict[str, Any]:
        self.findings += misplaced(self._table, row, ("title", "purpose"), loc, overview_name(self._id))
        named = self._take_id(row, loc)
        title, purpose = self._overview.stages.get(named, (named, ""))
        stage = row | {"title": title, "purpose": purpose}
        if "questions" in row:
            stage["questions"] = self._each("questions", row, loc, self._question)
        return stage

    def _question(self, row: dict[str, Any], loc: Loc) -> dict[str, Any]:
        home = f"prompts/{self._id}/"
        self.findings += misplaced(self._table, row, ("card",), loc, home)
        named = self._take_id(row, loc)
        if not named:
            return row | {"card": Card(id="", title="", ask="")}
        options: object = row.get("options")
        listed = cast(list[object], options) if isinstance(options, list) else []
        document = read_document(self._place, f"{home}{named}.md")
        card, findings = read_card(document, named, tuple(text for text in listed if isinstance(text, str)))
        self.documents[named] = document
        self.findings += findings if document.source or not document.findings else self._cardless(named, loc, document)
        return row | {"card": card}

    def _take_id(self, row: dict[str, Any], loc: Loc) -> str:
        """Return the id of a stage or question, "" where it can't be used."""
        named: object = row.get("id")
        if named is None:
            return ""
        if not isinstance(named, str) or not is_id(named):
            self._report((*loc, "id"), f"the id {named!r} can't be used", "Use lowercase letters, digits and hyphens.")
            return ""
        if named in self._seen:
            self._report((*loc, "id"), f"the id “{named}” is used twice", "Give it an id of its own.")
        self._seen.add(named)
        return named

    def _cardless(self, named: str, loc: Loc, document: Document) -> tuple[Finding, ...]:
        """Point from the script to a card that is missing; a card that can't be read speaks for itself."""
        if (self._place.root / document.name).exists():
            return document.findings
        line = self._table.line((*loc, "id"))
        return (Finding(self._table.name, line, f"the question “{named}” has no card", f"Write {document.name}."),)

    def _report(self, loc: Loc, what: str, remedy: str) -> None:
        self.findings.append(Finding(self._table.name, self._table.line(loc), what, remedy))


def _empty(table: Table) -> Finding:
    return Finding(table.name, 1, "the script is empty", "Write its id, closing and stages.")


def _stages_named(raw: dict[str, Any], table: Table, document: Document, overview: Overview) -> list[Finding]:
    """Report stages that script.md doesn't name, names too many, or names in another order."""
    ids = [row["id"] for row in tables(raw, "stages") if isinstance(row.get("id"), str)]
    if not document.source:
        return []
    findings = [
        Finding(document.name, 1, f"the stage “{stage}” has no title", f"Add `## {stage}: Title`.")
        for stage in dict.fromkeys(ids)
        if stage not in overview.stages
    ]
    findings += [
        Finding(
            document.name, _heading(document, stage), f"there is no stage “{stage}” in {table.name}", "Take it out."
        )
        for stage in overview.stages
        if stage not in ids
    ]
    if not findings and list(overview.stages) != list(dict.fromkeys(ids)):
        what, remedy = "the stages are in another order than in the script", "Put them in the script's order."
        findings.append(Finding(document.name, document.top.line, what, remedy))
    return findings


def _heading(document: Document, stage: str) -> int:
    return next((section.line for section in document.sections if section.title.startswith(f"{stage}:")), 1)


def _revision(table: Table, overview: Document, cards: Iterable[Document]) -> str:
    """Identify the content: the same files give the same revision on every machine."""
    digest = hashlib.sha256(table.text.encode())
    for document in (overview, *cards):
        digest.update(f"\0{document.name}\0{document.source}".encode())
    return digest.hexdigest()[:12]

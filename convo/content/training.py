"""What the role asks for: supervision and training, from scripts/review/training.toml, each with its source."""

from pydantic import ValidationError

from convo.content.cards import read_phrases
from convo.content.documents import read_document
from convo.content.findings import Finding
from convo.content.place import Place
from convo.content.refusals import refusals
from convo.content.tables import Table, read_table
from convo.model.supervision_view import Frequency, Module, Training

NAMES = "prompts/phrases/training.md"


def read_training(place: Place) -> tuple[Training | None, Table, tuple[Finding, ...]]:
    """Read what the role asks for, with the table it stands in and what is wrong with it."""
    table = read_table(place, "scripts/review/training.toml")
    modules, often, findings = list[Module](), list[Frequency](), [*table.findings]
    for index, row in enumerate(table.rows("modules")):
        try:
            modules.append(Module.model_validate(row))
        except ValidationError as error:
            findings += refusals(error, table, ("modules", index))
    for index, row in enumerate(table.rows("supervision")):
        try:
            often.append(Frequency.model_validate(row))
        except ValidationError as error:
            findings += refusals(error, table, ("supervision", index))
    if len(often) != 1 and not findings:
        remedy = "Write one [[supervision]] with minutes and months."
        findings.append(Finding(table.name, 1, "how often supervision is must stand here once", remedy))
    findings += _unnamed(place, table, modules)
    return (Training(supervision=often[0], modules=tuple(modules)) if often else None), table, tuple(findings)


def _unnamed(place: Place, table: Table, modules: list[Module]) -> list[Finding]:
    names, _ = read_phrases(read_document(place, NAMES))
    return [
        Finding(table.name, table.line(("modules", index, "id")), f"“{module.id}” has no name", f"Name it in {NAMES}.")
        for index, module in enumerate(modules)
        if module.id not in names
    ]

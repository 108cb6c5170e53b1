"""What every practice shares: how clients are moved, what a turn's words do, what is said when lines run out."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from convo.content.documents import Document, read_document
from convo.content.findings import Finding
from convo.content.place import Place
from convo.content.refusals import refusals
from convo.content.tables import read_table
from convo.model.client import Lines
from convo.model.practice import RULES, Dynamics, Manner

DYNAMICS_TABLE = "scripts/practice/dynamics.toml"
MANNER_TABLE = "scripts/practice/manner.toml"
WEAVE = "prompts/practice/weave.md"
SAYINGS = "prompts/practice/trainees.md"
WORDINGS = "prompts/practice/wordings.md"
SAYING_KINDS = ("open", "closed", "reflect", "affirm", "advise", "argue", "sorry", "direct", "next", "odd")
_WOVEN: Mapping[str, tuple[str, ...]] = {
    "going-on": ("{filler}", "{topic}"),
    "tired": ("{filler}", "{topic}"),
    "doorstep": ("{filler}",),
    "doorstep-topic": ("{filler}", "{topic}"),
}
"""What is woven, and what each of its patterns holds."""


def read_dynamics(place: Place) -> tuple[Dynamics | None, tuple[Finding, ...]]:
    """Read how much each way of meeting a client moves them."""
    table = read_table(place, DYNAMICS_TABLE)
    try:
        dynamics = Dynamics.model_validate(table.data)
    except ValidationError as error:
        return None, (*table.findings, *refusals(error, table))
    names = [rule.id for rule in dynamics.rules]
    wrong = [f"the rule “{name}” is missing or there twice" for name in RULES if names.count(name) != 1]
    wrong += [f"no turn can meet the rule “{name}”" for name in names if name not in RULES]
    findings = tuple(Finding(table.name, 1, what, f"The rules are {', '.join(RULES)}.") for what in wrong)
    return dynamics, (*table.findings, *findings)


def read_manner(place: Place) -> tuple[Manner | None, tuple[Finding, ...]]:
    """Read what the words of a turn do besides asking and reflecting."""
    table = read_table(place, MANNER_TABLE)
    common = table.data.get("common")
    given: dict[str, Any] = {
        "cues": table.data.get("manners"),
        "common": str(common or "").split(),
        "direct": table.data.get("direct", {}),
        "rulers": table.data.get("rulers", {}),
    }
    try:
        return Manner.model_validate(given), table.findings
    except ValidationError as error:
        return None, (*table.findings, *refusals(error, table))


def read_weave(place: Place) -> tuple[Mapping[str, Lines], tuple[Finding, ...]]:
    """Read the patterns that put a client's fillers and topics together."""
    document = read_document(place, WEAVE)
    weave, findings = _sections(document, tuple(_WOVEN))
    for section in document.sections:
        slots = _WOVEN.get(section.title, ())
        for block in section.blocks:
            if any(block.text.count(slot) != 1 for slot in slots):
                what = f"“{block.text[:40]}” does not hold {' and '.join(slots)} once each"
                findings.append(Finding(WEAVE, block.line, what, "Write each once."))
    return weave, tuple(findings)


def read_sayings(place: Place) -> tuple[Mapping[str, Lines], tuple[Finding, ...]]:
    """Read what random trainees say, by kind."""
    sayings, findings = _sections(read_document(place, SAYINGS), SAYING_KINDS)
    return sayings, tuple(findings)


def read_wordings(place: Place) -> tuple[Mapping[str, Lines], tuple[Finding, ...]]:
    """Read how else trainees put the script's questions, by question."""
    wordings, findings = _sections(read_document(place, WORDINGS), ())
    return wordings, tuple(findings)


def _sections(document: Document, needed: tuple[str, ...]) -> tuple[Mapping[str, Lines], list[Finding]]:
    """Return the items of a file by heading, and report those needed that are not there."""
    found = {section.title: tuple(block.text for block in section.blocks) for section in document.sections}
    gaps = [
        Finding(document.name, 1, f"the section “{key}” is missing or empty", f"Write `## {key}`.")
        for key in needed
        if not found.get(key)
    ]
    return found, [*document.findings, *gaps]

"""Thresholds of a summary's figures, from scripts/review/figures.toml, each with its source and when it was checked."""

from pydantic import ValidationError

from convo.content.findings import Finding
from convo.content.place import Place
from convo.content.refusals import refusals
from convo.content.tables import Table, read_table
from convo.model.review import Threshold


def read_thresholds(place: Place) -> tuple[tuple[Threshold, ...], Table, tuple[Finding, ...]]:
    """Read the thresholds, with the table they stand in and what is wrong with it."""
    table = read_table(place, "scripts/review/figures.toml")
    found, findings = list[Threshold](), [*table.findings]
    for index, row in enumerate(table.rows("thresholds")):
        try:
            found.append(Threshold.model_validate(row))
        except ValidationError as error:
            findings += refusals(error, table, ("thresholds", index))
    return tuple(found), table, tuple(findings)

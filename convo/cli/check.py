"""`convo check`: everything that is wrong in scripts and prompts, as a compiler would say it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.cli.faults import Misused
from convo.cli.late import late
from convo.cli.out import example, say

if TYPE_CHECKING:
    from convo.content.findings import Finding
    from convo.content.place import Place


@click.command(epilog=example("convo check", "convo check ~/my-content --json", "convo check --clients 1000"))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Write the findings as JSON.")
@click.option("--clients", type=click.IntRange(min=1), metavar="N", help="Play each client with N random trainees too.")
def check(folder: Path | None, as_json: bool, clients: int | None) -> None:
    """Report everything that is wrong in scripts/ and prompts/, with file, line and remedy.

    FOLDER is the folder that holds the two; without it, the content that came with convo is checked. The exit code is
    1 when there is an error. Warnings alone leave it at 0.
    """
    from convo.content.check import check as check_content
    from convo.content.findings import errors
    from convo.content.place import find_place

    place = _place(folder) if folder else find_place()
    findings = check_content(place, date.today())
    if clients and not errors(findings):
        findings = (*findings, *late("convo.cli.trials", "trials")(place, clients))
    if as_json:
        say(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        say(*map(str, findings), _summary(findings))
    if errors(findings):
        raise SystemExit(1)


def _place(folder: Path) -> Place:
    lacking = [name for name in ("scripts", "prompts") if not (folder / name).is_dir()]
    if lacking:
        raise Misused(f"There is no {' and no '.join(lacking)} in {folder}. Name the folder that holds both.")
    from convo.content.place import Place

    return Place(folder)


def _summary(findings: tuple[Finding, ...]) -> str:
    from convo.content.findings import errors

    wrong = len(errors(findings))
    if not findings:
        return "Nothing is wrong."
    return f"Errors: {wrong}. Warnings: {len(findings) - wrong}."

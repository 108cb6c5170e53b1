"""`convo scan`: which entries go beyond the role, JSON Lines in and out; needs no store and no terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO, get_args

import click

from convo.cli.faults import Fault
from convo.cli.json_lines import Unfit, entry_of, id_of, why
from convo.cli.out import example, say
from convo.model.kinds import Speaker

if TYPE_CHECKING:
    from convo.scope.scan import Scanner


@click.command(
    epilog=example('echo \'{"id": 1, "speaker": "person", "text": "We have no food in the house"}\' | convo scan')
)
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--quick", is_flag=True, help="Without the sentence encoder: many times faster, and it notices less.")
def scan(file: BinaryIO, quick: bool) -> None:
    """Say which entries go beyond a link worker's role, and which rule or the examples say so.

    FILE holds one JSON object a line, and "-" is standard input: {"id", "speaker", "previous", "text"}. `speaker` is
    "person", "worker" or "note"; `previous`, which may be left out, is what was said before. A line comes out for
    each line that goes in: {"id", "labels": [{"category", "urgency", "about", "rule", "span"}]}. A line that can't be
    read gives {"error", "line"}, and the exit code is then 1.
    """
    from convo.content.library import Library
    from convo.content.place import find_place

    scanner = Library(find_place()).scanner
    if scanner.reduced:
        say(scanner.reduced, err=True)
    scanner = scanner.quick() if quick else scanner
    bad = 0
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            result = _scanned(scanner, line)
        except (ValueError, RecursionError) as error:
            bad += 1
            result = {"error": why(error), "line": number}
        say(json.dumps(result))
    if bad:
        raise Fault(f"Lines that could not be read: {bad}. Each is named in the output.")


def _scanned(scanner: Scanner, line: bytes) -> dict[str, object]:
    entry = entry_of(line)
    entry_id = id_of(entry, "id")
    text, previous = entry.get("text"), entry.get("previous")
    if not isinstance(text, str):
        raise Unfit("`text` must be text")
    if not isinstance(previous, str | None):
        raise Unfit("`previous` must be text or null")
    speaker = next((known for known in get_args(Speaker) if known == entry.get("speaker")), None)
    if speaker is None:
        raise Unfit(f"`speaker` must be one of {', '.join(get_args(Speaker))}")
    signals = scanner.scan(text, previous, speaker)
    labels = [
        {
            "category": signal.category,
            "urgency": signal.urgency,
            "about": signal.about,
            "rule": signal.rule,
            "span": [signal.start, signal.end],
        }
        for signal in signals
    ]
    return {"id": entry_id, "labels": labels}

"""`convo scan`: which entries go beyond the role, JSON Lines in and out; needs no store and no terminal."""

import json
from typing import BinaryIO, cast, get_args

import click

from convo.cli.faults import Fault
from convo.cli.out import example, say
from convo.content.library import Library
from convo.content.place import find_place
from convo.model.kinds import Speaker
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
            result = {"error": _reason(error), "line": number}
        say(json.dumps(result))
    if bad:
        raise Fault(f"Lines that could not be read: {bad}. Each is named in the output.")


def _scanned(scanner: Scanner, line: bytes) -> dict[str, object]:
    given: object = json.loads(line, parse_constant=_refuse)
    if not isinstance(given, dict):
        raise _Unfit("not a JSON object")
    entry = cast(dict[str, object], given)
    if not isinstance(entry.get("id"), str | int):
        raise _Unfit("`id` must be text or a number")
    text, previous = entry.get("text"), entry.get("previous")
    if not isinstance(text, str):
        raise _Unfit("`text` must be text")
    if not isinstance(previous, str | None):
        raise _Unfit("`previous` must be text or null")
    speaker = next((known for known in get_args(Speaker) if known == entry.get("speaker")), None)
    if speaker is None:
        raise _Unfit(f"`speaker` must be one of {', '.join(get_args(Speaker))}")
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
    return {"id": entry["id"], "labels": labels}


class _Unfit(ValueError):
    """A line that is JSON, but not an entry."""


def _refuse(constant: str) -> object:
    raise _Unfit(f"{constant} is not JSON")


def _reason(error: ValueError | RecursionError) -> str:
    """Say what is wrong with a line without repeating any of it."""
    if isinstance(error, _Unfit):
        return str(error)
    return "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "not JSON"

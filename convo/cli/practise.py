"""`convo practise`: a practice with a simulated client, line by line, or headless from a file; needs no store."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast, get_args

import click

from convo.cli.faults import Fault, Misused
from convo.cli.out import example
from convo.cli.practising import Headless, Room, told, world_of
from convo.content.findings import ContentError
from convo.content.library import Library
from convo.content.place import find_place
from convo.model.client import Client
from convo.model.practice import Aim, Resistance, Setting
from convo.practice.practice import Practice


@click.command(
    epilog=example(
        "convo practise",
        "convo practise --client joan --aim reflections --resistance gentle",
        "convo practise --client joan --lines my-turns.txt --seed 7 --json",
    )
)
@click.option("--client", metavar="ID", help="Whom to practise with; without it you are asked.")
@click.option("--aim", type=click.Choice(get_args(Aim)), help="What to work on.")
@click.option("--resistance", type=click.Choice(get_args(Resistance)), default="usual", help="How hard they make it.")
@click.option(
    "--lines",
    type=click.Path(dir_okay=False, exists=True, path_type=Path, allow_dash=True),
    help="Take your turns from a file, one a line, or JSON Lines with `text`.",
)
@click.option("--seed", type=int, default=1, help="The same seed and the same turns give the same practice.")
@click.option("--json", "as_json", is_flag=True, help="With --lines: a JSON line for each turn, then the feedback.")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and simple terminals.")
def practise(**options: object) -> None:
    """Practise with a simulated client, who opens up when listened to and closes when pushed.

    You type what you would say. Afterwards you hear what you did well, in your own words, and one thing to try. Nothing
    is kept unless you ask for it, and nobody else sees it.
    """
    given = cast(dict[str, Any], options)
    if given["as_json"] and given["lines"] is None:
        raise click.UsageError("--json goes with --lines.")
    library = Library(find_place())
    client = given["client"] or (library.clients()[0] if given["lines"] else _chosen(library))
    setting = Setting(client=client, seed=given["seed"], resistance=given["resistance"], aim=given["aim"])
    practice = Practice(world_of(library), library.client(client), setting)
    if given["lines"] is None:
        Room(library, practice).hold(sys.stdin.buffer)
    else:
        Headless(library, practice, given["as_json"]).play(_turns(given["lines"]))


def _chosen(library: Library) -> str:
    """Ask whom to practise with: by number, or by id."""
    clients = list(_whole(library))
    for number, client in enumerate(clients, start=1):
        told(library, "choice", number=number, id=client.id, name=client.name, referral=client.referral)
    told(library, "choose")
    words = sys.stdin.buffer.readline().decode("utf-8", "replace").strip()
    named = {str(number): client.id for number, client in enumerate(clients, start=1)}
    named |= {client.id: client.id for client in clients}
    if words not in named:
        raise Misused(f"There is no client “{words[:40]}”. Use --client with one of: {', '.join(library.clients())}.")
    return named[words]


def _whole(library: Library) -> Iterator[Client]:
    """Return the clients that can be read: one that is being written keeps nobody from the others."""
    for client_id in library.clients():
        try:
            yield library.client(client_id)
        except ContentError:
            told(library, "broken", id=client_id)


def _turns(path: Path) -> list[str]:
    """Return the turns in a file; an empty line is a silence."""
    import json

    text = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    turns = list[str]()
    for number, line in enumerate(text.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n"), start=1):
        turns.append(line)
        if line.startswith("{") and line.rstrip().endswith("}"):
            try:
                given: object = json.loads(line)
            except (ValueError, RecursionError):
                continue
            words = cast(dict[str, object], given).get("text") if isinstance(given, dict) else None
            if not isinstance(words, str):
                raise Fault(f"Line {number} is JSON without `text`. Write one turn a line, or objects with `text`.")
            turns[-1] = words
    return turns[:-1] if turns and not turns[-1] else turns

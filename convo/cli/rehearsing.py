"""A practice from beginning to end: on the screens, line by line and kept where there is a store, or headless."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

import click

from convo.cli.faults import Fault, Misused
from convo.cli.late import late
from convo.cli.opening import open_desk
from convo.cli.out import say
from convo.cli.practising import Headless, Room, told
from convo.content.findings import ContentError
from convo.content.library import Library
from convo.content.place import find_place
from convo.desk import Desk
from convo.desk.door import Door
from convo.desk.practice_room import bars, world_of
from convo.model.client import Client
from convo.model.practice import Setting
from convo.practice.practice import Practice


def rehearse(options: dict[str, object]) -> None:
    """Practise as the command was asked to."""
    given = cast(dict[str, Any], options)
    if given["as_json"] and given["lines"] is None:
        raise click.UsageError("--json goes with --lines.")
    if given["lines"] is None and not given["plain"] and _screens():
        facts = (given["client"] or "", given["aim"], given["resistance"], given["seed"])
        raise SystemExit(late("convo.tui", "run")(None, "practise", *facts))
    library = Library(find_place())
    if given["lines"] is None:
        with ExitStack() as stack:
            desk = _desk()
            if desk:
                stack.callback(desk.close)
            _hold(library, given, desk)
        return
    practice = _practice(library, given, given["client"] or library.clients()[0])
    Headless(library, practice, given["as_json"]).play(_turns(given["lines"]))


def _hold(library: Library, given: dict[str, Any], desk: Desk | None) -> None:
    """Hold a practice line by line, kept where there is a store; what was broken off has its feedback first."""
    if desk and (row := desk.practice.home().broken_off):
        say(desk.practice.phrase("plain-broken-off", name=row.name), *desk.practice.end(row.practice).lines, "")
    practice = _practice(library, given, given["client"] or _chosen(library))
    if desk is None:
        say(library.phrase("practising/plain-not-kept"))
        Room(library, practice).hold(sys.stdin.buffer)
        return
    say(desk.practice.phrase("plain-kept"))
    if notice := desk.practice.notice():
        say(notice)
    stream, keeper = desk.practice.keeper(practice)
    Room(library, practice, keeper).hold(sys.stdin.buffer)
    done = desk.practice.end(stream)
    if done.exchanges:
        say("", *_weeks(desk), desk.practice.phrase("plain-note", note=done.note, minutes=str(done.minutes)))


def _weeks(desk: Desk) -> Iterator[str]:
    """Draw how it goes, a sign for each practice and the latest figure after it."""
    figures = desk.practice.home().figures
    for key in ("reflections", "advice", "readiness"):
        values = [getattr(one, key) for one in figures]
        if values:
            yield f"{desk.practice.phrase(key)}: {bars(values)[0]} {values[-1]:.2f}"


def _practice(library: Library, given: dict[str, Any], client: str) -> Practice:
    seed = 1 if given["seed"] is None else given["seed"]
    setting = Setting(client=client, seed=seed, resistance=given["resistance"], aim=given["aim"])
    return Practice(world_of(library), library.client(client), setting)


def _screens() -> bool:
    """Tell whether there is a terminal that screens can be drawn on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _desk() -> Desk | None:
    """Open the store, None where there is none, or nobody to ask for its passphrase."""
    door = Door()
    if door.state() == "new" or (door.key() is None and not sys.stdin.isatty()):
        return None
    return open_desk()


def _chosen(library: Library) -> str:
    """Ask whom to practise with, by number or by id, until there is such a client."""
    clients = list(_whole(library))
    for number, client in enumerate(clients, start=1):
        told(library, "choice", number=number, id=client.id, name=client.name, referral=client.referral)
    told(library, "choose")
    named = {str(number): client.id for number, client in enumerate(clients, start=1)}
    named |= {client.id: client.id for client in clients}
    words = ""
    while line := sys.stdin.buffer.readline():
        words = line.decode("utf-8", "replace").strip()[:40]
        if words in named:
            return named[words]
        told(library, "choose-again", words=words)
    raise Misused(f"There is no client “{words}”. Use --client with one of: {', '.join(library.clients())}.")


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

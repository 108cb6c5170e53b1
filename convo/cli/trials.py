"""Simulated clients played with random trainees on all cores, and what went wrong as findings."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from convo.content.findings import Finding
from convo.content.library import Library
from convo.content.place import Place
from convo.desk.practice_room import world_of
from convo.model.client import Client
from convo.practice.trainees import Trainees, Trial, unsaid_lines

_ENOUGH = 500
"""From how many practices on a line that nobody heard is worth saying."""

_AT_ONCE = 250
"""How many practices one core plays before it takes up others."""


def trials(place: Place, practices: int) -> Iterator[Finding]:
    """Play every client of a place so often, and report contradictions, repeats, dead ends and lines never said."""
    library = Library(place)
    for client_id, trial in played(place, library.clients(), practices):
        yield from _found(library.client(client_id), trial)


def played(place: Place, clients: tuple[str, ...], practices: int) -> Iterator[tuple[str, Trial]]:
    """Play each client with so many random trainees; however many cores share it, the result is the same."""
    parts = [range(first, min(first + _AT_ONCE, practices + 1)) for first in range(1, practices + 1, _AT_ONCE)]
    if len(parts) == 1:
        yield from ((client_id, _play(place, client_id, parts[0])) for client_id in clients)
        return
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=get_context("spawn")) as executor:
        started = [(one, [executor.submit(_play, place, one, part) for part in parts]) for one in clients]
        for client_id, waiting in started:
            whole = Trial()
            for part in waiting:
                whole.add(part.result())
            yield client_id, whole


def _play(place: Place, client_id: str, seeds: range) -> Trial:
    return _trainees(place).try_client(_client(place, client_id), seeds)


@cache
def _client(place: Place, client_id: str) -> Client:
    return Library(place).client(client_id)


@cache
def _trainees(place: Place) -> Trainees:
    library = Library(place)
    return Trainees(world_of(library), library.sayings)


def _found(client: Client, trial: Trial) -> Iterator[Finding]:
    name = f"scripts/clients/{client.id}.toml"
    for fault, count in trial.faults.most_common():
        what = f"{count} times in {trial.practices} practices: {fault}"
        yield Finding(name, 1, what, "Look at the lines it names.")
    if trial.practices < _ENOUGH:
        return
    for one in client.disclosures:
        if not trial.told[one.id]:
            what = f"“{one.id}” was never told in {trial.practices} practices"
            yield Finding(name, 1, what, "Give its topic and its `asks` more cues, or ask for less trust.")
    for line in unsaid_lines(client, trial):
        what = f"never said in {trial.practices} practices: “{line[:60]}”"
        yield Finding(name, 1, what, "Give what leads to it more cues, or take it out.", "warning")

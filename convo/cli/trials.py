"""Simulated clients played with random trainees, and what went wrong as findings."""

from collections.abc import Iterator

from convo.content.findings import Finding
from convo.content.library import Library
from convo.content.place import Place
from convo.desk.practice_room import world_of
from convo.model.client import Client
from convo.practice.trainees import Trainees, Trial, unsaid_lines

_ENOUGH = 500
"""From how many practices on a line that nobody heard is worth saying."""


def trials(place: Place, practices: int) -> Iterator[Finding]:
    """Play every client of a place so often, and report contradictions, repeats, dead ends and lines never said."""
    library = Library(place)
    trainees = Trainees(world_of(library), library.sayings)
    for client_id in library.clients():
        client = library.client(client_id)
        yield from _found(client, trainees.try_client(client, practices))


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

"""Who is the worker in a transcript: told by the names used there, or asked for where they don't say."""

import re
from collections.abc import Sequence

from convo.model.coding import Side, Spoken
from convo.model.transcript import Transcript
from convo.model.words import Value

_WORKER = ("worker", "splw", "therapist", "counsellor", "counselor", "coach", "interviewer", "practitioner", "adviser")
_PERSON = ("person", "client", "patient", "pt", "caller", "service user", "interviewee", "participant", "resident")
_MORE_WORKER = ("advisor", "clinician", "nurse", "facilitator", "connector", "navigator", "link")
_MARKS = re.compile(r"[\W_]")
ROLE_WORDS = frozenset(word for name in (*_WORKER, *_PERSON, *_MORE_WORKER) for word in name.split())
"""Words that say what a speaker does and so name nobody."""


class Unclear(ValueError):
    """The names don't say who is the worker; `names` are those to choose from."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


class Roles(Value):
    """Who is the worker, by the names of the file; everybody else is on the person's side."""

    workers: tuple[str, ...]

    def side(self, name: str) -> Side:
        """Return the side a speaker is on."""
        return "worker" if name in self.workers else "person"


def roles(transcript: Transcript, workers: Sequence[str] = ()) -> Roles:
    """Return who is the worker: those named in `workers`, in any case, or those whose name says so.

    Raises:
        Unclear: A named worker doesn't speak, or no name says who is the worker, or every name does.
    """
    names = transcript.names
    if workers:
        wanted = {worker.strip().casefold() for worker in workers}
        chosen = tuple(name for name in names if name.casefold() in wanted)
        if len({name.casefold() for name in chosen}) < len(wanted):
            raise Unclear(names)
        return Roles(workers=chosen)
    told = tuple(name for name in names if _says(name, (*_WORKER, *_MORE_WORKER)) and not _says(name, _PERSON))
    if not told and len(names) == 2:  # one name says who is the person, and so the other is the worker
        told = tuple(name for name in names if not _says(name, _PERSON))
    if not told or len(told) == len(names):
        raise Unclear(names)
    return Roles(workers=told)


def spoken(transcript: Transcript, who: Roles) -> tuple[Spoken, ...]:
    """Return the turns of a transcript by side, numbered from 1; what one side says in a row stays apart."""
    return tuple(
        Spoken(transcript=transcript.title, turn=str(number), speaker=who.side(line.name), text=line.text)
        for number, line in enumerate(transcript.lines, start=1)
    )


def _says(name: str, words: Sequence[str]) -> bool:
    padded = f" {' '.join(_MARKS.sub(' ', name.casefold()).split())} "
    return any(f" {word} " in padded for word in words) or padded.strip().rstrip("0123456789").strip() in words

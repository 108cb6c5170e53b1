"""Who is the worker in a transcript: told by the names used there, or asked for where they don't say."""

import re
from collections.abc import Callable, Sequence

from convo.model.coding import Side, Spoken
from convo.model.transcript import Transcript
from convo.model.words import Value

_WORKER = ("worker", "splw", "therapist", "counsellor", "counselor", "coach", "interviewer", "practitioner", "adviser")
_PERSON = ("person", "client", "patient", "pt", "caller", "service user", "interviewee", "participant", "resident")
_MORE_WORKER = ("advisor", "clinician", "nurse", "facilitator", "connector", "navigator", "link")
_MARKS = re.compile(r"[\W_]")
ROLE_WORDS = frozenset(word for name in (*_WORKER, *_PERSON, *_MORE_WORKER) for word in name.split())
"""Words that say what a speaker does and so name nobody."""


MOST_NAMES = 12
"""How many names a message holds: more are no conversation."""


class Unclear(ValueError):
    """The names don't say who is the worker; `one_a_line` asks with each name in a line of its own."""

    def __init__(self, names: Sequence[str], why: str = "Who is the worker? Those who speak:") -> None:
        end = ", …" if len(names) > MOST_NAMES else "."
        super().__init__(f"{why} {', '.join(f'“{name}”' for name in names[:MOST_NAMES])}{end}")
        self.one_a_line = "\n  ".join((why, *names[:MOST_NAMES]))


class Roles(Value):
    """Who is the worker, by the names of the file; everybody else is on the person's side."""

    workers: tuple[str, ...]

    def side(self, name: str) -> Side:
        """Return the side a speaker is on."""
        return "worker" if name in self.workers else "person"


def roles(transcript: Transcript, workers: Sequence[str] = ()) -> Roles:
    """Return who is the worker: all of those named in `workers`, or those whose name says so.

    A part of a name is enough, in any case, where it fits one who speaks.

    Raises:
        Unclear: A named worker doesn't speak, or no name says who is the worker, or every name does.
    """
    names = transcript.names
    if workers:
        found = [_meant(names, worker, (_same, _whole_words, _anywhere)) for worker in workers]
        if not all(found):
            raise Unclear(names)
        return Roles(workers=tuple(dict.fromkeys(name for each in found for name in each)))
    told = tuple(name for name in names if _says(name, (*_WORKER, *_MORE_WORKER)) and not _says(name, _PERSON))
    if not told and len(names) == 2:  # one name says who is the person, and so the other is the worker
        told = tuple(name for name in names if not _says(name, _PERSON))
    if not told or len(told) == len(names):
        raise Unclear(names)
    return Roles(workers=told)


def role_of_one(transcript: Transcript, workers: Sequence[str]) -> Roles:
    """Return who is the worker where any one of `workers` may speak; if none does, the names have to say so.

    Only whole words of a name count: where many files are read, “Sam” must not become the “Samira” of another.

    Raises:
        Unclear: More than one of them speaks, or it stays open who is the worker.
    """
    found = dict.fromkeys(
        name for worker in workers for name in _meant(transcript.names, worker, (_same, _whole_words))
    )
    if len({name.casefold() for name in found}) > 1:
        raise Unclear(tuple(found), "More than one of the named workers speaks in it:")
    return Roles(workers=tuple(found)) if found else roles(transcript)


def spoken(transcript: Transcript, who: Roles) -> tuple[Spoken, ...]:
    """Return the turns of a transcript by side, numbered from 1; what one side says in a row stays apart."""
    return tuple(
        Spoken(transcript=transcript.title, turn=str(number), speaker=who.side(line.name), text=line.text)
        for number, line in enumerate(transcript.lines, start=1)
    )


def _meant(names: Sequence[str], wanted: str, ways: Sequence[Callable[[str, str], bool]]) -> tuple[str, ...]:
    """Return the one whom a name or a part of it fits, as often as it is spelt; the first way that fits any counts."""
    for fits in ways:
        found = tuple(name for name in names if fits(name.casefold(), wanted.casefold()))
        if len({name.casefold() for name in found}) > 1:
            raise Unclear(found, f"“{wanted}” fits more than one who speaks:")
        if found:
            return found
    return ()


def _same(name: str, wanted: str) -> bool:
    return name.split() == wanted.split()


def _whole_words(name: str, wanted: str) -> bool:
    return bool(_words(wanted)) and f" {_words(wanted)} " in f" {_words(name)} "


def _anywhere(name: str, wanted: str) -> bool:
    return bool(_words(wanted)) and _words(wanted) in _words(name)


def _words(name: str) -> str:
    """Return a name without its marks."""
    return " ".join(_MARKS.sub(" ", name).split())


def _says(name: str, words: Sequence[str]) -> bool:
    padded = f" {_words(name.casefold())} "
    return any(f" {word} " in padded for word in words) or padded.strip().rstrip("0123456789").strip() in words

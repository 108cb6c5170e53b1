"""Many sessions read back: in order, over any number of processes or machines, and taken up again after a stop."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import cast

from convo.content.library import Library
from convo.content.place import find_place
from convo.model.coding import Spoken
from convo.review.beyond import scanned
from convo.review.reading import Session
from convo.review.sides import Unclear, role_of_one, spoken
from convo.review.summary import summary_of
from convo.review.transcripts import NotATranscript, read_transcript


@dataclass(frozen=True, slots=True)
class Job:
    """One session to read back: a file's bytes, or the turns of a conversation; one of `workers` is the worker.

    `trouble` says why there is neither.
    """

    name: str
    data: bytes | None = None
    turns: tuple[Spoken, ...] = ()
    workers: tuple[str, ...] = ()
    trouble: str = ""


def read_back(job: Job) -> str:
    """Return one line of JSON: the session's name, its summary and how many lines need a look, or what was wrong.

    The same job gives the same line wherever it runs: it is read without the encoders, whose last digits depend on
    the machine.
    """
    line: dict[str, object] = {"name": job.name}
    try:
        turns, troubles = _turns(job)
    except (NotATranscript, Unclear) as error:
        return json.dumps({**line, "error": str(error)})
    if job.data is not None:
        line["sha256"] = sha256(job.data).hexdigest()
    library = _library()
    beyond = scanned(turns, library.scanner.quick().scan)
    summary = summary_of(Session(turns, library.quick_coder.code(turns), beyond), library.stems)
    return json.dumps({**line, "troubles": troubles, "summary": summary.model_dump(mode="json")})


def in_order(executor: Executor, jobs: Iterable[Job], ahead: int) -> Iterator[str]:
    """Give the line of each job in the order of the jobs, with at most `ahead` jobs held at once."""
    waiting = deque[Future[str]]()
    for job in jobs:
        waiting.append(executor.submit(read_back, job))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def done_before(lines: Iterable[bytes], names: Sequence[str]) -> tuple[int, int]:
    """Return how many whole results there are already, and at which byte the last of them ends.

    Raises:
        ValueError: A result is of another session than the one that stands in its place now.
    """
    count = end = 0
    for line in lines:
        if not line.endswith(b"\n"):
            break
        if count >= len(names) or _name(line) != names[count]:
            raise ValueError(f"result {count + 1} is of another session")
        count, end = count + 1, end + len(line)
    return count, end


def unread(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Give the name of each session that was not read, and what was wrong with it."""
    for line in lines:
        result = _result(line)
        if "error" in result:
            yield str(result.get("name")), str(result["error"])


def troubled(lines: Iterable[bytes]) -> int:
    """Count the sessions that were read with lines that need a look."""
    return sum(bool(_result(line).get("troubles")) for line in lines)


def mended(lines: Iterable[bytes], again: Iterator[str]) -> Iterator[bytes]:
    """Give the results once more, with the next of `again` for each session that was not read."""
    for line in lines:
        yield f"{next(again)}\n".encode() if "error" in _result(line) else line


def _name(line: bytes) -> object:
    return _result(line).get("name")


def _result(line: bytes) -> dict[str, object]:
    try:
        result: object = json.loads(line)
    except ValueError:
        return {}
    return cast(dict[str, object], result) if isinstance(result, dict) else {}


def _turns(job: Job) -> tuple[tuple[Spoken, ...], int]:
    """Return the turns of a job, and how many lines of its file need a look."""
    if job.trouble:
        raise NotATranscript(job.trouble)
    if job.data is None:
        if not job.turns:
            raise NotATranscript("Nothing was said in it.")
        return job.turns, 0
    transcript = read_transcript(job.name, job.data)
    return spoken(transcript, role_of_one(transcript, job.workers)), len(transcript.troubles)


@cache
def _library() -> Library:
    return Library(find_place())

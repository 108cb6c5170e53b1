"""Transcript files for the commands: read, with one clear message where they can't be, and who the worker is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.cli.faults import Fault, Misused
from convo.cli.out import say

if TYPE_CHECKING:
    from convo.model.transcript import Transcript
    from convo.review.sides import Roles


def read_file(path: Path) -> Transcript:
    """Return the transcript in a file; no more of a file is read than a transcript may have."""
    from convo.review.transcripts import LARGEST, NotATranscript, read_transcript

    try:
        with path.open("rb") as file:
            return read_transcript(path.name, file.read(LARGEST + 1))
    except NotATranscript as error:
        raise Fault(f"{path.name}: {error}") from error


def who_speaks(transcript: Transcript, workers: Sequence[str]) -> Roles:
    """Return who is the worker: as named, as the names say, or as somebody at the terminal answers."""
    from convo.review.sides import Unclear, roles

    try:
        return roles(transcript, workers)
    except Unclear as unclear:
        if len(transcript.names) == 1:
            only = transcript.names[0]
            raise Misused(f'Nobody but “{only}” speaks in it. If that is right, add --worker "{only}".') from None
        if workers or not sys.stdin.isatty():
            raise Misused(f'{unclear.one_a_line}\nName one with --worker "NAME"; a part of it is enough.') from None
        say(unclear.one_a_line, err=True)
    return click.prompt("The worker", value_proc=lambda answer: _answered(transcript, answer), err=True)


def _answered(transcript: Transcript, answer: str) -> Roles:
    from convo.review.sides import Unclear, roles

    try:
        return roles(transcript, (answer,))
    except Unclear as unclear:
        raise click.UsageError(unclear.one_a_line) from None

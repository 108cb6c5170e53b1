"""Transcript files for the commands: read, with one clear message where they can't be, and who the worker is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.cli.faults import Fault, Misused

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
    from convo.review.sides import Roles, Unclear, roles

    try:
        return roles(transcript, workers)
    except Unclear as unclear:
        names = ", ".join(unclear.names[:12])
        if workers or not sys.stdin.isatty():
            if len(unclear.names) == 1:
                raise Misused(f'Nobody but {names} speaks in it. If that is right, add --worker "{names}".') from None
            raise Misused(f'Who is the worker? Those who speak: {names}. Name one with --worker "NAME".') from None
        answer = click.prompt("Who is the worker?", type=click.Choice(unclear.names, case_sensitive=False), err=True)
        return Roles(workers=(answer,))

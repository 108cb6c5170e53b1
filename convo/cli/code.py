"""`convo code`: what each turn of a conversation was, JSON Lines in and out; needs no store and no terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, get_args

import click

from convo.cli.faults import Fault
from convo.cli.json_lines import Unfit, entry_of, id_of, why
from convo.cli.out import example, say

if TYPE_CHECKING:
    from convo.mi.coder import Coder
    from convo.model.coding import Coded, Spoken


@click.command(
    epilog=example(
        'echo \'{"transcript": 1, "turn": 1, "speaker": "worker", "text": "What matters to you?"}\' | convo code'
    )
)
@click.argument("file", type=click.File("rb"), default="-")
def code(file: BinaryIO) -> None:
    """Say what each turn was: question, reflection, input or other; change, sustain or neutral.

    FILE holds one JSON object a line, in order, and "-" is standard input: {"transcript", "turn", "speaker", "text"}.
    `speaker` is "worker" or "person". A line comes out for each line that goes in: {"transcript", "turn", "behaviour",
    "question", "reflection", "talk", "confidence", "sure", "reason", "marks"}, a transcript at a time. "behaviour" is
    what a turn mainly was. "question" and "reflection" say of what kind, also of one that the turn may hold beside it.
    A line that can't be read gives {"error", "line"}, and the exit code is then 1.
    """
    from convo.content.library import Library
    from convo.content.place import find_place

    coder = Library(find_place()).coder
    bad = 0
    for _, lines in groupby(_lines(file), key=_Transcripts()):
        held = list(lines)
        bad += sum(line.turn is None for line in held)
        for result in _coded(coder, held):
            say(json.dumps(result))
    if bad:
        raise Fault(f"Lines that could not be read: {bad}. Each is named in the output.")


class _Line(NamedTuple):
    """A line as it came: the turn on it with its ids as they were written, or what is wrong with it."""

    number: int
    turn: Spoken | None
    ids: tuple[object, object] = (None, None)
    wrong: str = ""


class _Transcripts:
    """Tells transcripts apart, line by line; a line that can't be read belongs to the transcript it stands in."""

    def __init__(self) -> None:
        self._last: object = None

    def __call__(self, line: _Line) -> object:
        if line.turn:
            self._last = line.ids[0]
        return self._last


def _lines(file: BinaryIO) -> Iterator[_Line]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            yield _line(number, line)
        except (ValueError, RecursionError) as error:
            yield _Line(number, None, wrong=why(error))


def _line(number: int, line: bytes) -> _Line:
    from convo.model.coding import Side, Spoken

    entry = entry_of(line)
    transcript, turn = id_of(entry, "transcript"), id_of(entry, "turn")
    speaker = next((side for side in get_args(Side) if side == entry.get("speaker")), None)
    if speaker is None:
        raise Unfit(f"`speaker` must be one of {', '.join(get_args(Side))}")
    text = entry.get("text")
    if not isinstance(text, str):
        raise Unfit("`text` must be text")
    spoken = Spoken(transcript=str(transcript), turn=str(turn), speaker=speaker, text=text)
    return _Line(number, spoken, (transcript, turn))


def _coded(coder: Coder, lines: list[_Line]) -> Iterator[dict[str, object]]:
    """Yield what is said of each line, in order; a line that can't be read does not disturb the turns around it."""
    codes = iter(coder.code([line.turn for line in lines if line.turn]))
    for line in lines:
        yield _result(next(codes), line) if line.turn else {"error": line.wrong, "line": line.number}


def _result(coded: Coded, line: _Line) -> dict[str, object]:
    transcript, turn = line.ids
    return {
        "transcript": transcript,
        "turn": turn,
        "behaviour": coded.behaviour,
        "question": coded.question or coded.may_ask,
        "reflection": coded.reflection or coded.may_reflect,
        "talk": coded.talk,
        "confidence": round(coded.confidence, 3),
        "sure": coded.sure,
        "reason": coded.reason,
        "marks": [
            {
                "code": mark.code,
                "span": [mark.start, mark.end],
                "confidence": round(mark.confidence, 3),
                "reason": mark.reason,
                "toward": mark.toward,
            }
            for mark in coded.marks
        ],
    }

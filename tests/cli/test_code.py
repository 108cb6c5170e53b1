"""`convo code`: JSON Lines in, JSON Lines out, whatever comes in."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from convo.cli import main


def code(*lines: object) -> Result:
    given = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return CliRunner().invoke(main, ["code"], input=given)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def turn(number: object, speaker: str, text: str, transcript: object = "a") -> dict[str, object]:
    return {"transcript": transcript, "turn": number, "speaker": speaker, "text": text}


TALK = [
    turn(1, "worker", "Hello Sam, what would you like to be different in a year?"),
    turn(2, "person", "I want to get out more, and see people again."),
    turn(3, "worker", "So you want to be among people again."),
    turn(4, "person", "Yeah."),
    turn(5, "worker", "You should go to the lunch club on Tuesdays. Have you got a bus pass?"),
]


def test_a_line_comes_out_for_each_line_with_its_ids_as_they_came() -> None:
    result = code(*TALK, turn("x-1", "person", "No.", transcript=7))
    assert result.exit_code == 0
    found = rows(result)
    assert [(row["transcript"], row["turn"]) for row in found] == [*(("a", n) for n in (1, 2, 3, 4, 5)), (7, "x-1")]
    assert list(found[0]) == [
        *("transcript", "turn", "behaviour", "question", "reflection", "talk", "confidence", "sure", "reason", "marks")
    ]


def test_turns_get_the_values_that_the_score_knows() -> None:
    first, second, third, fourth, _ = rows(code(*TALK))
    assert (first["behaviour"], first["question"], first["talk"]) == ("question", "open", None)
    assert (second["talk"], second["behaviour"]) == ("change", None)
    assert third["behaviour"] == "reflection"
    assert third["reflection"] in {"simple", "complex"}
    assert fourth["talk"] == "neutral"


def test_marks_stand_on_the_words_they_name() -> None:
    marks = rows(code(*TALK))[4]["marks"]
    said = {mark["code"]: TALK[4]["text"][slice(*mark["span"])] for mark in marks}  # type: ignore[index]
    assert said["persuade"] == "You should go to the lunch club on Tuesdays."
    assert said["question-closed"] == "Have you got a bus pass?"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not UTF-8 text"),
        (b"[1]", "not a JSON object"),
        (b"[" * 100_000, "not JSON"),
        (turn(1, "therapist", "hi"), "`speaker` must be one of worker, person"),
        (turn(1.5, "worker", "hi"), "`turn` must be text or a whole number"),
        (turn(True, "worker", "hi"), "`turn` must be text or a whole number"),
        ({"transcript": 1, "turn": 1, "speaker": "worker"}, "`text` must be text"),
        (b'{"transcript": 1, "turn": NaN, "speaker": "worker", "text": ""}', "NaN is not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_reported_in_its_place(line: object, error: str) -> None:
    result = code(TALK[0], line, TALK[1])
    assert result.exit_code == 1
    found = rows(result)
    assert found[1] == {"error": error, "line": 2}
    assert [row.get("turn") for row in found] == [1, None, 2]
    assert "hi" not in result.stderr


def test_a_bad_line_does_not_change_what_is_said_of_the_turns_around_it() -> None:
    assert [row for row in rows(code(TALK[0], b"{", *TALK[1:])) if "error" not in row] == rows(code(*TALK))


def test_a_transcript_is_coded_by_itself() -> None:
    other = [{**line, "transcript": "b"} for line in TALK]
    alone = [{**row, "transcript": "b"} for row in rows(code(*TALK))]
    assert rows(code(*TALK, *other))[5:] == alone


def test_long_and_strange_lines_survive() -> None:
    strange = ["", " ", "\x1b[31m", "=1+1", "İstanbul’da ne var?", "?" * 1_000_000, "word " * 200_000, "\ud800"]
    result = code(*(turn(number, side, text) for number, text in enumerate(strange) for side in ("worker", "person")))
    assert result.exit_code == 0
    assert len(rows(result)) == 2 * len(strange)


def test_nothing_in_gives_nothing_out() -> None:
    assert code(b"").stdout == ""

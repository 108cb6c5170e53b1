"""What people say in the plainest words: nothing was learned from these lines; the plain rules were widened by them."""

import json
from pathlib import Path

import pytest

from convo.content.library import Library
from convo.content.place import find_place

LINES = [json.loads(line) for line in Path(__file__).with_name("plainly.jsonl").read_text("utf-8").splitlines()]
SCANNER = Library(find_place()).scanner
MISSED = {"emergency": 0.0, "same_day": 0.08, "soon": 0.1}
"""The share that may be missed."""


def is_raised(line: dict) -> bool:
    return bool(SCANNER.scan(line["text"], line["previous"], line["speaker"]))


@pytest.mark.parametrize("urgency", ["emergency", "same_day", "soon"])
def test_hardly_anything_said_plainly_is_missed(urgency: str):
    lines = [line for line in LINES if urgency in {label["urgency"] for label in line["labels"]}]
    missed = [line["text"] for line in lines if not is_raised(line)]
    assert len(missed) <= MISSED[urgency] * len(lines), missed


def test_what_is_plainly_denied_or_harmless_is_mostly_left_alone():
    lines = [line for line in LINES if not line["labels"]]
    raised = [line["text"] for line in lines if is_raised(line)]
    assert len(raised) <= 0.06 * len(lines), raised

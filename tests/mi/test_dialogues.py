"""The made-up conversations: the scanner learns from all, the coder from some and is measured on the others."""

from typing import get_args

import pytest

from convo.model.kinds import CATEGORIES, Urgency
from convo.model.words import clean
from tests.training.mi.data import ANSWERS, DIALOGUES, SIDES

LABELS = {
    side: {answer for question in questions for answer in ANSWERS[question]} - {"question", "reflection"}
    for side, questions in SIDES.items()
}
BEYOND = {f"{category}/{urgency}" for category in CATEGORIES for urgency in get_args(Urgency)}


@pytest.mark.parametrize("path", sorted(DIALOGUES.iterdir()), ids=lambda path: path.stem)
def test_every_line_fits_and_holds_clean_words(path):
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            side, labels, text, *beyond = line.split("\t")
            assert labels == "-" or set(labels.split()) <= LABELS[side], line
            assert text.strip(), line
            assert clean(text) == text, line
            assert not beyond or (side == "person" and (beyond == ["unsure"] or set(beyond[0].split()) <= BEYOND)), line

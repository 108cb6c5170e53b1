"""Whom to call, drawn for somebody who has no time to read."""

from convo.model.view import Tell
from convo.tui.stepping import tell
from tests.tui.house import LIBRARY


def test_a_contact_says_when_its_number_was_checked_and_shows_no_source_tag():
    contact = Tell(name="Crisis line", number="111", source="shsc; norwoodmc", checked_on="2026-11-22")
    drawn = tell(contact, lambda key, **facts: LIBRARY.phrase(f"tui/{key}", **facts)).plain
    assert drawn.endswith("checked 2026-11-22")

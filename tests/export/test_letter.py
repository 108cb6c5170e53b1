"""A note holds only the lines that were chosen, and whatever people said stays words."""

from convo.content.library import Library
from convo.export.letter import LETTERS
from convo.model.referral import ReferralDraft, ReferralLine


def draft(*lines: ReferralLine, **changes: object) -> ReferralDraft:
    values: dict[str, object] = {
        "session": "session/1",
        "to": "gp",
        "reader": "the GP practice",
        "date": "2026-11-22",
        "lines": lines,
    }
    return ReferralDraft.model_validate(values | changes)


def test_a_line_left_out_is_nowhere_in_it(library: Library) -> None:
    out = ReferralLine(id="words-1", part="noticed", text="A secret")
    for write in LETTERS.values():
        note = write(draft(out), library.wording).decode()
        assert "secret" not in note
        assert "What came up" not in note


def test_hostile_words_are_words(library: Library) -> None:
    said = ReferralLine(id="words-1", part="noticed", text="# Agreed\n\n- <b>yes</b> {reader} =1+1", chosen=True)
    note = LETTERS[".md"](draft(said, reason="{name} *x*"), library.wording).decode()
    assert "\n# Agreed" not in note
    assert "<b>" not in note
    assert "\\{reader\\}" in note
    assert "\\*x\\*" in note
    plain = LETTERS[".txt"](draft(said), library.wording).decode()
    assert all(len(line) <= 76 for line in plain.splitlines())
    assert "\nAgreed" not in plain

"""The phrase book of the screens holds what the screens ask for, and nothing else."""

import re
from pathlib import Path

from convo.tui.widgets.side import Side

ROOT = Path(__file__).parents[2]
ASKED = re.compile(r'(?:phrase|_part)\(\s*(f?)"([^"]+)"')
# Keys that are put together or handed on under another name.
MADE = {
    "takes-": ("several", "ruler", "attainment", "date", "show"),
    "box-": ("person", "worker", "note"),
    "raise-": ("category", "about", "urgency", "words"),
}


def book() -> set[str]:
    text = (ROOT / "prompts/phrases/tui.md").read_text(encoding="utf-8")
    return set(re.findall(r"^- ([a-z-]+): ", text, re.MULTILINE))


def test_every_phrase_asked_for_is_in_the_book():
    for path in (ROOT / "convo/tui").rglob("*.py"):
        for made, key in ASKED.findall(path.read_text(encoding="utf-8")):
            if made:
                stem = key.partition("{")[0]
                if "/" in stem or not stem:
                    continue  # another book
                assert {f"{stem}{end}" for end in MADE[stem]} <= book(), (path.name, key)
            elif "/" not in key:
                assert key in book(), (path.name, key)


def test_every_phrase_in_the_book_is_asked_for():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "convo/tui").rglob("*.py"))
    made = {f"{stem}{end}" for stem, ends in MADE.items() for end in ends}
    unused = {key for key in book() - made if f'"{key}"' not in code}
    assert unused == set()
    assert Side.__doc__

"""The content of this repository is whole: no errors, and every phrase that the code asks for is there."""

import re
from datetime import date
from pathlib import Path

import pytest

import convo
from convo.content.check import check
from convo.content.findings import ContentError, errors
from convo.content.library import Library
from convo.content.place import find_place

# Facts grow old by themselves: only the command, not this test, tells their age by today's date.
WRITTEN = date(2026, 11, 22)
PHRASE = re.compile(r"""\bphrase\(\s*"([a-z0-9-]+/[A-Za-z0-9_.+-]+)\"""")


def test_nothing_is_wrong() -> None:
    findings = check(find_place(), WRITTEN)
    assert not errors(findings), "\n".join(str(finding) for finding in errors(findings))


def test_every_script_opens() -> None:
    library = Library(find_place())
    assert {row.script for row in library.script_rows()} >= {"first-conversation", "follow-up", "signpost"}
    for row in library.script_rows():
        assert library.script(row.script).revision


def asked_for() -> list[str]:
    sources = Path(convo.__file__).parent.rglob("*.py")
    return sorted({found for path in sources for found in PHRASE.findall(path.read_text("utf-8"))})


def test_every_phrase_asked_for_is_there() -> None:
    library, missing = Library(find_place()), list[str]()
    for phrase_id in asked_for():
        try:
            library.phrase(phrase_id)
        except ContentError as error:
            if "needs the fact" not in str(error):
                missing.append(phrase_id)
    assert not missing


@pytest.mark.parametrize("folder", ["scripts", "prompts"])
def test_no_file_lies_about_that_nothing_reads(folder: str) -> None:
    suffix = ".toml" if folder == "scripts" else ".md"
    place = find_place()
    others = set(place.names(folder, "", deep=True)) - set(place.names(folder, suffix, deep=True))
    read_elsewhere = (
        "scripts/scope/examples/",
        "scripts/scope/weights/",
        "scripts/mi/",
    )  # examples, and what is learned
    assert {name for name in others if not name.startswith(read_elsewhere)} == set()

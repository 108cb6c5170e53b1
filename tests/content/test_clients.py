"""What is wrong with a simulated client is reported with its file and line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from convo.content.check_clients import check_braces, check_client
from convo.content.check_facts import check_facts
from convo.content.clients import read_asks, read_client
from convo.content.dynamics import read_dynamics, read_manner, read_sayings, read_weave
from convo.content.findings import Finding
from convo.content.library import Library
from convo.content.place import Place, find_place

ABOUT, TOPICS, WAYS = "prompts/clients/joan/about.md", "prompts/clients/joan/topics.md", "prompts/clients/joan/ways.md"
UNSAID, SCRIPT, ASKS = (f"prompts/clients/joan/{part}.md" for part in ("unsaid", "script", "asks"))
TABLE = "scripts/clients/joan.toml"

Spoil = Callable[[str, str, str], list[Finding]]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a place of its own, with Joan and what every practice shares."""
    root = find_place().root
    for folder in ("scripts/practice", "prompts/practice", "prompts/clients/joan"):
        shutil.copytree(root / folder, tmp_path / folder)
    (tmp_path / "scripts/clients").mkdir()
    shutil.copy(root / TABLE, tmp_path / TABLE)
    return Place(tmp_path)


def found(place: Place) -> list[Finding]:
    library = Library(find_place())
    reading, asks = read_client(place, "joan"), [ask.id for ask in read_asks(place)[0]]
    script = library.script("first-conversation")
    findings = [*check_client(reading, script, asks, library.protocols), *check_braces(reading)]
    return [*findings, *check_facts(reading, ["dr", "christmas", "sunday", "tuesday", "english", "french"])]


@pytest.fixture
def spoil(place: Place) -> Spoil:
    """Replace something once in a file, and return what is then wrong that was not before."""
    before = {(finding.file, finding.what) for finding in found(place)}

    def spoiled(name: str, old: str, new: str) -> list[Finding]:
        path = place.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return [finding for finding in found(place) if (finding.file, finding.what) not in before]

    return spoiled


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        (ABOUT, "## At first", "## At last", "the section “At first” is missing"),
        (ABOUT, "## At first", "## At last", "unknown section “At last”"),
        (ABOUT, "- cat: Biscuit\n", "", "there is no fact {cat}"),
        (ABOUT, "- cat: Biscuit\n", "- cat: Biscuit\n- dog: Patch\n", "no line uses the fact {dog}"),
        (TOPICS, "- I've got my programmes.", "- I've got Gerald and my programmes.", "the name “Gerald”"),
        (TOPICS, "From about four o'clock it gets long.", "I've had three sons and it gets long.", "“three sons”"),
        (TOPICS, "## alan: open", "## allan: open", "“alan: open” has 0 lines and needs 4"),
        (TOPICS, "## alan: open", "## allan: open", "lines that are never said: nothing leads to “allan: open”"),
        (TOPICS, "- I still get two cups out.", "- Hm.\n- I still get two cups out.", "also stands at"),
        (TOPICS, "# Topics\n", "# Topics\n\nOne for nobody.\n", "stands under no heading"),
        (WAYS, "## silence", "## silences", "“silence” has 0 lines and needs 4"),
        (UNSAID, "## letter: told", "## letter: tell", "“letter: told” has 0 lines and needs 2"),
        (SCRIPT, "## good-day: guarded", "## good-dog: guarded", "there is no question “good-dog”"),
        (SCRIPT, "## copy\n", "## copys\n", "no answer to “copy”"),
        (ASKS, "## pets\n", "## petz\n", "there is no “petz”"),
        (ASKS, "## sleep: open", "## sleep: wide", "there is no level “wide”"),
        (TABLE, 'topic = "nights"', 'topic = "days"', "there is no topic “days”"),
        (TABLE, "trust = 0.72", "trust = 0.95", "can't be reached"),
        (TABLE, "asked = 0.5", "asked = 0.1", "told to anybody who asks"),
        (TABLE, 'protocol = "suicide-thoughts"', 'protocol = "sadness"', "there is no protocol “sadness”"),
        (TABLE, 'protocol = "suicide-thoughts"', 'protocol = "acute-today"', "steps, its protocol"),
        (TABLE, 'id = "evenings"', 'id = "alan"', "the id “alan” is used twice"),
        (TABLE, "[start]", "[stars]", "unknown field `stars`"),
        (TABLE, "trust = 0.35", "trust = yes", "the TOML can't be read"),
    ],
)
def test_what_is_wrong_is_said(spoil: Spoil, name: str, old: str, new: str, what: str) -> None:
    findings = spoil(name, old, new)
    assert any(what in finding.what for finding in findings), [finding.what for finding in findings]
    assert all(finding.remedy for finding in findings)


def test_facts_open_a_sentence_with_a_capital(place: Place) -> None:
    path = place.root / TOPICS
    path.write_text(
        path.read_text("utf-8").replace("- {plot}, by the top gate.", "- Oh. {plot}, by the top gate."), "utf-8"
    )
    client = read_client(place, "joan").client
    assert client
    lines = [line for topic in client.topics for pool in topic.lines.values() for line in pool]
    assert any(line.startswith("Oh. Plot fourteen, by the top gate.") for line in lines)


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("scripts/practice/dynamics.toml", 'id = "apology"', 'id = "sorry"', "“apology” is missing"),
        ("scripts/practice/dynamics.toml", 'id = "apology"', 'id = "sorry"', "“sorry”"),
        ("scripts/practice/dynamics.toml", "most = 1.0", "", "`most` is missing"),
        ("scripts/practice/manner.toml", "[manners]", "[manner]", "`cues`"),
        ("prompts/practice/weave.md", "## doorstep", "## doorsteps", "“doorstep” is missing"),
        ("prompts/practice/weave.md", "keep thinking about {topic}", "keep thinking", "does not hold"),
        ("prompts/practice/trainees.md", "## odd", "## odds", "“odd” is missing"),
    ],
)
def test_what_is_wrong_with_what_every_practice_shares(place: Place, name: str, old: str, new: str, what: str) -> None:
    path = place.root / name
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    readings = (read_dynamics(place), read_manner(place), read_weave(place), read_sayings(place))
    findings = [finding for _, found in readings for finding in found]
    assert any(what in finding.what for finding in findings), findings

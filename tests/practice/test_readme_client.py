"""The small client in the README is a whole one: it is taken from there as it stands, checked, and played."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from convo.cli.trials import played, trials
from convo.content.check import check
from convo.content.findings import errors
from convo.content.library import Library
from convo.content.place import Place, find_place
from convo.desk.practice_room import feedback_of
from convo.model.practice import Setting
from convo.practice.practice import Practice

from .test_client import LISTENING

README = Path(__file__).parents[2] / "README.md"
NAMED = re.compile(r"^(?:# (scripts/clients/[\w.-]+)|<!-- (prompts/clients/[\w./-]+) -->)$", re.MULTILINE)
FENCED = re.compile(r"^```(?:toml|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return the content there is, with the client of the README in place of all others."""
    folder, root = tmp_path_factory.mktemp("content"), find_place().root
    for name in ("scripts", "prompts"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("clients", "weights", "*.npz"))
    for fence in FENCED.findall(README.read_text("utf-8")):
        starts = [*NAMED.finditer(fence)]
        for start, end in zip(starts, [*(start.start() for start in starts[1:]), len(fence)], strict=False):
            path = folder / (start[1] or start[2])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence[start.end() : end].lstrip("\n"), "utf-8")
    return Place(folder)


def test_nothing_is_wrong_with_it(place: Place) -> None:
    assert Library(place).clients() == ("sam",)
    found = check(place, date(2026, 11, 22))
    assert [finding for finding in found if "sam" in finding.file or finding.file.startswith("prompts/practice")] == []


def test_random_trainees_find_nothing_wrong_and_reach_what_is_not_said(place: Place) -> None:
    assert errors(tuple(trials(place, 500))) == ()


def test_they_can_be_practised_with(place: Place, world) -> None:
    library = Library(place)
    practice = Practice(world, library.client("sam"), Setting(client="sam"))
    asked = ("Is it all right if I write some of this down?", "What is the first thing you will do?")
    for said in (*asked, *LISTENING, "Bye."):
        assert practice.say(said).reply.text
    assert practice.over
    assert practice.turns[0].reply.sources == ("script/consent",)
    assert practice.turns[1].reply.sources[0].startswith("goals/plot")
    assert len(feedback_of(library, practice).well) == 2


def test_however_many_cores_share_them_the_practices_are_the_same(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    [(_, whole)] = played(place, ("sam",), 60)
    monkeypatch.setattr("convo.cli.trials._AT_ONCE", 25)
    [(_, shared)] = played(place, ("sam",), 60)
    assert whole == shared

"""Walks as content: what a file may say, and what its author is told where it can't be used."""

from pathlib import Path

import pytest

from convo.content.findings import ContentBroken
from convo.content.place import Place
from convo.content.walks import Walk, read_walk
from convo.model.wish import Park, Say, Skip

HEAD = 'script = "first-conversation"\nperson = "Asha"\nabout = "A walk."\nat = 2026-11-22T10:00:00Z\n'


def walk(folder: Path, text: str) -> Walk:
    (folder / "walk.toml").write_text(text)
    return read_walk(Place(folder), "walk.toml")


def test_turns_become_wishes(tmp_path):
    found = walk(
        tmp_path,
        HEAD + '[[turns]]\nexpect = "a"\nsay = "b"\nkeep = "goal"\n[[turns]]\nskip = true\nreason = "c"\n'
        '[[turns]]\ndo = "park"\n[turns.then]\nquestion = ""\n',
    )
    assert [turn.wish for turn in found.turns] == [Say(text="b", keep="goal"), Skip(reason="c"), Park()]
    assert found.turns[0].expect == "a"
    assert found.turns[2].then.question == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD, 1),
        (HEAD + "[[turns]]\n", 5),
        (HEAD + '[[turns]]\nskip = true\n[[turns]]\ndo = "dance"\n', 7),
        (HEAD + '[[turns]]\nsay = "a"\nkepe = "goal"\n', 7),
        (HEAD.replace("T10:00:00Z", "T10:00:00") + '[[turns]]\nsay = "a"\n', 4),
        (HEAD + "[[turns", 5),
        ("turns = 5", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, line):
    with pytest.raises(ContentBroken) as broken:
        walk(tmp_path, text)
    assert line in {finding.line for finding in broken.value.findings}
    assert all(str(finding).startswith("walk.toml:") for finding in broken.value.findings)

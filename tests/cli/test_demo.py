"""The demo, as a newcomer runs it: no question, no terminal, a whole conversation and its plan as a file."""

import re
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from convo.cli import main
from convo.content.place import find_place
from convo.content.walks import EXAMPLE, read_walk
from convo.model.wish import Correct, Decide, GoTo, Park, Say


def test_demo_plays_a_whole_conversation_and_leaves_its_plan(convo, here, home):
    done = convo("demo")
    told = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    (plan,) = here.iterdir()
    assert plan.suffix == ".html"
    assert b"Go to a gardening group every week" in plan.read_bytes()
    assert told.index("What matters to you?") < told.index("CONCERN:") < told.index("You record what you did")
    assert told.index("You record what you did") < told.index("The plan is agreed") < told.index("Plan for Dilys")
    assert told.rstrip().endswith("type: convo")
    assert not home.exists(), "the demo keeps away from the real store"


def test_demo_never_writes_over_a_file(convo, here):
    assert convo("demo").returncode == 0
    assert convo("demo").returncode == 0
    assert len(list(here.iterdir())) == 2
    (here / "mine.txt").write_text("mine")
    done = convo("demo", "-o", "mine.txt")
    assert done.returncode == 1
    assert (here / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(("name", "code"), [("mine.txt", 1), ("nofolder/x.html", 1), ("x.zip", 2)])
def test_demo_plays_nothing_where_its_plan_could_not_be_written(convo, here, name, code):
    (here / "mine.txt").write_text("mine")
    done = convo("demo", "-o", name)
    assert done.returncode == code
    assert done.stdout == b""
    assert [path.name for path in here.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(("name", "beginning"), [("a.txt", "Plan for"), ("a.md", "#"), ("a.json", "{"), ("a", "<!")])
def test_the_ending_of_the_file_chooses_the_format(convo, here, name, beginning):
    assert convo("demo", "-o", name).returncode == 0
    assert (here / name).read_text("utf-8").lower().startswith(beginning.lower())


def test_demo_says_the_same_every_time(convo):
    first, second = (re.sub(rb"(?m)^The same plan.*$", b"", convo("demo").stdout) for _ in range(2))
    assert first == second


def test_demo_shows_its_script(convo, here):
    shown = convo("demo", "--script").stdout.decode()
    assert shown.strip() == find_place().read(EXAMPLE)[0].strip()
    assert not list(here.iterdir())


def test_demo_leaves_nothing_behind_it(convo, tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    assert convo("demo", TMPDIR=str(temporary)).returncode == 0
    assert not list(temporary.iterdir())


def test_the_example_shows_what_a_newcomer_should_see():
    walk = read_walk(find_place(), EXAMPLE)
    wishes = [turn.wish for turn in walk.turns]
    assert any(isinstance(wish, Say) and wish.keep for wish in wishes), "something out of order"
    for kind in (Correct, Decide, GoTo, Park):
        assert any(isinstance(wish, kind) for wish in wishes), kind
    said = [wish.text for wish in wishes if isinstance(wish, Say)]
    assert max(map(len, said)) < 70, "entries are as short as a worker types them"
    assert walk.end.agreed


@pytest.mark.parametrize(
    "command", [["demo"], ["check"], ["draw", "signpost"], ["scan"], ["demo", "--script"]], ids=" ".join
)
def test_no_socket_is_opened(command, monkeypatch, tmp_path):
    def refuse(*arguments, **more):
        raise AssertionError("a socket was opened")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket.socket, "__init__", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    entry = b'{"id": 1, "speaker": "person", "text": "We have no food in the house"}\n'
    done = CliRunner().invoke(main, command, input=entry)
    assert done.exit_code == 0, done.output
    assert Path.cwd() == tmp_path

"""Which conversation a command means where there are more people than a list holds: never another person's."""

import pytest
from click.testing import CliRunner

from convo.cli import main
from convo.cli.faults import Fault
from convo.cli.finding import find_session, sessions
from convo.desk import Desk


def test_the_latest_is_the_one_touched_last_whoever_it_is_with(crowd: Desk) -> None:
    assert crowd.session(find_session(crowd, "latest")).name == "An"
    assert [row.name for row in sessions(crowd)[:2]] == ["An", "Anna 205"]


def test_everybody_is_found_by_the_beginning_of_an_id(crowd: Desk) -> None:
    session = next(row.session for row in sessions(crowd) if row.name == "Anna 1")
    name = session.removeprefix("session/")
    assert {find_session(crowd, each) for each in (session, name, name[:4])} == {session}
    with pytest.raises(Fault, match="More than one conversation begins with 4"):
        find_session(crowd, "4")
    with pytest.raises(Fault, match="no conversation zzz"):
        find_session(crowd, "zzz")


def test_the_list_says_how_many_it_leaves_out(crowd: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convo.cli.plan.open_desk", lambda: crowd)
    done = CliRunner().invoke(main, ["plan"])
    assert len(done.stdout.splitlines()) == 200
    assert " An: " in done.stdout.splitlines()[0]
    assert done.stderr.startswith("6 older ones")

"""Every walk is played twice, straight and with everything forgotten after every turn, and visits every stage."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from convo.content.library import Library


def _runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("walks_run", Path(__file__).parent / "walks" / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


walks = _runner()


@pytest.mark.parametrize("name", walks.walk_names())
def test_walk_goes_as_expected_and_replays_to_the_same(name: str) -> None:
    straight, forgetful = walks.play(name), walks.play(name, forget=True)
    assert straight.faults == ()
    assert forgetful.faults == ()
    assert forgetful.session == straight.session
    assert forgetful.plans == straight.plans


def test_every_stage_of_every_script_is_visited(library: Library) -> None:
    visited: dict[str, set[str]] = {}
    for name in walks.walk_names():
        script = walks.load_walk(name).script
        visited.setdefault(script, set()).update(stage for stage, _ in walks.play(name).session.stages)
    for row in library.script_rows():
        stages = {stage.id for stage in library.script(row.script).stages}
        assert stages <= visited.get(row.script, set()), f"{row.script}: no walk visits these stages"


def test_walks_stand_in_their_scripts_folder() -> None:
    for name in walks.walk_names():
        assert walks.load_walk(name).script in Path(name).parts or name == walks.EXAMPLE

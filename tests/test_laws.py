"""The repository's own rules, each held by a tool: style, types, layers, purity, shape, and what stands at the top."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "convo").rglob("*.py"))
PURE = ("convo.model", "convo.engine", "convo.mi")
TOP = {"LICENSE", "README.md", "convo", "prompts", "pyproject.toml", "scripts", "tests", "uv.lock"}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["check", "format --check"])
def test_ruff_finds_nothing(command):
    done = run(sys.executable, "-m", "ruff", *command.split(), "convo", "tests")
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_strict_and_right():
    done = run(sys.executable, "-m", "basedpyright", "--level", "error")
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_run_downward_only():
    done = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr


def loaded_by(module: str) -> set[str]:
    """What a fresh interpreter has loaded after importing a module: lint can't see a late import, this can."""
    code = f"import json, sys; import {module}; print(json.dumps(sorted(sys.modules)))"
    done = run(sys.executable, "-c", code)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_the_engine_loads_no_screen_no_store_and_no_content():
    loaded = loaded_by("convo.engine.turn, convo.engine.plan")
    assert not loaded & {"textual", "rich", "click", "sqlcipher3", "convo.content", "convo.store", "convo.desk"}


def test_the_desk_loads_no_screen():
    assert not loaded_by("convo.desk") & {"textual", "rich", "click", "convo.tui", "convo.cli"}


def test_the_command_line_loads_little_before_it_knows_the_command():
    assert not loaded_by("convo.cli") & {"textual", "pydantic", "sqlcipher3", "transitions", "re2", "convo.desk"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_stays_readable(module):
    text = module.read_text("utf-8")
    doc = ast.get_docstring(ast.parse(text))
    assert doc, "a module opens with a sentence saying what it is for"
    assert doc.splitlines()[0].rstrip().endswith((".", ":", "`.", "?")), doc.splitlines()[0]
    assert len(text.splitlines()) <= 300, "a module this long wants to be a folder"


def test_nothing_else_stands_at_the_top():
    done = run("git", "ls-files")
    if done.returncode:
        pytest.skip("not a git checkout")
    found = {name.split("/")[0] for name in done.stdout.splitlines()}
    assert {name for name in found if not name.startswith(".")} <= TOP


def test_every_package_of_convo_has_its_tests():
    packages = {path.parent.name for path in (ROOT / "convo").glob("*/__init__.py")}
    assert packages <= {path.name for path in (ROOT / "tests").iterdir()}

"""Where the store is looked for."""

from pathlib import Path

import pytest

from convo.store import data_folder, store_path


def test_convo_home_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CONVO_HOME", str(tmp_path / "here"))
    assert data_folder() == tmp_path / "here"
    assert store_path() == tmp_path / "here" / "convo.db"
    assert not (tmp_path / "here").exists()


def test_a_folder_relative_to_home_or_here_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CONVO_HOME", "~/notes")
    assert data_folder() == Path.home() / "notes"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONVO_HOME", "notes")
    assert data_folder() == tmp_path / "notes"


@pytest.mark.parametrize("home", ["", None])
def test_without_it_the_platform_decides(home: str | None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CONVO_HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("CONVO_HOME", home)
    assert data_folder().name == "convo"
    assert data_folder().is_absolute()

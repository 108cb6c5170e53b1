"""What was learned for coding is read from its files, and what is missing or damaged is said or done without."""

from pathlib import Path

import pytest

from convo.content.coding import read_encoder, read_weights
from convo.content.findings import ContentBroken
from convo.content.place import Place, find_place


def test_weights_say_what_they_were_learned_from_and_when() -> None:
    about = read_weights(find_place()).about
    assert set(about) >= {"data", "sha256", "learned_on", "figures_by_cross_validation"}


@pytest.mark.parametrize("text", [None, "", "{}", "not JSON"])
def test_missing_or_damaged_weights_are_refused_in_words(text: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "scripts" / "mi"
    folder.mkdir(parents=True)
    if text is not None:
        (folder / "codes.json").write_text(text, encoding="utf-8")
    with pytest.raises(ContentBroken, match=r"codes\.json"):
        read_weights(Place(tmp_path))


@pytest.mark.parametrize("model", [None, b"", b"no model"])
def test_without_an_encoder_that_runs_there_is_none(model: bytes | None, tmp_path: Path) -> None:
    folder = tmp_path / "scripts" / "mi"
    folder.mkdir(parents=True)
    if model is not None:
        (folder / "encoder.onnx").write_bytes(model)
        (folder / "vocabulary.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n", encoding="utf-8")
    weights = read_weights(find_place())._replace(says={"talk": 0.5})
    assert read_encoder(Place(tmp_path), weights) is None


def test_an_encoder_that_nothing_was_learned_for_is_not_used() -> None:
    place = find_place()
    assert read_encoder(place, read_weights(place)._replace(says={})) is None

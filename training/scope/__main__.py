"""Learns the weights of the scanner from scripts/scope/examples, and writes them to scripts/scope/weights."""

import argparse
import json
import logging
import os
import tomllib
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np

from convo.learned.encoder import Encoder
from convo.learned.linear import unpacked
from convo.scope.rules import rules_from
from convo.scope.scan import Scanner
from training.scope import ngrams
from training.scope.blend import blended
from training.scope.examples import FOLDER, Row, all_rows, mark
from training.scope.net import Learner

WEIGHTS = FOLDER.parent / "weights"
EPOCHS = 4
RATE = 2e-4
HELD_OUT = ("carers", "harm", "young")
"""The authors' files that the bars are set on; for that the rest alone is learned from, and after that everything."""


def main() -> None:
    """Learn from everything, and set the bars with what was learned from two thirds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--to", type=Path, default=WEIGHTS, help="the folder to write to")
    asked.add_argument("--part", choices=("both", "learn", "bars"), default="both", help="do only a part of it")
    asked.add_argument("--keep", type=Path, help="a folder for what was learned from two thirds, to measure it")
    given = asked.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    rows = all_rows()
    given.to.mkdir(parents=True, exist_ok=True)
    if given.part != "bars":
        _put(given.to, _learned(rows))
    if given.part != "learn":
        known = [row for row in rows if row.file not in HELD_OUT]
        kept_out = [row for row in rows if row.file in HELD_OUT]
        parts = _learned(known)
        weights = _bars(parts, kept_out)
        for folder in filter(None, (given.to, given.keep)):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "weights.json").write_text(weights, encoding="utf-8")
        if given.keep:
            _put(given.keep, parts)


def _learned(rows: list[Row]) -> dict[str, bytes]:
    """Learn from rows; return the files by name."""
    logging.info("learning from %d examples", len(rows))
    learner = Learner(rows)
    learner.learn(EPOCHS, RATE)
    model, near = learner.shipped(learner.pooled(rows))
    return {
        "encoder.onnx": model,
        "vocabulary.txt": ("\n".join(learner.vocabulary) + "\n").encode(),
        "near.bin": np.round(near * 127).astype(np.int8).tobytes(),
        "ngrams.bin": ngrams.learned(rows),
    }


def _bars(parts: dict[str, bytes], kept_out: list[Row]) -> str:
    """Set the bars on rows that were not learned from."""
    rules = Scanner(rules_from(tomllib.loads((FOLDER.parent / "rules.toml").read_text(encoding="utf-8"))))
    encoder = Encoder(parts["encoder.onnx"], parts["vocabulary.txt"].decode().splitlines())
    weights = blended(kept_out, unpacked(parts["ngrams.bin"]), encoder, rules, mark())
    return json.dumps(weights.model_dump(mode="json"), indent=1) + "\n"


def _put(folder: Path, parts: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in parts.items():
        (folder / name).write_bytes(data)
    logging.info("written to %s", folder)


if __name__ == "__main__":
    main()

"""Learns the weights of the scanner from scripts/scope/examples and from what people say in the made-up conversations.

Writes them to scripts/scope/weights.
"""

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
from tests.training.scope import ngrams
from tests.training.scope.blend import blended
from tests.training.scope.examples import FOLDER, Row, all_rows, interviews
from tests.training.scope.net import Learner

WEIGHTS = FOLDER.parent / "weights"
EPOCHS = 3
RATE = 2e-4
APART = {"canal", "delta", "heath", "weir"}
"""The authors whose lines nothing is learned from: the parts are weighed and the bars are set on somebody unheard."""
FILES = ("encoder.onnx", "vocabulary.txt", "near.bin", "ngrams.bin")


def main() -> None:
    """Learn from all authors but some, set the bars on those, and write it all down."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--to", type=Path, default=WEIGHTS, help="the folder to write to")
    asked.add_argument("--without", nargs="*", default=(), help="files to learn without, such as carers, to measure on")
    asked.add_argument("--bars", action="store_true", help="only set the bars anew, as after a change of rules")
    given = asked.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    rows = [row for row in (*all_rows(), *interviews()) if row.author not in given.without]
    if given.bars:
        parts = {name: (given.to / name).read_bytes() for name in FILES}
    else:
        parts = _learned([row for row in rows if row.author not in APART])
    parts["weights.json"] = _bars(parts, [row for row in rows if row.author in APART]).encode()
    given.to.mkdir(parents=True, exist_ok=True)
    for name, data in parts.items():
        (given.to / name).write_bytes(data)


def _learned(rows: list[Row]) -> dict[str, bytes]:
    """Learn from rows; return the files by name."""
    logging.info("learning from %d examples", len(rows))
    rows = ngrams.cut(rows, unpacked(ngrams.learned(rows)))
    learner = Learner(rows)
    learner.learn(EPOCHS, RATE)
    model, near = learner.shipped(learner.pooled(all_rows()))
    return {
        "encoder.onnx": model,
        "vocabulary.txt": ("\n".join(learner.vocabulary) + "\n").encode(),
        "near.bin": np.round(near * 127).astype(np.int8).tobytes(),
        "ngrams.bin": ngrams.learned(rows),
    }


def _bars(parts: dict[str, bytes], others: list[Row]) -> str:
    """Set the bars on rows that were not learned from."""
    rules = Scanner(rules_from(tomllib.loads((FOLDER.parent / "rules.toml").read_text(encoding="utf-8"))))
    vocabulary = parts["vocabulary.txt"].decode().splitlines()
    encoder = Encoder(parts["encoder.onnx"], vocabulary)
    weights = blended(others, unpacked(parts["ngrams.bin"]), encoder, frozenset(vocabulary), rules)
    return json.dumps(weights.model_dump(mode="json"), indent=1) + "\n"


if __name__ == "__main__":
    main()

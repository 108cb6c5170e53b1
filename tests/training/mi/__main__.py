"""Learns the weights of the coder and writes them to scripts/mi.

    python -m tests.training.mi annomi-dev.csv --on 2026-11-22

Every figure it prints is by cross-validation over the CSV's `fold` column, which keeps a source video in one fold.
"""

import argparse
import json
import logging
import os
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np

from tests.training.mi.blend import best_says, heard_scores, joined, plain_scores
from tests.training.mi.data import ANSWERS, COUNTS, FEWEST, SIDES, Turn, dialogues, examples, sha, turns_of
from tests.training.mi.linear import STRENGTH, Learned
from tests.training.mi.measure import by_conversation, macro, trust
from tests.training.mi.net import Learner

WEIGHTS = Path(__file__).resolve().parents[3] / "scripts" / "mi"
USES = {"whole": False, "live": True}


def main() -> None:
    """Learn, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("csv", type=Path)
    asked.add_argument("--on", required=True, help="the date that the weights will bear")
    asked.add_argument("--part", choices=("plain", "all"), default="all", help="leave out the encoder, or learn both")
    asked.add_argument("--to", type=Path, default=WEIGHTS, help="the folder to write to")
    given = asked.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    rows = turns_of(given.csv)
    turns = [turn for one in rows for turn in one]
    plain = {use: plain_scores(rows, live) for use, live in USES.items()}
    measured = Measured(turns)
    for use, scores in plain.items():
        measured.add(use, {question: np.exp(numbers) for question, numbers in scores.items()})
    says = _encoder(turns, plain, measured, given.to) if given.part == "all" else {}
    learned = {
        "about": _about(given.csv, given.on, len(rows)) | {"figures_by_cross_validation": measured.figures},
        "says": says,
        "trust": measured.trusted,
        "tallies": {
            f"{side}-{use}": Learned(rows, side, live).packed() for side in SIDES for use, live in USES.items()
        },
    }
    text = json.dumps(learned, ensure_ascii=False, indent=0)
    (given.to / "codes.json").write_text(text + "\n", encoding="utf-8")
    logging.info("written to %s", given.to)


class Measured:
    """Figures, and how far chances can be trusted, for each way of using what was learned."""

    def __init__(self, turns: list[Turn]) -> None:
        self._turns = turns
        self.figures: dict[str, dict[str, float]] = {}
        self.trusted: dict[str, list[float]] = {}

    def add(self, use: str, chances: dict[str, np.ndarray]) -> None:
        self.figures[use] = {question: macro(self._turns, question, numbers) for question, numbers in chances.items()}
        self.figures[use] |= by_conversation(self._turns, chances["behaviour"])
        for question, numbers in chances.items():
            self.trusted[f"{question}-{use}"] = trust(self._turns, question, numbers)
        logging.info("%s: %s", use, self.figures[use])


def _encoder(
    turns: list[Turn], plain: dict[str, dict[str, np.ndarray]], measured: Measured, folder: Path
) -> dict[str, float]:
    """Learn the encoder and write it; return how much say it has in each question."""
    learner = Learner([*turns, *(turn for one in (*examples(), *dialogues()) for turn in one)])
    heard = heard_scores(learner, turns)
    says = best_says(turns, plain["whole"], heard)
    for use, scores in plain.items():
        both = {question: joined(scores[question], heard[question], says[question]) for question in ANSWERS}
        measured.add(f"{use}-heard", both)
    net = learner.learned([row for row, turn in enumerate(learner.turns) if turn.learns])
    (folder / "encoder.onnx").write_bytes(learner.shipped(net))
    (folder / "vocabulary.txt").write_text("\n".join(learner.vocabulary) + "\n", encoding="utf-8")
    return says


def _about(path: Path, day: str, count: int) -> dict[str, object]:
    return {
        "data": f"AnnoMI, {count} transcripts for developing; of the authors' own {len(examples())} examples and "
        f"{len(dialogues())} conversations",
        "sha256": {"transcripts": sha(path)} | {own.stem: sha(own) for own in COUNTS},
        "learned_on": day,
        "fewest_transcripts": FEWEST,
        "strength": STRENGTH,
        "counts": {own.stem: count for own, count in COUNTS.items()},
    }


if __name__ == "__main__":
    main()

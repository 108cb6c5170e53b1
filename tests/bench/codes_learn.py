"""Learns what codes turns, from an AnnoMI CSV, and writes scripts/mi/codes.json. Needs scikit-learn.

    python -m tests.bench.codes_learn annomi-dev.csv 2026-11-22

Each side (the worker's turns, the person's) and each use (whole transcripts, live) has weights of its own. How far a
chance can be trusted is found by cross-validation over the `fold` column, which keeps a source video in one fold.
"""

import json
import sys
from base64 import b64encode
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tests.bench.codes_data import ANSWERS, FEWEST, SIDES, Turn, examples, found, labelled, sha, turns_of, vocabulary

STRENGTH = 1.0
STEPS = 127
EXAMPLE_WEIGHT = 2.0
OUT = Path("scripts/mi/codes.json")

Rows = list[list[Turn]]
EXAMPLES = examples()


def matrix(turns: list[Turn], known: dict[str, int], live: bool) -> csr_matrix:
    """A row a turn: each of its known features has one over the root of how many there are."""
    places, starts = [], [0]
    for turn in turns:
        places += sorted(known[name] for name in found(turn, live) if name in known)
        starts.append(len(places))
    counts = np.diff(starts)
    values = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts)
    return csr_matrix((values, places, starts), shape=(len(turns), len(known)))


class Learned:
    """Weights for one side and use, as whole steps."""

    def __init__(self, rows: Rows, side: str, live: bool) -> None:
        self.live, self.questions = live, SIDES[side]
        self.names = vocabulary(rows, side, live)
        self.known = {name: place for place, name in enumerate(self.names)}
        fits = [self._fit(rows, question) for question in self.questions]
        weights = np.vstack([weights for weights, _ in fits])
        self.bias = np.concatenate([bias for _, bias in fits])
        self.scales = np.abs(weights).max(axis=1) / STEPS
        self.steps = np.round(weights / self.scales[:, None]).astype(np.int8).T

    def _fit(self, rows: Rows, question: str) -> tuple[np.ndarray, np.ndarray]:
        turns = [*labelled(rows, question), *labelled(EXAMPLES, question)]
        weights = [EXAMPLE_WEIGHT if turn.fold < 0 else 1.0 for turn in turns]
        model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced")
        model.fit(matrix(turns, self.known, self.live), [turn.labels[question] for turn in turns], weights)
        weights, bias = model.coef_, model.intercept_
        if len(weights) == 1:
            weights, bias = np.vstack([-weights / 2, weights / 2]), np.array([-bias[0] / 2, bias[0] / 2])
        order = [list(model.classes_).index(answer) for answer in ANSWERS[question]]
        return weights[order], bias[order]

    def chances(self, turns: list[Turn], question: str) -> np.ndarray:
        raw = matrix(turns, self.known, self.live) @ (self.steps * self.scales) + self.bias
        first = sum(len(ANSWERS[other]) for other in self.questions[: self.questions.index(question)])
        scores = raw[:, first : first + len(ANSWERS[question])]
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return raised / raised.sum(axis=1, keepdims=True)

    def packed(self) -> dict[str, object]:
        return {
            "answers": {question: ANSWERS[question] for question in self.questions},
            "bias": [round(float(number), 5) for number in self.bias],
            "scales": [float(f"{number:.6g}") for number in self.scales],
            "features": "\t".join(self.names),
            "steps": b64encode(self.steps.tobytes()).decode(),
        }


def trust(chance: np.ndarray, right: np.ndarray) -> list[float]:
    """Find how often an answer with a given chance is right: a shift and a slope of its log-odds."""
    odds = np.log(np.clip(chance, 1e-6, 1 - 1e-6) / (1 - np.clip(chance, 1e-6, 1 - 1e-6)))
    model = LogisticRegression(C=1e6).fit(odds[:, None], right)
    return [round(float(model.intercept_[0]), 4), round(float(model.coef_[0][0]), 4)]


def out_of_fold(rows: Rows, side: str, live: bool) -> dict[str, tuple[list[Turn], np.ndarray]]:
    """Answer each question of each turn with what was learned from other source videos only."""
    kept: dict[str, tuple[list[Turn], list[np.ndarray]]] = {question: ([], []) for question in SIDES[side]}
    for fold in range(5):
        model = Learned([turns for turns in rows if turns[0].fold != fold], side, live)
        out = [turn for turns in rows if turns[0].fold == fold for turn in turns if turn.spoken.speaker == side]
        for question in SIDES[side]:
            kept[question][0].extend(out)
            kept[question][1].append(model.chances(out, question))
    return {question: (turns, np.vstack(parts)) for question, (turns, parts) in kept.items()}


def trusts(rows: Rows, side: str, live: bool) -> dict[str, list[float]]:
    found = {}
    for question, (turns, chances) in out_of_fold(rows, side, live).items():
        those = [place for place, turn in enumerate(turns) if question in turn.labels]
        best = [ANSWERS[question][answer] for answer in chances[those].argmax(axis=1)]
        right = [turns[place].labels[question] == answer for place, answer in zip(those, best, strict=True)]
        found[f"{question}-{use(live)}"] = trust(chances[those].max(axis=1), np.array(right))
    return found


def use(live: bool) -> str:
    return "live" if live else "whole"


def main() -> None:
    path, day = Path(sys.argv[1]), sys.argv[2]
    rows = turns_of(path)
    tallies, trusted = {}, {}
    for side in SIDES:
        for live in (False, True):
            tallies[f"{side}-{use(live)}"] = Learned(rows, side, live).packed()
            trusted |= trusts(rows, side, live)
    about = {
        "data": "AnnoMI, 87 transcripts for developing, and the authors' own examples",
        "sha256": sha(path),
        "learned_on": day,
        "fewest_transcripts": FEWEST,
        "strength": STRENGTH,
    }
    text = json.dumps({"about": about, "trust": trusted, "tallies": tallies}, ensure_ascii=False, indent=0)
    OUT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The plain part: a weight for each feature and answer, and how far what comes out can be trusted."""

from base64 import b64encode

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tests.training.mi.data import ANSWERS, SIDES, Turn, dialogues, examples, found, labelled, vocabulary

STRENGTH = 1.0
STEPS = 127

Rows = list[list[Turn]]
OWN = [*examples(), *dialogues()]


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
        turns = [*labelled(rows, question), *labelled(OWN, question)]
        model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced")
        answers, counts = [turn.labels[question] for turn in turns], [turn.counts for turn in turns]
        model.fit(matrix(turns, self.known, self.live), answers, counts)
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

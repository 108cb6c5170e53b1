"""The encoder with its answers on top: learning, reading, and writing it down for onnxruntime."""

import logging
import random
import time
from collections.abc import Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from convo.learned.encoder import Passage, layout
from convo.learned.wordpiece import WordPiece
from convo.mi.hearing import MARKS, REACH
from tests.training.bert import LAYERS, WIDTH, base, begun, written
from tests.training.mi.data import ANSWERS, Turn

FROZEN = 3
"""The lower layers stay as they came: there is too little to learn from for them, and it is learned twice as fast."""
EPOCHS = 3
RATE = 1.5e-4
ALONE = 0.08
"""How often a turn is read without what came before."""

_COMMON = 23_000
_BATCH = 24
_SHARES = {"behaviour": 1.0, "question": 0.7, "reflection": 0.5, "talk": 1.0}
_RARE = {"behaviour": (1.0, 1.0, 1.3, 0.9), "talk": (1.2, 1.8, 0.75)}

Laid = tuple[torch.Tensor, int]
"""What the frozen layers make of a passage, and how many of its pieces are the turn itself."""


class Net(nn.Module):
    """The upper layers of a BERT; the mean over the turn's own pieces and the first piece give every answer."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.layers = nn.ModuleList(bert.layers[FROZEN:])
        self.out = nn.Linear(2 * WIDTH, sum(map(len, ANSWERS.values())))

    def forward(self, x: torch.Tensor, own: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        for layer in self.layers:
            x = layer(x, mask)
        x, own = x.float(), own.float()[..., None]
        pooled = torch.cat([(x * own).sum(1) / own.sum(1), x[:, 0]], 1)
        return self.out(functional.dropout(pooled, 0.1, self.training))


class Shipped(nn.Module):
    """The whole for one passage at a time."""

    def __init__(self, bert: nn.Module, net: Net) -> None:
        super().__init__()
        self.bert, self.net = bert, net

    def forward(self, ids: torch.Tensor, types: torch.Tensor) -> tuple[torch.Tensor, ...]:
        x = _lower(self.bert, ids, types, None)
        return torch.split(self.net(x, 1 - types, None), [len(answers) for answers in ANSWERS.values()], 1)


class Learner:
    """Learns a net from turns, and reads turns with it."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        weights, whole = base()
        self.vocabulary = _kept(whole)
        numbers = {piece: number for number, piece in enumerate(whole)}
        self._kept = [numbers[piece] for piece in self.vocabulary]
        self._weights = weights
        self._pieces = WordPiece(self.vocabulary)
        self.turns = list(turns)
        bert = begun(weights, self._kept).eval()
        self._laid = {alone: self._lay(bert, alone) for alone in (False, True)}

    def learned(self, rows: Sequence[int], seed: int = 1) -> Net:
        """Learn from the turns that stand in these rows."""
        torch.manual_seed(seed)
        chance = random.Random(seed)
        net = Net(begun(self._weights, self._kept)).train()
        steps = torch.optim.AdamW(_groups(net), fused=True)
        rates = [group["lr"] for group in steps.param_groups]
        total, done, started = EPOCHS * -(-len(rows) // _BATCH), 0, time.monotonic()
        for epoch in range(EPOCHS):
            for batch in self._batches(list(rows), chance):
                share = min(1.0, done / (0.08 * total)) * (total - done) / total
                for group, own in zip(steps.param_groups, rates, strict=True):
                    group["lr"] = own * share
                laid = [self._laid[chance.random() < ALONE][row] for row in batch]
                with torch.autocast("cpu", torch.bfloat16):
                    out = net(*_padded(laid))
                _loss(out.float(), [self.turns[row] for row in batch]).backward()
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                steps.step()
                steps.zero_grad()
                done += 1
            logging.info("epoch %d of %d, %.0f s", epoch + 1, EPOCHS, time.monotonic() - started)
        return net.eval()

    def read(self, net: Net, rows: Sequence[int], alone: bool) -> np.ndarray:
        """Return the net's scores for the turns in these rows, with or without what came before."""
        order = sorted(rows, key=lambda row: len(self._laid[alone][row][0]))
        out: dict[int, np.ndarray] = {}
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for start in range(0, len(order), 64):
                some = order[start : start + 64]
                scores = net(*_padded([self._laid[alone][row] for row in some])).float().numpy()
                out |= dict(zip(some, scores, strict=True))
        return np.array([out[row] for row in rows])

    def shipped(self, net: Net) -> bytes:
        """Return the whole as a small ONNX file."""
        return written(Shipped(begun(self._weights, self._kept).eval(), net).eval(), tuple(ANSWERS))

    def _lay(self, bert: nn.Module, alone: bool) -> list[Laid]:
        """Return what the frozen layers make of every turn."""
        passages = [
            Passage(turn.text, "" if alone else turn.said_before, MARKS[turn.spoken.speaker]) for turn in self.turns
        ]
        laid = [layout(self._pieces, passage, REACH) for passage in passages]
        order = sorted(range(len(laid)), key=lambda place: len(laid[place][0]))
        found: dict[int, Laid] = {}
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for start in range(0, len(order), 64):
                some = order[start : start + 64]
                longest = max(len(laid[place][0]) for place in some)
                ids, types = (torch.zeros(len(some), longest, dtype=torch.long) for _ in range(2))
                mask = torch.zeros(len(some), longest, dtype=torch.bool)
                for row, place in enumerate(some):
                    own, parts = laid[place]
                    ids[row, : len(own)], types[row, : len(own)] = torch.tensor(own), torch.tensor(parts)
                    mask[row, : len(own)] = True
                x = _lower(bert, ids, types, mask[:, None, None, :]).to(torch.bfloat16)
                for row, place in enumerate(some):
                    own, parts = laid[place]
                    found[place] = (x[row, : len(own)].clone(), parts.count(0))
        return [found[place] for place in range(len(laid))]

    def _batches(self, rows: list[int], chance: random.Random) -> list[list[int]]:
        """Return rows in batches of about one length, in an order of chance."""
        chance.shuffle(rows)
        batches: list[list[int]] = []
        for start in range(0, len(rows), 50 * _BATCH):
            some = sorted(rows[start : start + 50 * _BATCH], key=lambda row: len(self._laid[False][row][0]))
            batches += [some[at : at + _BATCH] for at in range(0, len(some), _BATCH)]
        chance.shuffle(batches)
        return batches


def _lower(bert: nn.Module, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
    places = bert.places(torch.arange(ids.shape[1])[None])
    x = bert.first(bert.pieces(ids) + places + bert.parts(types))
    for layer in bert.layers[:FROZEN]:
        x = layer(x, mask)
    return x


def _padded(laid: Sequence[Laid]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(x) for x, _ in laid)
    whole = torch.zeros(len(laid), longest, WIDTH)
    own, mask = (torch.zeros(len(laid), longest, dtype=torch.bool) for _ in range(2))
    for row, (x, count) in enumerate(laid):
        whole[row, : len(x)], own[row, :count], mask[row, : len(x)] = x.float(), True, True
    return whole, own, mask[:, None, None, :]


def _loss(out: torch.Tensor, turns: Sequence[Turn]) -> torch.Tensor:
    """Return how wrong the answers are; rare answers count for more."""
    wrong, first = torch.zeros(()), 0
    for question, answers in ANSWERS.items():
        rows = [row for row, turn in enumerate(turns) if question in turn.learns]
        if rows:
            wanted = torch.tensor([answers.index(turns[row].learns[question]) for row in rows])
            weight = torch.tensor(_RARE[question]) if question in _RARE else None
            scores = out[rows, first : first + len(answers)]
            each = functional.cross_entropy(scores, wanted, weight, reduction="sum", label_smoothing=0.05)
            wrong = wrong + _SHARES[question] * each / len(turns)
        first += len(answers)
    return wrong


def _groups(net: Net) -> list[dict]:
    """Return the parameters with their rates: the lower the layer, the slower it learns; the answers fastest."""
    groups = []
    for name, parameter in net.named_parameters():
        parts = name.split(".")
        rate = 5 * RATE if parts[0] == "out" else RATE * 0.9 ** (LAYERS - FROZEN - 1 - int(parts[1]))
        groups.append({"params": [parameter], "lr": rate, "weight_decay": 0.01 if parameter.dim() > 1 else 0.0})
    return groups


def _kept(whole: list[str]) -> list[str]:
    """Return the pieces that are kept, in their old order: common ones, single letters, and the marks."""
    needed = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", *MARKS.values()}
    return [
        piece
        for number, piece in enumerate(whole)
        if piece in needed
        or (piece.isascii() and not piece.startswith("[") and (number < _COMMON or len(piece.removeprefix("##")) == 1))
    ]

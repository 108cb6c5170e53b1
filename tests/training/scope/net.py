"""The encoder with its judgements on top: learning, reading, and writing it down for onnxruntime."""

import copy
import logging
import random
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from convo.learned.encoder import Passage, Reach, layout
from convo.learned.wordpiece import WordPiece
from convo.model.kinds import CATEGORIES
from convo.scope.reach import MARKS
from tests.training.bert import LAYERS, WIDTH, base, begun, written
from tests.training.scope.examples import Changes, Row

NUMBER = len(CATEGORIES)
OUTPUTS = NUMBER + 1 + 2 * NUMBER
"""Each category, anything at all, and for each category two steps of urgency."""

NEAR = 64
_COMMON = 23_000
_BATCH = 32


class Net(nn.Module):
    """A BERT whose pieces' mean and highest values are weighed for each judgement."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert
        self.out = nn.Linear(2 * WIDTH, OUTPUTS)
        nn.init.normal_(self.out.weight, std=0.02)
        nn.init.zeros_(self.out.bias)
        with torch.no_grad():
            self.out.bias[:NUMBER] = -3.5

    def pooled(self, ids: torch.Tensor, types: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        there = torch.arange(ids.shape[1])[None] < lengths[:, None]
        x = self.bert(ids, types, there[:, None, None, :]).float()
        mean = (x * there[..., None]).sum(1) / lengths[:, None]
        return torch.cat([mean, x.masked_fill(~there[..., None], -1e4).amax(1)], 1)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        return self.out(functional.dropout(self.pooled(ids, types, lengths), 0.1, self.training))


class Shipped(nn.Module):
    """The same for one passage at a time, with the vector that finds near examples."""

    def __init__(self, net: Net, centre: torch.Tensor, axes: torch.Tensor) -> None:
        super().__init__()
        self.net, self.centre, self.axes = net, centre, axes

    def forward(self, ids: torch.Tensor, types: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x = self.net.bert(ids, types, None)
        pooled = torch.cat([x.mean(1), x.amax(1)], 1)
        near = (pooled - self.centre) @ self.axes
        return self.net.out(pooled), near / near.norm(dim=1, keepdim=True)


class Learner:
    """Learns a net from rows, and reads rows with it."""

    def __init__(self, rows: list[Row], seed: int = 0) -> None:
        weights, whole = base()
        self.vocabulary = _kept(whole, rows)
        numbers = {piece: number for number, piece in enumerate(whole)}
        torch.manual_seed(seed)
        self.net = Net(begun(weights, [numbers[piece] for piece in self.vocabulary]))
        self._pieces = WordPiece(self.vocabulary)
        self._rows, self._seed = rows, seed

    def learn(self, epochs: int, rate: float) -> None:
        """Learn from the rows, changed anew each time round; what is kept is a running mean of the weights."""
        chance, changes = random.Random(self._seed), Changes(self._rows, self._seed)
        mean, net = copy.deepcopy(self.net), self.net
        groups = _groups(net, rate)
        steps = torch.optim.AdamW(groups, fused=True)
        rates = [group["lr"] for group in groups]
        total, done, started = epochs * -(-len(changes.round(self._rows)) // _BATCH), 0, time.monotonic()
        for epoch in range(epochs):
            for batch in self._batches(changes.round(self._rows), chance):
                share = min(1.0, (done + 1) / (0.1 * total)) * max(0.02, 1 - done / total)
                for group, own in zip(groups, rates, strict=True):
                    group["lr"] = own * share
                with torch.autocast("cpu", torch.bfloat16):
                    out = net(*self._tensors(batch))
                _loss(out.float(), torch.tensor([row.grades for row in batch])).backward()
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                steps.step()
                steps.zero_grad()
                done += 1
                if not done % 50:
                    logging.info("step %d of %d, %.0f s", done, total, time.monotonic() - started)
                _follow(mean, net, min(0.995, done / (done + 20)))
            logging.info("epoch %d of %d, %.0f s", epoch + 1, epochs, time.monotonic() - started)
        self.net = mean.eval()

    def _batches(self, rows: list[Row], chance: random.Random) -> list[list[Row]]:
        """Return rows in batches of about one length, in an order of chance."""
        chance.shuffle(rows)
        batches: list[list[Row]] = []
        for start in range(0, len(rows), 16 * _BATCH):
            some = sorted(rows[start : start + 16 * _BATCH], key=lambda row: len(row.text) + len(row.previous or ""))
            part = [some[at : at + _BATCH] for at in range(0, len(some), _BATCH)]
            chance.shuffle(part)
            batches += part
        return batches

    def _tensors(self, rows: list[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        laid = [
            layout(self._pieces, Passage(row.text, row.previous or "", MARKS[row.speaker]), Reach()) for row in rows
        ]
        longest = max(len(ids) for ids, _ in laid)
        ids, types = (
            torch.zeros(len(rows), longest, dtype=torch.long),
            torch.zeros(len(rows), longest, dtype=torch.long),
        )
        for place, (own, parts) in enumerate(laid):
            ids[place, : len(own)], types[place, : len(parts)] = torch.tensor(own), torch.tensor(parts)
        return ids, types, torch.tensor([len(own) for own, _ in laid])

    def pooled(self, rows: list[Row]) -> torch.Tensor:
        """Return what the net sees of each row before it judges."""
        order = sorted(range(len(rows)), key=lambda place: len(rows[place].text))
        out = torch.zeros(len(rows), 2 * WIDTH)
        with torch.no_grad():
            for start in range(0, len(order), 64):
                places = order[start : start + 64]
                out[places] = self.net.pooled(*self._tensors([rows[place] for place in places]))
        return out

    def shipped(self, pooled: torch.Tensor) -> tuple[bytes, np.ndarray]:
        """Return the net as a small ONNX file, and a short vector for each row of `pooled`."""
        centre = pooled.mean(0)
        axes = torch.linalg.svd((pooled - centre) / len(pooled) ** 0.5, full_matrices=False).Vh[:NEAR].T.contiguous()
        near = functional.normalize((pooled - centre) @ axes)
        return written(Shipped(self.net, centre, axes).eval(), ("logits", "near")), near.numpy()


def _kept(whole: list[str], rows: list[Row]) -> list[str]:
    """Return the pieces that are kept, in their old order: common ones, single letters, and all the examples use."""
    pieces = WordPiece(whole)
    used = {number for row in rows for text in (row.text, row.previous or "") for number in pieces.pieces(text)}
    used |= {pieces.id(piece) for piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *MARKS.values())}
    return [
        piece
        for number, piece in enumerate(whole)
        if number in used
        or (piece.isascii() and not piece.startswith("[") and (number < _COMMON or len(piece.removeprefix("##")) == 1))
    ]


def _groups(net: Net, rate: float) -> list[dict]:
    """Return the parameters with their rates: the lower the layer, the slower it learns; the judgements fastest."""
    groups = []
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            parts = name.split(".")
            depth = int(parts[2]) if parts[1] == "layers" else (-1 if parts[0] == "bert" else LAYERS)
            own = rate * (10 if depth == LAYERS else 0.9 ** (LAYERS - 1 - depth))
            groups.append({"params": [parameter], "lr": own, "weight_decay": 0.01 if parameter.dim() > 1 else 0.0})
    return groups


def _loss(out: torch.Tensor, grades: torch.Tensor) -> torch.Tensor:
    """Return how wrong the judgements are; an emergency counts half as much again."""
    there = (grades > 0).float()
    raised = there.amax(1)
    weight = 1 + 0.5 * (grades == 3).any(1).float()
    wrong = functional.binary_cross_entropy_with_logits
    each = (wrong(out[:, :NUMBER], there, reduction="none").sum(1) * weight).mean()
    anything = (wrong(out[:, NUMBER], raised, reduction="none") * weight).mean()
    which = -(functional.log_softmax(out[:, :NUMBER], 1) * there).sum(1) / there.sum(1).clamp(min=1)
    which = (which * weight * raised).sum() / raised.sum().clamp(min=1)
    steps = torch.stack([grades >= 2, grades >= 3], 2).float()
    urgency = wrong(out[:, NUMBER + 1 :].view(-1, NUMBER, 2), steps, reduction="none") * there[..., None]
    return 0.5 * each + anything + 0.7 * which + 0.3 * urgency.sum() / there.sum().clamp(min=1)


def _follow(mean: nn.Module, net: nn.Module, share: float) -> None:
    with torch.no_grad():
        for kept, own in zip(mean.parameters(), net.parameters(), strict=True):
            if own.requires_grad:
                kept.lerp_(own, 1 - share)

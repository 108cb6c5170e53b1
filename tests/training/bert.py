"""A small BERT in plain torch, begun from the public weights of all-MiniLM-L6-v2."""

import io
import json
import struct
import tempfile
import zipfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
INNER = 1536
LAYERS = 6
DROPOUT = 0.1

Tensors = dict[str, torch.Tensor]


def base() -> tuple[Tensors, list[str]]:
    """Return the public weights by name, and the vocabulary in the order of its numbers."""
    packed = files("all_minilm_l6_v2").joinpath("model.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = {name.rsplit("/", 1)[-1]: name for name in archive.namelist()}
        numbers = json.loads(archive.read(names["tokenizer.json"]))["model"]["vocab"]
        return _safetensors(archive.read(names["model.safetensors"])), sorted(numbers, key=numbers.get)


def _safetensors(raw: bytes) -> Tensors:
    length = struct.unpack_from("<Q", raw)[0]
    head = json.loads(raw[8 : 8 + length])
    body = memoryview(raw)[8 + length :]
    found: Tensors = {}
    for name, row in head.items():
        if row.get("dtype") == "F32":
            start, end = row["data_offsets"]
            numbers = np.frombuffer(body[start:end], np.float32).reshape(row["shape"])
            found[name] = torch.from_numpy(numbers.copy())
    return found


class Layer(nn.Module):
    """Attention and a step of its own for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.heads = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.after_heads = nn.LayerNorm(WIDTH, 1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.after_step = nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        rows, length, _ = x.shape
        q, k, v = self.heads(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        drop = DROPOUT if self.training else 0.0
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop)
        seen = seen.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.after_heads(x + functional.dropout(self.joined(seen), DROPOUT, self.training))
        step = self.down(functional.gelu(self.up(x)))
        return self.after_step(x + functional.dropout(step, DROPOUT, self.training))


class Bert(nn.Module):
    """Pieces in, a vector for each piece out. The vectors of the pieces themselves stay as they came."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.parts = nn.Embedding(2, WIDTH)
        self.first = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pieces.weight.requires_grad = self.places.weight.requires_grad = False

    def forward(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        places = self.places(torch.arange(ids.shape[1])[None])
        x = self.first(self.pieces(ids) + places + self.parts(types))
        x = functional.dropout(x, DROPOUT, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def begun(weights: Tensors, kept: list[int]) -> Bert:
    """Return a BERT with the public weights, and of its vocabulary only the pieces that are kept."""
    bert = Bert(len(kept))
    bert.pieces.weight.data = weights["embeddings.word_embeddings.weight"][kept].clone()
    bert.places.weight.data = weights["embeddings.position_embeddings.weight"].clone()
    bert.parts.weight.data = weights["embeddings.token_type_embeddings.weight"].clone()
    _set(bert.first, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(bert.layers):
        at = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            three = [weights[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            getattr(layer.heads, kind).data = torch.cat(three)
        _set(layer.joined, weights, at + "attention.output.dense")
        _set(layer.after_heads, weights, at + "attention.output.LayerNorm")
        _set(layer.up, weights, at + "intermediate.dense")
        _set(layer.down, weights, at + "output.dense")
        _set(layer.after_step, weights, at + "output.LayerNorm")
    return bert


def _set(part: nn.Module, weights: Tensors, name: str) -> None:
    part.weight.data = weights[name + ".weight"].clone()
    part.bias.data = weights[name + ".bias"].clone()


def written(net: nn.Module, names: Sequence[str]) -> bytes:
    """Write a net as ONNX with weights of seven bits, which every processor multiplies to the same whole numbers.

    It takes the `ids` and `types` of one passage of any length, and gives what the `names` say.
    """
    ids, types = torch.arange(12)[None] + 1000, torch.tensor([[0] * 8 + [1] * 4])
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            net,
            (ids, types),
            str(full),
            input_names=["ids", "types"],
            output_names=list(names),
            dynamic_axes={"ids": {1: "length"}, "types": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(full), str(small), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        model = onnx.load(str(small))
    model.doc_string = model.producer_version = ""
    packed = io.BytesIO()
    onnx.save(model, packed)
    return packed.getvalue()

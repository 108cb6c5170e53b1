"""Runs a fine-tuned sentence encoder: one passage in, numbers out, on one core and always the same."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from convo.learned.wordpiece import WordPiece

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession


class EncoderMissingError(Exception):
    """The encoder can't be run on this machine; the message says why."""


class Passage(NamedTuple):
    """What an encoder reads: a text, what came before it, and a mark (a piece of the vocabulary) for its kind."""

    text: str
    before: str = ""
    mark: str = "[unused1]"


class Reach(NamedTuple):
    """How many pieces an encoder reads: of the text from its start, and of what came before up to its end."""

    text: int = 112
    before: int = 24


class Encoder:
    """Runs a model in ONNX form that takes `ids` and `types` of one passage and gives named rows of numbers."""

    def __init__(self, model: bytes, vocabulary: Sequence[str], reach: Reach | None = None) -> None:
        """Make the model ready: about a third of a second.

        Raises:
            EncoderMissingError: onnxruntime is not there, or can't read the model.
        """
        self._pieces = WordPiece(vocabulary)
        self._reach = reach or Reach()
        self._session = _session(model)
        self._names = [one.name for one in self._session.get_outputs()]

    def run(self, passage: Passage) -> Mapping[str, tuple[float, ...]]:
        """Return the model's rows for one passage; passages are never run together, so that none changes another."""
        ids, types = layout(self._pieces, passage, self._reach)
        rows = self._session.run(self._names, {"ids": _row(ids), "types": _row(types)})
        return {name: tuple(row[0].tolist()) for name, row in zip(self._names, rows, strict=True)}


def layout(pieces: WordPiece, passage: Passage, reach: Reach) -> tuple[list[int], list[int]]:
    """Return the numbers a model reads, and which part each belongs to: 0 the text, 1 what came before it.

    The order is [CLS], the mark, the text, [SEP], and if something came before, that and [SEP].
    """
    end = pieces.id("[SEP]")
    text = [pieces.id("[CLS]"), pieces.id(passage.mark), *pieces.pieces(passage.text)[: reach.text], end]
    before = pieces.pieces(passage.before)[-reach.before :] if passage.before else []
    after = [*before, end] if before else []
    return text + after, [0] * len(text) + [1] * len(after)


def _session(model: bytes) -> "InferenceSession":
    try:
        import onnxruntime as ort
    except ImportError as error:
        raise EncoderMissingError(f"onnxruntime is missing ({error})") from error
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors share no base class
        raise EncoderMissingError(f"onnxruntime can't read the model ({type(error).__name__})") from error


def _row(numbers: list[int]) -> "NDArray[int64]":
    import numpy as np

    return np.array([numbers], dtype=np.int64)

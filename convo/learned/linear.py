"""A linear model over n-grams in plain Python: small and quick."""

import json
import re
import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt

_WORD = re.compile(r"[^\W_]+|[?!£]")
_CLEAR = str.maketrans("", "", "'’‘ʼ´`′")
_DIGITS = re.compile(r"\d+")
_MAGIC = b"convo-linear-1\n"
_STEPS = 127
_LEAST = 1e-12


def words(text: str) -> list[str]:
    """Return the words of a text for n-grams: small letters, no apostrophes, every number the same."""
    return _WORD.findall(_DIGITS.sub("0", text.translate(_CLEAR).lower()))


def ngrams(found: Sequence[str], longest: int = 3, mark: str = "") -> Iterator[str]:
    """Give the runs of one to `longest` words, each after `mark`, which tells one source of words from another."""
    for start in range(len(found)):
        run = mark + found[start]
        yield run
        for word in found[start + 1 : start + longest]:
            run = f"{run} {word}"
            yield run


def letters(found: Sequence[str], mark: str = "~") -> Iterator[str]:
    """Give the runs of four letters of each word with its edges, so that a typing slip leaves most of a word whole."""
    for word in found:
        edged = f"<{word[:24]}>"
        for start in range(len(edged) - 3):
            yield mark + edged[start : start + 4]


class Linear:
    """Scores what a text shows (its features) for each of several names."""

    def __init__(
        self,
        names: Sequence[str],
        bias: Sequence[float],
        weights: Mapping[str, Sequence[float]],
        scales: Sequence[float] | None = None,
    ) -> None:
        """Take a weight for each feature and name; with `scales` the weights are steps on the scale of each name."""
        self.names = tuple(names)
        self._bias = tuple(bias)
        self._weights = weights
        self._scales = tuple(scales or (1.0,) * len(self.names))

    def knows(self, feature: str) -> bool:
        """Tell whether a feature was learned."""
        return feature in self._weights

    def scores(self, features: Iterable[str]) -> tuple[float, ...]:
        """Return the log-odds for each name; features that were never learned count for nothing."""
        known = self._known(features)
        if not known:
            return self._bias
        share = 1 / sqrt(len(known))
        totals = map(sum, zip(*known.values(), strict=True))
        return tuple(b + t * s * share for b, t, s in zip(self._bias, totals, self._scales, strict=True))

    def _known(self, features: Iterable[str]) -> dict[str, Sequence[float]]:
        """Return the weights of each feature that was learned, once and in the order they come."""
        return {feature: self._weights[feature] for feature in features if feature in self._weights}


def packed(names: Sequence[str], bias: Sequence[float], weights: Mapping[str, Sequence[float]]) -> bytes:
    """Return a model as bytes: each weight one byte on a scale of its own name, the features in order."""
    tops = [max((abs(row[place]) for row in weights.values()), default=0.0) or 1.0 for place in range(len(names))]
    scales = [max(float(f"{top / _STEPS:.9g}"), _LEAST) for top in tops]
    features = sorted(weights)
    steps = array("b", (round(w / s) for feature in features for w, s in zip(weights[feature], scales, strict=True)))
    head = {"names": list(names), "bias": [float(f"{one:.9g}") for one in bias], "scales": scales, "features": features}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return _MAGIC + zlib.compress(struct.pack("<I", len(text)) + text + steps.tobytes(), 9)


def unpacked(data: bytes) -> Linear:
    """Make a model from bytes.

    Raises:
        ValueError: The bytes are not a model.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("not a linear model")
    try:
        body = zlib.decompress(data[len(_MAGIC) :])
        length: int = struct.unpack_from("<I", body)[0]
        head = json.loads(body[4 : 4 + length])
        steps = array("b", body[4 + length :])
        width = len(head["scales"])
        rows = (steps[at : at + width] for at in range(0, len(steps), width))
        return Linear(head["names"], head["bias"], dict(zip(head["features"], rows, strict=True)), head["scales"])
    except (KeyError, TypeError, struct.error, zlib.error) as error:
        raise ValueError("a damaged linear model") from error

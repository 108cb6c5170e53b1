"""Reads what was learned from the labelled examples, and says plainly what is missing where it can't be used."""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from convo.content.place import Place
from convo.learned.encoder import Encoder, EncoderMissingError
from convo.learned.linear import unpacked
from convo.model.kinds import Speaker
from convo.model.words import Value
from convo.scope.reach import Reach
from convo.scope.weights import Weights

FOLDER = "scripts/scope/weights"
EXAMPLES = "scripts/scope/examples"

_ONLY_RULES = "Reading with rules alone: what was learned from examples can't be used ({}). Install convo again."
_NO_ENCODER = "Reading without the sentence encoder: fewer concerns will be noticed. {}."


class Example(Value):
    """A labelled example: an entry, and what goes beyond the role in it, if anything does."""

    id: str
    text: str
    previous: str | None
    speaker: Speaker
    labels: tuple[tuple[str, str], ...]


def read_reach(place: Place) -> tuple[Reach | None, str]:
    """Return the learned part of the scanner, and in what way it is reduced: "" if it is whole."""
    try:
        weights = Weights.model_validate_json(_data(place, "weights.json"))
        ngrams = unpacked(_data(place, "ngrams.bin"))
    except (LookupError, ValidationError, ValueError) as error:
        return None, _ONLY_RULES.format(str(error).splitlines()[0])
    vocabulary: list[str] = []
    try:
        vocabulary = _data(place, "vocabulary.txt").decode("utf-8").splitlines()
        encoder, reduced = Encoder(_data(place, "encoder.onnx"), vocabulary), ""
    except (LookupError, UnicodeDecodeError, EncoderMissingError) as error:
        encoder, reduced = None, _NO_ENCODER.format(str(error).rstrip("."))
    return Reach(weights, ngrams, encoder, frozenset(vocabulary)), reduced


def read_examples(place: Place) -> Iterator[Example]:
    """Give the labelled examples in the order in which they were learned."""
    for name in place.names(EXAMPLES, ".jsonl"):
        for number, line in enumerate((place.data(name) or b"").decode("utf-8").split("\n"), 1):
            if line.strip():
                row = json.loads(line)
                yield Example(
                    id=f"{name.removeprefix(EXAMPLES + '/')}:{number}",
                    text=row["text"],
                    previous=row["previous"],
                    speaker=row["speaker"],
                    labels=tuple((label["category"], label["urgency"]) for label in row["labels"]),
                )


def near_vectors(place: Place) -> bytes:
    """Return the short vectors of the examples, a byte for each number."""
    return place.data(f"{FOLDER}/near.bin") or b""


def _data(place: Place, name: str) -> bytes:
    data = place.data(f"{FOLDER}/{name}")
    if data is None:
        raise LookupError(f"{name} is missing")
    return data

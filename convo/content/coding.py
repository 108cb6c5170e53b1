"""Reads what was learned for coding turns, and says plainly what is missing where a part can't be used."""

from convo.content.findings import ContentBroken, Finding, errors
from convo.content.place import Place
from convo.learned.encoder import Encoder, EncoderMissingError
from convo.mi.hearing import REACH
from convo.mi.weights import Weights, weights_from

FOLDER = "scripts/mi"


def read_weights(place: Place) -> Weights:
    """Return the plain part.

    Raises:
        ContentBroken: It is missing or damaged.
    """
    name = f"{FOLDER}/codes.json"
    text, findings = place.read(name)
    if errors(findings):
        raise ContentBroken(findings)
    try:
        return weights_from(text)
    except ValueError as error:
        raise ContentBroken([Finding(name, 1, str(error), "Install convo again.")]) from error


def read_encoder(place: Place, weights: Weights) -> Encoder | None:
    """Return the encoder, or None where this machine can't run it or nothing was learned for it."""
    model, vocabulary = (place.data(f"{FOLDER}/{name}") for name in ("encoder.onnx", "vocabulary.txt"))
    if not weights.says or model is None or vocabulary is None:
        return None
    try:
        return Encoder(model, vocabulary.decode("utf-8").splitlines(), REACH)
    except (UnicodeDecodeError, EncoderMissingError):
        return None

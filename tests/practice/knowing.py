"""A coder that goes by a few plain signs, so that these tests say what a turn is, and no learned weights do."""

from collections.abc import Sequence

from convo.model.coding import Coded, Spoken

_OPEN = ("what", "how", "why", "tell me")
_TELLING = ("you should", "you need to", "you must", "why don't you", "research shows", "i'd recommend")
_GIVING_BACK = ("so ", "you ", "it sounds", "it's ", "it is ", "and ", "there ")


class Knowing:
    """Codes by how a turn begins and ends."""

    def code_next(self, before: Sequence[Spoken], turn: Spoken) -> Coded:
        text = turn.text.strip().lower()
        given = {"transcript": turn.transcript, "turn": turn.turn, "speaker": turn.speaker, "confidence": 0.9}
        return Coded.model_validate({**given, "sure": True, "reason": "a plain sign", **_code(text)})


def _code(text: str) -> dict[str, str]:
    if text.startswith(_TELLING):
        return {"behaviour": "input"}
    if text.endswith("?"):
        sentence = text.replace("!", ".").split(". ")[-1]
        return {"behaviour": "question", "question": "open" if sentence.startswith(_OPEN) else "closed"}
    if text.startswith("tell me"):
        return {"behaviour": "question", "question": "open"}
    if text.startswith(_GIVING_BACK):
        return {"behaviour": "reflection", "reflection": "simple"}
    return {"behaviour": "other"}

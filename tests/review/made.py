"""Sessions for the tests of reading back, made from short codes."""

from convo.model.coding import Code, Coded, Mark, Spoken
from convo.review.reading import Session

BEHAVIOURS = {"open": "question", "closed": "question", "simple": "reflection", "complex": "reflection"}
MARKS: dict[str, Code] = {
    "open": "question-open",
    "closed": "question-closed",
    "simple": "reflection-simple",
    "complex": "reflection-complex",
    "input": "persuade",
}


def session(*turns: tuple[str, str]) -> Session:
    """Make a session of (code, words); a worker's code is open, closed, simple, complex, input, other or a MITI one."""
    spoken, coded = [], []
    for number, (code, text) in enumerate(turns, 1):
        side = "person" if code in ("change", "sustain", "neutral") else "worker"
        spoken.append(Spoken(transcript="t", turn=str(number), speaker=side, text=text))
        coded.append(made(str(number), code))
    return Session(spoken, coded)


def made(turn: str, code: str) -> Coded:
    if code in ("change", "sustain", "neutral"):
        return Coded(transcript="t", turn=turn, speaker="person", talk=code, confidence=0.9, sure=True, reason="made")
    marks = (
        (Mark(code=MARKS.get(code, code), start=0, end=1, confidence=0.9, reason="made"),) if code != "other" else ()
    )
    return Coded(
        transcript="t",
        turn=turn,
        speaker="worker",
        behaviour=BEHAVIOURS.get(code, "input" if code == "input" else "other"),
        question=code if code in ("open", "closed") else None,
        reflection=code if code in ("simple", "complex") else None,
        confidence=0.9,
        sure=True,
        reason="made",
        marks=marks,
    )

"""Which sentence of a turn a line of the feedback is about: what the coding or a cue stands on, else what says most."""

from collections.abc import Mapping

from convo.model.coding import Code
from convo.model.practice import Turn
from convo.practice.practice import Practice
from convo.practice.quoting import quote

_QUESTION: tuple[Code, ...] = ("question-closed", "question-open")
_REFLECTION: tuple[Code, ...] = ("reflection-complex", "reflection-simple")
_TELLING: tuple[Code, ...] = ("persuade", "persuade-with-permission", "information")
_CODES: Mapping[str, tuple[Code, ...]] = {
    "confronting": ("confront",),
    "advice": _TELLING[:2],
    "information": _TELLING[2:],
    "tells-before-listening": _TELLING,
    "affirmation": ("affirm",),
    "autonomy": ("autonomy",),
    "seeking": ("seek",),
    "question": _QUESTION,
    "question-open": _QUESTION,
    "question-closed": _QUESTION,
    "closed-in-a-row": _QUESTION,
    "reflection": _REFLECTION,
    "reflection-fits": _REFLECTION,
    "reflection-deep": _REFLECTION[:1],
    "reflection-misses": _REFLECTION,
    "reflects-the-answer": _REFLECTION,
}
"""What a line is about, by its key without "well-", "least-" or "try-"."""
_MAIN: Mapping[str, tuple[Code, ...]] = {"question": _QUESTION, "reflection": _REFLECTION, "input": _TELLING}
"""What any other line is about: what the turn mainly was."""
_MANNERS = {"goodbye": "parting"}
_PERMITTED = "-with-permission"


def judged(practice: Practice, turn: Turn, key: str, said: str) -> str:
    """Return the sentence that a line of the feedback is about, out of the part of a turn that was looked at."""
    about = key.removesuffix(_PERMITTED)
    if found := practice.sentence(said, _MANNERS.get(about, about)):
        return quote(found, asks=False)
    codes = _CODES.get(about) or _MAIN.get(turn.coded.behaviour or "", ())
    for mark in turn.coded.marks:
        if mark.code in codes and (words := turn.said[mark.start : mark.end].strip()) in said:
            return quote(words, asks=False)
    return quote(said, asks=codes == _QUESTION)

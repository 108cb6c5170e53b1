"""Asking directly about suicide, self-harm or being safe: which words of a turn do, and what is said beside them."""

import re

from convo.model.practice import Turn
from convo.practice.cues import Cues, plain

_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+(?=\s|$)|\n|$)", re.DOTALL)
_ASKS = re.compile(
    r"\?|\b(?:are|were|do|did|have|has|had|does|is|will|would|can|could) "
    r"(?:you|he|she|they|anyone|anybody|someone|somebody|there|life)\b"
)
_OTHERS = re.compile(r"\b(?:people|person|somebody|someone|everybody|everyone|others|many|some|folk)\b")
_AND_YOU = re.compile(r"(?:(?:and|so) )?(?:have|has|are|is|do|does|did|were|was) (?:\S+ ?){1,6}\?")
_HURTS = frozenset(("rude", "confronting"))
_SAYS = 3
"""With fewer words nothing is said beside the question."""


def asked_directly(said: str, cues: Cues) -> str:
    """Return the part of a turn that asks directly, letter for letter, "" where none does.

    To say that some people think of it, and then to ask "Have you?", is asking too.
    """
    found = list(_SENTENCE.finditer(said))
    asking = list[re.Match[str]]()
    for place, sentence in enumerate(found):
        text = plain(sentence[0])
        after = plain(found[place + 1][0]) if place + 1 < len(found) else ""
        if not cues.weight(text):
            continue
        if _ASKS.search(text):
            asking.append(sentence)
        elif _OTHERS.search(text) and _AND_YOU.fullmatch(after):
            asking += sentence, found[place + 1]
    return said[asking[0].start() : asking[-1].end()].strip() if asking else ""


def beside(said: str, asked: str) -> str:
    """Return what a turn says before or after the part that asks directly, the longer of the two."""
    before, _, after = said.partition(asked) if asked else (said, "", "")
    return max(before.strip(), after.strip(), key=len)


def plainly(turn: Turn) -> bool:
    """Tell whether a turn asks directly, without an insult or an argument, and without hoping for a no."""
    hurts = _HURTS.intersection(one.rule for one in turn.met)
    return bool(turn.direct) and not hurts and "veiled" not in turn.manners


def only_asks(turn: Turn) -> bool:
    """Tell whether a turn asks directly and says nothing beside that could be looked at by itself."""
    return plainly(turn) and len(beside(turn.said, turn.direct).split()) < _SAYS

"""Words told apart: a text as lower-case words, and the closed sets of English words that the rules of `mi` name."""

import re
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, with straight apostrophes."""
    return tuple(fold(match[0]) for match in _WORD.finditer(text))


def fold(word: str) -> str:
    """Return a word in lower case with straight apostrophes."""
    return word.lower().replace("’", "'")


def these(words: str) -> frozenset[str]:
    """Return a set of words written in one line."""
    return frozenset(words.split())


def phrases(text: str) -> frozenset[str]:
    """Return a set of phrases written with strokes between them."""
    return frozenset(text.split(" / "))


class Phrases:
    """Sets of phrases by name, looked for word by word: most words begin none, and are passed at once."""

    def __init__(self, named: Mapping[str, str]) -> None:
        """Take phrases with strokes between them, by name."""
        self._first = _Step()
        for name, text in named.items():
            for phrase in text.split(" / "):
                step = self._first
                for word in phrase.split():
                    step = step.next.setdefault(word, _Step())
                step.names = (*step.names, name)

    def names(self, words: Sequence[str]) -> frozenset[str]:
        """Return the names of the phrases that stand in the words."""
        found = set[str]()
        firsts = self._first.next
        for place, word in enumerate(words):
            step, after = firsts.get(word), place + 1
            while step:
                found.update(step.names)
                step = step.next.get(words[after]) if after < len(words) else None
                after += 1
        return frozenset(found)


class _Step:
    """A word of a phrase: what may follow it, and the names of the phrases that end with it."""

    __slots__ = ("names", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Step] = {}
        self.names: tuple[str, ...] = ()


AUXILIARIES = these(
    "am is are was were be been being do does did have has had can could will would shall should may might must "
    "isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shan't "
    "shouldn't mustn't mightn't ain't cannot"
)

REPORTING = these(
    "say says said saying tell tells told telling ask asks asked asking reckon reckons reckoned claim claims claimed "
    "mention mentions mentioned quote quotes quoted shout shouts shouted"
)
"""Verbs that bring in somebody else's words: whose "I" it is can no longer be told."""

WORKER = these("you your yours yourself yourselves you're you've you'd you'll u ur ya y'all y'know yous youse ye")
"""Words for the one who is spoken to."""

PLURAL = these("we us our ours ourselves we're we've we'd we'll let's lets")
"""First person plural: who is in it, and whether the worker is, can't be told."""

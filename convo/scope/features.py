"""What the n-gram model sees in an entry: its words, their letters, what came before, and who speaks."""

from collections.abc import Iterator

from convo.learned.linear import letters, ngrams, words
from convo.model.kinds import Speaker

_BEFORE = 24
_SHORT_ANSWER = 6


def features(text: str, previous: str | None, speaker: Speaker) -> Iterator[str]:
    """Give the features of an entry; a short answer is also read together with the words it answers."""
    found = words(text)
    yield f"by {speaker}"
    yield from ngrams(found, 3)
    yield from letters(found)
    before = words(previous)[-_BEFORE:] if previous else []
    yield from ngrams(before, 2, "before ")
    if found and len(found) <= _SHORT_ANSWER:
        yield from (f"{found[0]} after {word}" for word in dict.fromkeys(before))

"""What a front end shows when a wish can't be granted."""

from convo.model.words import clean


class Refused(Exception):
    """A wish that can't be granted; the text says why, and what to do, in words for the worker.

    The words are cleaned here, since they may repeat what was typed.
    """

    def __init__(self, words: str) -> None:
        super().__init__(clean(words))

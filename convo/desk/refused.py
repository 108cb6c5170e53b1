"""What a front end shows when a wish can't be granted."""

from collections.abc import Generator
from contextlib import contextmanager

from convo.model.words import clean
from convo.store import StoreError


class Refused(Exception):
    """A wish that can't be granted; the text says why, and what to do, in words for the worker.

    The words are cleaned here, since they may repeat what was typed.
    """

    def __init__(self, words: str) -> None:
        super().__init__(clean(words))


@contextmanager
def refusing() -> Generator[None]:
    """Refuse, in the store's own words, what the store can't do."""
    try:
        yield
    except StoreError as error:
        raise Refused(str(error)) from error

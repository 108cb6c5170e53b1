"""Half-typed words: the latest are kept, and who waits for that waits until it is done."""

import asyncio

from convo.tui.drafts import Beside, Drafts


class Shelf:
    """Keeps words as slowly as a test wants, and refuses them while it is full."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.go.set()
        self.full = False
        self.kept: list[str] = []

    async def keep(self, words: str) -> bool:
        await self.go.wait()
        if not self.full:
            self.kept.append(words)
        return not self.full


async def test_who_waits_while_other_words_are_being_kept_waits_for_the_latest() -> None:
    shelf = Shelf()
    shelf.go.clear()
    drafts = Drafts(shelf.keep)
    typing = [asyncio.ensure_future(drafts.note("my sister said no"[:end])) for end in (2, 9)]
    leaving = asyncio.ensure_future(drafts.note("my sister said no"))
    await asyncio.sleep(0)
    assert not leaving.done()
    shelf.go.set()
    await leaving
    assert shelf.kept[-1] == "my sister said no"
    await asyncio.gather(*typing)
    assert len(shelf.kept) <= 2, "words that were overtaken are not kept by themselves"


async def test_words_that_were_refused_are_kept_when_asked_again() -> None:
    shelf = Shelf()
    drafts = Drafts(shelf.keep)
    shelf.full = True
    await drafts.note("my sister said no")
    assert shelf.kept == []
    shelf.full = False
    await drafts.note("my sister said no")
    assert shelf.kept == ["my sister said no"]


async def test_words_of_a_sheet_never_take_the_place_of_a_line_that_can_not_be_read() -> None:
    shelf, own = Shelf(), [None, "my garden"]

    async def read() -> str | None:
        return own.pop(0)

    beside = Beside(read, shelf.keep)
    await beside.note("rang the surgery")
    assert shelf.kept == []
    await beside.note("rang the surgery")
    assert shelf.kept == ["my garden\nrang the surgery"]

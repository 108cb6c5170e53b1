"""Half-typed words: the latest are kept, and who waits for that waits until it is done."""

import asyncio

from convo.tui.drafts import Beside, Drafts
from convo.tui.widgets.words_box import WordsBox


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

    beside = Beside(WordsBox("rang the surgery"), read, shelf.keep)
    await beside.note()
    assert shelf.kept == []
    await beside.note()
    assert shelf.kept == ["my garden\nrang the surgery"]


async def test_words_of_a_sheet_that_are_typed_while_others_are_being_kept_overtake_them_and_go_once_entered() -> None:
    shelf = Shelf()
    shelf.go.clear()
    box = WordsBox("r")

    async def read() -> str | None:
        return "my garden"

    beside = Beside(box, read, shelf.keep)
    typing = [asyncio.ensure_future(beside.note())]
    await asyncio.sleep(0)
    for end in range(2, 17):
        box.text = "rang the surgery"[:end]
        typing.append(asyncio.ensure_future(beside.note()))
    await asyncio.sleep(0)
    shelf.go.set()
    await asyncio.gather(*typing)
    assert shelf.kept == ["my garden\nr", "my garden\nrang the surgery"]
    beside.fly("rang the surgery")
    assert box.text == ""
    await beside.note()
    assert len(shelf.kept) == 2, "it is not known yet that they are entered"
    await beside.land("rang the surgery", entered=True)
    assert shelf.kept[-1] == "my garden"

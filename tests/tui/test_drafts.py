"""Half-typed words: the latest are kept, and who waits for that waits until it is done."""

import asyncio

from convo.tui.drafts import Drafts


class Shelf:
    """Keeps words as slowly as a test wants."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.kept: list[str] = []

    async def keep(self, words: str) -> None:
        await self.go.wait()
        self.kept.append(words)


async def test_who_waits_while_other_words_are_being_kept_waits_for_the_latest() -> None:
    shelf = Shelf()
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

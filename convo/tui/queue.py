"""The way to the desk: one thread that answers in the order in which it was asked, so that no key ever waits."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class DeskQueue:
    """Runs calls one after the other in a thread of its own."""

    def __init__(self) -> None:
        """Make the queue; its thread starts with the first call."""
        self._line = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    async def ask(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the call returns, after all that was asked before."""
        return await asyncio.get_running_loop().run_in_executor(self._line, partial(call, *args, **kwargs))

    def finish(self) -> None:
        """Wait until everything asked is done."""
        self._line.shutdown(wait=True)

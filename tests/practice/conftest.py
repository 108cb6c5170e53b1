"""What the tests of practice share: the repository's clients, met by a coder of plain signs."""

from collections.abc import Callable

import pytest

from convo.content.library import Library
from convo.content.place import find_place
from convo.model.practice import Resistance, Setting
from convo.practice.practice import Practice, World

from .knowing import Knowing

Meet = Callable[..., Practice]


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the repository's content."""
    return Library(find_place())


@pytest.fixture(scope="session")
def world(library: Library) -> World:
    """Return what every practice needs, with a coder that tests can foresee."""
    script = library.script("first-conversation")
    return World(Knowing(), library.dynamics, library.manner, library.asks, script, library.weave, library.wordings)


@pytest.fixture(scope="session")
def meet(library: Library, world: World) -> Meet:
    """Give a practice after some turns: meet("Hello", "What matters to you?")."""

    def practice(*turns: str, client: str = "joan", seed: int = 1, resistance: Resistance = "usual") -> Practice:
        given = Practice(world, library.client(client), Setting(client=client, seed=seed, resistance=resistance))
        for said in turns:
            given.say(said)
        return given

    return practice

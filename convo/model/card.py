"""A card: the wording of one question, as its Markdown file in prompts/ gives it."""

from typing import Literal

from pydantic import Field

from convo.model.words import Value

WayKind = Literal["short", "simple", "other"]


class Way(Value):
    """Another way to ask; `short` is a few words, `simple` is for somebody who finds words hard."""

    kind: WayKind = "other"
    text: str


class Card(Value):
    """What to ask, other ways to ask it, why, what to listen for, and what helps if it is hard.

    `choices` holds the label of each option, by option id. Text may hold facts in braces, such as `{name}`.
    """

    id: str
    title: str
    ask: str
    ways: tuple[Way, ...] = ()
    why: str = ""
    listen: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    choices: dict[str, str] = Field(default_factory=dict)

"""What widgets and screens tell each other: small documented messages that change nothing by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.screen import Screen

    from convo.model.view import View


@dataclass
class Sent(Message):
    """Enter was pressed in the box for words."""

    text: str


@dataclass
class Edited(Message):
    """The words in the box changed."""

    text: str


@dataclass
class Picked(Message):
    """An option on the card was clicked; `key` is what typing it would be."""

    key: str


@dataclass
class StagePicked(Message):
    """A stage on the map was clicked."""

    stage: str


@dataclass
class Entered(Message):
    """A conversation is to be shown."""

    view: View


@dataclass
class PlanWanted(Message):
    """The plan of a conversation is to be shown."""

    session: str


@dataclass
class RoomWanted(Message):
    """A screen is to be shown, by its name in the app's list; `facts` are what it is made with."""

    name: str
    facts: tuple[object, ...] = ()


class SettingsWanted(Message):
    """The settings are to be shown."""


@dataclass
class WentHome(Message):
    """A screen is done with; what lies under it comes back."""

    screen: Screen[View | None]


class SettingsKept(Message):
    """Settings were kept and are to be taken up at once."""


class Unlocked(Message):
    """The store was opened."""

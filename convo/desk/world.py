"""What the desk needs from outside the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class World:
    """A clock (UTC), and names for new streams."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]

"""One turn from end to end: load, decide, append, show. Front ends ask it and nothing below it."""

from convo.desk.desk import Desk
from convo.desk.door import Door
from convo.desk.refused import Refused
from convo.store import StoreError

__all__ = ["Desk", "Door", "Refused", "StoreError"]

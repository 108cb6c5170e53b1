"""One turn from end to end: load, decide, append, show. Front ends ask the desk and nothing below it. No rules, no SQL."""

from convo.desk.desk import Desk
from convo.desk.door import Door
from convo.desk.refused import Refused

__all__ = ["Desk", "Door", "Refused"]

"""Supervision and training as events of a worker's own record; what was wrong is struck out, never deleted."""

from datetime import date
from typing import Literal

from convo.model.kinds import SupervisionKind
from convo.model.words import Name, Value, Words


class BroughtUp(Value):
    """The worker wants to bring something to supervision; `session` is the conversation it is about."""

    kind: Literal["supervision-brought"] = "supervision-brought"
    item: str
    text: Words
    session: str | None = None


class SupervisionHeld(Value):
    """A supervision meeting took place."""

    kind: Literal["supervision-held"] = "supervision-held"
    item: str
    sort: SupervisionKind
    on: date
    minutes: int
    supervisor: Name = ""
    notes: Words = ""


class ActionAgreed(Value):
    """Something was agreed to be done; `meeting` is where."""

    kind: Literal["supervision-action"] = "supervision-action"
    item: str
    text: Words
    meeting: str


class Ticked(Value):
    """What was brought was talked about, or an action was done or not done; a later tick replaces an earlier."""

    kind: Literal["supervision-ticked"] = "supervision-ticked"
    item: str
    done: bool
    why: Words = ""


class TrainingTaken(Value):
    """Training was taken; `module` is an id of scripts/review/training.toml, "" for training of another name.

    `expires` is as entered from the certificate; nobody works it out.
    """

    kind: Literal["supervision-training"] = "supervision-training"
    item: str
    module: str = ""
    name: Name
    on: date
    expires: date | None = None
    provider: Name = ""


class PracticeDone(Value):
    """The worker practised: what, and for how long."""

    kind: Literal["supervision-practice"] = "supervision-practice"
    item: str
    text: Words
    on: date
    minutes: int | None = None


class Reflected(Value):
    """The worker wrote a reflection for the portfolio."""

    kind: Literal["supervision-reflection"] = "supervision-reflection"
    item: str
    text: Words
    on: date


class EntryStruck(Value):
    """An entry was wrong: it stays in the record and no longer counts."""

    kind: Literal["supervision-struck"] = "supervision-struck"
    item: str
    why: Words = ""


class RecordJoined(Value):
    """A record under another name is the same worker's: it is read with this one, and stays as it was written."""

    kind: Literal["supervision-joined"] = "supervision-joined"
    record: str


SupervisionEvent = (
    BroughtUp
    | SupervisionHeld
    | ActionAgreed
    | Ticked
    | TrainingTaken
    | PracticeDone
    | Reflected
    | EntryStruck
    | RecordJoined
)
"""Any event of a supervision record."""

Form = Literal["bring", "meeting", "training", "practice", "reflection"]
"""What a worker can write into the record."""

FORMS: dict[Form, tuple[str, ...]] = {
    "bring": ("text", "session"),
    "meeting": ("sort", "minutes", "on", "supervisor", "notes", "actions"),
    "training": ("module", "name", "on", "expires", "provider"),
    "practice": ("text", "on", "minutes"),
    "reflection": ("text", "on"),
}
"""The fields of each, in the order they are asked; all are text until they are read. `actions` are one a line."""

"""What happened in a conversation, as events: facts with stable ids and the words as shown, never instructions."""

from typing import Annotated, Literal

from pydantic import Field

from convo.model.concern_event import (
    ConcernDecided,
    ConcernNotThis,
    ConcernRaised,
    ConcernRepeated,
    ConcernStepped,
    ReferralDrafted,
)
from convo.model.kinds import PARTS, ItemKind, Mode, Part, Speaker
from convo.model.person import ContactMade, PersonAdded, PersonRenamed, SettingsChanged
from convo.model.practice_event import PracticeEvent
from convo.model.review_event import ReviewEvent
from convo.model.supervision import SupervisionEvent
from convo.model.words import Name, Value, Words


class CarriedItem(Value):
    """A thing taken over from the plan before: its kind, words and fields; `about` is another carried thing's id."""

    item: str
    kind: ItemKind
    text: Words
    about: str | None = None
    fields: dict[str, Words] = Field(default_factory=dict)


class SessionStarted(Value):
    """A conversation began; `contact` counts this person's conversations from 1.

    `carried` are the things of the plan before, and `known` its fields that still hold, such as what they are called.
    """

    kind: Literal["session-started"] = "session-started"
    person: str
    name: Name
    script: str
    title: str
    revision: str
    contact: int = 1
    mode: Mode = "live"
    plan_version: int = 1
    requires: tuple[Part, ...] = PARTS
    carried: tuple[CarriedItem, ...] = ()
    known: dict[str, Words] = Field(default_factory=dict)


class StageEntered(Value):
    """The conversation came to a stage; `title` is as shown."""

    kind: Literal["stage-entered"] = "stage-entered"
    stage: str
    title: str


class Asked(Value):
    """A question took its turn; `words` are as shown, `subject` the thing in hand, `about` the thing it fills."""

    kind: Literal["asked"] = "asked"
    asking: str
    stage: str
    question: str
    words: Words
    subject: str | None = None
    about: str | None = None
    lap: int = 1


class WentTo(Value):
    """The worker went to a question asked before: back, a jump, or a return to something parked."""

    kind: Literal["went-to"] = "went-to"
    asking: str


class AskedAnew(Value):
    """The question in front names something that was put right since it was asked; `words` are as shown now."""

    kind: Literal["asked-anew"] = "asked-anew"
    asking: str
    words: Words


class AllAsked(Value):
    """There is nothing more to ask."""

    kind: Literal["all-asked"] = "all-asked"


class Said(Value):
    """Words were entered: an answer when `asking` is set, otherwise something said out of order."""

    kind: Literal["said"] = "said"
    entry: str
    speaker: Speaker
    text: Words
    asking: str | None = None
    chose: tuple[str, ...] = ()
    number: int | None = None
    date: str | None = None


class TakenUp(Value):
    """Words said out of order were taken up as the answer to a question: nothing is typed twice."""

    kind: Literal["taken-up"] = "taken-up"
    asking: str
    entry: str


class Skipped(Value):
    """A question was passed over, with a reason or without."""

    kind: Literal["skipped"] = "skipped"
    asking: str
    reason: Words = ""


class Parked(Value):
    """A question was set aside to return to."""

    kind: Literal["parked"] = "parked"
    asking: str
    reason: Words = ""


class Corrected(Value):
    """An entry was put right; the words before stay in the log."""

    kind: Literal["corrected"] = "corrected"
    entry: str
    text: Words
    chose: tuple[str, ...] = ()
    number: int | None = None
    date: str | None = None


class Doubted(Value):
    """Later answers may need a look, because an entry they leaned on was corrected."""

    kind: Literal["doubted"] = "doubted"
    entries: tuple[str, ...]
    because: str


class Settled(Value):
    """A doubted answer was looked at and still stands."""

    kind: Literal["settled"] = "settled"
    entry: str


class Kept(Value):
    """An entry was kept as a thing of its own; `about` is the thing it belongs to."""

    kind: Literal["kept"] = "kept"
    item: str
    what: ItemKind
    text: Words
    entry: str
    about: str | None = None


class Filled(Value):
    """A field of a thing, or of the plan (`item` is "plan"), was given."""

    kind: Literal["filled"] = "filled"
    item: str
    field: str
    value: Words
    entry: str


class Emptied(Value):
    """A field no longer holds, because the answer that gave it was corrected."""

    kind: Literal["emptied"] = "emptied"
    item: str
    field: str


class Reworded(Value):
    """A thing got new words."""

    kind: Literal["reworded"] = "reworded"
    item: str
    text: Words
    entry: str


class Dropped(Value):
    """A thing was let go of, or had been kept by mistake; its words stay in the conversation."""

    kind: Literal["dropped"] = "dropped"
    item: str
    reason: Words = ""


class StanceDeclared(Value):
    """The worker declared that they mean to be neutral, and why."""

    kind: Literal["stance-declared"] = "stance-declared"
    stance: Literal["neutral"]
    reason: Words


class PlanAgreed(Value):
    """The plan was agreed, and by whom."""

    kind: Literal["plan-agreed"] = "plan-agreed"
    by: Words


class Paused(Value):
    """The conversation was set down to be taken up again."""

    kind: Literal["paused"] = "paused"


class Resumed(Value):
    """The conversation was taken up again."""

    kind: Literal["resumed"] = "resumed"


class Ended(Value):
    """The conversation was closed at its end, or ended early with an honest partial plan."""

    kind: Literal["ended"] = "ended"
    early: bool
    reason: Words = ""


Event = Annotated[
    SessionStarted
    | StageEntered
    | Asked
    | WentTo
    | AskedAnew
    | AllAsked
    | Said
    | TakenUp
    | Skipped
    | Parked
    | Corrected
    | Doubted
    | Settled
    | Kept
    | Filled
    | Emptied
    | Reworded
    | Dropped
    | StanceDeclared
    | ConcernRaised
    | ConcernRepeated
    | ConcernStepped
    | ConcernDecided
    | ConcernNotThis
    | ReferralDrafted
    | PlanAgreed
    | Paused
    | Resumed
    | Ended
    | PersonAdded
    | PersonRenamed
    | ContactMade
    | SettingsChanged
    | PracticeEvent
    | ReviewEvent
    | SupervisionEvent,
    Field(discriminator="kind"),
]
"""Any event of any stream, told apart by its `kind`."""

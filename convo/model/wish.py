"""What a worker may ask of a conversation: wishes, which change nothing until the engine has decided."""

from typing import Annotated, Literal

from pydantic import Field

from convo.model.kinds import About, Basis, Category, Check, ItemKind, Speaker, Step, Urgency
from convo.model.words import Value, Words


class Say(Value):
    """Enter words: the answer to the question in front, or, with `keep`, something said out of order."""

    do: Literal["say"] = "say"
    text: Words
    speaker: Speaker | None = None
    keep: ItemKind | None = None


class Skip(Value):
    """Move on without an answer, with a reason or without (Enter alone)."""

    do: Literal["skip"] = "skip"
    reason: Words = ""


class Back(Value):
    """Go to the question before."""

    do: Literal["back"] = "back"


class GoTo(Value):
    """Go to a question asked before, by its asking id: parked, doubted or any other."""

    do: Literal["go-to"] = "go-to"
    asking: str


class Jump(Value):
    """Go to a stage."""

    do: Literal["jump"] = "jump"
    stage: str


class Park(Value):
    """Set the question in front aside and move on."""

    do: Literal["park"] = "park"
    reason: Words = ""


class Correct(Value):
    """Put an earlier entry right."""

    do: Literal["correct"] = "correct"
    entry: str
    text: Words


class StillRight(Value):
    """A doubted answer was looked at and stands."""

    do: Literal["still-right"] = "still-right"
    entry: str


class Keep(Value):
    """Keep an earlier entry as a thing of its own too."""

    do: Literal["keep"] = "keep"
    entry: str
    what: ItemKind


class Drop(Value):
    """Take a thing off again; its words stay in the conversation."""

    do: Literal["drop"] = "drop"
    item: str
    reason: Words = ""


class Place(Value):
    """Choose whether a thing is in the plan: for what was held back so that nobody is put at risk."""

    do: Literal["place"] = "place"
    item: str
    in_plan: bool


class Declare(Value):
    """Declare a stance, with the reason."""

    do: Literal["declare"] = "declare"
    stance: Literal["neutral"] = "neutral"
    reason: Words


class Raise(Value):
    """Raise a concern by hand."""

    do: Literal["raise"] = "raise"
    category: Category
    urgency: Urgency
    about: About = "person"
    words: Words = ""


class Decide(Value):
    """Record what was done about a concern: told whom and when, or not done and why."""

    do: Literal["decide"] = "decide"
    concern: str
    done: bool
    told: Words = ""
    when: Words = ""
    reason: Words = ""


class TakeStep(Value):
    """Go past a step of what to do about a concern, with words or ticks or neither."""

    do: Literal["take-step"] = "take-step"
    concern: str
    step: Step
    words: Words = ""
    checks: tuple[Check, ...] = ()
    speaker: Speaker | None = None


class NotThis(Value):
    """Answer that what was noticed is not this; a reason can be given now or later."""

    do: Literal["not-this"] = "not-this"
    concern: str
    reason: Words = ""


class Refer(Value):
    """Record that a draft to refer or hand over was written to a file."""

    do: Literal["refer"] = "refer"
    to: str
    concern: str | None = None
    basis: Basis | None = None
    reason: Words = ""
    lines: tuple[str, ...] = ()


class AgreePlan(Value):
    """Mark the plan as agreed, by whom."""

    do: Literal["agree-plan"] = "agree-plan"
    by: Words


class Pause(Value):
    """Set the conversation down."""

    do: Literal["pause"] = "pause"


class Resume(Value):
    """Take the conversation up again."""

    do: Literal["resume"] = "resume"


class End(Value):
    """End early, with a reason or without."""

    do: Literal["end"] = "end"
    reason: Words = ""


class Close(Value):
    """Close the conversation at its end."""

    do: Literal["close"] = "close"


Wish = Annotated[
    Say
    | Skip
    | Back
    | GoTo
    | Jump
    | Park
    | Correct
    | StillRight
    | Keep
    | Drop
    | Place
    | Declare
    | Raise
    | Decide
    | TakeStep
    | NotThis
    | Refer
    | AgreePlan
    | Pause
    | Resume
    | End
    | Close,
    Field(discriminator="do"),
]
"""Any wish, told apart by its `do` field."""

"""What the screens of a reading back show: frozen values with their wording in them, and no decision to take."""

from convo.model.review_event import Scale
from convo.model.words import Value


class ReviewRow(Value):
    """One thing that can be read back, in a list; `imported` ones came from a file."""

    review: str
    name: str
    title: str
    day: str
    imported: bool = False
    shared: bool = False


class Arrival(Value):
    """A file before it is taken in: who speaks in it, who of them is the worker, and its day, if the file says so."""

    path: str
    names: tuple[str, ...]
    workers: tuple[str, ...]
    day: str = ""


class TurnView(Value):
    """One turn with its code in words. `program` is what the program had said, where a person says otherwise.

    Before the coding is done, and for a second rater, `code` is empty; `rated` is what that rater said so far.
    `why` says what the program's code stands on. `aside`: it tells of a danger, so that its code is not counted.
    """

    turn: str
    who: str
    worker: bool
    text: str
    code: str = ""
    also: tuple[str, ...] = ()
    unsure: bool = False
    corrected_by: str = ""
    program: str = ""
    rated: str = ""
    why: str = ""
    notes: tuple[str, ...] = ()
    aside: bool = False


class SummaryRow(Value):
    """One line of the summary; `turns` are those behind it. `drawn` lines are kept as they are, like a plot."""

    text: str
    turns: tuple[str, ...] = ()
    heading: bool = False
    drawn: bool = False


class ReviewView(Value):
    """A conversation read back. `rater` is set while a second rater codes blind: nothing else is shown then.

    `quick` while some codes are those of a first quick reading, and a closer one can still change them.
    """

    review: str
    title: str
    day: str
    goal: str = ""
    shared: tuple[str, ...] = ()
    turns: tuple[TurnView, ...]
    summary: tuple[SummaryRow, ...] = ()
    rater: str = ""
    quick: bool = False


class CodeChoice(Value):
    """A code that a turn can be given: its name, what it means in one line, and whether it stands now.

    `main` says what the turn mainly was; the others can be there beside it.
    """

    code: str
    name: str
    means: str
    main: bool = False
    stands: bool = False
    can_be_main: bool = True
    can_be_beside: bool = True


class GlobalView(Value):
    """A scale that a person rates from 1 to 5: what it is about, what each end and the middle look like."""

    scale: Scale
    name: str
    about: str
    anchors: tuple[str, ...]
    score: int | None = None
    by: str = ""


class Whisper(Value):
    """A quiet hint after a turn; `change` when the entry is change talk that could be kept as a goal or a reason."""

    entry: str
    text: str
    change: bool = False

"""What a reading back shows: figures with the turns behind them, moments worth a word, and how raters agree."""

from typing import Literal

from convo.model.coding import Code
from convo.model.kinds import Category
from convo.model.review_event import MainCode
from convo.model.words import Value, Words

FigureId = Literal[
    "advice-share",
    "reflection-share",
    "reflections-to-questions",
    "complex-share",
    "open-share",
    "adherent",
    "non-adherent",
    "change-share",
    "talk-share",
    "longest-turn",
]
"""The figures of a summary, in the order a supervisor reads them; prompts/phrases/review.md says what each means."""


class Figure(Value):
    """One figure: `part` of `whole`, and the turns behind it.

    `value` is the share, ratio or count; None where there is nothing to divide by, and the phrase `missing` says so.
    """

    id: FigureId
    value: float | None
    part: int
    whole: int
    turns: tuple[str, ...]
    missing: str = ""


class Threshold(Value):
    """Where experts draw the lines of fair and good for a figure; an opinion with its source, and the day checked.

    "technical" and "relational" are the means of two ratings that a person gave each.
    """

    figure: FigureId | Literal["technical", "relational"]
    fair: float
    good: float
    source: str
    checked_on: str


class Tally(Value):
    """How often a code stands in a session: the turns that it mainly was, and those where it stands beside another."""

    code: MainCode | Code
    turns: tuple[str, ...]
    beside: tuple[str, ...] = ()


class Course(Value):
    """Change and sustain talk in one part of a session: `turns` of the person, of which so many leaned either way."""

    change: int
    sustain: int
    turns: int


MomentKind = Literal[
    "asked-directly",
    "met-with-change",
    "opened-up",
    "affirmed",
    "gave-choice",
    "asked-first",
    "deepened",
    "reflected",
    "asked-openly",
    "advice-unasked",
    "argued",
    "closed-in-a-row",
    "passed-over",
    "long-turn",
]


class Moment(Value):
    """A turn worth a word: what kind of moment it was, the words said, and the person's words around it.

    For a moment to try again, `stem` is the beginning of another turn, in the person's own words where that can be.
    """

    kind: MomentKind
    turn: str
    quote: Words
    before: Words = ""
    after: Words = ""
    stem: Words = ""


class Raised(Value):
    """A turn of the person that goes beyond the role: what it is about, its words, and the worker's turns right after.

    One that tells of a `danger` leans neither way. `direct` is the worker's turn right after that asks directly
    about it, "" if none does.
    """

    turn: str
    about: tuple[Category, ...]
    words: Words
    danger: bool
    next_turns: tuple[str, ...] = ()
    next_words: Words = ""
    direct: str = ""


class Summary(Value):
    """A whole session read back; `unsure` are the turns whose code is below the threshold.

    `raised` is what went beyond the role; whether that was met well is for people to say.
    `well` comes first: what was done well, then at most one thing to `try_next`. `course` has up to ten equal parts.
    """

    worker_turns: int
    person_turns: int
    figures: tuple[Figure, ...]
    tallies: tuple[Tally, ...]
    course: tuple[Course, ...]
    unsure: tuple[str, ...]
    well: tuple[Moment, ...]
    try_next: Moment | None = None
    raised: tuple[Raised, ...] = ()

    def figure(self, id: FigureId) -> Figure:
        """Return a figure by its id."""
        return next(figure for figure in self.figures if figure.id == id)


class Agreement(Value):
    """How far two raters agree on one code over `n` turns: Cohen's kappa with a 95% interval, None if undefined.

    Kappa is undefined where both raters always say the same thing: chance alone would agree as well.
    """

    code: str
    n: int
    observed: float
    kappa: float | None
    low: float | None
    high: float | None

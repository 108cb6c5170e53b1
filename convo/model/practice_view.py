"""Practices as a front end shows them: who can be practised with, a talk, its feedback, and the figures over weeks."""

from pydantic import AwareDatetime

from convo.model.words import Name, Value, Words


class ClientView(Value):
    """A client to choose: what a referral says of them, and nothing they would not say at first."""

    client: str
    name: str
    referral: str
    practised: int = 0


class PracticeRow(Value):
    """A practice as a list shows it; an open one was broken off and has its feedback still to come."""

    practice: str
    name: Name
    at: AwareDatetime
    turns: int
    open: bool


class Figures(Value):
    """One practice in figures, each 0..1."""

    at: AwareDatetime
    reflections: float
    advice: float
    readiness: float


class PracticeHome(Value):
    """Where practices begin: the clients, what was practised, and how it goes over the weeks, the latest last."""

    clients: tuple[ClientView, ...]
    practices: tuple[PracticeRow, ...]
    figures: tuple[Figures, ...]

    @property
    def broken_off(self) -> PracticeRow | None:
        """The practice that was broken off without its feedback."""
        return next((row for row in self.practices if row.open), None)


class Exchange(Value):
    """What the trainee said in a turn, and what the client answered."""

    number: int
    said: Words
    reply: Words


class PracticeView(Value):
    """A practice going on; `back` is the turn that is tried again, 0 for none."""

    practice: str
    name: Name
    first: Name
    referral: str
    aim: str
    opening: Words
    exchanges: tuple[Exchange, ...]
    gone: bool
    hint: str
    draft: Words
    back: int = 0


class Way(Value):
    """One of two ways from the same moment, and how the client was at its end."""

    exchanges: tuple[Exchange, ...]
    readiness: float
    trust: float
    discord: float


class FeedbackView(Value):
    """The feedback on a practice as it was shown, and what can be done from it."""

    practice: str
    name: Name
    first: Name
    lines: tuple[str, ...]
    exchanges: tuple[Exchange, ...]
    to_try: int
    gone: bool
    minutes: int
    note: str
    back: int = 0
    ways: tuple[Way, Way] | None = None

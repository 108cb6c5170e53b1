"""Walks: whole conversations as data, for the demo and for the tests that content gives itself.

A walk is a TOML file. It says who talks and when, what is entered turn by turn, and what is expected:

    script = "first-conversation"
    person = "Asha"
    about = "One sentence: what this walk shows."
    at = 2026-11-22T10:00:00Z           # when it begins; every turn is a minute later
    mode = "afterwards"                 # default "live"
    after = "agreed"                    # another walk's path without .toml, played first with the same person
    [settings]                          # settings to fill in first
    first_contact = "Dr Rao"

    [[turns]]
    expect = "what-matters"             # the question in front before this turn; "" for none left
    say = "My garden"                   # with keep = "strength" for something out of order; speaker = "worker"
    [turns.then]                        # what holds after the turn
    question = "good-day"               # the question in front; "" for none left
    stage = "engage"                    # and its stage
    concerns = ["suicide"]              # categories of the open concerns, in the order they came
    kept = {strength = 1}               # how many live things of a kind there are
    message = "note"                    # a part of what the worker is told
    refused = true                      # the wish was refused, and nothing changed

    [[turns]]
    skip = true                         # Enter alone; reason = "…" possible

    [[turns]]
    do = "park"                         # any other wish, with its own fields (model/wish.py)

    [end]
    agreed = true
    missing = ["review"]                # ids of the required parts that the plan lacks
    goals = ["…"]                       # the goals of the plan, whole
    plan_has = ["…"]                    # text in the plan as plain text
    plan_lacks = ["…"]

Where a wish takes an id, a walk may give a name instead, since ids are made as a conversation goes: `asking` and
`entry` take the id of a question (its latest turn, or its answer), `item` the thing's words, `concern` its category.
"""

from typing import Any, cast

from pydantic import AwareDatetime, Field, ValidationError, model_validator

from convo.content.findings import ContentBroken
from convo.content.place import Place
from convo.content.refusals import refusals
from convo.content.tables import read_table
from convo.model.kinds import Category, ItemKind, Mode, Part
from convo.model.session import Session
from convo.model.wish import Wish
from convo.model.words import Name, Value

EXAMPLE = "scripts/examples/first-conversation.toml"
"""The conversation that a newcomer is shown."""


class Then(Value):
    """What holds after a turn; None says nothing about it."""

    question: str | None = None
    stage: str | None = None
    concerns: tuple[Category, ...] | None = None
    kept: dict[ItemKind, int] = Field(default_factory=dict[ItemKind, int])
    message: str = ""
    refused: bool = False


class Turn(Value):
    """One turn: the question expected in front, the wish, and what is expected after it."""

    expect: str | None = None
    wish: Wish
    then: Then = Then()

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: object) -> object:
        """Gather the fields of the wish: a file writes them straight into the turn."""
        if not isinstance(given, dict):
            return given
        rest = cast(dict[str, Any], given)
        turn: dict[str, Any] = {name: rest[name] for name in ("expect", "then") if name in rest}
        wish = {name: value for name, value in rest.items() if name not in turn}
        if "say" in wish:
            wish = {"do": "say", "text": wish.pop("say"), **wish}
        elif wish.pop("skip", False):
            wish = {"do": "skip", **wish}
        if "do" not in wish:
            raise ValueError("a turn says what is done: say, skip or do")
        return {**turn, "wish": wish}


class End(Value):
    """What holds when a walk is over; None says nothing about it."""

    agreed: bool = False
    missing: tuple[Part, ...] | None = None
    goals: tuple[str, ...] | None = None
    plan_has: tuple[str, ...] = ()
    plan_lacks: tuple[str, ...] = ()


class Walk(Value):
    """A whole conversation with its expectations."""

    script: str
    person: Name
    about: str
    at: AwareDatetime
    mode: Mode = "live"
    after: str = ""
    settings: dict[str, Name] = Field(default_factory=dict[str, Name])
    turns: tuple[Turn, ...]
    end: End = End()


def read_walk(place: Place, name: str) -> Walk:
    """Return the walk in a file.

    Raises:
        ContentBroken: when it can't be used, with the findings that say why.
    """
    table = read_table(place, name)
    if table.findings:
        raise ContentBroken(table.findings)
    try:
        return Walk.model_validate(table.data)
    except ValidationError as error:
        raise ContentBroken(refusals(error, table)) from None


def named(wish: Wish, session: Session) -> Wish:
    """Return a wish with ids in place of the names that a walk gives; a name of nothing stays as it is."""
    found = {field: find(getattr(wish, field), session) for field, find in _FIND.items() if hasattr(wish, field)}
    return wish.model_copy(update=found)


def _asking(name: str, session: Session) -> str:
    return session.asked[name][-1] if name in session.asked else name


def _entry(name: str, session: Session) -> str:
    answers = [session.askings[asking].entry for asking in session.asked.get(name, ())]
    return next((entry for entry in reversed(answers) if entry), name)


def _item(name: str, session: Session) -> str:
    return next((item.id for item in session.items.values() if item.text == name and not item.dropped), name)


def _concern(name: str, session: Session) -> str:
    return next((concern.id for concern in session.concerns.values() if concern.category == name), name)


_FIND = {"asking": _asking, "entry": _entry, "item": _item, "concern": _concern}

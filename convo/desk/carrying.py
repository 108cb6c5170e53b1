"""What a follow-up takes over from the plan before: what they are called, what matters, goals, unfinished steps."""

from convo.engine.criteria import field, planned
from convo.model.event import CarriedItem
from convo.model.session import Item, Session

_PASSING = frozenset({"agreed", "decision", "rehearsed"})
"""Fields that belong to one conversation: they are asked afresh in the next."""


_KNOWN = ("called", "needs")
"""Fields of a plan that hold until something else is said: what the person is called, and what helps them take part."""


def known(session: Session) -> dict[str, str]:
    """Return what the plan of `session` tells of the person, as far as it was given."""
    found = {name: field(session, name) for name in _KNOWN}
    return {name: value for name, value in found.items() if value}


def carried(session: Session) -> tuple[CarriedItem, ...]:
    """Return what the plan of `session` hands on, in the order it came, under the same ids."""
    kept = [
        item
        for item in planned(session, "matters", "strength", "support", "focus", "goal", "step", "offer")
        if item.value("decision") != "done"
    ]
    ids = {item.id for item in kept}
    return tuple(_carry(session, item, ids) for item in kept)


def _carry(session: Session, item: Item, ids: set[str]) -> CarriedItem:
    fields = {name: fact.value for name, fact in item.fields.items() if name not in _PASSING}
    if item.kind == "goal":
        fields = {**_rulers_of_focus(session, item), **fields}
    about = item.about if item.about in ids else None
    return CarriedItem(item=item.id, kind=item.kind, text=item.text, about=about, fields=fields)


def _rulers_of_focus(session: Session, goal: Item) -> dict[str, str]:
    """Return the rulers given for what was in focus: the goal came from it, so they are the goal's first ones."""
    focus = session.items.get(goal.about or "")
    values = {name: focus.value(name) for name in ("importance", "confidence")} if focus else {}
    return {name: value for name, value in values.items() if value}

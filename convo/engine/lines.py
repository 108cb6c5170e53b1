"""Which things stand in the plan as lines, and what is held back so that nobody is put at risk."""

from collections.abc import Collection

from convo.model.kinds import ItemKind
from convo.model.session import Item, Session

LINE_KINDS: tuple[ItemKind, ...] = ("matters", "strength", "support", "goal", "step", "offer")
"""The kinds of thing that are plan lines, in the order in which the plan is read back."""


def withheld_entries(session: Session) -> frozenset[str]:
    """Return the entries that raised a concern whose words stay out of the plan by default."""
    if not session.concerns:
        return frozenset()
    return frozenset(entry for concern in session.concerns.values() if concern.held_back for entry in concern.entries)


def held_back(session: Session, item: Item) -> bool:
    """Tell whether a thing stays out of the plan because its words, or a field's, could put somebody at risk.

    Only the worker's own "yes" ("in_plan") outweighs the rule; their "no" keeps the words out all the more.
    """
    return _withheld(withheld_entries(session), item)


def holds_words_of(item: Item, entries: Collection[str]) -> bool:
    """Tell whether a thing's words, or a field's, are from one of these entries."""
    return item.entry in entries or any(fact.entry in entries for fact in item.fields.values())


def standing(session: Session) -> tuple[Item, ...]:
    """Return everything that stands in the plan, in the order it came."""
    withheld = withheld_entries(session)
    return tuple(item for item in session.items.values() if _stands(withheld, item))


def in_plan(session: Session, item: Item) -> bool:
    """Tell whether a live thing stands in the plan."""
    return _stands(withheld_entries(session), item)


def lines(session: Session) -> tuple[Item, ...]:
    """Return the lines of the plan in the order in which they are read back; steps already done are not."""
    return tuple(sorted((item for item in standing(session) if spoken(item)), key=_rank))


def is_line(session: Session, item: Item) -> bool:
    """Tell whether a thing is a line of the plan that is read back."""
    return spoken(item) and in_plan(session, item)


def spoken(item: Item) -> bool:
    """Tell whether a thing of the plan is read back: goals, steps still to do and the like, not topics or notes."""
    return item.kind in LINE_KINDS and item.value("decision") != "done"


def _stands(withheld: frozenset[str], item: Item) -> bool:
    return item.live and item.value("in_plan") != "no" and not _withheld(withheld, item)


def _withheld(withheld: frozenset[str], item: Item) -> bool:
    return bool(withheld) and item.value("in_plan") != "yes" and holds_words_of(item, withheld)


def _rank(item: Item) -> int:
    return LINE_KINDS.index(item.kind)

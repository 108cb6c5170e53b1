"""What a plan still lacks: the parts its conversation requires, and the five criteria of a personalised plan.

The criteria are NHS England's for a personalised care and support plan, as given by the West Yorkshire
Health and Care Partnership (wypartnership.co.uk, checked 2026-11-22).
"""

from collections.abc import Callable

from convo.engine.lines import any_in_plan, in_plan, is_line, withheld_entries
from convo.model.kinds import ItemKind, Part
from convo.model.session import Item, Session

CRITERIA: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("central", ("present", "read-back")),
    ("conversation", ("matters", "strengths", "topics")),
    ("outcomes", ("goal",)),
    ("sharable", ("matters", "goal", "step", "who", "when", "sharing")),
    ("review", ("review",)),
)
"""Each criterion with the parts that show it was met."""


def lacking(session: Session) -> frozenset[str]:
    """Return every part that the plan lacks, of those that are required or that a criterion asks for."""
    return frozenset(part for part, has in _HAS.items() if not has(session))


def missing(session: Session, lacks: frozenset[str] | None = None) -> tuple[Part, ...]:
    """Return the required parts that the plan lacks, in the order of the conversation's list."""
    lacks = lacking(session) if lacks is None else lacks
    return tuple(part for part in session.requires if part in lacks)


def field(session: Session, name: str) -> str:
    """Return a field of the plan, "" where it was not given or is held back to put nobody at risk."""
    fact = session.plan_fields.get(name)
    return fact.value if fact and fact.entry not in withheld_entries(session) else ""


def planned(session: Session, *kinds: ItemKind) -> tuple[Item, ...]:
    """Return the things of these kinds that stand in the plan."""
    return tuple(item for kind in kinds for item in session.live(kind) if in_plan(session, item))


def not_now(session: Session) -> bool:
    """Tell whether the person said "not now", and so needs no goal for an honest plan."""
    return bool(field(session, "not_now")) or field(session, "readiness") == "not-now"


def _steps_say(session: Session, name: str) -> bool:
    steps = planned(session, "step")
    return all(step.value(name) or step.value("decision") == "done" for step in steps)


def _read_back(session: Session) -> bool:
    return all(item.value("agreed") for item in session.items.values() if is_line(session, item))


_HAS: dict[str, Callable[[Session], bool]] = {
    "matters": lambda session: any_in_plan(session, "matters"),
    "strengths": lambda session: any_in_plan(session, "strength", "support"),
    "topics": lambda session: any_in_plan(session, "topic", "focus", "goal"),
    "goal": lambda session: any_in_plan(session, "goal") or not_now(session),
    "step": lambda session: any_in_plan(session, "step") or not_now(session),
    "who": lambda session: _steps_say(session, "who"),
    "when": lambda session: _steps_say(session, "when"),
    "if_worse": lambda session: bool(field(session, "if_worse")),
    "sharing": lambda session: bool(field(session, "sharing")),
    "review": lambda session: bool(field(session, "review") or field(session, "ending")),
    "present": lambda session: bool(field(session, "present")),
    "read-back": _read_back,
}

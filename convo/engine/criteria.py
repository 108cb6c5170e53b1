"""What a plan still lacks: the parts its conversation requires, and the five criteria of a personalised plan.

The criteria are NHS England's for a personalised care and support plan, as given by the West Yorkshire
Health and Care Partnership (wypartnership.co.uk, checked 2026-11-22).
"""

from collections.abc import Callable
from dataclasses import dataclass

from convo.engine.lines import spoken, standing, withheld_entries
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
    items = standing(session)
    held = _Held(session, items, frozenset(item.kind for item in items))
    return frozenset(part for part, has in _HAS.items() if not has(held))


def missing(session: Session, lacks: frozenset[str] | None = None) -> tuple[Part, ...]:
    """Return the required parts that the plan lacks, in the order of the conversation's list."""
    lacks = lacking(session) if lacks is None else lacks
    return tuple(part for part in session.requires if part in lacks)


def field(session: Session, name: str) -> str:
    """Return a field of the plan, "" where it was not given or is held back to put nobody at risk."""
    fact = session.plan_fields.get(name)
    return fact.value if fact and fact.entry not in withheld_entries(session) else ""


def planned(session: Session, *kinds: ItemKind) -> tuple[Item, ...]:
    """Return the things of these kinds that stand in the plan, kind by kind."""
    items = standing(session)
    return tuple(item for kind in kinds for item in items if item.kind == kind)


def not_now(session: Session) -> bool:
    """Tell whether the person said "not now", and so needs no goal for an honest plan."""
    return bool(field(session, "not_now")) or field(session, "readiness") == "not-now"


@dataclass(frozen=True, slots=True)
class _Held:
    """A conversation with what stands in its plan, looked up once for all parts."""

    session: Session
    items: tuple[Item, ...]
    kinds: frozenset[ItemKind]

    def any(self, *kinds: ItemKind) -> bool:
        return not self.kinds.isdisjoint(kinds)

    def given(self, *names: str) -> bool:
        return any(field(self.session, name) for name in names)

    def every_step_says(self, name: str) -> bool:
        steps = (item for item in self.items if item.kind == "step")
        return all(step.value(name) or step.value("decision") == "done" for step in steps)


_HAS: dict[str, Callable[[_Held], bool]] = {
    "matters": lambda held: held.any("matters"),
    "strengths": lambda held: held.any("strength", "support"),
    "topics": lambda held: held.any("topic", "focus", "goal"),
    "goal": lambda held: held.any("goal") or not_now(held.session),
    "step": lambda held: held.any("step") or not_now(held.session),
    "who": lambda held: held.every_step_says("who"),
    "when": lambda held: held.every_step_says("when"),
    "if_worse": lambda held: held.given("if_worse"),
    "sharing": lambda held: held.given("sharing"),
    "review": lambda held: held.given("review", "ending"),
    "present": lambda held: held.given("present"),
    "read-back": lambda held: all(item.value("agreed") for item in held.items if spoken(item)),
}

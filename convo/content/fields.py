"""The closed lists that scripts and cards choose from: fields that answers fill, facts that texts may hold."""

from collections.abc import Mapping

from convo.model.script import Stage

PLAN_FIELDS = frozenset(
    {
        "called",
        "present",
        "needs",
        "brings",
        "consent",
        "limits_said",
        "not_now",
        "readiness",
        "if_worse",
        "sharing",
        "copy",
        "review",
        "ending",
        "agreed_by",
        "experience",
        "summary",
        "shape",
    }
)
"""What the plan reads of the conversation as a whole."""

ITEM_FIELDS: Mapping[str, frozenset[str]] = {
    "focus": frozenset({"importance", "confidence"}),
    "goal": frozenset({"importance", "confidence", "attainment", "decision", "now", "scale"}),
    "step": frozenset({"who", "when", "cue", "response", "barrier", "helper", "come_along", "decision", "rehearsed"}),
    "offer": frozenset({"contact", "first_step", "come_along", "view"}),
}
"""What the plan reads of each kind of thing."""

SUBJECT_FIELDS = frozenset({"text", "agreed"})
"""What an answer can give the thing in hand, of whatever kind."""

FACTS = frozenset(
    {"name", "matters", "topic", "focus", "goal", "step", "cue", "response", "number", "line", "last", "review"}
)
"""What the text of a card may hold in braces."""


def fillable(fills: str, stage: Stage) -> bool:
    """Tell whether `fills` names a field that the plan reads, in this stage."""
    kind, _, name = fills.partition(".")
    if kind == "plan":
        return name in PLAN_FIELDS
    if kind == "subject":
        return stage.each is not None and name in SUBJECT_FIELDS | ITEM_FIELDS.get(stage.each, frozenset())
    return name in ITEM_FIELDS.get(kind, frozenset())

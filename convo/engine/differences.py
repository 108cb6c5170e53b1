"""What changed between the plan before and this one, in plain words."""

from collections.abc import Callable, Iterator

from convo.engine.lines import held_back, in_plan
from convo.model.session import Item, Session

Words = Callable[..., str]
"""Looks up words by id and puts facts in: `words("difference/new-goal", text="…")`."""

_SPOKEN = ("matters", "strength", "support", "goal", "step", "offer")
_RULERS = ("importance", "confidence", "attainment")


def differences(session: Session, words: Words) -> tuple[str, ...]:
    """Return a line for each thing that is new, let go of, done, or put in other words; nothing for a first plan."""
    if not session.before:
        return ()
    before = {item.id: item for item in session.before}
    changed: list[str] = []
    for item in session.items.values():
        if item.kind not in _SPOKEN or held_back(session, item):
            continue
        old = before.get(item.id)
        changed += _changed(old, item, words) if old else _new(session, item, words)
    return tuple(changed)


def _new(session: Session, item: Item, words: Words) -> Iterator[str]:
    if in_plan(session, item):
        yield words(f"difference/new-{item.kind}", text=item.text)


def _changed(old: Item, item: Item, words: Words) -> Iterator[str]:
    decision = item.value("decision")
    if not item.live or item.value("in_plan") == "no":
        yield words(f"difference/let-go-{item.kind}", text=old.text)  # newer words may be what was to stay out
        return
    if decision == "done" and old.value("decision") != "done":
        yield words("difference/done", text=item.text)
    if item.text != old.text:
        yield words("difference/reworded", before=old.text, text=item.text)
    for ruler in _RULERS:
        if item.value(ruler) != old.value(ruler) and old.value(ruler):
            yield words(f"difference/{ruler}", text=item.text, before=old.value(ruler), after=item.value(ruler))

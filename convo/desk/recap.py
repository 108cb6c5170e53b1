"""A recap of two lines: what matters and what is agreed so far, and where the conversation is."""

from convo.content.library import Library
from convo.engine.criteria import planned
from convo.engine.facts import brief
from convo.model.session import Item, Session


def recap(session: Session, library: Library) -> tuple[str, ...]:
    """Return two lines in plain words, () for a conversation that has just begun with nothing carried in."""
    if not session.entries and not session.before:
        return ()
    matters, goals, steps = planned(session, "matters"), planned(session, "goal"), planned(session, "step")
    first = (
        library.phrase("recap/matters", name=session.name, matters=brief(matters[0].text))
        if matters
        else library.phrase("recap/nothing-yet", name=session.name)
    )
    agreed = _plan_so_far(goals, steps, library)
    stage = _stage(session)
    place = library.phrase("recap/place", stage=stage) if stage else library.phrase("recap/all-asked")
    return (first, agreed if session.before and not session.entries else f"{agreed} {place}")


def _plan_so_far(goals: tuple[Item, ...], steps: tuple[Item, ...], library: Library) -> str:
    if steps:
        return library.phrase("recap/step", step=brief(steps[-1].text), count=str(len(steps)))
    if goals:
        return library.phrase("recap/goal", goal=brief(goals[-1].text))
    return library.phrase("recap/no-goal")


def _stage(session: Session) -> str:
    return dict(session.stages)[session.asking.stage] if session.asking else ""

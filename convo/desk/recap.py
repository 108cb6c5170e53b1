"""A recap: what matters and what is agreed so far, where the conversation is, and whether there were concerns."""

from convo.content.library import Library
from convo.engine.criteria import planned
from convo.engine.facts import brief
from convo.model.session import Item, Session


def recap(session: Session, library: Library, last: Session | None = None) -> tuple[str, ...]:
    """Return two lines in plain words, none for a conversation that has just begun with nothing carried in.

    A last line tells of concerns in the conversation that this one follows, but not of what: the person, or
    somebody beside them, may see the screen.
    """
    concerns = _concerns_of(last, library) if last else ()
    if not session.entries and not session.before:
        return concerns
    matters, goals, steps = planned(session, "matters"), planned(session, "goal"), planned(session, "step")
    first = (
        library.phrase("recap/matters", name=session.name, matters=brief(matters[0].text))
        if matters
        else library.phrase("recap/nothing-yet", name=session.name)
    )
    agreed = _plan_so_far(goals, steps, library)
    stage = _stage(session)
    place = library.phrase("recap/place", stage=stage) if stage else library.phrase("recap/all-asked")
    return (first, agreed if session.before and not session.entries else f"{agreed} {place}", *concerns)


def _concerns_of(last: Session, library: Library) -> tuple[str, ...]:
    real = [concern for concern in last.concerns.values() if not concern.not_this]
    if not real:
        return ()
    name = last.id.rpartition("/")[2]
    return (library.phrase("recap/concerns", count=str(len(real)), session=name),)


def _plan_so_far(goals: tuple[Item, ...], steps: tuple[Item, ...], library: Library) -> str:
    if steps:
        return library.phrase("recap/step", step=brief(steps[-1].text), count=str(len(steps)))
    if goals:
        return library.phrase("recap/goal", goal=brief(goals[-1].text))
    return library.phrase("recap/no-goal")


def _stage(session: Session) -> str:
    return dict(session.stages)[session.asking.stage] if session.asking else ""

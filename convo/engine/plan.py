"""The plan as a pure function of a conversation: what matters first, then who does what, and when to look again."""

from convo.engine.criteria import CRITERIA, field, lacking, missing, planned
from convo.engine.differences import Words, differences
from convo.engine.lines import held_back
from convo.model.plan import Criterion, Goal, IfThen, Line, Offer, Plan, Step
from convo.model.session import Item, Session


def plan_of(session: Session, words: Words) -> Plan:
    """Return the plan of a conversation. `words` looks up the wording of what is missing and what changed."""
    lacks, goals = lacking(session), planned(session, "goal")
    fields = {
        name: field(session, name)
        for name in ("present", "needs", "not_now", "if_worse", "sharing", "review", "ending")
    }
    return Plan(
        session=session.id,
        version=session.plan_version,
        name=field(session, "called") or session.name,
        date=session.started_at.date().isoformat() if session.started_at else "",
        contact=session.contact,
        title=session.title,
        partial=session.ended_early or session.here is not None,
        ready=field(session, "readiness") != "not-now",
        matters=_lines(session, planned(session, "matters")),
        strengths=_lines(session, planned(session, "strength")),
        supports=_lines(session, planned(session, "support")),
        topics=_lines(session, planned(session, "topic") if goals else planned(session, "topic", "focus")),
        goals=tuple(_goal(session, item) for item in goals),
        steps=tuple(_step(item) for item in planned(session, "step")),
        offers=tuple(_offer(item) for item in planned(session, "offer")),
        worries=_lines(session, planned(session, "worry")),
        copy_given=field(session, "copy"),
        agreed_by=session.agreed_by,
        agreed_on=session.agreed_at.date().isoformat() if session.agreed_at else "",
        criteria=criteria_of(lacks, words),
        required_missing=tuple(words(f"missing/{part}") for part in missing(session, lacks)),
        differences=differences(session, words),
        held_back=sum(1 for item in session.items.values() if item.live and held_back(session, item)),
        **fields,
    )


def criteria_of(lacks: frozenset[str], words: Words) -> tuple[Criterion, ...]:
    """Return the five criteria, each with what it still lacks in plain words."""
    return tuple(
        Criterion(
            id=criterion,
            title=words(f"criteria/{criterion}"),
            met=not lacks.intersection(parts),
            missing=tuple(words(f"missing/{part}") for part in parts if part in lacks),
        )
        for criterion, parts in CRITERIA
    )


def _lines(session: Session, items: tuple[Item, ...]) -> tuple[Line, ...]:
    return tuple(Line(id=item.id, text=item.text, agreed=bool(item.value("agreed"))) for item in items)


def _goal(session: Session, item: Item) -> Goal:
    focus = session.items.get(item.about or "")
    return Goal(
        id=item.id,
        text=item.text,
        importance=_number(item, "importance") if item.value("importance") else _number(focus, "importance"),
        confidence=_number(item, "confidence") if item.value("confidence") else _number(focus, "confidence"),
        attainment=_number(item, "attainment"),
        decision=item.value("decision"),
        agreed=bool(item.value("agreed")),
    )


def _step(item: Item) -> Step:
    cue, response = item.value("cue"), item.value("response")
    return Step(
        id=item.id,
        text=item.text,
        goal=item.about,
        who=item.value("who"),
        when=item.value("when"),
        if_then=IfThen(cue=cue, response=response) if cue or response else None,
        barrier=item.value("barrier"),
        helper=item.value("helper"),
        come_along=item.value("come_along"),
        decision=item.value("decision"),
        agreed=bool(item.value("agreed")),
    )


def _offer(item: Item) -> Offer:
    return Offer(
        id=item.id,
        text=item.text,
        contact=item.value("contact"),
        first_step=item.value("first_step"),
        come_along=item.value("come_along"),
        view=item.value("view"),
    )


def _number(item: Item | None, name: str) -> int | None:
    value = item.value(name) if item else ""
    return int(value) if value else None

"""Where a conversation goes next: walk on from a question to the first one still open, or to one not asked yet."""

from collections.abc import Iterable

from convo.engine.conditions import Spot, holds
from convo.engine.lines import LINE_KINDS, is_line
from convo.engine.machine import ASIDE_OVER, START, Edge, Moves
from convo.model.script import END
from convo.model.session import Asking, Item, Session

Next = Asking | Spot | None
"""An asking to go to, a question to ask, or None when there is nothing more to ask."""


def first(moves: Moves, session: Session) -> Next:
    """Return where a new conversation begins."""
    return _walk(moves, session, Spot(START))


def onward(moves: Moves, session: Session, asking: Asking) -> Next:
    """Return where the conversation goes from `asking`, past all that was asked and is not open."""
    if asking.question not in moves.questions:  # the script has changed since: go by what it asks now
        return first(moves, session)
    return _walk(moves, session, moves.spot(asking))


def into(moves: Moves, session: Session, stage_id: str) -> Next:
    """Return where a jump to a stage leads: its first question still open, else its first question."""
    here = Spot(START, None, 1)
    edge = next(edge for edge in moves.entry(stage_id) if _edge_holds(moves, session, here, edge))
    if edge.target == END:
        return None
    spot = _spot(moves, session, here, edge)
    known = _known(session, spot, exact=False)
    if known is None:
        return spot
    if known.open:
        return known
    further = onward(moves, session, known)
    return further if further and moves.stage_of[further.question].id == stage_id else known


def frontier(moves: Moves, session: Session) -> Next:
    """Return where the conversation had got to in its main line: the way back from an aside stage."""
    main = [asking for asking in session.askings.values() if not _aside(moves, asking)]
    waiting = [asking for asking in main if asking.open and not asking.parked]
    if waiting:
        return waiting[-1]
    return onward(moves, session, main[-1]) if main else first(moves, session)


def _walk(moves: Moves, session: Session, here: Spot) -> Next:
    seen: set[Spot] = set()
    while here not in seen:
        seen.add(here)
        edge = moves.next(here.question, lambda edge, at=here: _edge_holds(moves, session, at, edge))
        if edge.target == END:
            return None
        if edge.target == ASIDE_OVER:
            return frontier(moves, session)
        spot = _spot(moves, session, here, edge)
        known = _known(session, spot, exact=edge.again)
        if known is None:
            return spot
        if known.open:
            return known
        here = moves.spot(known)
    return None


def _edge_holds(moves: Moves, session: Session, here: Spot, edge: Edge) -> bool:
    if edge.target in (END, ASIDE_OVER):
        spot: Spot | None = here
    else:
        spot = _spot_or_none(moves, session, here, edge)
    return spot is not None and all(holds(condition, session, spot) for condition in edge.when)


def _spot(moves: Moves, session: Session, here: Spot, edge: Edge) -> Spot:
    spot = _spot_or_none(moves, session, here, edge)
    if spot is None:
        raise LookupError(f"{edge.target} was entered with nothing in hand")
    return spot


def _spot_or_none(moves: Moves, session: Session, here: Spot, edge: Edge) -> Spot | None:
    """Return the place an edge leads to, None where it needs a thing in hand and there is none."""
    stage = moves.stage_of[edge.target]
    lap = 1
    if edge.again or here.question in moves.place(edge.target).loop:
        lap = here.lap + 1 if edge.again else here.lap
    if not stage.each:
        return moves.place(edge.target, None, lap)
    within = here.question in moves.stage_of and moves.stage_of[here.question] is stage
    if within and not edge.advance:
        return moves.place(edge.target, here.subject, lap)
    subject = next_in_hand(session, stage.each, here.subject if within else None)
    return moves.place(edge.target, subject.id, lap) if subject else None


def _aside(moves: Moves, asking: Asking) -> bool:
    return asking.question in moves.stage_of and moves.stage_of[asking.question].aside


def next_in_hand(session: Session, kind: str, after: str | None) -> Item | None:
    """Return the live thing of a kind ("line": of the plan) that comes after the one with id `after`."""
    waiting = after is None
    for item in _ranked(session, kind):
        if waiting and _waits(session, kind, item):
            return item
        waiting = waiting or item.id == after
    return None


def _waits(session: Session, kind: str, item: Item) -> bool:
    if kind != "line":
        return item.live
    return is_line(session, item) and not item.value("agreed")


def _ranked(session: Session, kind: str) -> Iterable[Item]:
    """Return every thing of a kind in a steady order, dropped ones too, so that none is lost as a landmark."""
    kinds: tuple[str, ...] = LINE_KINDS if kind == "line" else (kind,)
    return (item for wanted in kinds for item in session.items.values() if item.kind == wanted)


def _known(session: Session, spot: Spot, exact: bool) -> Asking | None:
    """Return the asking of a spot that was asked before; a later lap counts unless `exact`."""
    for asking_id in session.asked.get(spot.question, ()):
        asking = session.askings[asking_id]
        fits = asking.lap == spot.lap if exact else asking.lap >= spot.lap
        if asking.subject == spot.subject and fits:
            return asking
    return None

"""From every state that a script can reach: a concern can be raised, the session ended, and closing reached.

Proven by exploring, not by example. Two conversations are in the same state when the same question is in
front and every condition that any later move may ask about has the same truth, so the states are finite; from
each of them every kind of answer is tried until no new state appears.
"""

from collections.abc import Iterator

import pytest

from convo.content.library import Library
from convo.engine import turn
from convo.engine.conditions import holds
from convo.engine.lines import lines
from convo.engine.machine import Moves
from convo.engine.moves import next_in_hand
from convo.model import wish as wi
from convo.model.condition import All, Any, Condition, Not
from convo.model.record import Stamp
from convo.model.script import END
from convo.model.session import Session
from tests.engine.talks import CARRIED, START, Talk, signal

SCRIPTS = ("first-conversation", "follow-up", "signpost")
STAMP = Stamp(at=START, by="worker")
State = tuple[object, ...]


def leaves(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, Not):
        yield from leaves(condition.of)
    elif isinstance(condition, All | Any):
        for part in condition.of:
            yield from leaves(part)
    else:
        yield condition


def ahead(moves: Moves) -> dict[str, list[Condition]]:
    """For each question, the conditions that any move reachable from it may ask about."""
    reach: dict[str, set[str]] = {}
    for question in moves.questions:
        seen, todo = set[str](), [question]
        while todo:
            here = todo.pop()
            if here in seen or here not in moves.questions:
                continue
            seen.add(here)
            todo += [edge.target for edge in moves.edges(here)]
        reach[question] = seen
    return {
        question: list(
            dict.fromkeys(
                leaf
                for source in sorted(sources)
                for edge in moves.edges(source)
                for condition in edge.when
                for leaf in leaves(condition)
            )
        )
        for question, sources in reach.items()
    }


def state_of(moves: Moves, conditions: dict[str, list[Condition]], session: Session) -> State:
    asking = session.asking
    if asking is None:
        return (END,)
    stage, spot = moves.stage_of[asking.question], moves.spot(asking)
    more = bool(stage.each and next_in_hand(session, stage.each, asking.subject))
    truths = tuple(holds(condition, session, spot) for condition in conditions[asking.question])
    return (asking.question, more, bool(lines(session)), truths)


def answers(moves: Moves, session: Session) -> list[wi.Wish]:
    """Every way to answer that the script can tell apart."""
    question = moves.questions[session.asking.question]
    options = [wi.Say(text=option) for option in question.options]
    numbers = {"ruler": ["0", "1", "4", "9", "10"], "attainment": ["-2", "0", "2"]}.get(question.answer, [])
    free = {"words": ["Words of theirs"], "show": ["Said"], "date": ["12 January 2027"]}.get(question.answer, [])
    said = [wi.Say(text=text) for text in numbers + free]
    return [wi.Skip(), wi.Declare(reason="Two offers to choose from"), *options, *said]


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_reachable_state_is_safe(library: Library, script: str):
    starts = [Talk.begin(library.script(script), carried) for carried in (CARRIED, ())]
    moves, conditions = starts[0].moves, ahead(starts[0].moves)
    todo = {state_of(moves, conditions, talk.session): talk.session for talk in starts}
    known, asked, ends = set(todo), set[str](), set[State]()
    while todo:
        state, session = todo.popitem()
        if state == (END,):
            check_end(moves, session)
            continue
        asked.add(session.asking.question)
        check_safe(moves, session)
        check_enter_ends(moves, session, ends, conditions)
        for wish in answers(moves, session):
            after = turn.decide(moves, session, wish, (), STAMP).session
            new = state_of(moves, conditions, after)
            if new not in known:
                known.add(new)
                todo[new] = after
        for stage in moves.script.stages:  # asides are reached by a jump
            if stage.aside and (stage.id, state[0]) not in known:
                known.add((stage.id, state[0]))
                after = turn.decide(moves, session, wi.Jump(stage=stage.id), (), STAMP).session
                todo.setdefault(state_of(moves, conditions, after), after)
                known.add(state_of(moves, conditions, after))
    assert asked == set(moves.questions), f"never asked: {set(moves.questions) - asked}"


def check_safe(moves: Moves, session: Session) -> None:
    raised = turn.decide(moves, session, wi.Raise(category="suicide", urgency="emergency"), (signal(),), STAMP).session
    assert raised.open_concerns
    quiet = turn.decide(moves, session, wi.Raise(category="suicide", urgency="soon"), (signal(urgency="soon"),), STAMP)
    assert quiet.session.here == session.here
    assert turn.decide(moves, quiet.session, wi.NotThis(concern="c1"), (), STAMP).session.open_concerns == ()
    ended = turn.decide(moves, session, wi.End(), (), STAMP).session
    assert ended.state == "ended"
    closing = turn.decide(moves, session, wi.Jump(stage=moves.script.closing), (), STAMP).session
    assert closing.asking is not None
    assert closing.asking.stage == moves.script.closing


def check_end(moves: Moves, session: Session) -> None:
    assert turn.decide(moves, session, wi.Close(), (), STAMP).session.state == "ended"
    assert turn.decide(moves, session, wi.Raise(category="suicide", urgency="soon"), (signal(),), STAMP)


def check_enter_ends(moves: Moves, session: Session, ends: set[State], conditions: dict[str, list[Condition]]) -> None:
    """Enter alone comes to the end; `ends` holds the places already shown to, with how much is left in hand."""
    trail: list[State] = []
    while session.asking is not None:
        place = (*state_of(moves, conditions, session), left_in_hand(moves, session))
        if place in ends:
            break
        trail.append(place)
        assert len(trail) < 500, f"Enter alone goes round: {[step[0] for step in trail[-40:]]}"
        session = turn.decide(moves, session, wi.Skip(), (), STAMP).session
    ends.update(trail)


def left_in_hand(moves: Moves, session: Session) -> int:
    stage, count = moves.stage_of[session.asking.question], 0
    subject = session.asking.subject
    while stage.each and (item := next_in_hand(session, stage.each, subject)):
        subject, count = item.id, count + 1
    return count

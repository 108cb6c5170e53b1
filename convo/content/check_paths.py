"""Ways through a script: what is never reached, what never ends, and what never comes to closing.

Only for scripts whose names all lead somewhere: the machine can't be built of others.
"""

from collections.abc import Iterable, Iterator, Mapping

from convo.content.conditions import if_skipped
from convo.content.findings import Finding
from convo.content.scripts import ScriptReading
from convo.engine.machine import ASIDE_OVER, START, Edge, Moves
from convo.model.script import END, Script


def check_paths(reading: ScriptReading, script: Script) -> Iterator[Finding]:
    """Report what can't be reached or left."""
    moves = Moves(script)
    places = {
        question.id: (stage_place, place)
        for stage_place, stage in enumerate(script.stages)
        for place, question in enumerate(stage.questions)
    }
    ways = {source: moves.edges(source) for source in (START, *places)}
    for name in _unreached(script, moves, ways):
        what = f"the question “{name}” is never reached"
        yield _at(reading, places[name], what, "Lead a move to it, or take it out.")
    for name in _stages_unreached(script, moves, ways):
        place = next(place for place, stage in enumerate(script.stages) if stage.id == name)
        what = f"the stage “{name}” is never reached"
        yield Finding(reading.table.name, reading.line(place), what, "Lead a move to it, or take it out.")
    yield from _endless(reading, script, ways, places)
    yield from _without_closing(reading, script, ways, places)


def _reached(ways: Mapping[str, tuple[Edge, ...]], starts: Iterable[str]) -> set[str]:
    """Return everything that some way leads to."""
    waiting, seen = list(starts), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [edge.target for edge in ways.get(name, ())]
    return seen


def _leading_to(ways: Mapping[str, tuple[Edge, ...]], targets: Iterable[str]) -> set[str]:
    """Return everything from which some way leads to one of the targets."""
    back = dict[str, tuple[Edge, ...]]()
    for source, edges in ways.items():
        for edge in edges:
            back[edge.target] = (*back.get(edge.target, ()), Edge(edge.target, source))
    return _reached(back, targets)


def _everything_reached(script: Script, moves: Moves, ways: Mapping[str, tuple[Edge, ...]]) -> set[str]:
    """Return what is reached from the start, or in a stage that a worker can only jump to."""
    aside = [edge.target for stage in script.stages if stage.aside for edge in moves.entry(stage.id)]
    return _reached(ways, [START, *aside])


def _unreached(script: Script, moves: Moves, ways: Mapping[str, tuple[Edge, ...]]) -> list[str]:
    reached = _everything_reached(script, moves, ways)
    whole = _stages_unreached(script, moves, ways)
    return [
        question.id
        for stage in script.stages
        if stage.id not in whole
        for question in stage.questions
        if question.id not in reached
    ]


def _stages_unreached(script: Script, moves: Moves, ways: Mapping[str, tuple[Edge, ...]]) -> list[str]:
    reached = _everything_reached(script, moves, ways)
    return [stage.id for stage in script.stages if not any(question.id in reached for question in stage.questions)]


def _endless(
    reading: ScriptReading,
    script: Script,
    ways: Mapping[str, tuple[Edge, ...]],
    places: Mapping[str, tuple[int, int]],
) -> Iterator[Finding]:
    """Report moves that go back without saying so, and loops that Enter alone would never leave."""
    order = list(places)
    for name, place in places.items():
        back = [edge for edge in ways[name] if edge.target in places and _goes_back(edge, order)]
        for edge in back:
            if not edge.again:
                what = f"the move from “{name}” to “{edge.target}” goes back"
                remedy = "Write `again = true` if it is to be asked anew."
                yield _at(reading, place, what, remedy, "moves")
            elif _held_by_enter(edge, order):
                what = f"Enter alone would never leave the loop from “{name}” back to “{edge.target}”"
                yield _at(reading, place, what, "Let the move depend on an answer given in the loop.", "moves")
        if back and not any(edge.target not in places or not _goes_back(edge, order) for edge in ways[name]):
            yield _at(reading, place, f"“{name}” is a dead end: it only leads back", "Give it a way on.", "moves")


def _goes_back(edge: Edge, order: list[str]) -> bool:
    """Tell whether a written move leads to the question itself or an earlier one; the next thing's turn does not."""
    return not edge.advance and order.index(edge.target) <= order.index(edge.source)


def _held_by_enter(edge: Edge, order: list[str]) -> bool:
    loop = frozenset(order[order.index(edge.target) : order.index(edge.source) + 1])
    return all(if_skipped(condition, loop) is not False for condition in edge.when)


def _without_closing(
    reading: ScriptReading,
    script: Script,
    ways: Mapping[str, tuple[Edge, ...]],
    places: Mapping[str, tuple[int, int]],
) -> Iterator[Finding]:
    """Report stages, then single questions, from which no way leads to closing."""
    closing = {question.id for question in script.stage(script.closing).questions}
    can_close = _leading_to(ways, {*closing, ASIDE_OVER})
    can_end = _leading_to(ways, {END, ASIDE_OVER})
    after = _reached(ways, closing)
    for place, stage in enumerate(script.stages):
        stuck = [question.id for question in stage.questions if question.id not in can_close | after]
        if len(stuck) == len(stage.questions):
            what = f"closing can't be reached from the stage “{stage.id}”"
            yield Finding(reading.table.name, reading.line(place), what, "Lead a move towards closing.")
            continue
        for name in stuck:
            what = f"“{name}” is a dead end: closing can't be reached from it"
            yield _at(reading, places[name], what, "Lead a move towards closing.", "moves")
    for name, place in places.items():
        if name not in can_end:
            yield _at(reading, place, f"“{name}” is a dead end: no way leads out of its loop", "Give it a way on.")


def _at(reading: ScriptReading, place: tuple[int, int], what: str, remedy: str, key: str = "id") -> Finding:
    return Finding(reading.table.name, reading.line(*place, key), what, remedy)

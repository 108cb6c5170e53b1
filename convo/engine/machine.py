"""A script as a finite-state machine: which questions may follow which, and in what order the moves are tried.

The only file that knows `transitions`: it holds the table and picks the first move whose conditions hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from transitions import EventData, Machine

from convo.engine.conditions import Spot
from convo.model.condition import Condition, Has
from convo.model.script import END, Question, Script, Stage
from convo.model.session import Asking

START = "start"
ASIDE_OVER = "aside-over"
"""Where an aside stage leads when it is through: back to where it was entered from."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One possible move. `advance` takes up the next thing of an `each` stage; `again` starts another lap."""

    source: str
    target: str
    when: tuple[Condition, ...] = ()
    again: bool = False
    advance: bool = False


@dataclass(slots=True)
class _Cursor:
    """What `transitions` moves: a state, and the edge that was taken from it."""

    state: str
    taken: Edge | None = None


def _may(edge: Edge, event: EventData) -> bool:
    holds: Callable[[Edge], bool] = event.kwargs["holds"]
    return holds(edge)


def _take(edge: Edge, event: EventData) -> None:
    cursor: _Cursor = event.model  # pyright: ignore[reportAssignmentType]
    cursor.taken = edge


class Moves:
    """The compiled table of one script. Questions are its states; `START`, `END` and `ASIDE_OVER` are the others."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.questions: dict[str, Question] = {}
        self.stage_of: dict[str, Stage] = {}
        for stage in script.stages:
            for question in stage.questions:
                self.questions[question.id] = question
                self.stage_of[question.id] = stage
        self._edges = {START: self._from_stage(START, 0)}
        for index, stage in enumerate(script.stages):
            for place in range(len(stage.questions)):
                self._edges[stage.questions[place].id] = self._from_question(index, place)
        self._loops = _loops(script, [edge for edges in self._edges.values() for edge in edges if edge.again])
        self._table = self._compile()

    def edges(self, source: str) -> tuple[Edge, ...]:
        """Return the moves from a question (or START), in the order they are tried; the last one always holds."""
        return self._edges[source]

    def spot(self, asking: Asking) -> Spot:
        """Return the place of an asking, with the loop it is in."""
        return self.place(asking.question, asking.subject, asking.lap)

    def place(self, question: str, subject: str | None = None, lap: int = 1) -> Spot:
        """Return a place; outside loops the lap is 1, whatever lap it was come to from."""
        loop = self._loops.get(question, frozenset[str]())
        return Spot(question, subject, lap if loop else 1, loop)

    def next(self, source: str, holds: Callable[[Edge], bool]) -> Edge:
        """Return the first move from `source` that holds."""
        cursor = _Cursor(source)
        self._table.events["move"].trigger(cursor, holds=holds)
        if cursor.taken is None:
            raise LookupError(f"no way on from {source}: the script was not checked")
        return cursor.taken

    def entry(self, stage_id: str) -> tuple[Edge, ...]:
        """Return the moves into a stage, then past it, for a jump."""
        index = next(i for i, stage in enumerate(self.script.stages) if stage.id == stage_id)
        return self._from_stage(START, index, jump=True)

    def _compile(self) -> Machine:
        states = [START, *self.questions, END, ASIDE_OVER]
        machine = Machine(model=None, states=states, initial=START, auto_transitions=False, send_event=True)
        for source, edges in self._edges.items():
            for edge in edges:
                may: Any = partial(_may, edge)
                take: Any = partial(_take, edge)
                machine.add_transition("move", source, edge.target, conditions=may, before=take)
        return machine

    def _from_question(self, index: int, place: int) -> tuple[Edge, ...]:
        stage = self.script.stages[index]
        question = stage.questions[place]
        edges: list[Edge] = []
        for move in question.moves:
            when = (move.when,) if move.when else ()
            edges += self._to(question.id, move.to, when, move.again)
            if _sure(edges[-1]):
                return tuple(edges)
        edges += _until_sure(_within(question.id, stage.questions[place + 1 :], ()))
        if edges and _sure(edges[-1]):
            return tuple(edges)
        if stage.each:
            edges += _within(question.id, stage.questions, (), advance=True)
        if stage.aside:
            return (*edges, Edge(question.id, ASIDE_OVER))
        return (*edges, *self._from_stage(question.id, index + 1))

    def _to(self, source: str, target: str, when: tuple[Condition, ...], again: bool) -> list[Edge]:
        """Return the edges of a written move: to a question, to a stage (past it if it does not apply), or the end."""
        if target == END or target in self.questions:
            return [Edge(source, target, when, again)]
        index = next(i for i, stage in enumerate(self.script.stages) if stage.id == target)
        edges = self._from_stage(source, index, jump=True)
        return [Edge(source, edge.target, (*when, *edge.when), again) for edge in edges]

    def _from_stage(self, source: str, index: int, jump: bool = False) -> tuple[Edge, ...]:
        """Return the edges into the first stage from `index` on that applies, or to the end."""
        edges: list[Edge] = []
        for place, stage in enumerate(self.script.stages[index:]):
            if stage.aside and not (jump and place == 0):
                continue
            edges += _into(source, stage)
            edges = _until_sure(edges)
            if edges and _sure(edges[-1]):
                return tuple(edges)
        return (*edges, Edge(source, END))


def _loops(script: Script, again: list[Edge]) -> dict[str, frozenset[str]]:
    """Return, for each question between the two ends of a move `again`, all questions that share its laps.

    Loops that overlap or lie in one another count as one, so that no lap number is used twice.
    """
    order = [question.id for stage in script.stages for question in stage.questions]
    spans = sorted((order.index(edge.target), order.index(edge.source)) for edge in again if edge.target in order)
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    loops = [frozenset(order[start : end + 1]) for start, end in merged]
    return {question: loop for loop in loops for question in loop}


def _sure(edge: Edge) -> bool:
    return not edge.when and not edge.advance


def _until_sure(edges: list[Edge]) -> list[Edge]:
    """Cut the list after the first edge that always holds: those behind it could never be taken."""
    for place, edge in enumerate(edges):
        if _sure(edge):
            return edges[: place + 1]
    return edges


def _into(source: str, stage: Stage) -> list[Edge]:
    base: tuple[Condition, ...] = (stage.when,) if stage.when else ()
    if stage.each:
        base = (*base, Has.model_validate({"is": "has", "kind": stage.each}))
    return _within(source, stage.questions, base)


def _within(
    source: str, questions: tuple[Question, ...], base: tuple[Condition, ...], advance: bool = False
) -> list[Edge]:
    return [
        Edge(source, question.id, (*base, question.when) if question.when else base, advance=advance)
        for question in questions
    ]

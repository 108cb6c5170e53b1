"""Codes every turn of a conversation: what the worker's turn was, which way the person's turn leans, and why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from convo.learned.encoder import Encoder, Passage
from convo.mi.features import Near, features
from convo.mi.hearing import passage
from convo.mi.judging import Judge, Judgement, Use
from convo.mi.leaning import Leaning, person_marks
from convo.mi.marking import SPEAK_FOR, Guess, goes_on, worker_marks
from convo.mi.reading import Read, read
from convo.mi.weights import Weights
from convo.model.coding import Code, Coded, Mark, Spoken

_NEAR = 12
"""How many turns back anything is looked for."""

_SURE = 0.6
"""Codes trusted less than this are shown as "unsure"."""

_MAY = 0.1
"""From this chance on a turn may hold a question or a reflection beside what it mainly is."""

_NONE: frozenset[Code] = frozenset()


class Coder:
    """Codes turns with what was learned; the same turns always get the same codes."""

    def __init__(self, weights: Weights, encoder: Encoder | None = None) -> None:
        """Take what was learned; without the encoder it is quicker, and right a little less often."""
        self._judge = Judge(weights, encoder)

    def code(self, turns: Sequence[Spoken]) -> tuple[Coded, ...]:
        """Code one whole transcript, in order; a turn is coded knowing what came before and after it."""
        return tuple(self.each(turns))

    def each(self, turns: Sequence[Spoken]) -> Iterator[Coded]:
        """Code one whole transcript, giving each code as soon as it is worked out."""
        readings = [read(turn.text) for turn in turns]
        counted: frozenset[Code] = _NONE
        for place, turn in enumerate(turns):
            said = partial(passage, turns, place)
            scene = _Scene(turn, readings[place], near(turns, readings, place), place, said)
            if turn.speaker == "worker" and not goes_on(scene.read, scene.near, counted):
                counted = _NONE
            coded = self._coded(scene, "whole", counted)
            if turn.speaker == "worker":
                counted |= frozenset[Code](mark.code for mark in coded.marks)
            yield coded

    def code_next(self, before: Sequence[Spoken], turn: Spoken) -> Coded:
        """Code a turn that was just spoken, knowing only what came before."""
        turns = (*before[-_NEAR:], turn)
        readings = [read(spoken.text) for spoken in turns]
        last = len(turns) - 1
        scene = _Scene(turn, readings[-1], near(turns, readings, last), len(before), partial(passage, turns, last))
        return self._coded(scene, "live", _NONE)

    def _coded(self, scene: "_Scene", use: Use, counted: frozenset[Code]) -> Coded:
        judgement = self._judge.judge(
            features(scene.read, scene.near, scene.place), scene.passage, scene.turn.speaker, use
        )
        return _person(scene, judgement) if scene.turn.speaker == "person" else _worker(scene, judgement, counted)


class _Scene(NamedTuple):
    """A turn as it stands among the others."""

    turn: Spoken
    read: Read
    near: Near
    place: int
    passage: Callable[[], Passage]


def _person(scene: _Scene, judgement: Judgement) -> Coded:
    talks = judgement.chances["talk"]
    talk = max(talks, key=talks.__getitem__)
    marks = person_marks(scene.read, Leaning(talks["change"], talks["sustain"], talks["neutral"]))
    reason = next((mark.reason for mark in marks if mark.toward == talk), "wording")
    return _result(scene.turn, marks, judgement.confidence, {"talk": talk, "reason": reason})


def _worker(scene: _Scene, judgement: Judgement, counted: frozenset[Code]) -> Coded:
    found = judgement.chances
    guess = Guess(found["behaviour"], found["question"]["open"], found["reflection"]["complex"])
    marks = worker_marks(scene.read, scene.near, guess, counted)
    behaviour = guess.main
    reason = next((mark.reason for mark in marks if mark.code in SPEAK_FOR[behaviour]), "wording")
    given = {"behaviour": behaviour, "reason": reason}
    for one, beside in (("question", "may_ask"), ("reflection", "may_reflect")):
        if one == behaviour or guess.behaviour[one] >= _MAY:
            given[one if one == behaviour else beside] = max(found[one], key=found[one].__getitem__)
    return _result(scene.turn, marks, judgement.confidence, given)


def _result(turn: Spoken, marks: tuple[Mark, ...], confidence: float, given: Mapping[str, str]) -> Coded:
    ids = {"transcript": turn.transcript, "turn": turn.turn, "speaker": turn.speaker}
    said = {"confidence": confidence, "sure": confidence >= _SURE, "marks": marks}
    return Coded.model_validate({**ids, **given, **said})


def near(turns: Sequence[Spoken], readings: Sequence[Read], place: int) -> Near:
    """Return the nearest turns around a turn, whoever spoke several times in a row."""
    speaker = turns[place].speaker
    back = range(place - 1, max(-1, place - _NEAR), -1)
    ahead = range(place + 1, min(len(turns), place + _NEAR))

    def first(places: range, same: bool) -> Read | None:
        return next((readings[other] for other in places if (turns[other].speaker == speaker) is same), None)

    return Near(first(back, True), first(back, False), first(ahead, False), first(ahead, True))

"""Codes every turn of a conversation: what the worker's turn was, which way the person's turn leans, and why."""

from collections.abc import Mapping, Sequence

from convo.mi.features import Around, features
from convo.mi.reading import Read, read
from convo.mi.weights import Task, Weights
from convo.model.coding import Coded, Spoken

_SURE = 0.5


class Coder:
    """Codes turns with what was learned; the same turns always get the same codes."""

    def __init__(self, weights: Weights) -> None:
        """Take what was learned."""
        self._weights = weights

    def code(self, turns: Sequence[Spoken]) -> tuple[Coded, ...]:
        """Code one whole transcript, in order; a turn is coded knowing what came before and after it."""
        readings = [read(turn.text) for turn in turns]
        return tuple(self._coded(turns, readings, place, self._weights.whole) for place in range(len(turns)))

    def code_next(self, before: Sequence[Spoken], turn: Spoken) -> Coded:
        """Code a turn that was just spoken, knowing only what came before."""
        turns = (*before, turn)
        near = [read(spoken.text) if len(turns) - place <= 12 else _UNREAD for place, spoken in enumerate(turns)]
        return self._coded(turns, near, len(turns) - 1, self._weights.live)

    def _coded(self, turns: Sequence[Spoken], readings: Sequence[Read], place: int, tasks: Mapping[str, Task]) -> Coded:
        turn = turns[place]
        found = features(readings[place], _around(turns, readings, place), place)
        main = "talk" if turn.speaker == "person" else "behaviour"
        answer, chance = _best(tasks[main], found)
        answers = {main: answer}
        if answer in ("question", "reflection"):
            answers[answer] = _best(tasks[answer], found)[0]
        given = {"transcript": turn.transcript, "turn": turn.turn, "speaker": turn.speaker}
        said = {"confidence": chance, "sure": chance >= _SURE, "reason": "learned"}
        return Coded.model_validate({**given, **answers, **said})


_UNREAD = read("")


def _around(turns: Sequence[Spoken], readings: Sequence[Read], place: int) -> Around:
    """Return the speaker's own turn before, the turn before and the turn after."""
    speaker = turns[place].speaker
    earlier = range(place - 1, max(-1, place - 4), -1)
    own = next((readings[other] for other in earlier if turns[other].speaker == speaker), None)
    before = readings[place - 1] if place else None
    after = readings[place + 1] if place + 1 < len(turns) else None
    return own, before, after


def _best(task: Task, found: set[str]) -> tuple[str, float]:
    chances = task.chances(found)
    best = max(range(len(chances)), key=chances.__getitem__)
    return task.classes[best], chances[best]

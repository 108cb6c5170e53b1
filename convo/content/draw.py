"""Scripts as pictures: a state diagram for Mermaid, and a tree for the terminal."""

import textwrap
from collections.abc import Iterator

from convo.content.wording import Phrasing, Wording
from convo.model.script import END, Move, Question, Script, Stage

_WIDTH = 80
_BEYOND = "[*]"
_UNSAFE = str.maketrans({'"': "'", "“": "'", "”": "'", ":": " -", ";": ",", "#": "", "{": "", "}": "", "\n": " "})


def mermaid(script: Script, phrase: Phrasing) -> str:
    """Draw a script as a Mermaid state diagram; `phrase` words the conditions.

    Mermaid draws no line from inside one composite state to inside another: such a way leaves its stage
    through the stage's own end, and the line goes from stage to stage.
    """
    picture = _Diagram(script, Wording(script, phrase))
    lines = ["stateDiagram-v2"]
    for stage in script.stages:
        lines += picture.stage(stage)
    return "\n".join([*lines, *picture.between(), ""])


def terminal(script: Script, phrase: Phrasing) -> str:
    """Draw a script as a tree for eighty columns; `phrase` words the conditions."""
    wording = Wording(script, phrase)
    lines = [script.title, "=" * len(script.title), *_wrapped(script.purpose, ""), ""]
    for number, stage in enumerate(script.stages, 1):
        note = wording.stage(stage, stage.id == script.closing)
        lines += _wrapped(f"{number}. {stage.title}" + (f" ({note})" if note else ""), "", "   ")
        lines += _wrapped(stage.purpose, "│  ")
        for question in stage.questions:
            last = question is stage.questions[-1]
            lines += _branch(question, wording, last)
        lines.append("")
    return "\n".join([*lines, wording.say("needed"), ""])


def _branch(question: Question, wording: Wording, last: bool) -> Iterator[str]:
    stem = "   " if last else "│  "
    yield from _wrapped(question.card.title + " *" * question.needed, "└─ " if last else "├─ ", f"{stem}  ")
    if question.when:
        yield from _wrapped(wording.say("asked-if", condition=wording.condition(question.when)), f"{stem}  ")
    for move in question.moves:
        yield from _wrapped(wording.move(move), f"{stem}  → ", f"{stem}    ")


def _wrapped(text: str, first: str, later: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=first if later is None else later, break_on_hyphens=False
    )


class _Diagram:
    """One script's state diagram; ids get a letter in front, since Mermaid keeps words such as `end` for itself.

    A question that is only asked under a condition has a choice before it, which leads to it or past it.
    """

    def __init__(self, script: Script, wording: Wording) -> None:
        self._script, self._wording = script, wording
        self._stage_of = {question.id: stage.id for stage in script.stages for question in stage.questions}
        self._stage_of |= {stage.id: stage.id for stage in script.stages}

    def stage(self, stage: Stage) -> list[str]:
        note = self._wording.stage(stage, stage.id == self._script.closing)
        title = f"{stage.title} ({note})" if note else stage.title
        lines = [f'    state "{_safe(title)}" as s_{_id(stage.id)} {{']
        for question in stage.questions:
            mark = " *" if question.needed else ""
            lines.append(f'        state "{_safe(question.card.title)}{mark}" as q_{_id(question.id)}')
            lines += [f"        state c_{_id(question.id)} <<choice>>"] if question.when else []
        ways = {_BEYOND: [(_way_in(stage.questions[0]), "")]}
        for question, onward in zip(stage.questions, self._onward(stage), strict=True):
            if question.when:
                condition = self._wording.condition(question.when)
                ways[f"c_{_id(question.id)}"] = [(f"q_{_id(question.id)}", condition), *self._otherwise(onward)]
            ways[f"q_{_id(question.id)}"] = self._ways(question, stage, onward)
        return [*lines, *_drawn(ways, "        "), "    }"]

    def between(self) -> list[str]:
        """Return the lines from stage to stage, and those of the start."""
        ways = {_BEYOND: self._following(0)}
        for place, stage in enumerate(self._script.stages):
            leaving = ways[f"s_{_id(stage.id)}"] = [
                (self._target(move), self._move(move))
                for question in stage.questions
                for move in question.moves
                if self._stage_of.get(move.to) != stage.id
            ]
            if not stage.aside and _falls_through(stage.questions[-1]):
                leaving += self._following(place + 1)
        return _drawn(ways, "    ")

    def _onward(self, stage: Stage) -> list[list[tuple[str, str]]]:
        """Return where each question of a stage leads if no move does."""
        if stage.each:
            over = [(_way_in(stage.questions[0]), self._wording.say("advance")), *self._otherwise([(_BEYOND, "")])]
        else:
            over = [(_BEYOND, self._wording.say("aside-over") if stage.aside else "")]
        return [*([(_way_in(question), "")] for question in stage.questions[1:]), over]

    def _ways(self, question: Question, stage: Stage, onward: list[tuple[str, str]]) -> list[tuple[str, str]]:
        written = [
            (f"q_{_id(move.to)}", self._move(move))
            if self._stage_of.get(move.to) == stage.id and move.to != stage.id
            else (_BEYOND, self._move(move, beyond=True))
            for move in question.moves
        ]
        if not _falls_through(question):
            return written
        return written + (self._otherwise(onward) if written else onward)

    def _following(self, place: int) -> list[tuple[str, str]]:
        """Return the ways into the first stage from `place` on that applies, or to the end."""
        ways = list[tuple[str, str]]()
        for stage in self._script.stages[place:]:
            if stage.aside:
                continue
            condition = self._wording.enters(stage)
            ways.append((f"s_{_id(stage.id)}", condition or (self._wording.say("otherwise") if ways else "")))
            if not condition:
                return ways
        return [*ways, *self._otherwise([(_BEYOND, "")])] if ways else [(_BEYOND, "")]

    def _otherwise(self, ways: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Say of ways that need nothing that they are taken when the others are not."""
        return [(target, label or self._wording.say("otherwise")) for target, label in ways]

    def _target(self, move: Move) -> str:
        return _BEYOND if move.to == END else f"s_{_id(self._stage_of[move.to])}"

    def _move(self, move: Move, beyond: bool = False) -> str:
        parts = [self._wording.condition(move.when)] if move.when else []
        parts += [self._wording.say("goes", target=self._wording.title(move.to))] if beyond else []
        parts += [self._wording.say("again")] if move.again else []
        return ", ".join(parts)


def _falls_through(question: Question) -> bool:
    """Tell whether there is a way past a question, or on from it, without any of its moves."""
    return question.when is not None or all(move.when for move in question.moves)


def _way_in(question: Question) -> str:
    return f"{'c' if question.when else 'q'}_{_id(question.id)}"


def _drawn(ways: dict[str, list[tuple[str, str]]], indent: str) -> list[str]:
    """Return one line for each source and target; where one of several ways needs nothing, the others don't matter."""
    joined = dict[tuple[str, str], list[str]]()
    for source, leading in ways.items():
        for target, label in leading:
            joined.setdefault((source, target), []).append(label)
    said = {ends: "" if "" in labels else " / ".join(dict.fromkeys(labels)) for ends, labels in joined.items()}
    return [
        f"{indent}{source} --> {target} : {_safe(label)}" if label else f"{indent}{source} --> {target}"
        for (source, target), label in said.items()
    ]


def _id(name: str) -> str:
    return name.replace("-", "_")


def _safe(text: str) -> str:
    """Return text that Mermaid reads as nothing but text."""
    return " ".join(text.translate(_UNSAFE).split())

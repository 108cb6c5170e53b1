"""What is wrong within one script: names that lead nowhere, and questions that don't fit their own kind."""

from collections.abc import Iterator

from convo.content.conditions import empty, singles
from convo.content.fields import fillable
from convo.content.findings import Finding
from convo.content.scripts import ScriptReading
from convo.model.condition import Answered, Chose, Condition, Number
from convo.model.script import END, Question, Script, Stage

_WITH_OPTIONS = ("choice", "several")
_MAY_HAVE_OPTIONS = (*_WITH_OPTIONS, "date")
_SCALES = {"ruler": (0, 10), "attainment": (-2, 2)}


def check_names(reading: ScriptReading, script: Script) -> Iterator[Finding]:
    """Report what names a stage, question, option or field that isn't there."""
    return _Names(reading, script).findings()


class _Names:
    """Goes through one script, knowing which question it is at."""

    def __init__(self, reading: ScriptReading, script: Script) -> None:
        self._reading, self._script = reading, script
        self._questions = {question.id: question for stage in script.stages for question in stage.questions}
        self._order = {question_id: place for place, question_id in enumerate(self._questions)}
        self._stages = {stage.id for stage in script.stages}

    def findings(self) -> Iterator[Finding]:
        yield from self._closing()
        for place, stage in enumerate(self._script.stages):
            yield from self._conditions((place, None), "when", stage.when)
            for within, question in enumerate(stage.questions):
                at = (place, within)
                yield from self._conditions(at, "when", question.when)
                yield from self._kind(at, question)
                yield from self._fields(at, question, stage)
                yield from self._moves(at, question)
                yield from self._leans(at, question)

    def _closing(self) -> Iterator[Finding]:
        line, closing = self._reading.table.line(("closing",)), self._script.closing
        if closing not in self._stages:
            yield self._at(line, f"the closing stage “{closing}” is not in the script", "Name one of its stages.")
        elif self._script.stage(closing).aside:
            yield self._at(line, f"the closing stage “{closing}” is aside, so never walked into", "Take `aside` out.")

    def _kind(self, at: tuple[int, int], question: Question) -> Iterator[Finding]:
        if question.answer in _WITH_OPTIONS and not question.options:
            yield self._say(at, "answer", f"a {question.answer} without options", "Write its `options`.")
        if question.options and question.answer not in _MAY_HAVE_OPTIONS:
            remedy = "Use `choice`, `several` or `date`, or take the options out."
            yield self._say(at, "options", f"options on an answer of {question.answer}", remedy)
        if len(set(question.options)) < len(question.options):
            yield self._say(at, "options", "an option stands there twice", "Take one out.")
        if question.answer == "show" and (question.keeps or question.fills or question.needed):
            what = f"“{question.id}” only shows something, so it has no answer to keep, fill or need"
            yield self._say(at, "answer", what, "Take that out, or give it another kind of answer.")

    def _fields(self, at: tuple[int, int], question: Question, stage: Stage) -> Iterator[Finding]:
        if question.fills is not None and not fillable(question.fills, stage):
            remedy = "Use one of the fields in convo/content/fields.py; `subject` only where the stage has `each`."
            yield self._say(at, "fills", f"the plan has no field “{question.fills}” here", remedy)

    def _moves(self, at: tuple[int, int], question: Question) -> Iterator[Finding]:
        for place, move in enumerate(question.moves):
            line = self._reading.table.line(("stages", at[0], "questions", at[1], "moves", place), move.to)
            if move.to not in self._stages and move.to not in self._questions and move.to != END:
                yield self._at(line, f"the move to “{move.to}” leads nowhere", "Name a question, a stage or `end`.")
            if move.when is None and place < len(question.moves) - 1:
                yield self._at(line, "the moves after this one are never tried", "Put it last, or give it a `when`.")
            yield from self._conditions(at, "moves", move.when)

    def _leans(self, at: tuple[int, int], question: Question) -> Iterator[Finding]:
        for other in question.leans_on:
            if other not in self._questions:
                what = f"“{question.id}” leans on “{other}”, which is no question"
            elif self._order[other] >= self._order[question.id]:
                what = f"“{question.id}” leans on “{other}”, which comes later"
            else:
                continue
            line = self._reading.line(*at, "leans_on", other)
            yield self._at(line, what, "Name earlier questions of this script.")

    def _conditions(self, at: tuple[int, int | None], key: str, condition: Condition | None) -> Iterator[Finding]:
        if condition is None:
            return
        if empty(condition):
            yield self._at(self._reading.line(*at, key), "an `all` or `any` holds no condition", "Write its `of`.")
        for single in singles(condition):
            if isinstance(single, Answered | Chose | Number):
                yield from self._about(at, key, single)

    def _about(self, at: tuple[int, int | None], key: str, single: Answered | Chose | Number) -> Iterator[Finding]:
        line = self._reading.line(*at, key, single.question)
        question = self._questions.get(single.question)
        if question is None:
            what = f"a condition asks about “{single.question}”, which is no question"
            yield self._at(line, what, "Name a question of this script.")
        elif isinstance(single, Chose) and single.option not in question.options:
            line = self._reading.line(*at, key, single.option)
            remedy = f"Use one of: {', '.join(question.options) or 'it has none'}."
            yield self._at(line, f"“{question.id}” has no option “{single.option}”", remedy)
        elif isinstance(single, Number):
            yield from self._number(line, single, question)

    def _number(self, line: int, single: Number, question: Question) -> Iterator[Finding]:
        least, most = _SCALES.get(question.answer, (1, 0))
        if least > most:
            what = f"“{question.id}” has no number as its answer"
            yield self._at(line, what, "Ask about a ruler or an attainment.")
        elif max(least, single.least) > min(most, single.most):
            what = f"the answer to “{question.id}” is never a number from {single.least} to {single.most}"
            yield self._at(line, what, f"It goes from {least} to {most}.")

    def _say(self, at: tuple[int, int], key: str, what: str, remedy: str) -> Finding:
        return self._at(self._reading.line(*at, key), what, remedy)

    def _at(self, line: int, what: str, remedy: str) -> Finding:
        return Finding(self._reading.table.name, line, what, remedy)

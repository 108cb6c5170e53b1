"""Conditions and moves in plain words, from prompts/phrases/conditions.md, for drawing scripts."""

import typing

from convo.model.condition import All, Answered, Any, Chose, Condition, Has, Not, Number, Stance
from convo.model.script import END, Move, Script, Stage


class Phrasing(typing.Protocol):
    """What gives a phrase by its id, as `Library.phrase` does."""

    def __call__(self, phrase_id: str, **facts: object) -> str:
        """Return the phrase with its facts."""
        ...


class Wording:
    """Says what one script's conditions, moves and stages mean."""

    def __init__(self, script: Script, phrase: Phrasing) -> None:
        """Keep the titles and labels that conditions name by id."""
        self._phrase = phrase
        questions = [question for stage in script.stages for question in stage.questions]
        self._titles = {stage.id: stage.title for stage in script.stages}
        self._titles |= {question.id: question.card.title for question in questions}
        self._labels = {(question.id, option): label for question in questions for option, label in question.labels}

    def say(self, key: str, **facts: object) -> str:
        """Return a phrase of the book."""
        return self._phrase(f"conditions/{key}", **facts)

    def title(self, target: str) -> str:
        """Return the title of a question or stage, or what the end is called."""
        return self.say("end") if target == END else self._titles.get(target, target)

    def stage(self, stage: Stage, closing: bool) -> str:
        """Return what is special about a stage, "" where nothing is."""
        notes = [self.say("each", kind=self.say(stage.each))] if stage.each else []
        notes += [self.say("aside")] if stage.aside else []
        notes += [self.say("closing")] if closing else []
        notes += [self.say("asked-if", condition=self.condition(stage.when))] if stage.when else []
        return ", ".join(notes)

    def enters(self, stage: Stage) -> str:
        """Return when a stage is walked into, "" where it always is."""
        conditions = [self.say("has", kind=self.say(stage.each))] if stage.each else []
        conditions += [self.condition(stage.when)] if stage.when else []
        return f" {self.say('and')} ".join(conditions)

    def move(self, move: Move) -> str:
        """Return where a move leads, and when."""
        target = self.title(move.to)
        said = (
            self.say("goes-if", target=target, condition=self.condition(move.when))
            if move.when
            else self.say("goes", target=target)
        )
        return f"{said} ({self.say('again')})" if move.again else said

    def condition(self, condition: Condition) -> str:
        """Return a condition in plain words."""
        if isinstance(condition, Not):
            return self._not(condition.of)
        if isinstance(condition, All):
            return self.every(condition.of)
        if isinstance(condition, Any):
            return f" {self.say('or')} ".join(self._part(part) for part in condition.of)
        return self._single(condition)

    def every(self, conditions: tuple[Condition, ...]) -> str:
        """Return conditions that must all hold, in plain words."""
        return f" {self.say('and')} ".join(self._part(part) for part in conditions)

    def _part(self, part: Condition) -> str:
        """Return one of several conditions, in brackets where it is made of several itself."""
        several = isinstance(part, All | Any) and len(part.of) > 1
        return f"({self.condition(part)})" if several else self.condition(part)

    def _single(self, condition: Answered | Chose | Number | Has | Stance) -> str:
        if isinstance(condition, Has):
            kind = self.say(condition.kind)
            return self.say("has", kind=kind) if condition.least <= 1 else self._has_least(condition.least, kind)
        if isinstance(condition, Number):
            return self._number(condition)
        if isinstance(condition, Stance):
            return self.say("stance")
        question = self.title(condition.question)
        if isinstance(condition, Chose):
            return self.say("chose", question=question, option=self._label(condition))
        return self.say("answered", question=question)

    def _not(self, inner: Condition) -> str:
        if isinstance(inner, Answered):
            return self.say("not-answered", question=self.title(inner.question))
        if isinstance(inner, Chose):
            return self.say("not-chose", question=self.title(inner.question), option=self._label(inner))
        if isinstance(inner, Has) and inner.least <= 1:
            return self.say("has-not", kind=self.say(inner.kind))
        return self.say("not", condition=self.condition(inner))

    def _number(self, number: Number) -> str:
        question = self.title(number.question)
        if number.least == number.most:
            return self.say("number-same", question=question, least=number.least)
        if number.most == Number.model_fields["most"].default:
            return self.say("number-least", question=question, least=number.least)
        if number.least == Number.model_fields["least"].default:
            return self.say("number-most", question=question, most=number.most)
        return self.say("number", question=question, least=number.least, most=number.most)

    def _has_least(self, least: int, kind: str) -> str:
        return self.say("has-least", least=least, kind=kind)

    def _label(self, chose: Chose) -> str:
        return self._labels.get((chose.question, chose.option), chose.option)

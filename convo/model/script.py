"""A script: the stages, questions and moves of one kind of conversation, with each question's card."""

from typing import Literal

from pydantic import Field

from convo.model.card import Card
from convo.model.condition import Condition
from convo.model.kinds import PARTS, AnswerKind, ItemKind, Part, Speaker
from convo.model.words import Value

END = "end"
"""The target of a move that leaves nothing more to ask."""


class Move(Value):
    """Where to go after a question, when the condition holds; `again` asks anew what was asked before."""

    to: str
    when: Condition | None = None
    again: bool = False


class Question(Value):
    """One question of a stage.

    `keeps` makes the answer a thing of its own (a strength, a goal, …). `fills` names a field, as
    `kind.field`, of the latest thing of that kind, of the one in hand (`subject.field`) or of the plan
    (`plan.field`). `leans_on` names earlier questions whose correction puts this answer in doubt.
    `needed` marks the least that the stage asks for. `by` is whose words the answer usually holds.
    `stems` offers reflection stems from the person's last words. A `stance` question is only asked
    after the worker has declared it.
    """

    id: str
    answer: AnswerKind = "words"
    options: tuple[str, ...] = ()
    keeps: ItemKind | None = None
    fills: str | None = None
    leans_on: tuple[str, ...] = ()
    needed: bool = False
    by: Speaker = "person"
    stems: bool = False
    when: Condition | None = None
    moves: tuple[Move, ...] = ()
    card: Card

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """The options with their labels, in order."""
        return tuple((option, self.card.choices.get(option, option)) for option in self.options)


class Stage(Value):
    """One stage of a conversation.

    `each` goes through the stage once for every live thing of that kind, or for every line of the plan.
    An `aside` stage is never walked into: only a jump or a move reaches it.
    """

    id: str
    title: str
    purpose: str = ""
    each: ItemKind | Literal["line"] | None = None
    aside: bool = False
    when: Condition | None = None
    questions: tuple[Question, ...] = Field(min_length=1)


class Script(Value):
    """One kind of conversation.

    `closing` is the stage that ends it, `revision` identifies its content, and `requires` names the parts
    without which its plan can't be marked agreed.
    """

    id: str
    title: str
    purpose: str = ""
    revision: str = ""
    follows_up: bool = False
    closing: str
    requires: tuple[Part, ...] = PARTS
    stages: tuple[Stage, ...] = Field(min_length=1)

    def stage(self, stage_id: str) -> Stage:
        """Return the stage with this id; KeyError when there is none."""
        return {stage.id: stage for stage in self.stages}[stage_id]

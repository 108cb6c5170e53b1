"""The closed language of conditions that scripts use on moves and questions: data, never expressions."""

from typing import Annotated, Literal

from pydantic import Field

from convo.model.kinds import ItemKind
from convo.model.words import Value


class Answered(Value):
    """The question has an answer (for the goal or line in hand, where the stage goes through several)."""

    is_: Literal["answered"] = Field(default="answered", alias="is")
    question: str


class Chose(Value):
    """The answer to the question includes the option."""

    is_: Literal["chose"] = Field(default="chose", alias="is")
    question: str
    option: str


class Number(Value):
    """The answer to the question is a number from `least` to `most`, both included."""

    is_: Literal["number"] = Field(default="number", alias="is")
    question: str
    least: int = -99
    most: int = 99


class Has(Value):
    """At least `least` things of a kind are kept and still live; "line" means lines of the plan."""

    is_: Literal["has"] = Field(default="has", alias="is")
    kind: ItemKind | Literal["line"]
    least: int = 1


class Stance(Value):
    """The worker has declared this stance."""

    is_: Literal["stance"] = Field(default="stance", alias="is")
    stance: Literal["neutral"]


class Not(Value):
    """The condition does not hold."""

    is_: Literal["not"] = Field(default="not", alias="is")
    of: "Condition"


class All(Value):
    """Every one of the conditions holds."""

    is_: Literal["all"] = Field(default="all", alias="is")
    of: tuple["Condition", ...]


class Any(Value):
    """At least one of the conditions holds."""

    is_: Literal["any"] = Field(default="any", alias="is")
    of: tuple["Condition", ...]


Condition = Annotated[
    Answered | Chose | Number | Has | Stance | Not | All | Any,
    Field(discriminator="is_"),
]
"""One condition, told apart by its `is` field."""

for _model in (Not, All, Any):
    _model.model_rebuild()

"""Rules for what to notice: frozen values made from the table in scripts/scope/rules.toml, checked as they are made."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Literal, cast

from pydantic import Field, ValidationError

from convo.model.kinds import About, Category, Speaker, Urgency
from convo.model.words import Value
from convo.scope.patterns import group, written

Scope = Literal["clause", "sentence", "entry"]
"""How far around a match a guard looks."""


class Example(Value):
    """An entry that a rule must raise, or must leave alone: content that tests content."""

    text: str
    previous: str | None = None
    speaker: Speaker = "person"


class Guard(Value):
    """What keeps a rule quiet: a pattern of `any` near the match, unless one of `but` is there too.

    `scope` is how far it looks: the clause of the match, its sentence, or the whole entry.
    """

    id: str
    any: tuple[str, ...]
    but: tuple[str, ...] = ()
    scope: Scope = "clause"


class Rule(Value):
    """One thing to notice; its patterns are whole, with shared words and guards put in.

    With `after`, the rule holds only if the utterance before matches one of those patterns too. A rule that `leans` on
    the examples is left alone where they see clearly nothing: its words are grave in some talk and common in other.
    Any other is left alone only where they see it much more clearly still, and one that `stands` never.
    """

    id: str
    category: Category
    urgency: Urgency
    about: About = "person"
    protocol: str
    any: tuple[str, ...] = Field(min_length=1)
    after: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    speakers: tuple[Speaker, ...] = ("person", "note")
    leans: bool = False
    stands: bool = False
    raises: tuple[Example, ...] = ()
    quiet: tuple[Example, ...] = ()


def rules_from(table: Mapping[str, object]) -> tuple[Rule, ...]:
    """Make the rules of a table that holds `words`, `guards` and `rules`.

    Raises:
        ValueError: Something is wrong; the message names the rule, the guard or the words.
    """
    words: dict[str, str] = {}
    for name, given in _table(table, "words").items():
        with _naming(f"words {name}"):
            words[name] = group(_texts(given), words)
    guards: dict[str, Guard] = {}
    for name, given in _table(table, "guards").items():
        with _naming(f"guard {name}"):
            guards[name] = _guard(name, given, words)
    rules: dict[str, Rule] = {}
    for row in _rows(table):
        with _naming(f"rule {row.get('id', '?')}"):
            rule = _rule(row, words, guards)
            if rule.id in rules:
                raise ValueError("the id is used twice")
            rules[rule.id] = rule
    return tuple(rules.values())


def _rule(row: Mapping[str, object], words: Mapping[str, str], guards: Mapping[str, Guard]) -> Rule:
    plainly = {key: value for key, value in row.items() if key != "unless"}
    own = _patterns(row.get("unless", []), words)
    return Rule.model_validate(
        plainly
        | {
            "any": _patterns(row.get("any"), words),
            "after": _patterns(row.get("after", []), words),
            "guards": [
                *(_known(name, guards) for name in _texts(row.get("guards", []))),
                *([Guard(id="unless", any=own, scope="sentence")] if own else []),
            ],
            "raises": _examples(row.get("raises", [])),
            "quiet": _examples(row.get("quiet", [])),
        }
    )


def _guard(name: str, given: object, words: Mapping[str, str]) -> Guard:
    table = _mapping(given)
    patterns = {"any": _patterns(table.get("any"), words), "but": _patterns(table.get("but", []), words)}
    return Guard.model_validate({**table, **patterns, "id": name})


def _known(name: str, guards: Mapping[str, Guard]) -> Guard:
    if name not in guards:
        raise ValueError(f"no guard is called {name!r}")
    return guards[name]


def _patterns(given: object, words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(written(text, words) for text in _texts(given))


def _examples(given: object) -> list[object]:
    """Let an example be written as its text alone."""
    return [{"text": one} if isinstance(one, str) else one for one in _list(given)]


def _rows(table: Mapping[str, object]) -> list[Mapping[str, object]]:
    with _naming("rules"):
        return [_mapping(row) for row in _list(table.get("rules", []))]


def _table(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    with _naming(key):
        return _mapping(table.get(key, {}))


def _mapping(given: object) -> Mapping[str, object]:
    if not isinstance(given, Mapping):
        raise ValueError("a table is needed")
    return cast("Mapping[str, object]", given)


def _list(given: object) -> list[object]:
    if not isinstance(given, list):
        raise ValueError("a list is needed")
    return cast("list[object]", given)


def _texts(given: object) -> list[str]:
    texts = _list(given)
    if not all(isinstance(text, str) and text for text in texts):
        raise ValueError("a list of texts is needed, none of them empty")
    return cast("list[str]", texts)


@contextmanager
def _naming(what: str) -> Generator[None]:
    """Say in every complaint what it is about."""
    try:
        yield
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{what}: {place}: {first['msg']}") from problem
    except ValueError as problem:
        raise ValueError(f"{what}: {problem}") from problem

"""What pydantic refuses, in plain words and with the line it stands on."""

from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from convo.content.findings import Finding
from convo.content.tables import Loc, Table

_TAGS = frozenset({"answered", "chose", "number", "has", "stance", "not", "all", "any"})
_MUST_BE = {
    "string": "text in quotes",
    "bool": "true or false",
    "int": "a whole number",
    "tuple": "a list in [ ]",
    "model": "a table in { }",
    "dict": "a table in { }",
}


def refusals(error: ValidationError, table: Table, base: Loc = ()) -> tuple[Finding, ...]:
    """Translate everything that was refused in a part of a table that starts at `base`."""
    return tuple(_refusal(detail, table, base) for detail in error.errors(include_url=False))


def misplaced(table: Table, data: dict[str, Any], fields: Iterable[str], base: Loc, home: str) -> list[Finding]:
    """Report fields that hold wording, which lives in a Markdown file."""
    return [
        Finding(table.name, table.line((*base, field)), f"unknown field `{field}`", f"Its words belong in {home}.")
        for field in fields
        if field in data
    ]


def _refusal(detail: ErrorDetails, table: Table, base: Loc) -> Finding:
    loc = (*base, *_without_tags(detail["loc"]))
    given: object = detail["input"]
    what, remedy = _plainly(detail, _field(loc), given)
    return Finding(table.name, table.line(loc, given if isinstance(given, str) else ""), what, remedy)


def _without_tags(loc: Loc) -> Loc:
    """Leave out the kinds of conditions, which pydantic adds after `when` and `of`: the file has no such key."""
    return tuple(
        part
        for index, part in enumerate(loc)
        if part not in _TAGS or not {"when", "of"}.intersection(loc[max(0, index - 2) : index])
    )


def _field(loc: Loc) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _plainly(detail: ErrorDetails, field: str, given: object) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    said = {
        "missing": (f"`{field}` is missing", "Add it."),
        "extra_forbidden": (f"unknown field `{field}`", "Check its spelling, or take it out."),
        "literal_error": (f"`{field}` can't be {_shown(given)}", f"Use one of {context.get('expected', '')}."),
        "union_tag_invalid": (
            f"unknown condition “{context.get('tag', '')}”",
            f"Use one of {context.get('expected_tags', '')}.",
        ),
        "union_tag_not_found": (f"the condition in `{field}` has no `is`", "Say which condition it is."),
        "too_short": (f"there are no {field}", "Write at least one."),
        "recursion_loop": (f"the conditions in `{field}` are nested too deeply", "Make them simpler."),
    }
    if kind in said:
        return said[kind]
    must_be = _MUST_BE.get(kind.split("_", maxsplit=1)[0], "")
    if must_be:
        return f"`{field}` can't be {_shown(given)}", f"Write {must_be}."
    return f"`{field}` is not right: {detail['msg']}", "Put it right."


def _shown(given: object) -> str:
    return shorten(f"“{given}”" if isinstance(given, str) else repr(given), 60, placeholder="…")

"""Reflection stems: the beginning of a reflection in the person's own last words, for the worker to finish."""

from collections.abc import Sequence
from itertools import islice

from convo.mi.statements import statement
from convo.mi.turning import turn

MOST_STEMS = 3
"""More cannot be read at a glance."""

_OPEN = "…"


def stems(text: str, templates: Sequence[str]) -> tuple[str, ...]:
    """Return up to three stems from the person's last words, in the order of the templates; often none.

    A template holds `{words}` for the words as they were said, or `{turned}` for the words turned from
    I to you, and ends with "…": what it sounds like is for the worker to say. Words that are no clear statement
    give no stem, and words that can't be turned safely are only quoted.
    """
    words = statement(text)
    if words is None:
        return ()
    said = {"{words}": words, "{turned}": turn(words)}
    filled = (_filled(template, slot, value) for template in templates for slot, value in said.items() if value)
    return tuple(islice((stem for stem in filled if stem), MOST_STEMS))


def _filled(template: str, slot: str, value: str) -> str:
    """Return the template with the words in its slot, "" where it has another slot, or is a finished sentence.

    The words are put in once and never read as a template themselves.
    """
    before, found, after = template.partition(slot)
    if not found or not template.endswith(_OPEN) or "{" in before + after:
        return ""
    opens = slot == "{turned}" and not before
    return before + (value[0].upper() + value[1:] if opens else value) + after

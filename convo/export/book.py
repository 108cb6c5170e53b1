"""The wording of a plan: phrases looked up by id, with the facts of this plan put in once and never read again."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Phrases = Callable[[str], str]
"""Gives the wording of a phrase id such as "plan/title"; facts stay in braces."""

_FACT = re.compile(r"\{([a-z]+)\}")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:.+Z-]*)?")


def _fill(phrase: str, facts: Mapping[str, str]) -> str:
    # One pass: braces inside a person's words are words, never a place to put something.
    return _FACT.sub(lambda found: facts.get(found[1], found[0]), phrase)


def day_of(text: str) -> date | None:
    """Return the day an ISO date names, None when the text is something else."""
    found = _ISO.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Book:
    """A phrase book: the plan's, unless another is named."""

    phrases: Phrases
    name: str = "plan"

    def say(self, key: str, **facts: str) -> str:
        """Return a phrase with its facts in place."""
        return _fill(self.phrases(f"{self.name}/{key}"), facts)

    def if_given(self, key: str, **facts: str) -> tuple[str, ...]:
        """Return the phrase alone in a tuple, or nothing when one of its facts was not given."""
        return (self.say(key, **facts),) if all(facts.values()) else ()

    def words(self, key: str) -> tuple[str, ...]:
        """Return a phrase that is a list of single words."""
        return tuple(self.say(key).split())

    def entries(self, key: str) -> tuple[str, ...]:
        """Return a phrase that is a list with commas."""
        return tuple(entry.strip() for entry in self.say(key).split(","))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a phrase that is a list of short forms, each with its long form."""
        split = (entry.partition(" ") for entry in self.entries(key))
        return tuple((short, long) for short, _, long in split)

    def date(self, text: str) -> str:
        """Return an ISO date written out; anything else stays as it was said."""
        day = day_of(text)
        if day is None:
            return text
        return self.say("date", day=str(day.day), month=self.words("months")[day.month - 1], year=str(day.year))

    def if_then(self, cue: str, response: str) -> str:
        """Return a cue and its response as one sentence, in the words that were said.

        Words that already begin as the sentence would ("when the kettle boils", "I'll ring her") get no
        second beginning. One of the two alone is still written.
        """
        opening = cue[0].upper() + cue[1:] if self._opens(cue, "cue-openers") else self.say("cue", cue=cue)
        said = self._opens(response, "response-openers")
        if not cue:
            return response if said or not response else self.say("response-alone", response=response)
        if not response:
            return opening
        ending = self.say("response-said" if said else "response", response=response)
        return f"{opening.rstrip('.,;:')}, {ending}"

    def _opens(self, text: str, key: str) -> bool:
        return text.lower().startswith(tuple(f"{opener.lower()} " for opener in self.entries(key)))

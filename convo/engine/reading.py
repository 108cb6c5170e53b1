"""Reading an answer as its question means it: an option, a number, a date, or simply words."""

from dataclasses import dataclass
from datetime import date

from convo.engine.choices import read_option, read_options
from convo.engine.dates import read_date
from convo.engine.numbers import read_number
from convo.model.script import Question

RULER = (0, 10)
"""The ends of the importance and confidence rulers, as MIBot words them (zaffnet/MIBOT_ACL2025, checked 2026-11-22)."""

ATTAINMENT = (-2, 2)
"""The ends of goal attainment scaling, 0 being what was hoped for (Kiresuk and Sherman 1968)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer was read as, and its value in words. `beyond` holds the words past an option.

    `text` is what the conversation shows: the words as typed, or the label of an option picked by its number.
    """

    text: str
    value: str
    chose: tuple[str, ...] = ()
    number: int | None = None
    date: str | None = None
    beyond: str = ""


def read(question: Question, text: str, today: date) -> Reading | None:
    """Return `text` read as an answer to `question`, None where the question can't take it.

    None never loses words: the caller keeps them as a note and asks again.
    """
    match question.answer:
        case "choice":
            return _choice(question, text)
        case "several":
            return _several(question, text)
        case "ruler":
            return _number(text, *RULER)
        case "attainment":
            return _number(text, *ATTAINMENT)
        case "date":
            day = read_date(text, today)
            return Reading(text, day.isoformat(), date=day.isoformat()) if day else _choice(question, text)
        case "words" | "show":
            return Reading(text, text)


def _choice(question: Question, text: str) -> Reading | None:
    option, beyond = read_option(text, question.labels)
    if option is None:
        return None
    label = dict(question.labels)[option]
    return Reading(_shown(text, label), text if beyond else label, (option,), beyond=beyond)


def _several(question: Question, text: str) -> Reading | None:
    options, beyond = read_options(text, question.labels)
    if not options:
        return None
    labels = dict(question.labels)
    value = ", ".join(labels[option] for option in options)
    return Reading(_shown(text, value), value, options, beyond=beyond)


def _number(text: str, least: int, most: int) -> Reading | None:
    number = read_number(text, least, most)
    return None if number is None else Reading(text, str(number), number=number)


def _shown(text: str, value: str) -> str:
    """Return the options' labels where only their numbers were typed: nobody said "1"."""
    return text if any(letter.isalpha() for letter in text) else value

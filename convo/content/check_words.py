"""What is wrong with wording: words that judge, long sentences, two questions at once, facts that nobody gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import ValidationError

from convo.content.cards import ASK, CHOICES, NOT_DO, SAY, WAYS
from convo.content.documents import Block, Document
from convo.content.fields import FACTS
from convo.content.findings import Finding
from convo.content.refusals import refusals
from convo.content.tables import Table
from convo.model.words import Value

Kind = Literal["card", "overview", "concern", "phrases", "page", "client"]
"""What a Markdown file is, which decides what of it is said aloud."""

_LONGEST_SENTENCE = 20
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_FACT = re.compile(r"\{[a-z_]+\}")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_STOPS = (".", "!", "?", "…", "”")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-"})


class Avoided(Value):
    """Wording to avoid: everywhere, or only in what is `said` to the person; with the reason and what to say."""

    says: tuple[str, ...]
    where: Literal["anywhere", "said"] = "anywhere"
    reason: str
    instead: str
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds any of the wordings, as whole words."""
        words = "|".join(r"\s+".join(re.escape(word) for word in text.split()) for text in self.says)
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A block with its part in the file: said to the person, asked of them, or naming what not to do."""

    number: int
    text: str
    said: bool = False
    asked: bool = False
    forbidding: bool = False


def read_avoided(table: Table) -> tuple[tuple[Avoided, ...], tuple[Finding, ...]]:
    """Read the wordings to avoid."""
    avoided, findings = list[Avoided](), list(table.findings)
    for place, row in enumerate(table.rows("avoid")):
        try:
            entry = Avoided.model_validate(row)
        except ValidationError as error:
            findings += refusals(error, table, ("avoid", place))
            continue
        if entry.says and all(text.strip() for text in entry.says) and entry.source.strip():
            avoided.append(entry)
        else:
            what, line = "an entry without words or without a source", table.line(("avoid", place))
            findings.append(Finding(table.name, line, what, "Give it both."))
    return tuple(avoided), tuple(findings)


def check_words(document: Document, kind: Kind, avoided: tuple[Avoided, ...]) -> Iterator[Finding]:
    """Report what is wrong with the wording of one file."""
    lines = tuple(_lines(document, kind))
    for line in lines:
        for number, what, remedy in _avoids(line, avoided):
            yield Finding(document.name, number, what, remedy)
        for sentence, count in _long_sentences(line.text):
            what = f"a sentence of {count} words: “{sentence[:40]}…”"
            yield Finding(document.name, line.number, what, f"Say it in {_LONGEST_SENTENCE} or fewer.", "warning")
        for braces in _BRACES.findall(line.text):
            if not _known(braces, kind):
                what = f"nobody gives the fact {braces}"
                yield Finding(document.name, line.number, what, _facts_remedy(kind))
    yield from _two_questions(document, lines)


def _lines(document: Document, kind: Kind) -> Iterator[_Line]:
    for block in document.top.blocks:
        yield _Line(block.line, _text(block, kind == "phrases"), said=kind in ("card", "phrases"), asked=kind == "card")
    for section in document.sections:
        for block in section.blocks:
            yield _line_of(block, section.title, kind)


def _line_of(block: Block, section: str, kind: Kind) -> _Line:
    key, _ = block.keyed or ("", "")
    if kind == "card" and section == WAYS:
        return _Line(block.line, _text(block, key in ("Short", "Simple")), said=True, asked=key != "Simple")
    if kind == "concern":
        aloud = section in (ASK, SAY)
        return _Line(block.line, block.text, said=aloud, asked=section == ASK, forbidding=section == NOT_DO)
    return _Line(block.line, _text(block, kind == "phrases" or section == CHOICES), said=kind == "phrases")


def _text(block: Block, keyed: bool) -> str:
    """Return the words of a block, without the key of an item that has one."""
    return block.keyed[1] if keyed and block.keyed else block.text


def _avoids(line: _Line, avoided: tuple[Avoided, ...]) -> Iterator[tuple[int, str, str]]:
    text = line.text.translate(_STRAIGHT)
    for entry in avoided:
        if line.forbidding or (entry.where == "said" and not line.said):
            continue
        for match in entry.pattern.finditer(text):
            yield line.number, f"“{match[0]}”: {entry.reason.rstrip('.')}", entry.instead


def _long_sentences(text: str) -> Iterator[tuple[str, int]]:
    """Return each sentence that is too long; what ends without a stop is a list of words."""
    for sentence in _SENTENCE_END.split(text) if text.endswith(_STOPS) else ():
        count = sum(any(letter.isalnum() for letter in word) for word in sentence.split())
        if count > _LONGEST_SENTENCE:
            yield sentence, count


def _known(braces: str, kind: Kind) -> bool:
    if kind == "phrases":
        return _FACT.fullmatch(braces) is not None
    if kind in ("page", "client"):
        return True
    return kind == "card" and braces.strip("{}") in FACTS and _FACT.fullmatch(braces) is not None


def _facts_remedy(kind: Kind) -> str:
    if kind == "card":
        return f"Use one of: {', '.join(sorted(FACTS))}."
    return "Write a fact as {name}." if kind == "phrases" else "Only cards and phrases hold facts."


def _two_questions(document: Document, lines: tuple[_Line, ...]) -> Iterator[Finding]:
    """Report two questions at once: in what to ask as a whole, and in each other way to ask it."""
    last = document.sections[0].line if document.sections else len(document.source)
    asked = [line for line in lines if line.asked]
    opening = [line for line in asked if line.number < last]
    each = [(line.number, line.text) for line in asked if line.number >= last]
    if opening:
        each.insert(0, (opening[0].number, " ".join(line.text for line in opening)))
    for number, text in each:
        if text.count("?") > 1:
            yield Finding(document.name, number, "two questions at once", "Ask one question at a time.")

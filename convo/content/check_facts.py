"""What contradicts a client's facts: names and numbers of their life that stand in a line, and not among the facts."""

import re
from collections.abc import Collection, Iterator

from convo.content.clients import ClientReading, said
from convo.content.findings import Finding

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = rf"(?:\d+|(?:{_TENS})[ -]?(?:{_ONES})?|{_ONES}|ten|eleven|twelve|\w+teen)"
_UNIT = r"(?:years?|months?|children|kids|sons?|daughters?|brothers?|sisters?|grandchildren|grandsons?|granddaughters?)"
_COUNTED = re.compile(rf"\b{_NUMBER} {_UNIT}\b|\b(?:I'm|I am|he's|she's) (?:{_TENS})[ -]?(?:{_ONES})?\b", re.I)
_BRACED = re.compile(r"\{[^{}]*\}")
_NAME = re.compile(r"(?<![.!?…:(“‘\"'’)\w-])(?<=\s)[A-Z][a-zà-ÿ]+(?:['’-][A-Z]?[a-zà-ÿ]+)?")
_AFTER_STOP = re.compile(r"[.!?…:)”\"]\s*$|[.!?…][”\"’']?\s*$")


def check_facts(reading: ClientReading, everyday: Collection[str]) -> Iterator[Finding]:
    """Report names and counted things in lines that are none of the client's facts."""
    facts = " ".join((*reading.facts.values(), reading.documents["about"].top.title)).casefold()
    words = set(re.findall(r"[\w'’-]+", facts)) | set(everyday)
    for part, document in reading.documents.items():
        if part == "about":
            continue
        for _, block in said(document):
            for what in _unknown(_BRACED.sub("…", block.text), facts, words):
                yield Finding(document.name, block.line, what, "Write it under Facts in about.md, and use {it}.")


def _unknown(text: str, facts: str, words: set[str]) -> Iterator[str]:
    for match in _COUNTED.finditer(text):
        if match[0].casefold().replace("-", " ") not in facts.replace("-", " "):
            yield f"“{match[0]}” is none of the facts"
    for match in _NAME.finditer(text):
        name = match[0].casefold().replace("’", "'").removesuffix("'s")
        if name not in words and not _AFTER_STOP.search(text[: match.start()]):
            yield f"the name “{match[0]}” is none of the facts"

"""What is wrong with simulated clients: gaps, names that lead nowhere, lines that are there twice or never said."""

from collections.abc import Collection, Iterator, Mapping

from convo.content.clients import ABOUT, ASKS_TABLE, FACT, GIVEN, ClientReading, headed, heading, said
from convo.content.documents import Document
from convo.content.findings import Finding
from convo.model.client import FAMILIES, LEVELS, STRANDS, Client, Disclosure
from convo.model.concern import Protocol
from convo.model.script import Script

LEAST_ASKS = 60
"""How many questions that no script holds a client can answer."""

_WHOLE: Mapping[str, Mapping[str, int]] = {
    "topics": {"label": 1, "guarded": 3, "warming": 4, "open": 4},
    "goals": {strand: 5 if strand == "sustain" else 3 for strand in STRANDS},
    "unsaid": {"title": 1, "hint": 3, "not-yet": 3, "told": 2, "after": 5},
    "steps": {"steps": 4},
}
"""The least number of lines in each section of a part."""
_SMALL: Mapping[str, Mapping[str, int]] = {
    "topics": {"label": 1, "guarded": 2, "warming": 2, "open": 2},
    "goals": {strand: {"sustain": 2, "desire": 1, "reasons": 1, "step": 1}.get(strand, 0) for strand in STRANDS},
    "unsaid": {"title": 1, "hint": 1, "not-yet": 1, "told": 1, "after": 2},
    "steps": {"steps": 2},
}
"""How little is enough for a client who shares what any client can say."""

_HIGHEST = 0.85
"""The trust that a good talk can count on; what takes more is never told."""


def check_client(
    reading: ClientReading, script: Script | None, asks: Collection[str], protocols: Mapping[str, Protocol]
) -> Iterator[Finding]:
    """Report what is wrong with one client."""
    yield from reading.findings
    documents, shared = reading.documents, reading.table.data.get("shared") is True
    yield from _about(documents["about"], ABOUT[:1] if shared else ABOUT)
    for part, document in documents.items():
        if part != "about":
            yield from _headings(document)
    yield from _twice(reading)
    yield from _answers(documents["script"], script, shared)
    yield from _asks(documents["asks"], asks, 0 if shared else LEAST_ASKS)
    client = reading.client
    if client is None:
        return
    yield from _parts(documents, client, _SMALL if shared else _WHOLE)
    yield from check_ways(documents["ways"], own=not shared)
    yield from _led(reading, client)
    for disclosure in client.disclosures:
        yield from _reachable(reading, disclosure, protocols)


def _parts(
    documents: Mapping[str, Document], client: Client, least: Mapping[str, Mapping[str, int]]
) -> Iterator[Finding]:
    yield from _least(documents["topics"], {topic.id: least["topics"] for topic in client.topics})
    yield from _least(documents["goals"], {goal.id: least["goals"] for goal in client.goals})
    with_steps = {**least["unsaid"], **least["steps"]}
    unsaid = {one.id: with_steps if one.protocol else least["unsaid"] for one in client.disclosures}
    yield from _least(documents["unsaid"], unsaid)


def check_ways(document: Document, own: bool = True) -> Iterator[Finding]:
    """Report ways of answering that have too few lines, where they are not shared, or that nobody looks for."""
    yield from _least(document, {family: {"": least if own else 0} for family, least in FAMILIES.items()})


def _about(document: Document, needed: Collection[str]) -> Iterator[Finding]:
    titles = {section.title for section in document.sections if section.blocks}
    for title in (title for title in needed if title not in titles):
        yield Finding(document.name, 1, f"the section “{title}” is missing or empty", f"Write `## {title}`.")
    for section in document.sections:
        if section.title not in ABOUT:
            remedy = f"Known sections are {', '.join(ABOUT)}."
            yield Finding(document.name, section.line, f"unknown section “{section.title}”", remedy)
    if not document.top.blocks:
        yield Finding(document.name, 1, "nothing says who sent them, and why", "Write it under the title.")


def _headings(document: Document) -> Iterator[Finding]:
    seen = set[str]()
    for section in document.sections:
        if heading(section.title) is None:
            what = f"the heading “{section.title}” is no id"
            yield Finding(document.name, section.line, what, "Write `## id` or `## id: part`.")
        elif section.title in seen:
            what = f"the section “{section.title}” stands here twice"
            yield Finding(document.name, section.line, what, "Put the two together.")
        seen.add(section.title)
        for block in section.blocks:
            if not block.item:
                yield Finding(document.name, block.line, "a line is no list item", "Begin it with `- `.")
    for block in document.top.blocks:
        yield Finding(document.name, block.line, "a line that is never said: it stands under no heading", "Move it.")


def _twice(reading: ClientReading) -> Iterator[Finding]:
    seen = dict[str, str]()
    for document in (document for part, document in reading.documents.items() if part != "about"):
        for _, block in said(document):
            key = " ".join(block.text.casefold().split())
            if key in seen:
                what = f"the line “{block.text[:40]}” also stands at {seen[key]}"
                yield Finding(document.name, block.line, what, "A client never says the same twice: change one.")
            seen.setdefault(key, f"{document.name}:{block.line}")


def _least(document: Document, wanted: Mapping[str, Mapping[str, int]]) -> Iterator[Finding]:
    """Report sections that have too few lines, and sections that nothing asks for, whose lines are never said."""
    found = {(key, name): section for key, name, section in headed(document)}
    for key, names in wanted.items():
        for name, least in names.items():
            title, section = f"{key}: {name}" if name else key, found.get((key, name))
            count = len(section.blocks) if section else 0
            if count < least:
                what = f"“{title}” has {count} lines and needs {least}"
                yield Finding(document.name, section.line if section else 1, what, "Write more.")
    for (key, name), section in found.items():
        if name not in wanted.get(key, {}):
            what = f"lines that are never said: nothing leads to “{section.title}”"
            yield Finding(document.name, section.line, what, "Check its spelling, or take it out.")


def _led(reading: ClientReading, client: Client) -> Iterator[Finding]:
    """Report goals and disclosures whose topic is not there, and ids that are used twice."""
    topics = [topic.id for topic in client.topics]
    for key, parts in (("goals", client.goals), ("disclosures", client.disclosures)):
        for index, part in enumerate(parts):
            if part.topic not in topics:
                line = reading.table.line((key, index, "topic"))
                yield Finding(reading.table.name, line, f"there is no topic “{part.topic}”", "Name one of the topics.")
    for key, ids in (
        ("topics", topics),
        ("goals", [goal.id for goal in client.goals]),
        ("disclosures", [disclosure.id for disclosure in client.disclosures]),
    ):
        for index in (index for index, one in enumerate(ids) if one in ids[:index]):
            line = reading.table.line((key, index, "id"))
            yield Finding(reading.table.name, line, f"the id “{ids[index]}” is used twice", "Give it its own.")


def _reachable(reading: ClientReading, disclosure: Disclosure, protocols: Mapping[str, Protocol]) -> Iterator[Finding]:
    """Report a disclosure that nobody can reach, that comes unearned, or whose steps don't fit its protocol."""
    name = reading.table.name
    ids = [row.get("id") for row in reading.table.rows("disclosures")]
    line = reading.table.line(("disclosures", ids.index(disclosure.id)))
    if not disclosure.asked <= disclosure.trust <= _HIGHEST:
        what = f"“{disclosure.id}” can't be reached: trust {disclosure.trust}, asked {disclosure.asked}"
        yield Finding(name, line, what, f"Let asked be at most trust, and trust at most {_HIGHEST}.")
    start = reading.client.start.trust if reading.client else 0
    if disclosure.asked <= start:
        what = f"“{disclosure.id}” is told to anybody who asks: asked {disclosure.asked}, trust at the start {start}"
        yield Finding(name, line, what, "Let asked be above the trust they come in with.")
    if not disclosure.asks:
        yield Finding(name, line, f"nothing can ask about “{disclosure.id}”", "Give `asks`.")
    if disclosure.protocol is None:
        return
    protocol = protocols.get(disclosure.protocol)
    if protocol is None:
        yield Finding(name, line, f"there is no protocol “{disclosure.protocol}”", "Name one of protocols.toml.")
    elif len(protocol.now) != len(disclosure.steps):
        what = f"“{disclosure.id}” has {len(disclosure.steps)} steps, its protocol {len(protocol.now)}"
        yield Finding(name, line, what, "Give a list of cues for each, in order; [] where words can't show it.")


def _answers(document: Document, script: Script | None, shared: bool) -> Iterator[Finding]:
    if script is None:
        return
    questions = {one.id: one for stage in script.stages for one in stage.questions}
    found = {key for key, _, _ in headed(document)}
    for question in () if shared else questions.values():
        if question.answer != "show" and question.by == "person" and question.id not in found:
            yield Finding(document.name, 1, f"no answer to “{question.id}”", f"Write `## {question.id}`.")
    yield from _levels(document, questions, f"question “{{}}” in scripts/{script.id}.toml")


def _asks(document: Document, asks: Collection[str], least: int) -> Iterator[Finding]:
    found = {key for key, _, _ in headed(document)}
    if len(found) < least:
        what = f"answers to {len(found)} other questions, and {least} are needed"
        yield Finding(document.name, 1, what, f"Answer more of {ASKS_TABLE}.")
    yield from _levels(document, asks, f"“{{}}” in {ASKS_TABLE}")


def _levels(document: Document, known: Collection[str], missing: str) -> Iterator[Finding]:
    for key, name, section in headed(document):
        if key not in known:
            what = f"lines that are never said: there is no {missing.format(key)}"
            yield Finding(document.name, section.line, what, "Check its spelling, or take it out.")
        if name not in ("", *LEVELS):
            what = f"there is no level “{name}”"
            yield Finding(document.name, section.line, what, f"Use one of {', '.join(LEVELS)}.")
        if not section.blocks:
            yield Finding(document.name, section.line, f"“{section.title}” has no lines", "Write one.")


def check_braces(reading: ClientReading) -> Iterator[Finding]:
    """Report facts in braces that the client does not have, and facts that no line uses."""
    used = set[str]()
    for document in reading.documents.values():
        for block in document.blocks:
            for fact in FACT.findall(block.text):
                used.add(fact)
                if fact not in reading.facts and fact not in GIVEN:
                    what = f"there is no fact {{{fact}}}"
                    yield Finding(document.name, block.line, what, "Write it under Facts in about.md.")
    about = reading.documents["about"]
    for fact in reading.facts:
        if fact not in used:
            what = f"no line uses the fact {{{fact}}}"
            yield Finding(about.name, 1, what, "Use it, or take it out.", "warning")

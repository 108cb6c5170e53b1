"""Cards, overviews, phrases and concern cards: documents with known sections, as values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from convo.content.documents import Block, Document, Section
from convo.content.findings import Finding
from convo.model.card import Card, Way, WayKind

WAYS, WHY, LISTEN, HARD, CHOICES = "Other ways to ask", "Why we ask", "Listen for", "If it is hard", "Choices"
BETTER, HAND_OVER = "Better met by them", "Hand over"
NOW, ASK, CONSENT, NOT_DO, SAY, RECORD = "Do now", "Ask", "Consent", "Do not", "Say", "Record"

_WAY_KINDS: dict[str, WayKind] = {"Short": "short", "Simple": "simple"}
_LEAST_WAYS = 3


@dataclass(frozen=True, slots=True)
class Overview:
    """What script.md says: the script's title and purpose, and each stage's, by stage id."""

    title: str
    purpose: str
    stages: Mapping[str, tuple[str, str]]
    findings: tuple[Finding, ...]


def read_card(document: Document, card_id: str, options: tuple[str, ...]) -> tuple[Card, tuple[Finding, ...]]:
    """Read a question's card; `options` are those that need a label."""
    found = _by_title(document)
    ways, way_findings = _ways(document, found.get(WAYS))
    choices, choice_findings = _choices(document, found.get(CHOICES), options)
    card = Card(
        id=card_id,
        title=document.top.title or card_id,
        ask="\n\n".join(block.text for block in document.top.blocks),
        ways=ways,
        why=found[WHY].text if WHY in found else "",
        listen=_texts(found.get(LISTEN)),
        hard=_texts(found.get(HARD)),
        choices=choices,
    )
    needed = (WAYS, WHY, LISTEN, HARD, *((CHOICES,) if options else ()))
    findings = (*document.findings, *_shape(document, needed, (*needed, CHOICES)), *_asks(document))
    return card, (*findings, *way_findings, *choice_findings)


def read_overview(document: Document) -> Overview:
    """Read a script's script.md: a section `## stage-id: Title` for each stage."""
    stages, findings = dict[str, tuple[str, str]](), list(document.findings)
    for section in document.sections:
        stage, colon, title = section.title.partition(": ")
        if not colon or not title.strip():
            what = f"the heading “{section.title}” does not name a stage"
            findings.append(Finding(document.name, section.line, what, "Write `## stage-id: Title`."))
        elif stage in stages:
            findings.append(_twice(document, section.line, f"the stage “{stage}” stands here twice"))
        else:
            stages[stage] = (title.strip(), section.text)
    return Overview(document.top.title, document.top.text, stages, tuple(findings))


def read_phrases(document: Document) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Read a book of phrases: list items `key: text`."""
    phrases, findings = dict[str, str](), list(document.findings)
    for block in document.blocks:
        if not block.item:
            continue
        if block.keyed is None:
            findings.append(_unkeyed(document, block))
        elif block.keyed[0] in phrases:
            findings.append(_twice(document, block.line, f"the phrase “{block.keyed[0]}” stands here twice"))
        else:
            phrases[block.keyed[0]] = block.keyed[1]
    return phrases, tuple(findings)


def read_concern_card(document: Document) -> tuple[dict[str, object], tuple[Finding, ...]]:
    """Read a concern's card as the wording fields of a protocol."""
    found = _by_title(document)
    words: dict[str, object] = {
        "title": document.top.title,
        "now": _texts(found.get(NOW)),
        "direct": found[ASK].text if ASK in found else "",
        "consent_words": found[CONSENT].text if CONSENT in found else "",
        "not_do": _texts(found.get(NOT_DO)),
        "say": found[SAY].text if SAY in found else "",
        "record": found[RECORD].text if RECORD in found else "",
    }
    needed = (NOW, CONSENT, NOT_DO, SAY, RECORD)
    return words, (*document.findings, *_shape(document, needed, (*needed, ASK)))


def read_role_card(document: Document) -> tuple[dict[str, object], tuple[Finding, ...]]:
    """Read the card of a sibling role."""
    found = _by_title(document)
    words: dict[str, object] = {
        "title": document.top.title,
        "better": _texts(found.get(BETTER)),
        "ask": found[ASK].text if ASK in found else "",
        "not_do": _texts(found.get(NOT_DO)),
        "hand_over": found[HAND_OVER].text if HAND_OVER in found else "",
    }
    needed = (BETTER, ASK, NOT_DO, HAND_OVER)
    return words, (*document.findings, *_shape(document, needed, needed))


def _by_title(document: Document) -> dict[str, Section]:
    return {section.title: section for section in reversed(document.sections)}


def _texts(section: Section | None) -> tuple[str, ...]:
    return tuple(block.text for block in section.blocks) if section else ()


def _shape(document: Document, needed: Iterable[str], known: tuple[str, ...]) -> list[Finding]:
    """Report sections that are missing, unknown, empty or there twice."""
    findings, seen = list[Finding](), set[str]()
    if not document.source:
        return findings
    for section in document.sections:
        if section.title not in known:
            what, remedy = f"unknown section “{section.title}”", f"Known sections are {', '.join(known)}."
            findings.append(Finding(document.name, section.line, what, remedy))
        elif section.title in seen:
            findings.append(_twice(document, section.line, f"the section “{section.title}” stands here twice"))
        elif not section.blocks:
            what = f"the section “{section.title}” is empty"
            findings.append(Finding(document.name, section.line, what, "Fill it, or take it out."))
        seen.add(section.title)
    return findings + [
        Finding(document.name, document.top.line, f"the section “{title}” is missing", f"Add `## {title}`.")
        for title in needed
        if title not in seen
    ]


def _asks(document: Document) -> list[Finding]:
    """Report a card with nothing to ask, or with a list where the words to say belong."""
    if not document.source:
        return []
    if not document.top.blocks:
        return [Finding(document.name, document.top.line, "the card asks nothing", "Write it under the title.")]
    return [
        Finding(document.name, block.line, "there is a list in what to ask", "Write a sentence to say aloud.")
        for block in document.top.blocks
        if block.item
    ]


def _ways(document: Document, section: Section | None) -> tuple[tuple[Way, ...], list[Finding]]:
    if section is None:
        return (), []
    ways = tuple(_way(block) for block in section.blocks)
    findings = [
        Finding(document.name, section.line, f"{label} stands in {count} ways to ask", f"Write `- {label}: …` once.")
        for label, kind in _WAY_KINDS.items()
        if (count := sum(way.kind == kind for way in ways)) != 1
    ]
    if len(ways) < _LEAST_WAYS:
        what = f"there are fewer than three other ways to ask ({len(ways)})"
        findings.append(Finding(document.name, section.line, what, "Write another."))
    return ways, findings


def _way(block: Block) -> Way:
    label, text = block.keyed or ("", "")
    return Way(kind=_WAY_KINDS[label], text=text) if label in _WAY_KINDS else Way(text=block.text)


def _choices(
    document: Document, section: Section | None, options: tuple[str, ...]
) -> tuple[dict[str, str], list[Finding]]:
    if section is None:
        return {}, []
    labels, findings = dict[str, str](), list[Finding]()
    for block in section.blocks:
        if block.keyed is None:
            findings.append(_unkeyed(document, block))
            continue
        option, label = block.keyed
        if option in labels:
            findings.append(_twice(document, block.line, f"the option “{option}” stands here twice"))
        elif option not in options:
            what, remedy = f"there is no option “{option}” in the script", "Take it out, or add it to the options."
            findings.append(Finding(document.name, block.line, what, remedy))
        labels[option] = label
    findings += [
        Finding(document.name, section.line, f"the option “{option}” has no label", f"Add `- {option}: …`.")
        for option in options
        if option not in labels
    ]
    return labels, findings


def _unkeyed(document: Document, block: Block) -> Finding:
    return Finding(document.name, block.line, "an item has no key", "Write `- key: text`.")


def _twice(document: Document, line: int, what: str) -> Finding:
    return Finding(document.name, line, what, "Take one out.")

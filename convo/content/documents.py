"""Markdown files as titles, sections and blocks of plain text, each with its line."""

import re
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from convo.content.findings import Finding
from convo.content.place import Place

_MARKED = re.compile(r"[*_`\\]")
_KEYED = re.compile(r"([+-]?[A-Za-z0-9][\w.+-]*):\s+(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list item, as plain text on one line."""

    line: int
    text: str
    item: bool = False

    @property
    def keyed(self) -> tuple[str, str] | None:
        """The two parts of an item `key: text`, None where it has no key."""
        match = _KEYED.fullmatch(self.text)
        return (match[1], match[2]) if match else None


@dataclass(slots=True)
class Section:
    """What stands under one heading; the text before the first section stands under the title."""

    title: str
    line: int
    level: int
    blocks: list[Block] = field(default_factory=list[Block])

    @property
    def text(self) -> str:
        """All blocks as one line of text."""
        return " ".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file: its title, what stands before the first section, and the sections in order."""

    name: str
    top: Section
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    source: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block, in order."""
        return tuple(block for part in (self.top, *self.sections) for block in part.blocks)


def read_document(place: Place, name: str) -> Document:
    """Read a Markdown file; what is wrong with it is in its findings."""
    source, findings = place.read(name)
    top, sections = Section("", 1, 1), list[Section]()
    for token, opened in _blocks(source):
        line = (token.map[0] if token.map else 0) + 1
        if not opened.startswith("h"):
            (sections[-1] if sections else top).blocks.append(Block(line, _plain(token.content), opened == "item"))
        elif opened == "h1" and not top.title and not sections:
            top.title, top.line = _plain(token.content), line
        else:
            sections.append(Section(_plain(token.content), line, int(opened[1:])))
    if not findings and not top.title:
        findings = (Finding(name, 1, "the file has no title", "Open it with a line `# Title`."),)
    deep = tuple(
        Finding(name, section.line, f"the heading “{section.title}” has the wrong level", "Use `## ` for sections.")
        for section in sections
        if section.level != 2
    )
    return Document(name, top, tuple(sections), findings + deep, source)


@cache
def _parser() -> MarkdownIt:
    """Return the one parser, with only what cards use: making one for each file would cost more than the reading."""
    parser = MarkdownIt("zero").enable(["heading", "list", "emphasis", "escape", "backticks"])
    parser.disable(["inline", "text_join"])
    return parser


def _blocks(source: str) -> list[tuple[Token, str]]:
    """Return the inline tokens, each with what it stands in: "h1" to "h6", "item" or "text"."""
    found = list[tuple[Token, str]]()
    heading, depth = "", 0
    for token in _parser().parse(source):
        if token.type in {"list_item_open", "list_item_close"}:
            depth += token.nesting
        elif token.type == "heading_open":
            heading = token.tag
        elif token.type == "inline":
            found.append((token, heading or ("item" if depth else "text")))
            heading = ""
    return found


def _plain(text: str) -> str:
    """Return the text without Markdown's marks, on one line."""
    if _MARKED.search(text):
        tokens = list[Token]()
        _parser().inline.parse(text, _parser(), {}, tokens)
        text = "".join(token.content for token in tokens)
    return " ".join(text.split())

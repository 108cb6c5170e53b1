"""A plan written to a file, one module a format; a new format is one file and one line of FORMATS.

Formats read `outline.py`, which says what a plan holds and in which order; none of them reads a file
or a clock, so the same plan gives the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from convo.export import json_file, markdown, read_aloud, text, web_page
from convo.export.book import Phrases
from convo.export.document import Outline
from convo.model.plan import Plan

__all__ = ["DOCUMENTS", "FORMATS", "Format", "Phrases"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a plan: `name` as given on the command line, `suffix` of its files, `about` in one line."""

    name: str
    suffix: str
    about: str
    write: Callable[[Plan, Phrases], bytes]


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("markdown", ".md", "Markdown", markdown.write),
        Format("text", ".txt", "plain text, 76 columns wide", text.write),
        Format("html", ".html", "a web page that prints on one sheet", web_page.write),
        Format("html-large", ".html", "a web page in large print", web_page.write_large),
        Format("read-aloud", ".txt", "sentences that are safe to read aloud", read_aloud.write),
        Format("json", ".json", "JSON for other programs", json_file.write),
    )
}
"""Every format, by name, in the order in which they are offered."""

DOCUMENTS: dict[str, Callable[[Outline], bytes]] = {
    ".txt": text.draw,
    ".md": markdown.draw,
    ".html": web_page.draw,
}
"""How any other document (a report, a draft, an agenda) is written, by the ending of its file."""

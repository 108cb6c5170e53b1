"""A document as a web page that stands alone and prints well: no script, nothing fetched from anywhere."""

from collections.abc import Iterator
from html import escape

from convo.export.book import Phrases
from convo.export.document import Bars, Block, Columns, Item, Items, Outline, Paragraph, Quote, Section
from convo.export.outline import outline
from convo.export.plots import bars, columns
from convo.model.plan import Plan

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_SHARED = """\
* { box-sizing: border-box; }
body { margin: 0 auto; color: #000; background: #fff; font-family: Arial, Helvetica, sans-serif; text-align: left; }
h1, h2, p, ul, blockquote { margin: 0; overflow-wrap: anywhere; }
h2 { break-after: avoid; }
li { break-inside: avoid; }
section.flagged { border: 2px solid #000; padding: 0.4em 0.8em; }
section.flagged h2 { margin-top: 0; }
blockquote { border-left: 4px solid #000; padding-left: 0.6em; }
svg { display: block; max-width: 100%; height: auto; break-inside: avoid; }
"""

_ORDINARY = """\
body { max-width: 44rem; padding: 1.5rem; font-size: 1rem; line-height: 1.4; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.1rem; margin-top: 0.9em; }
blockquote { font-size: 1.1rem; margin-bottom: 0.3em; }
section.flagged { margin-top: 0.8em; }
@page { size: A4; margin: 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.25; }
  h1 { font-size: 16pt; }
  h2 { font-size: 11.5pt; margin-top: 0.6em; }
  blockquote { font-size: 11.5pt; }
}
"""

_LARGE = """\
body { max-width: 52rem; padding: 1.5rem; font-size: 18pt; line-height: 1.5; }
h1 { font-size: 26pt; }
h2 { font-size: 21pt; margin-top: 1.1em; }
blockquote { font-size: 20pt; margin-bottom: 0.5em; }
li { margin-bottom: 0.4em; }
section.flagged { margin-top: 1em; }
@page { size: A4; margin: 16mm; }
@media print { body { max-width: none; padding: 0; } }
"""


def write(plan: Plan, phrases: Phrases) -> bytes:
    """Return the plan as a web page."""
    return draw(outline(plan, phrases))


def draw(drawn: Outline) -> bytes:
    """Return a document as a web page."""
    return _page(drawn, _SHARED + _ORDINARY)


def write_large(plan: Plan, phrases: Phrases) -> bytes:
    """Return the plan as a web page in large print: 18 points and up, plain letters, plenty of space."""
    return _page(outline(plan, phrases), _SHARED + _LARGE)


def _page(drawn: Outline, style: str) -> bytes:
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(drawn.title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        _element("h1", drawn.title),
        _element("p", drawn.byline),
        *(line for section in drawn.sections for line in _section(section)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _section(section: Section) -> Iterator[str]:
    yield '<section class="flagged">' if section.flagged else "<section>"
    yield _element("h2", section.heading)
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield _element("p", text)
        case Quote(text):
            yield f"<blockquote>{_element('p', text)}</blockquote>"
        case Items(items):
            yield "<ul>"
            yield from (_item(item) for item in items)
            yield "</ul>"
        case Bars():
            yield from bars(block)
        case Columns():
            yield from columns(block)


def _item(item: Item) -> str:
    details = "".join(_element("li", detail) for detail in item.details)
    under = f"<ul>{details}</ul>" if details else ""
    return f"<li>{_element('p', item.text)}{under}</li>"


def _element(tag: str, text: str) -> str:
    # dir="auto": words in a language written from right to left are shown that way.
    return f'<{tag} dir="auto">{escape(text).replace(chr(10), "<br>")}</{tag}>'

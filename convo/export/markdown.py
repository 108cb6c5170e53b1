"""A document as Markdown: a person's words are escaped, so that they are read as words and never as markup."""

import re
from collections.abc import Iterator

from convo.export.book import Phrases
from convo.export.document import Bars, Block, Columns, Item, Items, Outline, Paragraph, Quote
from convo.export.outline import outline
from convo.model.plan import Plan

# What can begin markup anywhere; what can only at the start of a line (lists, rules, underlined headings); and
# what many programs turn into links by themselves.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&#~|$^{}@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^(?:[-+=:]|[0-9]+(?=[.)]))", re.MULTILINE)


def write(plan: Plan, phrases: Phrases) -> bytes:
    """Return the plan as Markdown."""
    return draw(outline(plan, phrases))


def draw(drawn: Outline) -> bytes:
    """Return a document as Markdown."""
    lines = [f"# {escaped(drawn.title)}", "", escaped(drawn.byline)]
    for section in drawn.sections:
        lines += ["", f"## {escaped(section.heading)}"]
        for block in section.blocks:
            lines += ["", *_block(block)]
    return ("\n".join(lines) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield _under(text, "", "")
        case Quote(text):
            yield _under(text, "> ", "> ")
        case Items(items):
            yield from (line for item in items for line in _item(item))
        case Bars(bars):
            yield from (_point(bar.label, bar.shown) for bar in bars)
        case Columns(above, below, columns):
            yield from (_point(one.label, f"{above} {one.above}, {below} {one.below}") for one in columns)


def _item(item: Item) -> Iterator[str]:
    yield _under(item.text, "- ", "  ")
    for detail in item.details:
        yield _under(detail, "  - ", "    ")


def _point(label: str, figures: str) -> str:
    return _under(f"{label}: {figures}", "- ", "  ")


def _under(text: str, first: str, rest: str) -> str:
    # A backslash before a line break keeps the break, and keeps what follows in the same paragraph.
    return first + escaped(text).replace("\n", f"\\\n{rest}")


def escaped(text: str) -> str:
    """Return words with everything escaped that Markdown would act on."""
    return _AT_START.sub(_escaped_start, _ANYWHERE.sub(r"\\\g<0>", text))


def _escaped_start(found: re.Match[str]) -> str:
    # A number is followed by its full stop or bracket: it is that which makes a list of it.
    return f"{found[0]}\\" if found[0][0].isdecimal() else f"\\{found[0]}"

"""A document as plain text: 76 columns, hanging indents, nothing but words and simple marks."""

import unicodedata
from collections.abc import Iterable, Iterator

from convo.export.book import Phrases
from convo.export.document import Bar, Bars, Block, Columns, Item, Items, Outline, Paragraph, Quote
from convo.export.outline import outline
from convo.model.plan import Plan

WIDTH = 76
_LONGEST_BAR = 24
_TALLEST = 12
"""Lines a half of a plot may take; a taller column is cut there, and its figure stands in the list beside it."""


def write(plan: Plan, phrases: Phrases) -> bytes:
    """Return the plan as plain text."""
    return draw(outline(plan, phrases))


def draw(drawn: Outline) -> bytes:
    """Return a document as plain text."""
    heading = list(wrapped(drawn.title))
    lines = [*heading, "=" * min(WIDTH, max(columns(line) for line in heading)), *wrapped(drawn.byline)]
    for section in drawn.sections:
        lines += ["", *wrapped(section.heading)]
        lines += [line for block in section.blocks for line in block_lines(block)]
    return ("\n".join(lines) + "\n").encode()


def block_lines(block: Block) -> Iterable[str]:
    """Return one part of a document as lines of plain text."""
    match block:
        case Paragraph(text) | Quote(text):
            return wrapped(text, "  ")
        case Items(items):
            return (line for item in items for line in _item(item))
        case Bars(bars):
            return (line for bar in bars for line in _bar(bar, max(columns(bar.label) for bar in bars)))
        case Columns():
            return _columns_of(block)


def _bar(bar: Bar, room: int) -> Iterator[str]:
    drawn = "█" * round((bar.share or 0) * _LONGEST_BAR)
    yield f"  {bar.label}{' ' * (room - columns(bar.label))}  {drawn:<{_LONGEST_BAR}}  {bar.shown}".rstrip()


def _columns_of(block: Columns) -> Iterator[str]:
    """Draw the columns with letters: solid above the line and hatched below it, a name before each half."""
    room = max(columns(block.above), columns(block.below))
    highest = max((column.above for column in block.columns), default=0)
    deepest = max((column.below for column in block.columns), default=0)
    width = max((len(column.label) for column in block.columns), default=1)
    for level in range(min(highest, _TALLEST), 0, -1):
        name = block.above if level == 1 else ""
        marks = ("█" if column.above >= level else " " for column in block.columns)
        yield _row(name, room, marks, width)
    yield _row("", room, ("─" * width for _ in block.columns), width)
    for level in range(1, min(deepest, _TALLEST) + 1):
        name = block.below if level == 1 else ""
        marks = ("░" if column.below >= level else " " for column in block.columns)
        yield _row(name, room, marks, width)
    yield _row("", room, (column.label for column in block.columns), width)


def _row(name: str, room: int, cells: Iterable[str], width: int) -> str:
    return f"  {name}{' ' * (room - columns(name))}  {' '.join(f'{cell:^{width}}' for cell in cells)}".rstrip()


def _item(item: Item) -> Iterator[str]:
    yield from wrapped(item.text, "  - ")
    for detail in item.details:
        yield from wrapped(detail, "    ", hang=2)


def columns(text: str) -> int:
    """Return how many columns of a terminal or a fixed-width page the text takes."""
    return len(text) if text.isascii() else sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if letter.isascii():
        return 1
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return 0
    # Letters newer than this Python's tables, and pictures, may be wide: room is left for them.
    doubtful = category in ("Cn", "Co") or (category == "So" and letter > "\uffff")
    return 2 if doubtful or unicodedata.east_asian_width(letter) in "WF" else 1


def wrapped(text: str, start: str = "", hang: int = 0) -> Iterator[str]:
    """Yield the lines of a text, the first after `start`, the others indented as deep and `hang` more.

    A line break in the text is kept. Whoever writes "Review" on a line of their own can't make it
    look like a heading: it stays indented.
    """
    indent = " " * (len(start) + hang)
    before = start
    for line in text.split("\n"):
        for piece in _pieces(line, WIDTH - len(indent)):
            yield (before + piece).rstrip()
            before = indent


def _pieces(line: str, room: int) -> Iterator[str]:
    if columns(line) <= room:
        yield line
        return
    held, width = "", 0
    for word in (part for whole in line.split(" ") for part in _broken(whole, room)):
        more = columns(word)
        if held and width + 1 + more > room:
            yield held
            held, width = word, more
        else:
            held, width = (f"{held} {word}", width + 1 + more) if held else (word, more)
    yield held


def _broken(word: str, room: int) -> Iterator[str]:
    # A word longer than a line (an address, or writing without spaces) is broken where the line ends.
    if columns(word) <= room:
        yield word
        return
    start, width = 0, 0
    for place, letter in enumerate(word):
        more = _columns(letter)
        if width + more > room:
            yield word[start:place]
            start, width = place, 0
        width += more
    yield word[start:]

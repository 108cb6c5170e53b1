"""A document before it has a format: headings, paragraphs, quotes, lists and simple plots, clean words only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break in it stays a line break."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list, with details under it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a plot: `share` is 0..1 of the full width, None where there is nothing to measure."""

    label: str
    share: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars one under another, each with its label before it and its figure after it."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a plot: a count above the line and a count below it."""

    label: str
    above: int
    below: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side over a line; above is solid and below is hatched, so that no colour is needed."""

    above: str
    below: str
    columns: tuple[Column, ...]


Block = Paragraph | Quote | Items | Bars | Columns


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; a `flagged` one must not be overlooked."""

    heading: str
    blocks: tuple[Block, ...]
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document, ready to be drawn; no text in it is empty."""

    title: str
    byline: str
    sections: tuple[Section, ...]

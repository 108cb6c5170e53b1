"""Plots for a web page, as SVG that stands in the page: black on white, readable without colour, told in words too."""

from collections.abc import Iterator
from html import escape

from convo.export.document import Bar, Bars, Column, Columns

_WIDTH = 640
_ROW = 26
_LABEL = 250
_FULL = 260
"""The length of a bar whose share is 1."""
_HALF = 90
"""The height of the highest column."""
_HATCH = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#000" stroke-width="2"/>'
    "</pattern>"
)


def bars(block: Bars) -> Iterator[str]:
    """Draw bars one under another."""
    told = "; ".join(f"{bar.label}: {bar.shown}" for bar in block.bars)
    yield _open(len(block.bars) * _ROW, told)
    for number, bar in enumerate(block.bars):
        yield from _bar(bar, number * _ROW)
    yield "</svg>"


def columns(block: Columns) -> Iterator[str]:
    """Draw columns above and below a line."""
    told = "; ".join(f"{one.label}: {block.above} {one.above}, {block.below} {one.below}" for one in block.columns)
    most = max((max(one.above, one.below) for one in block.columns), default=0) or 1
    yield _open(2 * _HALF + 40, told)
    yield f"<defs>{_HATCH}</defs>"
    yield _text(0, _HALF + 8, f"▲ {block.above}") + _text(0, _HALF + 32, f"▼ {block.below}")
    for number, column in enumerate(block.columns):
        yield from _column(column, 170 + number * 46, most)
    yield f'<line x1="160" y1="{_HALF + 14}" x2="{_WIDTH}" y2="{_HALF + 14}" stroke="#000"/>'
    yield "</svg>"


def _bar(bar: Bar, top: int) -> Iterator[str]:
    length = round((bar.share or 0) * _FULL)
    yield _text(0, top + 17, bar.label)
    yield f'<rect x="{_LABEL}" y="{top + 4}" width="{_FULL}" height="16" fill="#fff" stroke="#000"/>'
    yield f'<rect x="{_LABEL}" y="{top + 4}" width="{length}" height="16" fill="#000"/>'
    yield _text(_LABEL + _FULL + 10, top + 17, bar.shown)


def _column(column: Column, left: int, most: int) -> Iterator[str]:
    line = _HALF + 14
    up, down = round(column.above / most * (_HALF - 14)), round(column.below / most * (_HALF - 14))
    yield f'<rect x="{left}" y="{line - up}" width="30" height="{up}" fill="#000"/>'
    yield f'<rect x="{left}" y="{line}" width="30" height="{down}" fill="url(#hatch)" stroke="#000"/>'
    if column.above:
        yield _text(left + 10, line - up - 4, str(column.above))
    if column.below:
        yield _text(left + 10, line + down + 15, str(column.below))


def _open(height: int, told: str) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    return f'<svg role="img" xmlns="http://www.w3.org/2000/svg" {size} font-size="13"><title>{escape(told)}</title>'


def _text(left: int, baseline: int, words: str) -> str:
    return f'<text x="{left}" y="{baseline}">{escape(words)}</text>'

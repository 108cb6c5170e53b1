"""A Word file (DOCX) to lines of text, by the standard library alone: only the words are read, and never too many."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from convo.model.words import clean
from convo.review.transcripts.tables import names_columns
from convo.review.transcripts.turns import Placed

_MAIN = "word/document.xml"
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _ROW, _CELL = f"{_SPACE}p", f"{_SPACE}tr", f"{_SPACE}tc"
LARGEST = 64 * 1024 * 1024
"""The most bytes of text a Word file may unfold to; a day of talk is under 2 MB."""


class Unreadable(ValueError):
    """A file that is not a Word file, is damaged, or unfolds to more than a transcript can be."""


def paragraphs(data: bytes) -> Iterator[Placed]:
    """Give the paragraphs of a Word file, each line of them on its own; of a table, each row with tabs in it.

    Raises:
        Unreadable: It is no Word file, is damaged or locked, or unfolds to more than `LARGEST`.
    """
    number = 1
    for block in _blocks(_parsed(_document(data))):
        for line in _row(block) if block.tag == _ROW else _words(block).split("\n"):
            yield Placed(f"paragraph {number}", line)
        number += sum(1 for _ in block.iter(_PARAGRAPH))


def _document(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MAIN) as document:
            text = document.read(LARGEST + 1)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Unreadable("it is not a Word file, or it is damaged or locked") from error
    except Exception as error:
        raise Unreadable("it is damaged") from error
    if len(text) > LARGEST:
        raise Unreadable("it unfolds to far more text than a conversation can hold")
    return text


def _parsed(text: bytes) -> ElementTree.Element:
    """Parse the document; one that declares entities of its own is refused, since they can unfold without end."""
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable("it declares things no Word file needs")
    try:
        return ElementTree.fromstring(text)  # noqa: S314 - no entities, and a size that is bounded
    except ElementTree.ParseError as error:
        raise Unreadable("its text is damaged") from error


def _blocks(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Give the paragraphs and the rows of several cells in their order; a row of one cell is its paragraphs."""
    left = [element]
    while left:
        block = left.pop()
        if block.tag == _PARAGRAPH or (block.tag == _ROW and len(block.findall(_CELL)) > 1):
            yield block
        else:
            left.extend(reversed(block))


def _row(row: ElementTree.Element) -> list[str]:
    """Return a row as lines: the first with its cells apart, then what else its last cell holds."""
    *first, last = [[_words(one) for one in cell.iter(_PARAGRAPH)] for cell in row.findall(_CELL)]
    cells = [" ".join(" ".join(cell).split()) for cell in first]
    if names_columns([*cells, " ".join(last)]):
        return []
    return ["\t".join((*(cell for cell in cells if cell), *last[:1])), *last[1:]]


def _words(paragraph: ElementTree.Element) -> str:
    parts: list[str] = []
    for node in paragraph.iter():
        if node.tag == f"{_SPACE}t":
            parts.append(node.text or "")
        elif node.tag == f"{_SPACE}tab":
            parts.append("\t")
        elif node.tag in {f"{_SPACE}br", f"{_SPACE}cr"}:
            parts.append("\n")
    return clean("".join(parts))

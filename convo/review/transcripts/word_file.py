"""A Word file (DOCX) to lines of text, by the standard library alone: only the words are read, and never too many."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from convo.model.words import clean
from convo.review.transcripts.turns import Placed

_MAIN = "word/document.xml"
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 64 * 1024 * 1024
"""The most bytes of text a Word file may unfold to; a day of talk is under 2 MB."""


class Unreadable(ValueError):
    """A file that is not a Word file, is damaged, or unfolds to more than a transcript can be."""


def paragraphs(data: bytes) -> Iterator[Placed]:
    """Give the paragraphs of a Word file, each line of them on its own.

    Raises:
        Unreadable: It is no Word file, is damaged or locked, or unfolds to more than `LARGEST`.
    """
    for number, paragraph in enumerate(_parsed(_document(data)).iter(f"{_SPACE}p"), start=1):
        for line in _words(paragraph).split("\n"):
            yield Placed(f"paragraph {number}", line)


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

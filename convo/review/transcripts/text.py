"""Bytes to text: every encoding that transcripts come in, told apart, and what was guessed is said."""

import codecs

from convo.model.transcript import Trouble

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks and what they announce; the longer ones first, since UTF-32's begins with UTF-16's."""


def decode(data: bytes) -> tuple[str, tuple[Trouble, ...]]:
    """Return the text of a file, and the lines that were not UTF-8 and so were read as Windows-1252.

    Files put together from several sources mix encodings, so each line is judged alone.
    """
    for mark, name in _MARKED:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _mixed(data)


def _marked(data: bytes, name: str) -> tuple[str, tuple[Trouble, ...]]:
    try:
        return data.decode(name), ()
    except UnicodeDecodeError:
        if name == "utf-8":
            return _mixed(data)
        trouble = Trouble(place="the file", what=f"it is not clean {name.upper()}; unreadable letters show as �")
        return data.decode(name, "replace"), (trouble,)


def _mixed(data: bytes) -> tuple[str, tuple[Trouble, ...]]:
    lines: list[str] = []
    troubles: list[Trouble] = []
    for number, raw in enumerate(data.split(b"\n"), start=1):
        try:
            lines.append(raw.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(raw.decode("cp1252", "replace"))
            troubles.append(Trouble(place=f"line {number}", what="it was not UTF-8; read as Windows-1252: check it"))
    return "\n".join(lines), tuple(troubles)

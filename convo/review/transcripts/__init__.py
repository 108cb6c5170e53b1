"""Transcripts from elsewhere: a file's bytes to turns. Way in: `read_transcript`."""

from collections.abc import Callable
from pathlib import PurePath

from convo.model.transcript import Line, Transcript, Trouble
from convo.model.words import clean
from convo.review.transcripts import captions, tables, text, turns, word_file

Read = tuple[tuple[Line, ...], tuple[Trouble, ...]]

LARGEST = 16 * 1024 * 1024
"""The most bytes a transcript may have; an hour of talk is about 60,000."""


class NotATranscript(ValueError):
    """A file that can't be read as a transcript; the message says why and what to do."""


def _plain(words: str) -> Read:
    if captions.looks_so(words):
        return captions.captions(words)
    return turns.turns(turns.Placed(f"line {number}", line) for number, line in enumerate(words.splitlines(), 1))


READERS: dict[str, Callable[[str], Read]] = {
    ".txt": _plain,
    ".md": _plain,
    ".vtt": captions.captions,
    ".srt": captions.captions,
    ".csv": tables.table,
    ".tsv": tables.table,
    ".jsonl": tables.json_lines,
    ".ndjson": tables.json_lines,
}
"""How each kind of text file is read; a Word file (.docx) is opened first and then read as plain text."""

KINDS = (*READERS, ".docx")


def read_transcript(name: str, data: bytes) -> Transcript:
    """Return the turns of a file; `name` is its file name, whose ending says what it is.

    Raises:
        NotATranscript: It is too large, of a kind not known, damaged, or nobody speaks in it.
    """
    ending = PurePath(name).suffix.lower()
    if len(data) > LARGEST:
        raise NotATranscript(f"It has more than {LARGEST // 2**20} MB. Split it first.")
    if ending not in KINDS:
        raise NotATranscript(f"Its name must end in one of {', '.join(KINDS)}.")
    try:
        lines, troubles = _word(data) if ending == ".docx" else _text(data, READERS[ending])
    except word_file.Unreadable as error:
        raise NotATranscript(f"It can't be read: {error}.") from error
    except tables.NoColumns as error:
        raise NotATranscript(
            f"No turns were found: {error}. It needs a column for who speaks, named “speaker” or “name”, "
            "and one for the words, named “text” or “words”."
        ) from error
    if not lines:
        raise NotATranscript("Nobody speaks in it. Each turn needs a name, as in “Sam: I like to walk”.")
    return Transcript(title=PurePath(name).stem, lines=lines, troubles=troubles)


def _word(data: bytes) -> Read:
    return turns.turns(word_file.paragraphs(data))


def _text(data: bytes, reader: Callable[[str], Read]) -> Read:
    words, guessed = text.decode(data)
    lines, troubles = reader(clean(words))
    return lines, (*guessed, *troubles)

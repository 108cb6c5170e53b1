"""A note to refer or hand over, written as text or Markdown: only the lines that the worker chose."""

from convo.export import markdown, text
from convo.export.book import Book, Phrases
from convo.export.clean import tidy
from convo.export.document import Block, Item, Items, Outline, Paragraph, Section
from convo.model.referral import Part, ReferralDraft

_PARTS: tuple[Part, ...] = ("about", "noticed", "done", "asked", "basis")


def write(draft: ReferralDraft, phrases: Phrases) -> bytes:
    """Return the note as plain text."""
    return text.draw(letter(draft, phrases))


def write_markdown(draft: ReferralDraft, phrases: Phrases) -> bytes:
    """Return the note as Markdown."""
    return markdown.draw(letter(draft, phrases))


LETTERS = {".txt": write, ".md": write_markdown}
"""How a note is written, by the ending of its file."""


def letter(draft: ReferralDraft, phrases: Phrases) -> Outline:
    """Return what the note says; a part with no line in it has no heading either."""
    book, plan = Book(phrases, "referral"), Book(phrases)
    lines = {part: [tidy(line.text) for line in draft.lines if line.chosen and line.part == part] for part in _PARTS}
    lines["basis"] = [book.say(f"basis-{draft.basis or 'none'}")]
    if draft.reason.strip():
        lines["basis"].append(book.say("reason", reason=tidy(draft.reason)))
    flags = [key for key, holds in (("unfinished", draft.basis is None), ("private", draft.private)) if holds]
    return Outline(
        title=book.say("title", reader=tidy(draft.reader)),
        byline=book.say("byline", date=plan.date(draft.date)),
        sections=(
            *(Section(book.say(key), (Paragraph(book.say(f"{key}-how")),), flagged=True) for key in flags),
            *(Section(book.say(f"heading-{part}"), _block(texts)) for part, texts in lines.items() if texts),
        ),
    )


def _block(texts: list[str]) -> tuple[Block, ...]:
    return (Items(tuple(Item(text) for text in texts if text)),)

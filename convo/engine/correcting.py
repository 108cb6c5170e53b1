"""Putting an earlier answer right: nothing is lost, and later answers that leaned on it may need a look."""

from convo.engine.draft import Draft, Notice, Refused
from convo.engine.keeping import keep_again
from convo.engine.reading import Reading, read
from convo.model import event as ev
from convo.model.session import Entry


def correct(draft: Draft, entry_id: str, text: str) -> None:
    """Give an entry new words, bring what came from it into line, and mark what leaned on it."""
    entry = draft.session.entries.get(entry_id)
    if entry is None:
        raise Refused("session/no-such-entry")
    if not text.strip():
        raise Refused("session/correct-needs-words")
    if text == entry.text:
        return
    reading = _read(draft, entry, text)
    if reading is None:
        raise Refused("session/not-an-answer", text=text)
    draft.tell(
        ev.Corrected(entry=entry_id, text=reading.text, chose=reading.chose, number=reading.number, date=reading.date)
    )
    keep_again(draft, entry, reading)
    draft.notice = Notice("session/corrected")
    leaning = tuple(other.id for other in draft.session.entries.values() if _leans(draft, other, entry))
    if leaning:
        draft.tell(ev.Doubted(entries=leaning, because=entry_id))
        draft.notice = Notice("session/may-need-a-look", {"count": str(len(leaning))})


def _read(draft: Draft, entry: Entry, text: str) -> Reading | None:
    asking = draft.session.askings[entry.asking] if entry.asking else None
    question = draft.moves.questions.get(asking.question) if asking else None
    return read(question, text, draft.stamp.at.date()) if question else Reading(text, text)


def _leans(draft: Draft, other: Entry, entry: Entry) -> bool:
    """Tell whether `other` answers a question that leans on the one `entry` answers, about the same thing."""
    if other.id == entry.id or not other.asking or not entry.asking:
        return False
    mine, theirs = draft.session.askings[entry.asking], draft.session.askings[other.asking]
    question = draft.moves.questions.get(theirs.question)
    if question is None or mine.question not in question.leans_on:
        return False
    apart = mine.subject and theirs.subject and mine.subject != theirs.subject
    return not apart and theirs.lap >= mine.lap

"""What was said just before an entry, and by whom it is said: what a scan needs to understand a short answer."""

from convo.model.kinds import Speaker
from convo.model.session import Session
from convo.model.wish import Correct, Say
from convo.model.words import goes_on

_A_WORD_OR_TWO = 2


def previous_words(session: Session, wish: Say | Correct) -> tuple[str | None, Speaker]:
    """Return the words an entry answers, None if nothing was said before, and its speaker.

    A question that the worker typed since the card was shown counts before the card's own words. A card asks about
    nothing grave, so one or two words in answer to it ("tonight", "my mum") are grave by themselves or not at all.
    What somebody's last entry broke off is before all that.
    """
    if isinstance(wish, Correct):
        return _before_entry(session, wish.entry)
    asking = session.asking
    speaker: Speaker = wish.speaker or ("note" if wish.keep == "note" else "person")
    last = next(reversed(session.entries.values()), None)
    if last and last.speaker == speaker and goes_on(last.text, wish.text):
        return last.text, speaker
    if last and last.speaker == "worker" and (asking is None or last.seq > asking.seq):
        return last.text, speaker
    if asking and not wish.keep:
        return (asking.words if len(wish.text.split()) > _A_WORD_OR_TWO else None), speaker
    return (last.text if last else None), speaker


def _before_entry(session: Session, entry_id: str) -> tuple[str | None, Speaker]:
    entry = session.entries.get(entry_id)
    if entry is None:
        return None, "person"
    asking = session.askings[entry.asking] if entry.asking else None
    return (asking.words if asking else None), entry.speaker

"""What was said just before an entry, and by whom it is said: what a scan needs to understand a short answer."""

import re

from convo.model.kinds import Speaker
from convo.model.session import Asking, Entry, Session
from convo.model.wish import Correct, Say
from convo.model.words import goes_on

_HANGS = re.compile(
    r"(?:[,–-]|\b(?:an?|the|my|his|her|their|our|your|this|that|these|those|some|any|no|not|and|but|or|so|because|cos|if"
    r"|when|while|until|till|than|as|like|to|of|in|on|at|with|from|for|by|about|into|just|really|even|I|I'm|I've|I'd|I'll"
    r"|he|she|they|we|it|is|was|am|are|were|be|been|have|has|had|do|does|did|can|can't|could|couldn't|will|would|won't"
    r"|should|might|don't|didn't|keep|kept|want|wanna|gonna))\s*$",
    re.IGNORECASE,
)
"""What hangs in the air at the end of an answer: who typed it went on in the box of the next card."""


def previous_words(session: Session, wish: Say | Correct) -> tuple[str | None, Speaker]:
    """Return the words an entry answers, None if nothing that bears on it was said before, and its speaker.

    A question that the worker typed since the card was shown is such; the card's own words are not. A card asks about
    nothing grave, so what answers it ("tonight", "I'll do it on my own") is grave by itself or not at all, and read
    beside the card less of what is grave is seen. What somebody's last entry broke off is before all that; but an
    answer to another card broke off only if it hangs in the air.
    """
    if isinstance(wish, Correct):
        return _before_entry(session, wish.entry)
    speaker: Speaker = wish.speaker or ("note" if wish.keep == "note" else "person")
    last = next(reversed(session.entries.values()), None)
    if (
        last
        and last.speaker == speaker
        and goes_on(last.text, wish.text)
        and (not last.asking or _HANGS.search(last.text))
    ):
        return last.text, speaker
    answers = session.asking is not None and not wish.keep
    return (last.text if last and (_asked(session.asking, last) or not answers) else None), speaker


def _before_entry(session: Session, entry_id: str) -> tuple[str | None, Speaker]:
    entry = session.entries.get(entry_id)
    if entry is None:
        return None, "person"
    asking = session.askings[entry.asking] if entry.asking else None
    before = [one for one in session.entries.values() if one.seq < entry.seq][-1:]
    return next((one.text for one in before if _asked(asking, one)), None), entry.speaker


def _asked(asking: Asking | None, last: Entry) -> bool:
    """Tell whether the worker said something of their own since the card was shown."""
    return last.speaker == "worker" and (asking is None or last.seq > asking.seq)

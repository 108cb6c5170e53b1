"""A half-typed line as it comes back: without the words that were kept as entries just before a crash."""

from convo.model.session import Session

_LATEST = 9
"""How many entries may have been under way at once."""


def not_kept(half_typed: str, session: Session) -> str:
    """Return what is left of a half-typed line where the lines it begins with are the latest entries.

    It holds the words that were sent and not yet known to be kept, and behind them those typed since.
    """
    latest = [entry.text for entry in session.entries.values()][-_LATEST:]
    for first in range(len(latest)):
        kept = "".join(f"{words}\n" for words in latest[first:])
        if f"{half_typed}\n".startswith(kept):
            return half_typed[len(kept) :]
    return half_typed

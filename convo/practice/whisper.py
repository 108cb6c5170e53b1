"""One short hint during a practice, for a trainee who asks for it: what the moment wants, by phrase."""

from convo.model.practice import Turn
from convo.practice.directly import plainly


def whisper(turn: Turn | None) -> str | None:
    """Return the key of a hint for what comes after a turn, None where there is nothing to add."""
    if turn is None:
        return None
    held = {met.rule for met in turn.met}
    moments = (
        ("told", turn.reply.told is not None),
        ("hint", turn.reply.hint is not None),
        ("direct", plainly(turn)),
        ("hurt", turn.mood == "hurt" or bool(held & {"rude", "confronting"})),
        ("advice", "ways/advised" in turn.reply.sources),
        ("closed", "closed-in-a-row" in held),
        ("change", any(source.startswith("goals/") and "sustain" not in source for source in turn.reply.sources)),
        ("listen", turn.coded.behaviour == "question"),
    )
    return next((key for key, holds in moments if holds), None)

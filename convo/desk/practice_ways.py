"""What was said in a practice as a front end shows it, and two tries of one moment side by side."""

from convo.model.practice_view import Exchange, Way
from convo.practice.paths import side_by_side
from convo.practice.practice import Practice


def exchanges(practice: Practice) -> tuple[Exchange, ...]:
    """Return each turn with its answer."""
    return tuple(Exchange(number=turn.number, said=turn.said, reply=turn.reply.text) for turn in practice.turns)


def ways(before: Practice, after: Practice) -> tuple[Way, Way] | None:
    """Return both ways from where they part, None where they never did."""
    pairs = side_by_side(before, after)
    if not pairs:
        return None
    apart = next(turn.number for pair in pairs for turn in pair if turn)
    return _way(before, apart), _way(after, apart)


def _way(practice: Practice, apart: int) -> Way:
    state = practice.state
    return Way(
        exchanges=exchanges(practice)[apart - 1 :],
        readiness=state.readiness,
        trust=state.trust,
        discord=state.discord,
    )

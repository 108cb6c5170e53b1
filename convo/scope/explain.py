"""Why an entry was raised or not: rules and their guards, what the examples see, and clause by clause."""

from collections.abc import Sequence
from typing import NamedTuple

from convo.model.concern import Signal
from convo.model.kinds import Category, Speaker, Urgency
from convo.model.words import goes_on
from convo.scope.reach import Reach, Seen, urgency
from convo.scope.scan import Scanner, Trace, seen_as_typed, together
from convo.scope.windows import Window, clauses

_MOST_CLAUSES = 12


class Score(NamedTuple):
    """How strongly a category is seen, as log-odds over its bar: nought or more is raised."""

    category: Category
    over: float
    urgency: Urgency


class Part(NamedTuple):
    """A clause, and how much less is seen without it."""

    words: str
    adds: float


class Explanation(NamedTuple):
    """All that went into a scan, and the text as it was read. Without what was learned, there are only rules."""

    signals: tuple[Signal, ...]
    text: str
    rules: tuple[Trace, ...]
    scores: tuple[Score, ...]
    parts: tuple[Part, ...]
    vector: tuple[float, ...]


def explain(scanner: Scanner, text: str, previous: str | None, speaker: Speaker) -> Explanation:
    """Scan an entry and keep what it was decided by."""
    signals = scanner.scan(text, previous, speaker)
    if previous and goes_on(previous, text):
        text, previous = together(previous, text)[0], None
    if scanner.reach is None:
        return Explanation(signals, text, tuple(scanner.traces(text, previous, speaker, ())), (), (), ())
    meant = scanner.reach.meant(text)
    before = previous and scanner.reach.meant(previous).text
    seen = scanner.reach.look(meant.text, before, speaker)
    rules = scanner.traces(meant.text, before, speaker, seen)
    if meant.changes:
        known = {trace.signal.rule for trace in rules}
        typed = scanner.traces(text, previous, speaker, seen_as_typed(seen, meant))
        rules += [trace for trace in typed if trace.signal.rule not in known]
    if not seen:
        return Explanation(signals, meant.text, tuple(rules), (), (), ())
    first = max(seen, key=lambda one: one.any)
    return Explanation(
        signals,
        meant.text,
        tuple(rules),
        _scores(scanner.reach, seen),
        tuple(_parts(scanner.reach, meant.text, first, before, speaker)),
        first.near,
    )


def _scores(reach: Reach, seen: Sequence[Seen]) -> tuple[Score, ...]:
    best: dict[Category, Score] = {}
    for one in seen:
        for category, margin in reach.margins(one).items():
            if category not in best or margin > best[category].over:
                best[category] = Score(category, margin, urgency(one, category))
    return tuple(sorted(best.values(), key=lambda score: -score.over))


def _parts(reach: Reach, text: str, seen: Seen, previous: str | None, speaker: Speaker) -> list[Part]:
    """Take each clause of a window away in turn: what is missed most has spoken most."""
    window = text[seen.window.start : seen.window.end]
    places = clauses(window, Window(0, len(window)))[:_MOST_CLAUSES]
    if len(places) < 2:
        return [Part(window.strip(), seen.any)]
    found: list[Part] = []
    for place in places:
        rest = reach.look(window[: place.start] + window[place.end :], previous, speaker)
        found.append(
            Part(window[place.start : place.end].strip(), seen.any - max((one.any for one in rest), default=0.0))
        )
    return sorted(found, key=lambda part: -part.adds)

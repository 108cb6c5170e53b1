"""A practice as events folds to its figures; a moment tried again counts as it was tried last."""

from datetime import UTC, datetime, timedelta

from convo.model.practice_event import PracticeEnded, PracticeTriedAgain
from convo.practice.progress import progress, started, turned

from .test_client import LISTENING, PUSHING

START = datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_a_practice_folds_to_its_figures(meet) -> None:
    practice = meet(*LISTENING)
    events = [
        started(practice.setting, practice.client.name),
        *map(turned, practice.turns),
        PracticeEnded(feedback="…"),
    ]
    figures = progress((START + timedelta(minutes=minute), event) for minute, event in enumerate(events))
    assert figures
    assert figures.at == START
    assert (figures.turns, figures.client, figures.ended) == (len(LISTENING), "joan", True)
    assert figures.reflections > 0.3
    assert figures.advice == 0
    assert abs(figures.readiness - practice.state.readiness) < 0.001


def test_what_was_tried_again_counts_as_tried_last(meet) -> None:
    first = meet(*PUSHING)
    second = first.again(2)
    second.say(LISTENING[1])
    events = [
        started(first.setting, "Joan"),
        *map(turned, first.turns),
        PracticeTriedAgain(number=2),
        turned(second.turns[1]),
    ]
    figures = progress((START, event) for event in events)
    assert figures
    assert (figures.turns, figures.tried_again, figures.ended) == (2, 1, False)
    assert abs(figures.readiness - second.state.readiness) < 0.001


def test_nothing_began() -> None:
    assert progress(()) is None

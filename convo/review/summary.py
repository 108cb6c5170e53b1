"""A session read back as a whole. START here: `summary_of`."""

from collections.abc import Sequence

from convo.model.review import Summary
from convo.review.figures import course, figures, tallies
from convo.review.moments import done_well, one_to_try
from convo.review.reading import Session


def summary_of(session: Session, templates: Sequence[str]) -> Summary:
    """Return what a supervisor reads of a session; `templates` are the stems that a turn to try can begin with."""
    return Summary(
        worker_turns=len(session.side("worker")),
        person_turns=len(session.side("person")),
        figures=figures(session),
        tallies=tallies(session),
        course=course(session),
        unsure=tuple(turn.turn for turn in session.coded if not turn.sure),
        well=done_well(session),
        try_next=one_to_try(session, templates),
        raised=session.beyond.raised,
    )

"""Several sessions taken together: counts are added and divided once, and nothing is divided by zero."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from convo.content.library import Library
from convo.export import DOCUMENTS
from convo.model.review import Summary
from convo.review.period import Dated, period_report, together
from convo.review.summary import summary_of
from tests.review.made import session

CODES = ["open", "closed", "simple", "complex", "affirm", "persuade", "other", "input", "change", "sustain", "neutral"]
talks = st.lists(st.tuples(st.sampled_from(CODES), st.just("some words here")), max_size=12)
BEGIN, END = date(2026, 11, 1), date(2026, 11, 30)


def summaries(turns: list[list[tuple[str, str]]]) -> list[Summary]:
    return [summary_of(session(*each), ()) for each in turns]


@given(st.lists(talks, min_size=1, max_size=4))
def test_together_is_what_one_long_session_would_be(turns: list[list[tuple[str, str]]]):
    whole = summary_of(session(*(turn for each in turns for turn in each)), ())
    for figure in together(summaries(turns)):
        other = whole.figure(figure.id)
        if figure.id != "longest-turn":  # two sessions are never one stretch
            assert (figure.value, figure.part, figure.whole) == (other.value, other.part, other.whole)
            assert bool(figure.missing) == (figure.value is None)


@given(st.lists(talks, max_size=4))
def test_any_period_can_be_written_in_every_format(library: Library, turns: list[list[tuple[str, str]]]):
    dated = [Dated(BEGIN, "A first conversation", one) for one in summaries(turns)]
    outline = period_report(dated, BEGIN, END, library.phrase)
    for write in DOCUMENTS.values():
        assert b"1 November 2026" in write(outline)


def test_nobody_is_graded(library: Library):
    dated = [Dated(BEGIN, "A first conversation", one) for one in summaries([[("complex", "You miss it.")]])]
    text = DOCUMENTS[".txt"](period_report(dated, BEGIN, END, library.phrase)).decode()
    assert "Nobody should be graded on it" in " ".join(text.split())
    assert "fair" not in text

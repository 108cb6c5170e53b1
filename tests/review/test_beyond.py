"""What goes beyond the role in a session: it is listed with what came next, and never taken for a chance of change."""

import pytest

from convo.content.library import Library
from convo.content.place import find_place
from convo.export import DOCUMENTS
from convo.model.coding import Spoken
from convo.model.concern import Signal
from convo.review.beyond import beyond, noticed, scanned
from convo.review.reading import Session
from convo.review.report import Setting, report
from convo.review.rows import summary_rows
from convo.review.summary import summary_of
from convo.scope.scan import Scanner
from tests.review.made import session

LIBRARY = Library(find_place())
SCAN = Scanner(LIBRARY.rules).scan
STEMS = ("You said {quoted} …",)
TOLD = "Some nights I lie there and I think they'd all be better off without me."
ASKED = "Thank you for telling me that. I want to ask you straight. Are you thinking of ending your life?"
TALK = session(
    ("open", "What are the nights like for you at the moment?"),
    ("change", TOLD),
    ("closed", ASKED),
    ("neutral", "No. I wouldn't do that to my lad."),
    ("simple", "Your lad keeps you here."),
    ("change", "He does. I want to be there for him."),
)


def screened(talk: Session) -> Session:
    return Session(talk.spoken, talk.coded, scanned(talk.spoken, SCAN))


def test_asking_directly_is_never_faulted_and_is_named_among_what_went_well() -> None:
    assert summary_of(TALK, STEMS).try_next is not None, "unscreened, it would be faulted"
    summary = summary_of(screened(TALK), STEMS)
    assert summary.try_next is None
    assert (summary.well[0].kind, summary.well[0].turn) == ("asked-directly", "3")
    assert summary.well[0].quote == ASKED
    assert LIBRARY.phrase("review/asked-directly") == "You asked directly"


def test_a_danger_that_was_told_leans_neither_way_and_the_counts_say_so() -> None:
    summary = summary_of(screened(TALK), STEMS)
    assert summary.figure("change-share").turns == ("6",)
    assert sum(part.change for part in summary.course) == 1
    assert {tally.code: tally.turns for tally in summary.tallies}["change"] == ("6",)
    text = [row.text for row in summary_rows(summary, Setting("t"), LIBRARY.phrase)]
    assert LIBRARY.phrase("review/aside", turns="2") in text


def test_what_went_beyond_the_role_is_listed_with_the_workers_next_turn_wherever_it_is_read() -> None:
    summary = summary_of(screened(TALK), STEMS)
    assert [(one.turn, one.about, one.next_turns, one.direct) for one in summary.raised] == [
        ("2", ("suicide",), ("3",), "3")
    ]
    outline = report(summary, Setting("t"), LIBRARY.phrase)
    plain = str.maketrans("", "", "\\\n ")
    wanted = ("Beyond the role", "Turn 2, Suicide", "better off without me", "next turn, 3", "ending your life")
    for draw in (DOCUMENTS[".txt"], DOCUMENTS[".md"], DOCUMENTS[".html"]):
        drawn = draw(outline).decode().translate(plain)
        assert all(part.translate(plain) in drawn for part in wanted)
    shown = "\n".join(row.text for row in summary_rows(summary, Setting("t"), LIBRARY.phrase))
    assert all(part in shown for part in wanted)


@pytest.mark.parametrize(
    ("told", "category"),
    [
        ("I stopped taking the metformin.", "medication"),
        ("He pushed me last week, but I want to get on.", "domestic_abuse"),
        ("I've been cutting myself again.", "self_harm"),
    ],
)
@pytest.mark.parametrize("code", ["input", "closed", "persuade", "confront"])
def test_no_advice_is_drawn_from_a_danger_whatever_came_next(told: str, category: str, code: str) -> None:
    talk = session(("change", told), (code, "You should go and see the surgery about it today, shouldn't you?"))
    assert summary_of(talk, STEMS).try_next is not None
    summary = summary_of(screened(talk), STEMS)
    assert summary.raised[0].about == (category,)
    assert (summary.try_next, summary.well) == (None, ())
    assert summary.figure("change-share").value is None


def test_what_is_beyond_the_role_and_no_danger_is_listed_and_counts_as_ever() -> None:
    talk = session(
        ("change", "They've sent me a section 21. I want to stay."), ("closed", "Have you rung the council?")
    )
    (raised,) = summary_of(screened(talk), STEMS).raised
    assert (raised.about, raised.danger) == (("homelessness",), False)
    assert summary_of(screened(talk), STEMS).figure("change-share").turns == ("1",)


def test_a_direct_question_breaks_a_run_of_closed_ones_and_is_not_praised_for_what_it_is_not() -> None:
    talk = session(
        ("closed", "Do you smoke?"),
        ("neutral", "No."),
        ("closed", "Do you drink?"),
        ("neutral", "No."),
        ("closed", "Have you had any thoughts of ending your life?"),
        ("neutral", "No."),
    )
    assert summary_of(talk, STEMS).try_next is not None
    assert summary_of(screened(talk), STEMS).try_next is None


def test_the_question_must_be_about_the_danger_that_was_told() -> None:
    for asked, direct in (("Did he hit you?", ""), ("Are you thinking of harming yourself?", "2")):
        (raised,) = scanned(session(("change", TOLD), ("closed", asked)).spoken, SCAN).raised
        assert raised.direct == direct


def test_turns_in_a_row_and_the_last_turn_have_the_right_next_turns() -> None:
    talk = session(
        ("neutral", TOLD), ("neutral", "Sorry."), ("other", "Thank you."), ("closed", ASKED), ("neutral", TOLD)
    )
    raised = scanned(talk.spoken, SCAN).raised
    assert [(one.turn, one.next_turns, one.direct) for one in raised] == [("1", ("3", "4"), "4"), ("5", (), "")]


def test_concerns_that_were_kept_are_taken_as_they_are() -> None:
    def never(text: str, previous: str | None, speaker: str) -> tuple[Signal, ...]:
        raise AssertionError(text)

    spoken = (Spoken(transcript="t", turn="1", speaker="person", text=TOLD),)
    assert beyond(spoken, [noticed(spoken, 0, never, {})]).raised == ()

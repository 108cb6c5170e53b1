"""The agenda: everything there is to talk about, and of a conversation that was not shared nothing but a count."""

from datetime import UTC, date, datetime

import pytest

from convo.content.library import Library
from convo.export import DOCUMENTS
from convo.model.session import Concern, ConcernAnswer, Session
from convo.model.supervision import TrainingTaken
from convo.model.supervision_view import Agenda, Brought, Part, Record
from convo.review.agenda import Evidence, Overdue, agenda_of
from convo.review.supervision_documents import agenda_document

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


def concern(number: int, words: str, answers: tuple[ConcernAnswer, ...] = ()) -> Concern:
    return Concern(
        f"c{number}",
        "suicide",
        "same_day",
        "person",
        "suicide-thoughts",
        words,
        "idiom",
        True,
        raised_at=AT,
        opened_at=AT,
        answers=answers,
        open=not answers,
    )


NOT_THIS = ConcernAnswer(AT, "Priya", "not-this", rules=("idiom", "queue"))
OLD = ConcernAnswer(datetime(2026, 9, 1, tzinfo=UTC), "Priya", "not-this", rules=("idiom",))


def session(name: str, person: str) -> Session:
    concerns = (
        concern(1, f"open words of {person}"),
        concern(2, f"wrong words of {person}", (NOT_THIS,)),
        concern(3, f"old words of {person}", (OLD,)),
    )
    return Session(id=f"session/{name}", name=person, concerns={one.id: one for one in concerns})


@pytest.fixture
def agenda(library: Library) -> Agenda:
    evidence = Evidence(
        "Priya",
        TODAY,
        library.training,
        sessions=(session("a", "Rosa"), session("b", "Sam")),
        overdue=(Overdue("session/a", "Rosa", date(2026, 11, 1)), Overdue("session/b", "Sam", date(2026, 10, 1))),
        corrected={"session/a": 3, "session/b": 2},
        shared={"session/a"},
    )
    record = Record(
        brought=(
            Brought(item="b1", text="Lone visits", at=AT, session="session/b"),
            Brought(item="b2", text="Rest", at=AT, done=True),
        ),
        actions=(Brought(item="a3", text="Ring the hub", at=AT, meeting="m2"),),
        training=(
            TrainingTaken(item="t4", module="safeguarding-1", name="One", on=date(2023, 1, 1), expires=TODAY),
            TrainingTaken(item="t5", name="First aid", on=date(2023, 1, 1), expires=date(2026, 1, 1)),
            TrainingTaken(item="t6", name="first aid", on=date(2026, 2, 1), expires=date(2029, 1, 1)),
        ),
    )
    return agenda_of(record, evidence, library.phrase)


def part(agenda: Agenda, id: str) -> Part:
    return next(part for part in agenda.parts if part.id == id)


def test_each_part_counts_what_there_is(agenda: Agenda) -> None:
    assert {one.id: (one.count, one.withheld) for one in agenda.parts} == {
        "bring": (1, 0),
        "actions": (1, 0),
        "open": (2, 1),
        "not-this": (2, 1),
        "corrected": (5, 2),
        "overdue": (2, 1),
        "training": (4, 0),
    }


def test_nothing_of_a_conversation_that_was_not_shared_is_shown(agenda: Agenda, library: Library) -> None:
    page = DOCUMENTS[".txt"](agenda_document(agenda, library.phrase)).decode()
    assert "open words of Rosa" in page
    assert "wrong words of Rosa" in page
    assert "Rosa: review was due 1 November 2026" in page
    assert "Sam" not in page
    assert "Sam" not in agenda.model_dump_json()
    assert "(not shared, only counted: 1)" in " ".join(page.split())


def test_not_this_is_counted_by_rule_and_only_since_the_last_meeting(agenda: Agenda) -> None:
    lines = part(agenda, "not-this").lines
    assert [line.text for line in lines] == ["Rule idiom: 2", "Rule queue: 2"]
    assert "old words of Rosa" not in agenda.model_dump_json()


def test_what_was_brought_and_agreed_can_be_ticked_until_it_is(agenda: Agenda) -> None:
    assert [(line.item, line.text) for line in part(agenda, "bring").lines] == [("b1", "Lone visits")]
    assert part(agenda, "bring").lines[0].details == ("about conversation b",)
    assert [line.item for line in part(agenda, "actions").lines] == ["a3"]


def test_training_that_is_missing_or_runs_out_is_named_once(agenda: Agenda) -> None:
    lines = [line.text for line in part(agenda, "training").lines]
    assert lines == [
        "Safeguarding adults and children, level 2: not recorded",
        "Safeguarding, level 3: not recorded",
        "Introducing people to community groups and VCSE organisations: not recorded",
        "One: runs out on 22 November 2026",
    ]

"""A supervision record: what is written is read or refused, the hour falls due, nothing is deleted."""

from datetime import UTC, date, datetime, timedelta

import pytest

from convo.content.library import Library
from convo.export import DOCUMENTS
from convo.export.document import Outline
from convo.model.record import Recorded
from convo.model.supervision import Form, SupervisionEvent, SupervisionHeld, TrainingTaken
from convo.model.supervision_view import Record
from convo.review.supervision import looked_back, record_of, standing
from convo.review.supervision_documents import log_document, portfolio
from convo.review.supervision_forms import Desk, Wrong, events_of, strike, tick

TODAY = date(2026, 11, 22)
START = datetime(2026, 11, 22, 9, tzinfo=UTC)
MODULES = {"safeguarding-1": "Safeguarding adults and children, level 1"}


class Book:
    """A record that is written into, form by form."""

    def __init__(self) -> None:
        self.events: list[SupervisionEvent] = []

    @property
    def record(self) -> Record:
        return record_of(
            Recorded("supervision/x", seq, START + timedelta(minutes=seq), "Priya", event)
            for seq, event in enumerate(self.events, start=1)
        )

    def write(self, form: Form, **values: str) -> tuple[SupervisionEvent, ...]:
        new = events_of(form, values, Desk(self.record, TODAY, MODULES))
        self.events += new
        return new


@pytest.fixture
def book() -> Book:
    return Book()


def page(document: Outline) -> str:
    return " ".join(DOCUMENTS[".txt"](document).decode().split())


def test_a_meeting_holds_its_notes_and_what_was_agreed(book: Book) -> None:
    book.write(
        "meeting",
        sort="pro",
        minutes="60",
        on="20/11/2026",
        supervisor="Dr Lee",
        notes="About endings.\nAnd rest.",
        actions="Ring the hub\n\n Write up the plan ",
    )
    record = book.record
    [meeting] = record.meetings
    assert (meeting.sort, meeting.on, meeting.minutes) == ("professional", date(2026, 11, 20), 60)
    assert meeting.notes == "About endings.\nAnd rest."
    assert [(line.text, line.meeting) for line in record.to_do] == [
        ("Ring the hub", meeting.item),
        ("Write up the plan", meeting.item),
    ]
    assert len({meeting.item, *(line.item for line in record.actions)}) == 3


@pytest.mark.parametrize(
    ("form", "values", "said"),
    [
        ("bring", {"text": " \n "}, "needs-words"),
        ("meeting", {"minutes": "60"}, "needs-sort"),
        ("meeting", {"sort": "p", "minutes": "60"}, "needs-sort"),
        ("meeting", {"sort": "professional"}, "needs-minutes"),
        ("meeting", {"sort": "professional", "minutes": "1h"}, "wrong-minutes"),
        ("meeting", {"sort": "professional", "minutes": "0"}, "wrong-minutes"),
        ("meeting", {"sort": "professional", "minutes": "60", "on": "23 November 2026"}, "day-to-come"),
        ("meeting", {"sort": "professional", "minutes": "60", "on": "11/22"}, "wrong-day"),
        ("training", {"on": "1 May 2026"}, "needs-training"),
        ("training", {"module": "safeguarding-1"}, "needs-on"),
        ("training", {"name": "First aid", "on": "1 May 2026", "expires": "1 May 2026"}, "expires-before"),
        ("training", {"name": "First aid", "on": "1 May 2026", "expires": "soon"}, "wrong-day"),
        ("practice", {"text": "Joan", "minutes": "-5"}, "wrong-minutes"),
        ("reflection", {}, "needs-words"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    book: Book, library: Library, form: Form, values: dict[str, str], said: str
) -> None:
    with pytest.raises(Wrong) as wrong:
        book.write(form, **values)
    assert wrong.value.phrase == said
    assert library.phrase(f"supervision/{said}", **wrong.value.facts)
    assert book.events == []


def test_training_keeps_the_expiry_that_was_entered_and_makes_none_up(book: Book) -> None:
    book.write("training", module="safeguarding-1", on="1 May 2026", expires="1 May 2029", provider="The hub")
    book.write("training", name="First aid", on="2026-05-01")
    first, second = book.record.training
    assert (first.module, first.name) == ("safeguarding-1", MODULES["safeguarding-1"])
    assert first.expires == date(2029, 5, 1)
    assert (second.module, second.expires) == ("", None)


def test_a_tick_can_be_changed_and_only_what_is_there_can_be_ticked(book: Book) -> None:
    [brought] = book.write("bring", text="Lone visits")
    assert not isinstance(brought, SupervisionHeld | TrainingTaken)
    item = book.record.to_bring[0].item
    book.events.append(tick(book.record, item, True, ""))
    assert book.record.to_bring == ()
    book.events.append(tick(book.record, item, False, "no time left"))
    assert [line.why for line in book.record.to_bring] == ["no time left"]
    with pytest.raises(Wrong):
        tick(book.record, "b99", True, "")


def test_what_is_struck_out_no_longer_counts_and_no_id_comes_twice(book: Book) -> None:
    book.write("meeting", sort="professional", minutes="60")
    [meeting] = book.record.meetings
    book.events.append(strike(book.record, meeting.item, "a typing slip"))
    record = book.record
    assert (record.meetings, record.struck) == ((), (meeting.item,))
    with pytest.raises(Wrong):
        strike(record, meeting.item, "")
    book.write("meeting", sort="professional", minutes="60")
    assert book.record.meetings[0].item != meeting.item


def test_the_hour_falls_due_a_month_after_the_last_meeting_that_was_an_hour(book: Book, library: Library) -> None:
    often = library.training.supervision
    assert standing(book.record, often, TODAY).due is None
    book.write("meeting", sort="professional", minutes="60", on="31 January 2026")
    assert standing(book.record, often, TODAY).due == date(2026, 2, 28)
    assert standing(book.record, often, TODAY).overdue
    book.write("meeting", sort="practice", minutes="20", on="20 November 2026")
    assert standing(book.record, often, TODAY).due == date(2026, 2, 28)
    book.write("meeting", sort="educational", minutes="75", on="20 November 2026")
    stands = standing(book.record, often, TODAY)
    assert (stands.due, stands.overdue) == (date(2026, 12, 20), False)
    assert {each.sort: (each.month, each.year) for each in stands.hours} == {
        "educational": (75, 75),
        "practice": (20, 20),
        "professional": (0, 60),
    }


def test_an_agenda_looks_back_to_the_last_meeting_or_a_month(book: Book) -> None:
    assert looked_back(book.record, TODAY) == date(2026, 10, 22)
    book.write("meeting", sort="practice", minutes="20", on="3 November 2026")
    assert looked_back(book.record, TODAY) == date(2026, 11, 3)


def test_the_log_shows_hours_meetings_notes_and_what_became_of_actions(book: Book, library: Library) -> None:
    book.write("meeting", sort="professional", minutes="90", notes="About endings.", actions="Ring the hub\nRest")
    one, other = book.record.actions
    book.events += [tick(book.record, one.item, True, ""), tick(book.record, other.item, False, "no cover")]
    book.write("bring", text="Lone visits")
    stands = standing(book.record, library.training.supervision, TODAY)
    said = page(log_document(book.record, stands, "Priya", library.phrase))
    for words in (
        "The next hour is due by 22 December 2026",
        "Hours in the last month: 1.5.",
        "Clinical or professional, 90 minutes",
        "About endings.",
        "Ring the hub – done",
        "Rest – not done",
        "no cover",
        "Lone visits – still to talk about",
    ):
        assert words in said, words


def test_the_portfolio_holds_what_happened_without_points_and_without_notes(book: Book, library: Library) -> None:
    book.write(
        "meeting", sort="professional", minutes="60", supervisor="Dr Lee", notes="About Rosa", actions="Ring Rosa"
    )
    book.write("training", module="safeguarding-1", on="1 May 2023", expires="1 May 2026", provider="The hub")
    book.write("training", name="First aid", on="1 May 2026")
    book.write("practice", text="Joan, a widow", minutes="25", on="20 November 2026")
    book.write("reflection", text="I asked too much.")
    stands = standing(book.record, library.training.supervision, TODAY)
    drawn = portfolio(book.record, stands, library.training, ("Priya", library.phrase))
    said = page(drawn)
    for words in (
        "It ran out on 1 May 2026.",
        "Safeguarding, level 3 Not recorded.",
        "First aid Taken 1 May 2026",
        "No expiry is recorded.",
        "60 minutes, with Dr Lee",
        "Joan, a widow",
        "I asked too much.",
        "No points are counted here.",
    ):
        assert words in said, words
    assert "Rosa" not in said
    assert "Shared decision making" not in said
    for suffix in (".html", ".md"):
        assert "I asked too much." in DOCUMENTS[suffix](drawn).decode()

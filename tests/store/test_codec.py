"""Every event survives the way to a row and back; what is not known is refused and its words are not repeated."""

import json
import time
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter

from convo.model.event import Asked, CarriedItem, Event, Kept, Said
from convo.model.record import Recorded
from convo.store.codec import Codec, recorded, time_text
from convo.store.errors import UnknownEvent, Unreadable

KINDS: tuple[type[BaseModel], ...] = get_args(get_args(Event)[0])


def any_value(annotation: Any) -> st.SearchStrategy[Any]:
    """Return every value of a type of the model, with every field given."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return st.builds(
            annotation, **{name: any_value(field.annotation) for name, field in annotation.model_fields.items()}
        )
    if annotation == tuple[CarriedItem, ...]:
        return st.lists(any_value(CarriedItem), max_size=3).map(tuple)
    return st.from_type(annotation)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_event_comes_back_equal(kind: type[BaseModel], data: st.DataObject):
    event = data.draw(any_value(kind))
    codec = Codec()
    row = codec.encode(event)
    assert codec.decode(*row) == event
    assert codec.encode(codec.decode(*row)) == row


def test_the_kind_is_in_the_row_and_starts_at_version_one():
    kind, version, body = Codec({}).encode(Said(entry="e1", speaker="person", text="my dog"))
    assert (kind, version) == ("said", 1)
    assert json.loads(body)["text"] == "my dog"


def test_old_versions_are_lifted_step_by_step():
    def ask_in_full(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "words": body["words"] + "?"}

    def rename(body: dict[str, Any]) -> dict[str, Any]:
        return {"words": body.pop("shown"), **body}

    codec = Codec({("asked", 2): ask_in_full, ("asked", 1): rename})
    now = Asked(asking="a", stage="s", question="q", words="What matters?")
    old = {"kind": "asked", "asking": "a", "stage": "s", "question": "q"}

    assert codec.encode(now)[1] == 3
    assert codec.decode("asked", 1, json.dumps({**old, "shown": "What matters"})) == now
    assert codec.decode("asked", 2, json.dumps({**old, "words": "What matters"})) == now
    assert codec.decode(*codec.encode(now)) == now
    with pytest.raises(UnknownEvent):
        codec.decode("asked", 4, "{}")


@pytest.mark.parametrize("lift", [("asked", 0), ("no-such", 1)])
def test_a_lift_that_leads_nowhere_is_found_at_once(lift: tuple[str, int]):
    with pytest.raises(KeyError):
        Codec({("asked", 2): dict, lift: dict})


@pytest.mark.parametrize(("kind", "version"), [("prophecy", 1), ("said", 99), ("said", 0), ("said", -1), ("", 1)])
def test_an_unknown_kind_or_version_is_refused_loudly(kind: str, version: int):
    with pytest.raises(UnknownEvent, match="Update convo"):
        Codec().decode(kind, version, "{}")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        '{"kind": "kept"}',
        '{"kind": "said", "entry": "e", "speaker": "a canary", "text": "a canary"}',
        '{"kind": "said", "entry": "e", "speaker": "person", "text": "a canary", "more": 1}',
        "\x00",
    ],
)
def test_a_body_that_does_not_fit_is_refused_without_its_words(body: str):
    with pytest.raises(Unreadable) as refused:
        Codec().decode("said", 1, body)
    assert "canary" not in str(refused.value)
    assert refused.value.__suppress_context__


@given(kind=st.sampled_from([*(cls.model_fields["kind"].default for cls in KINDS), "other"]), body=st.text())
def test_no_row_whatever_makes_another_error(kind: str, body: str):
    with pytest.raises((UnknownEvent, Unreadable)):
        Codec().decode(kind, 1, body)


def test_a_record_restored_from_columns_is_the_record():
    event = Said(entry="e1", speaker="person", text="my dog")
    at = datetime(2026, 11, 22, 9, 30, 1, 250, tzinfo=UTC)
    made = Recorded(stream="s", seq=3, at=at, by="w", event=event)
    restored = recorded("s", 3, time_text(at), "w", event)
    assert restored == made
    assert (hash(restored), repr(restored)) == (hash(made), repr(made))


def test_times_sort_as_text():
    times = [datetime(2026, 1, 1, 9, 0, 0, part, tzinfo=UTC) for part in (0, 1, 10, 999_999)]
    assert [time_text(at) for at in times] == sorted(time_text(at) for at in times)


def test_reading_ten_thousand_rows_costs_little_more_than_parsing_them():
    events: list[Event] = []
    for number in range(5000):
        events.append(Said(entry=f"e{number}", speaker="person", text="the garden is where I am myself " * 4))
        events.append(Kept(item=f"i{number}", what="matters", text="the garden " * 8, entry=f"e{number}"))
    codec, bare = Codec(), TypeAdapter[Event](Event)
    at = time_text(datetime(2026, 11, 22, tzinfo=UTC))
    rows = [codec.encode(event) for event in events]

    def through_codec() -> None:
        for seq, row in enumerate(rows):
            recorded("s", seq, at, "w", codec.decode(*row))

    def plainly() -> None:
        for row in rows:
            bare.validate_json(row[2])

    ratios: list[float] = []
    for _ in range(9):
        begin = time.perf_counter()
        plainly()
        middle = time.perf_counter()
        through_codec()
        ratios.append((time.perf_counter() - middle) / (middle - begin))
    assert sorted(ratios)[len(ratios) // 2] < 2.5, "the aim is 1.5 on a quiet machine"

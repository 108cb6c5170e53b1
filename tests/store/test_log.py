"""One suite for every store: whatever keeps the words keeps these promises."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convo.model.person import PersonRenamed
from convo.model.record import Stamp
from convo.store import Also, Log
from convo.store.errors import Closed, Conflict, Erased
from convo.store.log import folded


def test_what_is_kept_is_read_back_in_order_with_its_place_time_and_hand(log: Log, make):
    events = make.said("my allotment", "my sister")

    kept = log.append("s1", 0, events, make.stamp(1, by="worker-7"))

    assert log.read("s1") == kept
    assert [(record.seq, record.by, record.event) for record in kept] == [
        (1, "worker-7", events[0]),
        (2, "worker-7", events[1]),
    ]
    assert kept[0].at == make.stamp(1).at


def test_reading_on_from_where_one_stopped(log: Log, make):
    log.append("s1", 0, make.said("one", "two", "three"), make.stamp())
    assert make.texts(log.read("s1", after=2)) == ["three"]
    assert log.read("s1", after=3) == ()
    assert log.read("nobody") == ()


def test_streams_do_not_mix(log: Log, make):
    log.append("s1", 0, make.said("one"), make.stamp())
    log.append("s10", 0, make.said("other"), make.stamp())
    assert make.texts(log.read("s1")) == ["one"]


@pytest.mark.parametrize("expected", [0, 1, 3, -1])
def test_a_late_window_is_refused_and_nothing_of_it_is_kept(log: Log, make, expected: int):
    log.append("s1", 0, make.said("one", "two"), make.stamp(), make.head("s1", "Ann"))

    with pytest.raises(Conflict) as refused:
        log.append("s1", expected, make.said("late"), make.stamp(), make.head("s1", "Bob"))

    assert (refused.value.stream, refused.value.expected, refused.value.found) == ("s1", expected, 2)
    assert make.texts(log.read("s1")) == ["one", "two"]
    assert log.head("s1") == make.head("s1", "Ann")


def test_the_head_comes_with_its_events_and_is_replaced_by_the_next(log: Log, make):
    log.append("s1", 0, make.said("one"), make.stamp(), make.head("s1", "Ann"))
    log.append("s1", 1, make.said("two"), make.stamp(), make.head("s1", "Ann Smith", minute=2))
    log.append("s1", 2, make.said("three"), make.stamp())
    assert log.head("s1") == make.head("s1", "Ann Smith", minute=2)
    assert log.count("person") == 1
    assert log.head("s2") is None


def test_a_head_alone_can_be_kept(log: Log, make):
    assert log.append("p1", 0, (), make.stamp(), make.head("p1", "Ann")) == ()
    assert log.head("p1") == make.head("p1", "Ann")
    with pytest.raises(Conflict):
        log.append("p1", 4, (), make.stamp(), make.head("p1", "Bob"))


def test_what_is_kept_of_two_streams_is_kept_together(log: Log, make):
    kept = log.append("s1", 0, make.said("one"), make.stamp(), None, Also("p1", 0, make.said("two"), make.head("p1")))
    assert make.texts(kept) == make.texts(log.read("s1")) == ["one"]
    assert make.texts(log.read("p1")) == ["two"]
    assert log.head("p1") == make.head("p1")


def test_when_one_of_two_streams_is_late_or_erased_nothing_is_kept_of_either(log: Log, make):
    log.erase("p2")
    for refused in (Also("p1", 4, make.said("two")), Also("p2", 0, make.said("two"))):
        with pytest.raises((Conflict, Erased)):
            log.append("s1", 0, make.said("one"), make.stamp(), make.head("s1"), refused)
    assert list(log.export()) == []
    assert log.head("s1") is None


def test_lists_are_newest_first_and_limited(log: Log, make):
    log.replace_heads(make.head(f"p{minute}", "Ann", minute) for minute in (3, 1, 2))
    log.append("s1", 0, (), make.stamp(), make.head("s1", person="p1", state="open"))
    assert [head.stream for head in log.heads("person")] == ["p3", "p2", "p1"]
    assert [head.stream for head in log.heads("person", limit=2)] == ["p3", "p2"]
    assert (log.count("person"), log.count("session"), log.count("settings")) == (3, 1, 0)


def test_a_list_without_a_limit_holds_all(log: Log, make):
    log.replace_heads(make.head(f"p{minute}", "Ann", minute) for minute in range(300))
    assert len(log.heads("person")) == 200
    assert len(log.heads("person", limit=None)) == 300


def test_heads_of_one_moment_have_an_order_too(log: Log, make):
    log.replace_heads([make.head("b"), make.head("c"), make.head("a")])
    assert [head.stream for head in log.heads("person")] == ["a", "b", "c"]


def test_lists_by_person_and_state(log: Log, make):
    log.replace_heads(
        [
            make.head("s1", person="p1", state="open", minute=1),
            make.head("s2", person="p1", state="ended", minute=2),
            make.head("s3", person="p2", state="open", minute=3),
        ]
    )
    assert [head.stream for head in log.heads("session", person="p1")] == ["s2", "s1"]
    assert [head.stream for head in log.heads("session", state="open")] == ["s3", "s1"]
    assert [head.stream for head in log.heads("session", person="p2", state="ended")] == []


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("zoe", ["Zoë O'Neill"]),
        ("ZOË", ["Zoë O'Neill"]),
        ("o'neill", ["Zoë O'Neill"]),
        ("strasse", ["Anna Straße"]),
        ("100%", ["100% Ann"]),
        ("%", ["100% Ann"]),
        ("_", []),
        ("'; DROP TABLE heads; --", []),
        ("محمد", ["محمد"]),
        ("", ["محمد", "100% Ann", "Anna Straße", "Zoë O'Neill"]),
    ],
)
def test_search_finds_part_of_a_name_in_any_case(log: Log, make, search: str, found: list[str]):
    names = ["Zoë O'Neill", "Anna Straße", "100% Ann", "محمد"]
    log.replace_heads(make.head(f"p{place}", name, place) for place, name in enumerate(names))
    assert [head.name for head in log.heads("person", search)] == found


def test_heads_that_are_live_are_new_or_have_an_open_concern(log: Log, make):
    heads = [make.head(f"s{minute}", person="p1", minute=minute) for minute in range(4)]
    heads[0] = heads[0].model_copy(update={"open_concerns": 1})
    log.replace_heads([*heads, make.head("p1", "Ann", 3)])
    assert [head.stream for head in log.live("session", make.start + timedelta(minutes=2))] == ["s3", "s2", "s0"]


def test_only_the_newest_head_of_a_person_can_be_past_its_review(log: Log, make):
    log.replace_heads(
        [
            make.head("s1", person="p1", minute=1, review="2026-11-01"),
            make.head("s2", person="p1", minute=2, review="2026-12-01"),
            make.head("s3", person="p2", minute=3, review="2026-11-02"),
            make.head("s4", person="p3", minute=4),
            make.head("s6", person="p4", minute=5, review="2026-11-03"),
            make.head("s5", person="p4", minute=5, review="2026-11-21"),
            make.head("s7", person="p5", minute=6, review="2026-11-22"),
        ]
    )
    assert [head.stream for head in log.past_review("session", date(2026, 11, 22))] == ["s5", "s3"]


def test_heads_can_be_thrown_away_and_made_again(log: Log, make):
    log.append("p1", 0, make.said("one"), make.stamp(), make.head("p1", "Wrong"))
    log.replace_heads([make.head("p1", "Right")])
    assert log.heads("person") == (make.head("p1", "Right"),)
    assert make.texts(log.read("p1")) == ["one"]


def test_a_half_typed_line_stays_until_the_next(log: Log, make):
    assert log.draft("s1") == ""
    log.keep_draft("s1", "I would li")
    log.keep_draft("s1", "I would like\nmore 🌱")
    log.keep_draft("s2", "other")
    assert log.draft("s1") == "I would like\nmore 🌱"
    log.append("s1", 0, make.said("one"), make.stamp())
    assert log.draft("s1") == "I would like\nmore 🌱"
    log.keep_draft("s1", "")
    assert (log.draft("s1"), log.draft("s2")) == ("", "other")


def test_erasing_takes_everything_of_the_streams_and_nothing_else(log: Log, make):
    for stream in ("p1", "s1", "s2"):
        log.append(stream, 0, make.said(f"{stream} words"), make.stamp(), make.head(stream, stream))
        log.keep_draft(stream, "half")

    log.erase("p1", "s1")

    for stream in ("p1", "s1"):
        assert (log.read(stream), log.head(stream), log.draft(stream)) == ((), None, "")
    assert make.texts(tuple(log.export())) == ["s2 words"]
    assert (log.head("s2"), log.draft("s2")) == (make.head("s2", "s2"), "half")


def test_a_window_that_is_still_open_cannot_bring_the_erased_back(log: Log, make):
    log.append("s1", 0, make.said("one"), make.stamp())
    log.erase("s1")
    log.erase("s1")
    for expected in (0, 1):
        with pytest.raises(Erased):
            log.append("s1", expected, make.said("two"), make.stamp())
    with pytest.raises(Erased):
        log.keep_draft("s1", "half")
    assert list(log.export()) == []


def test_the_head_of_an_erased_stream_does_not_come_back_with_another(log: Log, make):
    log.erase("p1")
    with pytest.raises(Erased):
        log.append("s1", 0, make.said("one"), make.stamp(), make.head("p1", "Ann"))
    log.replace_heads([make.head("p1", "Ann"), make.head("p2", "Bob")])
    assert log.heads("person") == (make.head("p2", "Bob"),)
    assert log.read("s1") == ()


def test_export_gives_everything_in_the_order_it_was_kept(log: Log, make):
    kept = []
    for turn in range(1100):
        kept += log.append(f"s{turn % 3}", turn // 3, make.said(f"words {turn}"), make.stamp())
    assert list(log.export()) == kept


def test_a_sound_store_has_nothing_to_report(log: Log, make):
    log.append("s1", 0, make.said("one", "two"), make.stamp(), make.head("s1"))
    log.keep_draft("s1", "half")
    log.erase("s9")
    assert log.verify() == ()


def test_a_time_keeps_its_moment_whatever_its_zone_and_must_have_one(log: Log, make):
    summer = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=1)))
    log.append("s1", 0, make.said("one"), Stamp(at=summer, by="w"))
    assert log.read("s1")[0].at == summer
    with pytest.raises(ValueError, match="zone"):
        log.append("s1", 1, make.said("two"), Stamp(at=datetime(2026, 7, 1), by="w"))
    assert make.texts(log.read("s1")) == ["one"]


def test_a_closed_store_refuses_and_closing_twice_is_fine(log: Log, make):
    log.close()
    log.close()
    for use in (
        lambda: log.append("s1", 0, make.said("one"), make.stamp()),
        lambda: log.read("s1"),
        lambda: log.keep_draft("s1", "half"),
        lambda: log.heads("person"),
        lambda: list(log.export()),
        lambda: log.erase("s1"),
        log.verify,
    ):
        with pytest.raises(Closed):
            use()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=400), name=st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_comes_back_as_it_went_in(log: Log, make, text: str, name: str):
    version = len(log.read("any"))
    kept = log.append("any", version, (*make.said(text), PersonRenamed(name=name)), make.stamp())
    assert log.read("any", after=version) == kept
    log.append("p", 0, (), make.stamp(), make.head("p", name))
    assert log.head("p") == make.head("p", name)
    assert log.heads("person", search=name) == (make.head("p", name),)


@dataclass
class Window:
    """What one window last saw of a stream."""

    version: int = 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.booleans()), max_size=30))
def test_windows_that_race_never_lose_or_double_an_entry(log: Log, make, turns):
    stream = f"race-{sum(1 for _ in log.export())}"
    windows, accepted = [Window(), Window(), Window()], []
    for number, (who, size, looks_first) in enumerate(turns):
        window = windows[who]
        if looks_first:
            window.version = len(log.read(stream))
        texts = [f"{number}.{part}" for part in range(size)]
        try:
            log.append(stream, window.version, make.said(*texts), make.stamp())
        except Conflict:
            continue
        window.version += size
        accepted += texts
    assert make.texts(log.read(stream)) == accepted


def test_folding_ignores_case_accents_and_how_they_were_typed():
    assert folded("ZOË") == folded("Zoe\u0308") == folded("zoe")
    assert folded("ﬁona") == "fiona"

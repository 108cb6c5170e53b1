"""Dates as people in Britain type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.engine.dates import read_date

SUNDAY = date(2026, 11, 22)
JANUARY = date(2027, 1, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12/1",
        "12/01",
        "12/01/2027",
        "12/1/27",
        "12.1.27",
        "12-1-2027",
        "12–1–27",
        "2027-01-12",
        "2027/1/12",
        "12 January",
        "12 january 2027",
        "12th January, 2027",
        "12th Jan 2027",
        "12th of January",
        "the 12th of Jan",
        "12Jan",
        "12-Jan-27",
        "12 Jan ’27",
        "Jan 12",
        "January 12th, 2027",
        "Tuesday 12 January",
        "Tues, 12th Jan",
        "Tuesday 12/1",
        "on 12 January.",
        "on Tuesday the 12th of January",
        "12 January at 2pm",
        "12/1 10.30am",
        "Tuesday 12 January in the morning",
        "  12   JANUARY ",
    ],
)
def test_a_day_of_the_calendar_day_first(text: str) -> None:
    assert read_date(text, SUNDAY) == JANUARY


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("today", 0),
        ("tomorrow", 1),
        ("tomorrow morning", 1),
        ("the day after tomorrow", 2),
        ("in 3 days", 3),
        ("in a week", 7),
        ("1 week", 7),
        ("in 4 weeks", 28),
        ("4 weeks", 28),
        ("4wks", 28),
        ("in four weeks' time", 28),
        ("four weeks from today", 28),
        ("six weeks", 42),
        ("a fortnight", 14),
        ("in a fortnight's time", 14),
        ("Tuesday", 2),
        ("Tues", 2),
        ("on Tuesday at 2", 2),
        ("this Tuesday", 2),
        ("next Tuesday", 2),
        ("Sunday", 7),
        ("next Sunday", 7),
        ("Tuesday week", 9),
        ("a week on Tuesday", 9),
        ("a fortnight on Tuesday", 16),
        ("tomorrow week", 8),
        ("a week today", 7),
    ],
)
def test_a_day_counted_from_today(text: str, days: int) -> None:
    assert read_date(text, SUNDAY) == SUNDAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("in a month", SUNDAY, date(2026, 12, 22)),
        ("in a month", date(2027, 1, 31), date(2027, 2, 28)),
        ("2 months", date(2026, 12, 31), date(2027, 2, 28)),
        ("in six months", SUNDAY, date(2027, 5, 22)),
        ("in a year", date(2028, 2, 29), date(2029, 2, 28)),
        ("22/11", SUNDAY, SUNDAY),
        ("21/11", SUNDAY, date(2027, 11, 21)),
        ("the 30th", SUNDAY, date(2026, 11, 30)),
        ("the 3rd", SUNDAY, date(2026, 12, 3)),
        ("Thursday 3rd", SUNDAY, date(2026, 12, 3)),
        ("the 1st", date(2026, 12, 31), date(2027, 1, 1)),
        ("29 Feb", date(2027, 12, 1), date(2028, 2, 29)),
        ("29/2/28", SUNDAY, date(2028, 2, 29)),
        ("next Tuesday", date(2026, 11, 24), date(2026, 12, 1)),
        ("next Tuesday", date(2026, 11, 23), None),
        ("Tuesday", date(2026, 11, 23), date(2026, 11, 24)),
        ("Tuesday", date(2026, 11, 24), date(2026, 12, 1)),
        ("this Tuesday", date(2026, 11, 24), None),
    ],
)
def test_months_years_and_the_next_such_day(text: str, today: date, day: date | None) -> None:
    assert read_date(text, today) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4",
        "12",
        "12 1",
        "in the new year",
        "next week",
        "next month",
        "January",
        "January 2027",
        "end of January",
        "mid January",
        "after Christmas",
        "about 4 weeks",
        "4-6 weeks",
        "4 or 5 weeks",
        "a few weeks",
        "0 weeks",
        "weeks",
        "Monday 12 January",
        "Monday the 3rd",
        "Tuesday or Wednesday",
        "not Tuesday",
        "last Tuesday",
        "yesterday",
        "21/11/2026",
        "1 January 1970",
        "12/1/99",
        "31/6",
        "29 Feb",
        "30/2/2027",
        "1/13",
        "0/1",
        "00/00/0000",
        "the 31st",
        "the 32nd",
        "12/1-27",
        "12/1/2207",
        "in 99 years",
        "999999 weeks",
        "12/1 or 13/1",
        "١٢/١",
        "12 janvier",
        "9" * 5000,
        "12 January " * 500,
    ],
)
def test_an_impossible_past_or_unclear_day_is_none(text: str) -> None:
    assert read_date(text, SUNDAY) is None


@given(st.dates(), st.dates())
def test_a_full_date_comes_back_as_itself_or_is_refused(day: date, today: date) -> None:
    within = today <= day <= min(today, date.max - timedelta(days=3653)) + timedelta(days=3653)
    for text in (f"{day.day}/{day.month}/{day.year:04}", f"{day:%A} {day.day} {day:%B} {day.year:04}", day.isoformat()):
        assert read_date(text, today) == (day if within else None)


@given(st.text() | st.from_regex(r"[0-9]{1,3}[ /.-]?(weeks|jan|mon|[0-9]{1,2})?.{0,5}"), st.dates())
def test_any_text_gives_a_day_from_today_on_or_none(text: str, today: date) -> None:
    day = read_date(text, today)
    assert day is None or day >= today

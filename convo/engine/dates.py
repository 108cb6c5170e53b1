"""A date as people in Britain type it, day first; None wherever it is impossible, past or could mean two days."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from convo.engine.numbers import NUMBER_WORDS

_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})"
_TH = r"(?:st|nd|rd|th)"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_MAY_BE_ON = rf"(?:{_WEEKDAY}\.?,? )?(?:the )?"

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLAIN_DAYS = {"today": 0, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2}
_LONGEST = 80  # characters; no date is longer, and a page pasted by mistake is not worth reading through
_TEN_YEARS = timedelta(days=3653)
_UNIT_DAYS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "mth": 1, "year": 12, "yr": 12}

# A time of day at the end says nothing about which day it is.
_TIME = re.compile(
    r",? (?:at )?(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m|[0-9]{1,2}:[0-9]{2}|noon|midday)$|,? at [0-9]{1,2}$"
    r"|,? (?:in the )?(?:morning|afternoon|evening)$"
)

Groups = dict[str, str | None]


def read_date(text: str, today: date) -> date | None:
    """Return the day that `text` names, from `today` on; a day without a year is the next such day."""
    folded = _fold(text) if len(text) <= _LONGEST else ""
    for pattern, reader in _READERS:
        if match := pattern.fullmatch(folded):
            try:
                day = reader(match.groupdict(), today)
            except (ValueError, OverflowError):
                return None
            return day if day and today <= day <= _furthest(today) else None
    return None


def _furthest(today: date) -> date:
    """Return the last day that can be meant: ten years on, a year was mistyped."""
    return min(today, date.max - _TEN_YEARS) + _TEN_YEARS


def _fold(text: str) -> str:
    """Return `text` on one line in lower case, without the time of day and the full stop."""
    line = " ".join(text.lower().replace("’", "'").replace("–", "-").split()).rstrip(".!, ")
    return _TIME.sub("", line).removeprefix("on ").rstrip(", ")


def _plain(groups: Groups, today: date) -> date | None:
    return today + timedelta(days=_PLAIN_DAYS[groups["plain"] or ""])


def _after(groups: Groups, today: date) -> date | None:
    """Count from today: "in 4 weeks", "six weeks", "a fortnight", "in a month"."""
    count = _count(groups["count"] or "")
    unit = groups["unit"] or ""
    if not count:
        return None
    if unit in _UNIT_DAYS:
        return today + timedelta(days=count * _UNIT_DAYS[unit])
    return months_on(today, count * _UNIT_MONTHS[unit])


def _count(word: str) -> int:
    return 1 if word in ("a", "an") else NUMBER_WORDS.get(word) or int(word)


def months_on(today: date, months: int) -> date:
    """Return the same day of a later month, its last day where that month is shorter."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _named_day(groups: Groups, today: date) -> date | None:
    """Return the next day of that name, never today, which would have been called so.

    "Next Tuesday" said on a Monday is tomorrow to some and the week after to others: such a one is no date.
    """
    ahead = (_weekday(groups) - today.weekday() - 1) % 7 + 1
    unclear = groups["which"] == "next" and today.weekday() + ahead < 7
    same_day = groups["which"] == "this" and ahead == 7
    return None if unclear or same_day else today + timedelta(days=ahead)


def _week_on(groups: Groups, today: date) -> date | None:
    """Count a week or two from a named day: "Tuesday week", "a week on Tuesday", "a fortnight tomorrow"."""
    start = _plain(groups, today) if groups["plain"] else _named_day({**groups, "which": None}, today)
    return start + timedelta(days=14 if groups["span"] == "fortnight" else 7) if start else None


def _calendar_day(groups: Groups, today: date) -> date | None:
    """Return a day of the calendar ("12/1", "12 January 2027", "the 12th") if its weekday, where given, agrees."""
    number = int(groups["day"] or 0)
    month = _month(groups.get("month"))
    year = groups.get("year")
    if month is None:
        day = _next_in_month(number, today)
    elif year is None:
        passed = (month, number) < (today.month, today.day)
        day = date(today.year + passed, month, number)
    else:
        day = date(_full_year(year.removeprefix("'"), today), month, number)
    return day if not groups.get("weekday") or day.weekday() == _weekday(groups) else None


def _next_in_month(number: int, today: date) -> date:
    later = today if number >= today.day else months_on(today.replace(day=1), 1)
    return later.replace(day=number)


def _full_year(year: str, today: date) -> int:
    """Return a year in full: of two figures, the nearest year that ends so."""
    if len(year) == 4:
        return int(year)
    century = today.year // 100 * 100
    return min((century + int(year) + step for step in (-100, 0, 100)), key=lambda full: abs(full - today.year))


def _month(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdecimal() else _MONTHS.index(word[:3]) + 1


def _weekday(groups: Groups) -> int:
    return _WEEKDAYS.index((groups["weekday"] or "")[:3])


_COUNT = rf"(?P<count>an?|[0-9]{{1,3}}|{'|'.join(NUMBER_WORDS)})"
_UNIT = rf"(?P<unit>{'|'.join(_UNIT_DAYS | _UNIT_MONTHS)})(?:s|'s|s')?"
_PLAIN = rf"(?P<plain>{'|'.join(_PLAIN_DAYS)})"
_SPAN = r"(?P<span>week|fortnight)"
_FIGURES = r"(?P<month>[0-9]{1,2})"

_READERS: tuple[tuple[re.Pattern[str], Callable[[Groups, date], date | None]], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (_PLAIN, _plain),
        (rf"(?:in )?{_COUNT} ?{_UNIT}(?: time| from (?:today|now))?", _after),
        (rf"(?:(?P<which>this coming|this|coming|next) )?{_WEEKDAY}", _named_day),
        (rf"(?:a|one) {_SPAN} (?:on )?(?:{_WEEKDAY}|{_PLAIN})", _week_on),
        (rf"(?:{_WEEKDAY}|{_PLAIN}) {_SPAN}", _week_on),
        (rf"(?P<year>[0-9]{{4}})(?P<mark>[-/.]){_FIGURES}(?P=mark){_DAY}", _calendar_day),
        (rf"{_MAY_BE_ON}{_DAY}(?P<mark>[-/.]){_FIGURES}(?:(?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}}))?", _calendar_day),
        (rf"{_MAY_BE_ON}{_DAY}{_TH}?[ /-]?(?:of )?{_MONTH}(?:,?[ /-]?{_YEAR})?", _calendar_day),
        (rf"(?:{_WEEKDAY}\.?,? )?{_MONTH} ?(?:the )?{_DAY}{_TH}?(?:,? {_YEAR})?", _calendar_day),
        (rf"{_MAY_BE_ON}{_DAY}{_TH}", _calendar_day),
    )
)
"""The ways a date is typed, each with what makes a day of it; the first that fits the whole text counts."""

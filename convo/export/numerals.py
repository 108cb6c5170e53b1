"""Numbers as a voice says them, built from the number words of the phrase book."""

import re
from dataclasses import dataclass
from datetime import date

from convo.export.book import Book

LONGEST = 6
"""A number of more digits than this is nothing to listen to: it is a telephone number or a reference."""

_YEARS = range(1900, 2100)
_SOUNDS = 12


@dataclass(frozen=True, slots=True)
class Numerals:
    """Says numbers with the words of the book."""

    book: Book

    def number(self, text: str) -> str:
        """Return digits as they are said: as a number, a year, or one by one (999, 0300)."""
        digits = text.replace(",", "")
        if len(digits) > LONGEST:
            return self.book.say("spoken-long-number")
        if digits in self.book.words("spoken-one-by-one") or (len(digits) > 1 and int(digits[0]) == 0):
            return self.digits(digits)
        number = int(digits)
        return self.year(number) if number in _YEARS and "," not in text else self._cardinal(number)

    def numbers(self, text: str) -> str:
        """Return every number in a text, and nothing else of it."""
        return ", ".join(self.number(part) for part in re.findall(r"\d+", text))

    def digits(self, digits: str) -> str:
        """Return digits said one by one."""
        return " ".join(self.book.words("spoken-numbers")[int(digit)] for digit in digits[:_SOUNDS])

    def ordinal(self, number: int) -> str:
        """Return a place in a row, as far as the days of a month go; a plain number beyond."""
        days = self.book.words("spoken-days")
        return days[number - 1] if 1 <= number <= len(days) else self._cardinal(number)

    def date(self, day: date) -> str:
        """Return a date."""
        return self.book.say(
            "spoken-date",
            day=self.ordinal(day.day),
            month=self.book.words("months")[day.month - 1],
            year=self.year(day.year),
        )

    def year(self, year: int) -> str:
        """Return a year: nineteen eighty, two thousand and six, twenty twenty-seven."""
        century, rest = divmod(year, 100)
        if century % 10 == 0 and rest < 10:
            return self._cardinal(year)
        if rest == 0:
            return self._hundreds(century)
        past = self._cardinal(rest)
        return f"{self._cardinal(century)} {past if rest >= 10 else self.book.say('spoken-oh', digit=past)}"

    def _cardinal(self, number: int) -> str:
        if number < 20:
            return self.book.words("spoken-numbers")[number]
        if number < 100:
            tens = self.book.words("spoken-tens")[number // 10]
            return f"{tens}-{self._cardinal(number % 10)}" if number % 10 else tens
        if number < 1000:
            return self._with_rest(self._hundreds(number // 100), number % 100)
        thousands = self.book.say("spoken-thousand", count=self._cardinal(number // 1000))
        return self._with_rest(thousands, number % 1000)

    def _hundreds(self, count: int) -> str:
        return self.book.say("spoken-hundred", count=self._cardinal(count))

    def _with_rest(self, count: str, rest: int) -> str:
        if rest == 0:
            return count
        return self.book.say("spoken-and" if rest < 100 else "spoken-then", count=count, rest=self._cardinal(rest))

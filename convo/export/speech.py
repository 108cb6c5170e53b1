"""Words as a voice says them: dates, times and money in words, no symbols, no short forms."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from convo.export.book import Book, day_of
from convo.export.numerals import LONGEST, Numerals

_TOKENS = re.compile(
    r"""
      (?P<address> https?://\S+ | www\.\S+ | (?<![\w.+-])[\w.+-]{1,64}@\w[\w.-]{0,250} )
    | (?P<date> (?<!\d)\d{4}-\d\d-\d\d(?!\d) )
    | (?P<day> (?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d) )
    | (?P<range> (?<!\d)\d{1,4}\ ?[-\u2013]\ ?\d{1,4}(?!\d|[\ -]\d) )
    | (?P<phone> \+?\(?\d[\d()\ -]{5,24}\d )
    | (?P<clock> (?<!\d)\d{1,2}(?:[:.]\d\d)?\ ?[ap]\.?m\b\.? )
    | (?P<hours> (?<!\d)\d{1,2}:\d\d(?!\d) )
    | (?P<money> £\ ?\d[\d,]*(?:\.\d\d(?!\d))? )
    | (?P<ordinal> (?<!\d)\d{1,2}(?:st|nd|rd|th)\b )
    | (?P<decimal> \d+\.\d+ )
    | (?P<number> \d{1,3}(?:,\d{3})+(?!\d) | \d+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STOPS = str.maketrans(
    {"\N{EN DASH}": ", ", "\N{EM DASH}": ", ", "\N{HORIZONTAL ELLIPSIS}": ".", ";": ",", ":": ","}
    | {"\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'"}
)
_EVENING = range(6, 12)
_KEPT = frozenset(".,?!'-\u200c\u200d")
_LOOSE = re.compile(r"(?:(?<!\w)['-]+|['-]+(?!\w))")
_MARKS = re.compile(r"\s*[.,?!](?:\s*[.,?!])*")


@dataclass(frozen=True, slots=True)
class Voice:
    """Turns words into words that can be said, by the lists of the phrase book."""

    book: Book

    @property
    def numerals(self) -> Numerals:
        """Numbers in words, from the same book."""
        return Numerals(self.book)

    def say(self, text: str) -> str:
        """Return a text as sentences for a voice, "" when nothing in it can be said."""
        spoken = _TOKENS.sub(self._token, self._long_forms(text)).translate(_STOPS)
        for symbol, word in self.book.pairs("spoken-symbols"):
            spoken = spoken.replace(symbol, f" {word} ")
        lines = (_sentence(line) for line in spoken.split("\n"))
        return " ".join(line for line in lines if line)

    def date(self, text: str) -> str:
        """Return an ISO date as it is said; anything else is said as it stands."""
        day = day_of(text)
        return self.numerals.date(day) if day else self.say(text).rstrip(".")

    def _long_forms(self, text: str) -> str:
        forms = dict(self.book.pairs("spoken-short-forms"))
        short = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        return re.sub(rf"(?<![\w.@/-])(?:{short})(?![\w@/-])", lambda found: forms[found[0]], text)

    def _token(self, found: re.Match[str]) -> str:
        kinds: dict[str, Callable[[str], str]] = {
            "address": lambda text: self.book.say("spoken-address"),
            "date": self._iso,
            "day": self._day,
            "phone": self._phone,
            "range": self._range,
            "clock": self._clock,
            "hours": lambda text: self._hours(text.partition(":")[0], text.partition(":")[2]),
            "money": self._money,
            "ordinal": lambda text: self.numerals.ordinal(int(text[:-2])),
            "decimal": self._decimal,
            "number": self.numerals.number,
        }
        return f" {kinds[found.lastgroup or 'number'](found[0])} "

    def _iso(self, text: str) -> str:
        return self.date(text) if day_of(text) else self.numerals.numbers(text)

    def _day(self, text: str) -> str:
        day, month, year = text.split("/")
        iso = f"{int(year):04}-{int(month):02}-{int(day):02}"
        return self.date(iso) if day_of(iso) else self.numerals.numbers(text)

    def _phone(self, text: str) -> str:
        digits = sum(letter.isdecimal() for letter in text)
        return self.book.say("spoken-long-number") if digits > LONGEST else self.numerals.numbers(text)

    def _range(self, text: str) -> str:
        first, last = re.findall(r"\d+", text)
        return self.book.say("spoken-range", first=self.numerals.number(first), last=self.numerals.number(last))

    def _clock(self, text: str) -> str:
        hour, *minutes = re.findall(r"\d+", text)
        time = self.numerals.number(hour) if not minutes or int(minutes[0]) == 0 else self._hours(hour, minutes[0])
        if "a" in text.lower():
            return self.book.say("spoken-morning", time=time)
        return self.book.say("spoken-evening" if int(hour) in _EVENING else "spoken-afternoon", time=time)

    def _hours(self, hour: str, minutes: str) -> str:
        if int(minutes) == 0:
            return self.book.say("spoken-hour", hour=self.numerals.number(hour))
        past = self.numerals.number(str(int(minutes)))
        return f"{self.numerals.number(hour)} {past if int(minutes) >= 10 else self.book.say('spoken-oh', digit=past)}"

    def _money(self, text: str) -> str:
        whole, _, pence = text.lstrip("£ ").replace(",", "").partition(".")
        pounds = self.book.say("spoken-pounds", count=self.numerals.number(whole))
        if whole.lstrip("0") == "1":
            pounds = self.book.say("spoken-pound")
        if not pence or int(pence) == 0:
            return pounds
        return self.book.say("spoken-pounds-pence", pounds=pounds, pence=self.numerals.number(str(int(pence))))

    def _decimal(self, text: str) -> str:
        whole, _, rest = text.partition(".")
        return self.book.say("spoken-point", whole=self.numerals.number(whole), rest=self.numerals.digits(rest))


def _sentence(line: str) -> str:
    letters = "".join(letter if _sayable(letter) else " " for letter in line)
    joined = " ".join(_MARKS.sub(_one_mark, _LOOSE.sub(" ", letters)).split()).lstrip(".,?! ")
    return joined if not joined or joined[-1] in ".?!" else f"{joined.rstrip(',')}."


def _sayable(letter: str) -> bool:
    return letter in _KEPT or unicodedata.category(letter)[0] in "LM"


def _one_mark(found: re.Match[str]) -> str:
    # Several marks in a row say no more than the strongest of them.
    return next((mark for mark in "?!." if mark in found[0]), ",") + " "

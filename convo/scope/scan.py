"""Text in, signals out: finds which rules hold for an entry, in time that grows only with its length."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import re2

from convo.model.concern import Signal
from convo.model.kinds import URGENCIES, About, Category, Speaker
from convo.scope.patterns import MARK, options, plain
from convo.scope.rules import Rule, Scope

_SENTENCE_ENDS = re.compile(rb"[.!?;]+(?=\s|$)|\n")
_CLAUSE_ENDS = re.compile(
    rb"[.!?;]+(?=\s|$)|\n|\b(?:but|although|though|however|except)\b| (?:-+|\xe2\x80[\x93\x94]) ", re.I
)
_REACH = 300
"""How many bytes a guard looks either way: enough for a sentence, and a bound on the work for each match."""
_MARK = MARK.encode()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pattern matched in the plain text."""

    text: bytes
    start: int
    end: int

    def around(self, ends: re.Pattern[bytes] | None) -> bytes:
        """Return the match between two marks, and the words around it as far as the nearest `ends`."""
        before = self.text[max(0, self.start - _REACH) : self.start]
        after = self.text[self.end : self.end + _REACH]
        if ends is not None:
            before = before[max((end.end() for end in ends.finditer(before)), default=0) :]
            stop = ends.search(after)
            after = after[: stop.start()] if stop else after
        return b"".join((before, _MARK, self.text[self.start : min(self.end, self.start + _REACH)], _MARK, after))


class _Watch:
    """A guard with its patterns ready: those that say where the match is, and those that don't mind."""

    def __init__(self, patterns: tuple[str, ...], but: tuple[str, ...], scope: Scope) -> None:
        self._placed = [re2.compile(pattern, options()) for pattern in patterns if MARK in pattern]
        self._near = [re2.compile(pattern, options()) for pattern in patterns if MARK not in pattern]
        self._but = [re2.compile(pattern, options()) for pattern in but]
        self._ends = {"clause": _CLAUSE_ENDS, "sentence": _SENTENCE_ENDS, "entry": None}[scope]

    def quiets(self, place: _Place) -> bool:
        """Tell whether the words around a match take away what it seemed to say."""
        marked = place.around(self._ends)
        words = marked.replace(_MARK, b"")
        holds = any(one.search(marked) for one in self._placed) or any(one.search(words) for one in self._near)
        return holds and not any(one.search(words) for one in self._but)


class Scanner:
    """Scans entries with a set of rules; the same entry always gives the same signals."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        """Make every pattern ready, once."""
        self._rule_of = [rule for rule in rules for _ in rule.any]
        self._filter = re2.Filter()
        for pattern in (pattern for rule in rules for pattern in rule.any):
            self._filter.Add(pattern, options())
        if rules:
            self._filter.Compile()
        watch = cache(_Watch)
        self._watches = {rule.id: [watch(guard.any, guard.but, guard.scope) for guard in rule.guards] for rule in rules}
        self._after = {rule.id: [re2.compile(pattern, options()) for pattern in rule.after] for rule in rules}

    def scan(self, text: str, previous: str | None, speaker: Speaker) -> tuple[Signal, ...]:
        """Return what goes beyond the role in an entry, graver first: one signal per category and subject."""
        entry, before = plain(text), plain(previous or "")
        found: dict[tuple[Category, About], _Found] = {}
        for index in (self._filter.Match(entry) if self._rule_of else None) or ():
            rule = self._rule_of[index]
            place = self._place(index, entry) if self._fits(rule, before, speaker) else None
            if place is not None:
                one = _Found(URGENCIES.index(rule.urgency), place.start, rule, place)
                key = (rule.category, rule.about)
                found[key] = min(found.get(key, one), one, key=_gravest)
        return tuple(_signal(text, one.rule, one.place) for one in sorted(found.values(), key=_gravest))

    def _fits(self, rule: Rule, before: bytes, speaker: Speaker) -> bool:
        after = self._after[rule.id]
        return speaker in rule.speakers and (not after or any(one.search(before) for one in after))

    def _place(self, index: int, entry: bytes) -> _Place | None:
        """Find the first match of a pattern that no guard quiets."""
        watches = self._watches[self._rule_of[index].id]
        for match in self._filter.re(index).finditer(entry):
            place = _Place(entry, match.start(), match.end())
            if place.start < place.end and not any(watch.quiets(place) for watch in watches):
                return place
        return None


class _Found(NamedTuple):
    """A rule that holds, and where; `grade` is 0 for the gravest."""

    grade: int
    start: int
    rule: Rule
    place: _Place


def _gravest(found: _Found) -> tuple[int, int]:
    return found.grade, found.start


def _signal(text: str, rule: Rule, place: _Place) -> Signal:
    start = len(place.text[: place.start].decode("utf-8", "replace"))
    end = start + len(place.text[place.start : place.end].decode("utf-8", "replace"))
    return Signal(
        category=rule.category,
        urgency=rule.urgency,
        about=rule.about,
        protocol=rule.protocol,
        rule=rule.id,
        words=text[start:end],
        start=start,
        end=end,
    )

"""Text in, signals out: finds which rules hold for an entry, in time that grows only with its length."""

import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple

import re2

from convo.model.concern import LEARNED, Protocol, Signal
from convo.model.kinds import URGENCIES, About, Category, Speaker, Urgency, graver
from convo.model.words import goes_on
from convo.scope.patterns import MARK, options, plain
from convo.scope.protocols import protocol_for
from convo.scope.reach import Found, Reach, Seen
from convo.scope.rules import Rule, Scope
from convo.scope.slips import Meant
from convo.scope.windows import Window, clauses, windows

_ONE_MATTER: dict[Category, Category] = {"domestic_abuse": "safeguarding_adult"}
"""Where a rule says the first, the examples nearly always see the second in the same words: one matter, one concern."""

_ABOUT: dict[Category, About] = {"safeguarding_child": "child", "worker_safety": "worker"}
"""Whom a category is about when nothing says so; else it is taken for the person."""

_SENTENCE_ENDS = re.compile(rb"[.!?;]+(?=\s|$)|\n")
_CLAUSE_ENDS = re.compile(
    rb"[.!?;]+(?=\s|$)|\n|\b(?:but|although|though|however|except)\b| (?:-+|\xe2\x80[\x93\x94]) ", re.I
)
_REACH = 300
"""How many bytes a guard looks either way: enough for a sentence, and a bound on the work for each match."""
_BEFORE = 300  # characters read of an entry that broke off, from its end
_MATCHES = 500
"""How many matches of one pattern are looked at: in no entry does anybody say so often what a guard takes away."""
_MARK = MARK.encode()


@dataclass(frozen=True, slots=True)
class Place:
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

    def window(self) -> Window:
        """Return where the match stands in the text, in characters."""
        start = len(self.text[: self.start].decode("utf-8", "replace"))
        return Window(start, start + len(self.text[self.start : self.end].decode("utf-8", "replace")))


class _Watch:
    """A guard with its patterns ready: those that say where the match is, and those that don't mind."""

    def __init__(self, patterns: tuple[str, ...], but: tuple[str, ...], scope: Scope) -> None:
        self._placed = [re2.compile(pattern, options()) for pattern in patterns if MARK in pattern]
        self._near = [re2.compile(pattern, options()) for pattern in patterns if MARK not in pattern]
        self._but = [re2.compile(pattern, options()) for pattern in but]
        self._ends = {"clause": _CLAUSE_ENDS, "sentence": _SENTENCE_ENDS, "entry": None}[scope]

    def quiets(self, place: Place) -> bool:
        """Tell whether the words around a match take away what it seemed to say."""
        marked = place.around(self._ends)
        words = marked.replace(_MARK, b"")
        holds = any(one.search(marked) for one in self._placed) or any(one.search(words) for one in self._near)
        return holds and not any(one.search(words) for one in self._but)


class Match(NamedTuple):
    """A rule that holds, and where; `grade` is 0 for the gravest."""

    grade: int
    start: int
    rule: Rule
    place: Place


class Trace(NamedTuple):
    """A place where a rule's pattern matches: the signal it would give, and what keeps it quiet.

    That may be guards, or the examples, when they speak against it.
    """

    signal: Signal
    quiet: tuple[str, ...]
    by_examples: bool


class Scanner:
    """Scans entries with rules and with what was learned; the same entry always gives the same signals."""

    def __init__(
        self, rules: tuple[Rule, ...], reach: Reach | None = None, protocols: Iterable[Protocol] = (), reduced: str = ""
    ) -> None:
        """Make every pattern ready, once; without `reach` there are only the rules. `reduced` says what is missing."""
        self.reach = reach
        self.reduced = reduced
        self._protocols = tuple(protocols)
        self._rule_of = [rule for rule in rules for _ in rule.any]
        self._filter = re2.Filter()
        for pattern in (pattern for rule in rules for pattern in rule.any):
            self._filter.Add(pattern, options())
        if rules:
            self._filter.Compile()
        watch = cache(_Watch)
        self._watches = {rule.id: [watch(guard.any, guard.but, guard.scope) for guard in rule.guards] for rule in rules}
        self._after = {rule.id: [re2.compile(pattern, options()) for pattern in rule.after] for rule in rules}

    def quick(self) -> "Scanner":
        """Return the same scanner without the encoder: many times faster, and it notices less."""
        other = copy(self)
        other.reach = self.reach.quick() if self.reach else None
        return other

    def scan(self, text: str, previous: str | None, speaker: Speaker) -> tuple[Signal, ...]:
        """Return what goes beyond the role in an entry, graver first: one signal per category and subject.

        What a rule says stands, unless the examples see clearly nothing there; for a rule that does not lean on them
        that must be much clearer, and an emergency stands whatever they see. What the examples see is added, and where
        they see it graver than the rule does, that counts. Typing slips are mended before an entry is read. An entry
        that goes on where the one before broke off is also read together with that.
        """
        gone_on = previous and goes_on(previous, text)
        signals = self._scanned(text, None if gone_on else previous, speaker)
        if previous and gone_on:
            signals = self._gone_on(previous, text, speaker, signals)
        return tuple(sorted(signals, key=lambda one: (URGENCIES.index(one.urgency), one.start)))

    def _gone_on(self, before: str, text: str, speaker: Speaker, alone: Sequence[Signal]) -> list[Signal]:
        """Add to what an entry says alone what it says together with the one before, if neither says it so gravely."""
        whole, start = together(before, text)
        known: dict[Category, Urgency] = {}
        for one in (*self._scanned(before[-_BEFORE:], None, speaker), *alone):
            if one.category not in known or graver(one.urgency, known[one.category]):
                known[one.category] = one.urgency
        more = [
            _moved(one, text, start)
            for one in self._scanned(whole, None, speaker)
            if one.category not in known or graver(one.urgency, known[one.category])
        ]
        graver_now = {one.category for one in more}
        return [*more, *(one for one in alone if one.category not in graver_now)]

    def _scanned(self, text: str, previous: str | None, speaker: Speaker) -> list[Signal]:
        """Scan an entry for itself."""
        if self.reach is None:
            return [_signal(text, one.rule, one.place) for one in self.matches(text, previous, speaker)]
        meant = self.reach.meant(text)
        before = previous and self.reach.meant(previous).text
        seen = self.reach.look(meant.text, before, speaker)
        learned = self.reach.find(meant.text, seen, speaker)
        signals = self._joined(meant.text, self.matches(meant.text, before, speaker, seen), learned)
        if meant.changes:
            signals = [_as_typed(signal, meant, text) for signal in signals]
            known = {signal.category for signal in signals}
            typed = self.matches(text, previous, speaker, seen_as_typed(seen, meant))
            signals += [_signal(text, one.rule, one.place) for one in typed if one.rule.category not in known]
        return signals

    def _joined(self, text: str, matches: Sequence[Match], found: Sequence[Found]) -> list[Signal]:
        """Return what the rules say and what the examples see as signals, each matter once."""
        learned = {one.category: one for one in found}
        signals = [self._graver(_signal(text, one.rule, one.place), learned.get(one.rule.category)) for one in matches]
        known = {signal.category for signal in signals}
        known |= {other for category, other in _ONE_MATTER.items() if category in known}
        return signals + [self._learned(text, one) for one in found if one.category not in known]

    def matches(
        self, text: str, previous: str | None, speaker: Speaker, seen: Sequence[Seen] | None = None
    ) -> list[Match]:
        """Return the rules that hold for an entry, gravest first: one for each category and subject.

        Rules are passed over if the examples speak against them in what was `seen`.
        """
        entry, before = plain(text), plain(previous or "")
        found: dict[tuple[Category, About], Match] = {}
        for index in (self._filter.Match(entry) if self._rule_of else None) or ():
            rule = self._rule_of[index]
            holds = self._fits(rule, before, speaker) and not self._quieted(rule, speaker, seen)
            place = self._place(index, entry, speaker, seen) if holds else None
            if place is not None:
                one = Match(URGENCIES.index(rule.urgency), place.start, rule, place)
                key = (rule.category, rule.about)
                found[key] = min(found.get(key, one), one, key=_gravest)
        return sorted(found.values(), key=_gravest)

    def traces(self, text: str, previous: str | None, speaker: Speaker, seen: Sequence[Seen]) -> list[Trace]:
        """Return where patterns of rules match, as far as they are looked at, and what keeps each quiet there."""
        entry, before = plain(text), plain(previous or "")
        found: list[Trace] = []
        for index in (self._filter.Match(entry) if self._rule_of else None) or ():
            rule = self._rule_of[index]
            unmet = () if self._fits(rule, before, speaker) else ("speaker-or-previous",)
            for match in islice(self._filter.re(index).finditer(entry), _MATCHES):
                place = Place(entry, match.start(), match.end())
                guards = zip(rule.guards, self._watches[rule.id], strict=True)
                quiet = (*unmet, *(guard.id for guard, watch in guards if watch.quiets(place)))
                found.append(Trace(_signal(text, rule, place), quiet, self._quieted(rule, speaker, seen, place)))
        return found

    def _quieted(self, rule: Rule, speaker: Speaker, seen: Sequence[Seen] | None, place: Place | None = None) -> bool:
        """Tell whether the examples speak against a rule, at a place or everywhere.

        They must do so firmly if it does not lean on them, and in a note: its shorthand says much in few letters.
        """
        if self.reach is None or not seen or rule.stands:
            return False
        firmly = not rule.leans or speaker == "note"
        return self.reach.speaks_against(seen, rule.category, place and place.window(), firmly)

    def _learned(self, text: str, found: Found) -> Signal:
        about = _ABOUT.get(found.category, "person")
        return Signal(
            category=found.category,
            urgency=found.urgency,
            about=about,
            protocol=protocol_for(self._protocols, found.category, found.urgency, about).id,
            rule=LEARNED,
            words=text[found.place.start : found.place.end],
            start=found.place.start,
            end=found.place.end,
        )

    def _graver(self, signal: Signal, found: Found | None) -> Signal:
        """Return a rule's signal as urgent as the examples see it, if that is graver."""
        if found is None or not graver(found.urgency, signal.urgency):
            return signal
        protocol = protocol_for(self._protocols, signal.category, found.urgency, signal.about)
        return signal.model_copy(update={"urgency": found.urgency, "protocol": protocol.id})

    def _fits(self, rule: Rule, before: bytes, speaker: Speaker) -> bool:
        after = self._after[rule.id]
        return speaker in rule.speakers and (not after or any(one.search(before) for one in after))

    def _place(self, index: int, entry: bytes, speaker: Speaker, seen: Sequence[Seen] | None) -> Place | None:
        """Find the first match of a pattern that neither a guard nor the examples quiet."""
        rule = self._rule_of[index]
        watches = self._watches[rule.id]
        for match in islice(self._filter.re(index).finditer(entry), _MATCHES):
            place = Place(entry, match.start(), match.end())
            guarded = place.start == place.end or any(watch.quiets(place) for watch in watches)
            if not guarded and not self._quieted(rule, speaker, seen, place):
                return place
        return None


def seen_as_typed(seen: Sequence[Seen], meant: Meant) -> list[Seen]:
    """Return what was seen with its places in the text as it was typed."""
    return [one._replace(window=meant.typed(one.window)) for one in seen]


def together(before: str, text: str) -> tuple[str, int]:
    """Return a text behind the one it goes on with, and where it starts in that."""
    before = before.rstrip()[-_BEFORE:]
    return f"{before} {text}", len(before) + 1


def _moved(signal: Signal, text: str, start: int) -> Signal:
    """Return a signal of two texts together with those of its words that stand in the second, or with its start."""
    begin, end = max(0, signal.start - start), signal.end - start
    if end <= 0:
        begin, end = clauses(text, windows(text)[0])[0]
    return signal.model_copy(update={"words": text[begin:end], "start": begin, "end": end})


def _gravest(found: Match) -> tuple[int, int]:
    return found.grade, found.start


def _as_typed(signal: Signal, meant: Meant, text: str) -> Signal:
    """Return a signal with the words that were typed, not those they were read as."""
    place = meant.typed(Window(signal.start, signal.end))
    return signal.model_copy(update={"words": text[place.start : place.end], **place._asdict()})


def _signal(text: str, rule: Rule, place: Place) -> Signal:
    start, end = place.window()
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

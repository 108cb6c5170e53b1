"""The streams of readings back: folded once asked for, appended to with the row that lists show, coded once.

A review is a stream of its own beside the conversation it is about, so that reading back never touches what was said.
"""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TypeVar, cast

from convo.content.library import Library
from convo.desk.close_reading import CloseReading, Means, Stopped
from convo.desk.refused import Refused, refusing
from convo.model.coding import Coded, Spoken
from convo.model.event import Event
from convo.model.record import Recorded, Stamp
from convo.model.session import Session
from convo.review.beyond import Signals
from convo.review.days import day_text
from convo.review.keeping import Review, apply, replay, turns_of
from convo.review.reading import Session as Reading
from convo.review.sessions import raised_in, spoken_in
from convo.store import Head, Log

T = TypeVar("T")

_KEPT = 100
"""How many whole readings stay in memory, the latest: about 50 KB each, and a second or less to do again."""


@dataclass(frozen=True, slots=True)
class Material:
    """A conversation to be read back: where it comes from, its turns, and what people added.

    `began` is the beginning of the day where only the day is known, and when it was taken in where not even that is.
    `kept` are the concerns by turn that came up in a conversation of one's own.
    """

    stream: str
    title: str
    began: datetime | None
    spoken: tuple[Spoken, ...]
    review: Review
    kept: Mapping[str, Signals] | None = None

    @property
    def undated(self) -> bool:
        """Whether it came from a file and nobody said of which day."""
        return self.review.imported is not None and self.review.imported.held_on is None


def review_of(session: str) -> str:
    """Return the stream in which a conversation, or what came from a file, is read back."""
    return f"review/{session.rpartition('/')[2]}"


def day_of(moment: date | None) -> str:
    """Return the day of a moment as it is written."""
    return day_text(moment) if moment else ""


def day_said(material: Material, phrase: Callable[..., str]) -> str:
    """Return the day of a conversation as it is written; where that is not known, the day it was taken in."""
    day = day_of(material.began)
    return phrase("reading/taken-in-on", day=day) if material.undated else day


class ReviewLog:
    """Keeps what people say of conversations, and works out the program's codes once for each."""

    def __init__(
        self, log: Log, library: Library, session_of: Callable[[str], Session], stamp: Callable[[], Stamp]
    ) -> None:
        """Take the log, the content, what gives a conversation, and what stamps."""
        self._log = log
        self._library = library
        self._session_of = session_of
        self._stamp = stamp
        self._one_at_a_time = threading.RLock()
        self._readings: dict[str, CloseReading] = {}
        self._days: dict[str, str] = {}
        self._forgotten = False

    def state(self, review: str) -> Review:
        """Return what people added so far."""
        return replay(self._log.read(review))

    def keep(self, review: str, events: Sequence[Event]) -> None:
        """Keep events and the row of the list, all or none."""
        if not events:
            return
        with self._one_at_a_time:
            before, stamp = self.state(review), self._stamp()
            after = before
            for seq, event in enumerate(events, before.version + 1):
                after = apply(after, Recorded(review, seq, stamp.at, stamp.by, event))
            with refusing():
                self._log.append(review, before.version, events, stamp, self._head(review, after, stamp.at))

    def drafts(self, review: str) -> dict[str, str]:
        """Return the half-typed notes by turn; that on the whole conversation stands under ""."""
        text = self._log.draft(review)
        try:
            drafts: object = json.loads(text)
        except ValueError:
            drafts = None
        return cast(dict[str, str], drafts) if isinstance(drafts, dict) else {"": text}

    def keep_drafts(self, review: str, drafts: Mapping[str, str]) -> None:
        """Keep half-typed notes by turn; one that was kept whole is ""."""
        kept = {turn: text for turn, text in drafts.items() if text}
        with refusing():
            self._log.keep_draft(review, json.dumps(kept) if kept else "")

    def erase(self, review: str) -> None:
        """Erase a reading back for good."""
        with refusing():
            self._log.erase(review)
        self.let_go(review)

    def material(self, review: str) -> Material:
        """Return what a reading back is made from."""
        state = self.state(review)
        if state.imported:
            held_on = state.imported.held_on
            began = datetime.combine(held_on, time(), UTC) if held_on else state.imported_at
            return Material(review, state.imported.transcript.title, began, turns_of(state.imported, review), state)
        session = self._source(review)
        return Material(review, session.title, session.started_at, spoken_in(session), state, raised_in(session))

    def day(self, review: str) -> str:
        """Return the day of what came from a file, as lists write it; it never changes, and is looked up once."""
        if review not in self._days:
            self._days[review] = day_said(self.material(review), self._library.phrase)
        return self._days[review]

    def program(self, material: Material) -> Reading:
        """Return the turns with the program's codes; what people said of them is not in it."""
        return self._closely(self.reading(material).whole)

    def code(self, material: Material, place: int) -> Coded:
        """Return the program's code of one turn, by its place."""
        return self._closely(lambda: self.reading(material).of(place))

    def reading(self, material: Material) -> CloseReading:
        """Return the program's reading of a conversation, as far as it has come."""
        known = self._readings.get(material.stream)
        if known is None or (known.spoken, known.kept) != (material.spoken, material.kept):
            library = self._library
            quick = Means(lambda: library.quick_coder, lambda: library.scanner.quick().scan)
            close = Means(lambda: library.coder, lambda: library.scanner.scan)
            known = CloseReading(material.spoken, quick, close, material.kept)
            self._readings[material.stream] = known
            self._thin_out()
            if self._forgotten:  # it was closed since the words were read
                self.let_go(material.stream)
        return known

    def _thin_out(self) -> None:
        whole = [stream for stream, one in tuple(self._readings.items()) if one.is_whole]
        for stream in whole[:-_KEPT]:
            self._readings.pop(stream, None)

    def read_on(self, review: str) -> bool:
        """Take a reading that was begun to its end; False where it was stopped."""
        known = self._readings.get(review)
        try:
            _ = known and known.whole()
        except Stopped:
            return False
        return True

    def stop(self, review: str = "") -> None:
        """Stop a reading after the turn it is at, or all of them; what was read stays known."""
        for stream, reading in tuple(self._readings.items()):
            if review in ("", stream):
                reading.stop()

    def let_go(self, review: str) -> None:
        """Forget the codes of a conversation; whoever is reading it, or is about to, stops."""
        known = self._readings.pop(review, None)
        if known:
            known.end()
        self._days.pop(review, None)

    def forget(self) -> None:
        """Forget all codes and the words they are of, for good."""
        self._forgotten = True
        for review in tuple(self._readings):
            self.let_go(review)

    def _closely(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except Stopped:
            raise Refused(self._library.phrase("reading/stopped")) from None

    def _source(self, review: str) -> Session:
        return self._session_of(review.replace("review/", "session/", 1))

    def _head(self, review: str, state: Review, at: datetime) -> Head:
        shared = "shared" if state.shared else ""
        if state.imported:
            title = self._library.phrase("reading/imported-title")
            name, person = state.imported.transcript.title, ""
        else:
            session = self._source(review)
            name, person, title = session.name, session.person, session.title
        return Head(stream=review, kind="review", person=person, name=name, title=title, state=shared, at=at)

"""What was held, or taken in, since a day: read closely, and reported on; for another reader, only what was shared."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from convo.content.library import Library
from convo.desk.review_log import Material, ReviewLog, review_of
from convo.export.document import Outline
from convo.model.review import Summary
from convo.review.period import Dated, period_report
from convo.store import Log
from convo.store.errors import Closed


class Period:
    """Reports on the readings back of one store, over time."""

    def __init__(self, log: Log, library: Library, kept: ReviewLog, summary: Callable[[Material], Summary]) -> None:
        """Take the log, the content, the readings, and what one adds up to."""
        self._log = log
        self._library = library
        self._kept = kept
        self._summary = summary

    def report(self, begin: date, end: date, reader: str | None) -> Outline:
        """Return the report of all from one day to another.

        With a `reader`, of what was shared with them; the rest is only counted. Where they have no name, of what was
        shared with anybody.
        """
        found = sorted(self._between(begin, end), key=lambda one: (one[0], one[1].stream))
        read = [(began, one) for began, one in found if _may_read(one, reader)]
        dated = [Dated(began.date(), self._nameless(one), self._summary(one), one.undated) for began, one in read]
        outline = period_report(dated, begin, end, self._library.phrase)
        if reader is None:
            return outline
        counted = self._library.phrase("period/not-shared", count=len(found) - len(read))
        return replace(outline, byline=f"{outline.byline} {counted}")

    def read(self, begin: date, reader: str, stopped: Callable[[], bool]) -> bool:
        """Read closely what a report to today needs; False where it was stopped, or the store was closed meanwhile."""
        try:
            return all(not stopped() and self._read_one(review, reader) for review in self._since(begin))
        except Closed:
            return False

    def _read_one(self, review: str, reader: str) -> bool:
        one = self._kept.material(review)
        if not _may_read(one, reader):
            return True
        self._kept.reading(one)
        return self._kept.read_on(review)

    def _between(self, begin: date, end: date) -> Iterator[tuple[datetime, Material]]:
        for one in map(self._kept.material, self._since(begin)):
            if one.spoken and one.began and begin <= one.began.date() <= end:
                yield one.began, one

    def _since(self, begin: date) -> Iterator[str]:
        """Yield the readings back of what something happened to since a day."""
        moment = datetime.combine(begin, time(), UTC)
        held = (head for head in self._log.live("session", moment) if head.state in ("paused", "ended"))
        files = (head for head in self._log.live("review", moment) if not head.person)
        for head in (*held, *files):
            if head.at >= moment:
                yield review_of(head.stream)

    def _nameless(self, material: Material) -> str:
        """Return a title that names nobody: that of a file may."""
        return self._library.phrase("reading/imported-title") if material.review.imported else material.title


def _may_read(material: Material, reader: str | None) -> bool:
    """Tell whether a conversation was shared with a reader; None reads everything."""
    names = {name.casefold() for name in material.review.shared}
    return reader is None or (reader.casefold() in names if reader else bool(names))

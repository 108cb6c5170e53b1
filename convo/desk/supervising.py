"""The worker's own supervision record: agenda, meetings, training, portfolio; and the concern log of the store."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from convo.content.library import Library
from convo.desk import evidence
from convo.desk.files import free, write_new
from convo.desk.referral import readers
from convo.desk.refused import Refused, refusing
from convo.engine.fold import replay
from convo.export import DOCUMENTS
from convo.export.document import Outline
from convo.model.concern_log import ConcernLog
from convo.model.event import Event
from convo.model.kinds import SUPERVISION_KINDS, SupervisionKind
from convo.model.record import Stamp
from convo.model.session import Session
from convo.model.supervision import Form, RecordJoined
from convo.model.supervision_view import Agenda, Part, Record, Standing
from convo.model.words import clean_line
from convo.review import supervision_forms as forms
from convo.review.agenda import agenda_of
from convo.review.concern_log import Wanted, concern_log
from convo.review.concern_report import concern_report
from convo.review.joining import Whole, whole_record
from convo.review.supervision import looked_back, standing
from convo.review.supervision_documents import (
    agenda_document,
    due_line,
    hours_line,
    log_document,
    part_title,
    portfolio,
)
from convo.store import Head, Log
from convo.store.log import folded

_NAMELESS = "worker"
"""What the record is called while the settings hold no name."""


class Supervision:
    """The supervision record of the worker named in the settings."""

    def __init__(
        self,
        log: Log,
        library: Library,
        stamp: Callable[[], Stamp],
        settings: Callable[[], Mapping[str, str]],
        period: Callable[[date, date, str], Outline],
    ) -> None:
        """Take an open log, the content, what says when and by whom, the settings, and what reports on a period."""
        self._log = log
        self._library = library
        self._stamp = stamp
        self._settings = settings
        self._period = period
        self._one_at_a_time = threading.RLock()

    def record(self) -> Record:
        """Return the record as it stands."""
        return self._whole.record

    def agenda(self) -> Agenda:
        """Return what there is to talk about now."""
        record, today = self.record(), self._today
        found = evidence.gather(self._log, looked_back(record, today), today, self._settings()["supervisor"])
        return agenda_of(record, found.complete(self.worker, self._library.training), self._library.phrase)

    def standing(self) -> Standing:
        """Return when the next hour is due and the hours there were."""
        return standing(self.record(), self._library.training.supervision, self._today)

    @property
    def worker(self) -> str:
        """The name of the worker whose record it is."""
        return self._settings()["worker"] or self._library.phrase("supervision/worker")

    def notice(self) -> str:
        """Return what is odd: a record under another name may be this worker's, and is not joined; "" for nothing."""
        apart, own = self._apart(), self._log.head(self._stream)
        names = [head.name for head in apart if not own or self._may_be_own(head.stream)]
        return self._library.phrase("supervision/other-records", names="; ".join(names)) if names else ""

    def apart(self) -> tuple[str, ...]:
        """Return the names of the records that could be joined to this one."""
        return tuple(head.name for head in self._apart())

    def join(self, name: str) -> str:
        """Read the record under another name with this one from now on; no entry of either is changed.

        Raises:
            Refused: when there is no such record, or it could not be kept.
        """
        found = [head for head in self._apart() if _plain(head.name) == _plain(name)]
        if not found:
            raise Refused(self._library.phrase("supervision/no-such-record", name=clean_line(name)))
        self._keep(lambda record: tuple(RecordJoined(record=head.stream) for head in found))
        for head in found:
            for form, half_typed in self._drafts(head.stream).items():
                if not self.draft(form):
                    self.keep_draft(form, half_typed)
        return self._library.phrase("supervision/joined", name=found[0].name)

    def write(self, form: Form, values: Mapping[str, str]) -> str:
        """Keep what was written in a form and return what to tell the worker.

        Raises:
            Refused: when it can't be read or kept; nothing has changed then.
        """
        if form == "meeting" and not values.get("supervisor"):
            values = {**values, "supervisor": self._settings()["supervisor"]}
        modules = dict(self.modules())
        self._keep(lambda record: forms.events_of(form, values, forms.Desk(record, self._today, modules)))
        self.keep_draft(form, {})
        return self._library.phrase("supervision/kept")

    def tick(self, item: str, done: bool = True, why: str = "") -> str:
        """Tick something that was brought or agreed, as done or as not done."""
        self._keep(lambda record: (forms.tick(record, item, done, why),))
        return self._library.phrase("supervision/ticked")

    def strike(self, item: str, why: str = "") -> str:
        """Strike an entry out: it stays in the record and no longer counts."""
        self._keep(lambda record: (forms.strike(record, item, why),))
        return self._library.phrase("supervision/struck")

    def kinds(self) -> tuple[tuple[SupervisionKind, str], ...]:
        """Return the kinds of supervision: id and label."""
        return tuple((kind, self._library.phrase(f"supervision/kind-{kind}")) for kind in SUPERVISION_KINDS)

    def modules(self) -> tuple[tuple[str, str], ...]:
        """Return the training of the role: id and name."""
        return tuple(
            (module.id, self._library.phrase(f"training/{module.id}")) for module in self._library.training.modules
        )

    def looks_back_to(self) -> date:
        """Return from which day on the agenda and the report of the period look back."""
        return looked_back(self.record(), self._today)

    def paper(self, what: str) -> Outline:
        """Return the agenda, the report of the period, the log or the portfolio as a document."""
        phrase = self._library.phrase
        if what == "period":
            return self._period(self.looks_back_to(), self._today, self._settings()["supervisor"])
        if what == "agenda":
            return agenda_document(self.agenda(), phrase)
        if what == "log":
            return log_document(self.record(), self.standing(), self.worker, phrase)
        return portfolio(self.record(), self.standing(), self._library.training, (self.worker, phrase))

    def read(self, what: str) -> str:
        """Return one of them as plain text."""
        return DOCUMENTS[".txt"](self.paper(what)).decode()

    def stands(self, now: Standing) -> tuple[str, str]:
        """Say when the next hour is due, and how many hours there were."""
        return due_line(now, self._library.phrase), hours_line(now, self._library.phrase)

    def part_title(self, part: Part) -> str:
        """Say what a part of the agenda is, how many there are, and how many are only counted."""
        return part_title(part, self._library.phrase)

    def save_paper(self, what: str, path: Path | None = None) -> str:
        """Write one of them to a new file and return its path; no file is written over."""
        name = self._library.phrase(f"supervision/file-{what}", day=self._today.isoformat())
        return self._save(self.paper(what), path or free(Path.cwd() / f"{name}.html"))

    def keep_draft(self, form: Form, values: Mapping[str, str]) -> None:
        """Keep a half-written form, so that no word of it is lost; without a word in it, let go of it."""
        with self._one_at_a_time:
            drafts = {**self._drafts(), form: dict(values)}
            kept = {name: draft for name, draft in drafts.items() if any(value.strip() for value in draft.values())}
            with refusing():
                self._log.keep_draft(self._stream, json.dumps(kept) if kept else "")

    def draft(self, form: Form) -> dict[str, str]:
        """Return a form as it was left half-written."""
        return self._drafts().get(form, {})

    def concerns(self, wanted: Wanted, session: str = "", person: str = "") -> ConcernLog:
        """Return the concern log of a conversation, of a person, or of everybody."""
        shared = evidence.shared_with(self._log, self._settings()["supervisor"])
        asked = Wanted(wanted.reader, wanted.since, wanted.until, shared)
        return concern_log(self._sessions(session, person), asked)

    def concerns_paper(self, log: ConcernLog, scope: str) -> Outline:
        """Return a concern log as a document; `scope` says whose it is."""
        return concern_report(log, scope, self._library.phrase, dict(readers(self._library)))

    def save_concerns(self, log: ConcernLog, scope: str, path: Path) -> str:
        """Write a concern log to a new file and return its path."""
        return self._save(self.concerns_paper(log, scope), path)

    @property
    def _stream(self) -> str:
        return f"supervision/{_plain(self._settings()['worker']) or _NAMELESS}"

    @property
    def _whole(self) -> Whole:
        return whole_record(self._stream, self._log.read)

    def _apart(self) -> list[Head]:
        joined = self._whole.streams
        return [head for head in self._log.heads("supervision", limit=None) if head.stream not in joined]

    def _may_be_own(self, stream: str) -> bool:
        """Tell whether it was written before any name was given, or under a name that this one was joined to."""
        return stream == f"supervision/{_NAMELESS}" or self._stream in whole_record(stream, self._log.read).streams

    @property
    def _today(self) -> date:
        return self._stamp().at.date()

    def _sessions(self, session: str, person: str) -> Iterator[Session]:
        """Give the conversations one at a time: a store can hold many more than fit."""
        heads = [session] if session else [head.stream for head in evidence.heads(self._log, person)]
        return (replay(self._log.read(stream)) for stream in heads)

    def _keep(self, decide: Callable[[Record], tuple[Event, ...]]) -> None:
        with self._one_at_a_time:
            record, stamp = self.record(), self._stamp()
            try:
                events = decide(record)
            except forms.Wrong as wrong:
                raise Refused(self._library.phrase(f"supervision/{wrong.phrase}", **wrong.facts)) from None
            head = Head(stream=self._stream, kind="supervision", name=self.worker, at=stamp.at)
            with refusing():
                self._log.append(self._stream, record.version, events, stamp, head)

    def _drafts(self, stream: str = "") -> dict[Form, dict[str, str]]:
        text = self._log.draft(stream or self._stream)
        return cast(dict[Form, dict[str, str]], json.loads(text)) if text else {}

    def _save(self, document: Outline, path: Path) -> str:
        draw = DOCUMENTS.get(path.suffix.lower())
        if draw is None:
            raise Refused(self._library.phrase("supervision/wrong-ending", endings=", ".join(DOCUMENTS)))
        return write_new(draw(document), path, self._library.phrase)


def _plain(name: str) -> str:
    return "-".join(folded(name).split())

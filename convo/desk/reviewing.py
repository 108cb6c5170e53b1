"""Reading back: transcripts taken in, codes put right, ratings, notes and sharing, each kept before it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from convo.content.library import Library
from convo.desk.files import home_filled_in, write_new
from convo.desk.period import Period
from convo.desk.reading import blind_view, choices_for, coded_view, global_views, text_view, turn_named
from convo.desk.refused import Refused
from convo.desk.review_log import Material, ReviewLog, day_of, review_of
from convo.desk.whispers import Whispers
from convo.export import DOCUMENTS
from convo.export.document import Outline
from convo.model import review_event as ev
from convo.model.coding import Code, Coded, Spoken
from convo.model.record import Stamp
from convo.model.review import Summary
from convo.model.review_view import Arrival, CodeChoice, GlobalView, ReviewRow, ReviewView, Whisper
from convo.model.session import Session
from convo.model.transcript import Transcript
from convo.model.words import clean, clean_line
from convo.review.correcting import chosen, put_right, toggled
from convo.review.corrections_file import WRITERS, corrections_of
from convo.review.keeping import standing
from convo.review.people import people_sections
from convo.review.report import Setting, report
from convo.review.sides import Unclear, roles
from convo.review.summary import summary_of
from convo.review.supervision_forms import Wrong, past_day
from convo.review.transcripts import LARGEST, NotATranscript, read_transcript
from convo.review.transcripts.day import day_told
from convo.store import Head, Log

MOST_TURNS = 10_000
"""Turns that a transcript taken in may have: a day of talk."""

_ROWS = 200


class Reviews:
    """The readings back of one store."""

    def __init__(
        self,
        log: Log,
        library: Library,
        session_of: Callable[[str], Session],
        stamp: Callable[[], Stamp],
        new_id: Callable[[], str],
    ) -> None:
        """Take the log, the content, what gives a conversation, and what stamps and names."""
        self._log = log
        self._library = library
        self._kept = ReviewLog(log, library, session_of, stamp)
        self._stamp = stamp
        self._new_id = new_id
        self._session_of = session_of
        self._whispers = Whispers(library)
        self._period = Period(log, library, self._kept, self._summary)

    def rows(self) -> tuple[ReviewRow, ...]:
        """Return what can be read back: conversations that are not going on, then what came from files."""
        heads = {head.stream: head for head in self._log.heads("review", limit=None)}
        held = [head for state in ("paused", "ended") for head in self._log.heads("session", state=state, limit=_ROWS)]
        held.sort(key=lambda head: head.at, reverse=True)
        own = (self._row(head, heads.get(review_of(head.stream))) for head in held)
        return (*own, *(self._row(head, head) for head in heads.values() if not head.person))

    def look(self, path: Path) -> Arrival:
        """Return who speaks in a transcript, and its day if it says so, before it is taken in."""
        data = self._data(path)
        transcript, day = self._transcript(path, data), day_told(path.name, data, self._stamp().at.date())
        try:
            workers = roles(transcript).workers
        except Unclear:
            workers = ()
        return Arrival(path=str(path), names=transcript.names, workers=workers, day=day_of(day))

    def take_in(self, path: Path, workers: Sequence[str], day: str = "") -> tuple[str, str]:
        """Take a transcript into the store; return its review, and what to tell of it.

        `day` is when it was held, as typed; empty where that is not known.
        """
        transcript, held_on = self._transcript(path, self._data(path)), self._held_on(clean_line(day))
        if len(transcript.lines) > MOST_TURNS:
            raise Refused(self._say("too-long", count=f"{len(transcript.lines):,}", most=f"{MOST_TURNS:,}"))
        stream = f"review/{self._new_id()}"
        self._kept.keep(
            stream, (ev.TranscriptImported(transcript=transcript, workers=tuple(workers), held_on=held_on),)
        )
        return stream, self._say("taken-in", count=len(transcript.lines), troubles=len(transcript.troubles))

    def erase(self, review: str) -> None:
        """Erase for good what came from a file; a conversation held here is erased with its person."""
        if self._kept.state(review).imported is None:
            raise Refused(self._say("not-imported"))
        self._kept.erase(review)

    def text(self, review: str) -> ReviewView:
        """Return the turns, at once and without codes."""
        return text_view(self._kept.material(review), self._library)

    def read(self, review: str, rater: str = "") -> ReviewView:
        """Return the turns with the codes that stand and the summary; for a second rater, only their own codes."""
        material = self._kept.material(review)
        if rater:
            return blind_view(material, rater, self._library)
        return coded_view(material, self._kept.program(material), self._library)

    def glance(self, review: str, rater: str = "") -> ReviewView:
        """Return the same at once, with quick codes for turns that were not read closely yet; see `read_closely`."""
        if rater:
            return self.read(review, rater)
        material = self._kept.material(review)
        reading = self._kept.reading(material)
        quick = not reading.is_whole
        return coded_view(material, reading.at_hand(), self._library, quick)

    def read_closely(self, review: str) -> bool:
        """Read closely what was glanced at; False where it was stopped. It may run beside all other calls."""
        return self._kept.read_on(review)

    def read_since(self, begin: date, reader: str, stopped: Callable[[], bool]) -> bool:
        """Read closely what `period` needs; False where it was stopped. It may run beside all other calls."""
        return self._period.read(begin, reader, stopped)

    def stop_reading(self, review: str = "") -> None:
        """Stop reading one closely, or all; what was read stays known."""
        self._kept.stop(review)

    def get_ready(self) -> None:
        """Make ready what codes the turns: it takes a moment."""
        _ = self._library.quick_coder, self._library.coder

    def forget(self) -> None:
        """Let go of every word that was read."""
        self._kept.forget()
        self._whispers = Whispers(self._library)

    def choices(self, review: str, turn: str, rater: str = "") -> tuple[CodeChoice, ...]:
        """Return what a turn can be coded as; a second rater doesn't see what stands."""
        material = self._kept.material(review)
        said = self._turn(material, turn)
        stands = None if rater else self._stands(material, turn)
        return choices_for(said.speaker, stands, self._library.phrase)

    def choose(self, review: str, turn: str, code: ev.MainCode) -> None:
        """Say what a turn mainly was; the code that stands already is said to be right."""
        self._kept.keep(review, chosen(self._stands(self._kept.material(review), turn), code))

    def toggle(self, review: str, turn: str, code: Code) -> None:
        """Add a further code to a turn, or take it away."""
        self._kept.keep(review, toggled(self._stands(self._kept.material(review), turn), code))

    def begin_blind(self, review: str, rater: str) -> str:
        """Return the name of a second rater who may begin or go on; one who is done has seen the codes."""
        known, name = self._kept.state(review).blind, self._named(rater)
        name = next((one for one in known if one.casefold() == name.casefold()), name)
        blind = known.get(name)
        if blind and blind.done_after is not None:
            raise Refused(self._say("blind-was-done", rater=name))
        return name

    def rate(self, review: str, rater: str, turn: str, code: ev.MainCode) -> None:
        """Keep a second rater's code of a turn."""
        self._turn(self._kept.material(review), turn)
        self._kept.keep(review, (ev.RatedBlind(rater=self.begin_blind(review, rater), turn=turn, code=code),))

    def end_blind(self, review: str, rater: str) -> None:
        """Say that a second rater is done: what comes after is not blind."""
        self._kept.keep(review, (ev.BlindDone(rater=self.begin_blind(review, rater)),))

    def scales(self, review: str) -> tuple[GlobalView, ...]:
        """Return the scales for the whole conversation, with anchors and what was rated."""
        return global_views(self._kept.state(review), self._library.phrase)

    def rate_whole(self, review: str, scale: ev.Scale, score: ev.Score) -> None:
        """Keep a person's rating of the whole conversation."""
        self._kept.keep(review, (ev.GlobalRated(scale=scale, score=score),))

    def share(self, review: str, who: str) -> None:
        """Share with somebody; it is seen in every list, and can be taken back."""
        self._kept.keep(review, (ev.ReviewShared(who=self._named(who)),))

    def unshare(self, review: str) -> None:
        """Take back every sharing."""
        self._kept.keep(review, tuple(ev.ReviewUnshared(who=who) for who in self._kept.state(review).shared))

    def name_goal(self, review: str, goal: str) -> None:
        """Name the goal for change; empty words say that there was none."""
        self._kept.keep(review, (ev.ChangeGoalNamed(goal=goal),))

    def note(self, review: str, text: str, turn: str | None = None) -> None:
        """Keep a note on a turn, or on the whole conversation."""
        if text.strip():
            self._kept.keep(review, (ev.ReviewNoted(text=text, turn=turn),))
            self.keep_draft(review, "", turn)

    def draft(self, review: str, turn: str | None = None) -> str:
        """Return the note on a turn, or on the whole conversation, that was left half typed."""
        return self._kept.drafts(review).get(turn or "", "")

    def keep_draft(self, review: str, text: str, turn: str | None = None) -> None:
        """Keep a half-typed note, so that even it survives a crash."""
        self._kept.keep_drafts(review, {**self._kept.drafts(review), turn or "": text})

    def save_corrections(self, review: str, path: Path) -> str:
        """Write what people said of the codes to a new file, without a word of the conversation."""
        writer = WRITERS.get(path.suffix.lower())
        if writer is None:
            raise Refused(self._say("bad-ending", endings=", ".join(WRITERS)))
        return write_new(writer(corrections_of(review, self._kept.state(review))), path, self._library.phrase)

    def save_report(self, review: str, path: Path) -> str:
        """Write the report to a new file."""
        draw = DOCUMENTS.get(path.suffix.lower())
        if draw is None:
            raise Refused(self._say("bad-ending", endings=", ".join(DOCUMENTS)))
        return write_new(draw(self.report(review)), path, self._library.phrase)

    def report(self, review: str, goal: str = "") -> Outline:
        """Return the report with the codes that stand, and what people said; `goal` stands in where none was named."""
        material, phrase = self._kept.material(review), self._library.phrase
        program = self._kept.program(material)
        goal = material.review.goal or goal
        summary = self._summary(material)
        imported = material.review.imported
        troubles = imported.transcript.troubles if imported else ()
        outline = report(summary, Setting(material.title, goal, self._library.thresholds, troubles), phrase)
        people = people_sections(program, material.review, self._library.thresholds, phrase)
        return replace(outline, sections=(*outline.sections, *people))

    def summary(self, review: str) -> Summary:
        """Return what the codes that stand add up to."""
        return self._summary(self._kept.material(review))

    def period(self, begin: date, end: date, reader: str | None = None) -> Outline:
        """Return the report of all that was held, or taken in, from one day to another; see `Period.report`."""
        return self._period.report(begin, end, reader)

    def whisper(self, session: str) -> Whisper | None:
        """Return a quiet hint after the last turn of a conversation that is going on; nothing is kept of it."""
        return self._whispers.after(self._session_of(session))

    def _summary(self, material: Material) -> Summary:
        return summary_of(standing(self._kept.program(material), material.review), self._library.stems)

    def _stands(self, material: Material, turn: str) -> Coded:
        said = self._turn(material, turn)
        coded = self._kept.code(material, material.spoken.index(said))
        return put_right(coded, len(said.text), (correction for correction, _ in material.review.corrections))

    def _turn(self, material: Material, turn: str) -> Spoken:
        said = turn_named(material.spoken, turn)
        if said is None:
            raise Refused(self._say("no-turn", turn=turn))
        return said

    def _row(self, head: Head, review: Head | None) -> ReviewRow:
        return ReviewRow(
            review=review_of(head.stream),
            name=head.name,
            title=head.title,
            day=self._kept.day(head.stream) if head.kind == "review" else day_of(head.at),
            imported=head.kind == "review",
            shared=bool(review and review.state == "shared"),
        )

    def _data(self, path: Path) -> bytes:
        try:
            with home_filled_in(path).open("rb") as file:
                return file.read(LARGEST + 1)
        except OSError as error:
            raise Refused(self._say("no-file", path=str(path))) from error

    def _transcript(self, path: Path, data: bytes) -> Transcript:
        try:
            return read_transcript(path.name, data)
        except NotATranscript as error:
            raise Refused(str(error)) from error

    def _held_on(self, day: str) -> date | None:
        try:
            return past_day(day, self._stamp().at.date()) if day else None
        except Wrong as wrong:
            raise Refused(self._library.phrase(f"supervision/{wrong.phrase}", **wrong.facts)) from None

    def _named(self, name: str) -> str:
        name = clean_line(name)
        if not name:
            raise Refused(self._say("name-needed"))
        return name

    def _say(self, key: str, **facts: object) -> str:
        return clean(self._library.phrase(f"reading/{key}", **facts))

"""Supervision: the agenda with what can be ticked, when the next hour is due, the log, and the portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from convo.model.words import clean
from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.room import Page
from convo.tui.widgets.rows import Row, Rows
from convo.tui.widgets.status import Status

if TYPE_CHECKING:
    from convo.model.supervision_view import Agenda, Line, Part

PAPERS = ("agenda", "period", "log", "portfolio")
PLAIN = "plain-"
"""What the id of a row begins with that can be read and not ticked."""


class SupervisionScreen(Page):
    """Lists what there is to talk about; Enter ticks a line."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (
        co.BringUp,
        co.RecordMeeting,
        co.RecordTraining,
        co.NextPaper,
        co.WritePaper,
        co.RecordPractice,
        co.WriteReflection,
        co.TickNotDone,
        co.StrikeOut,
        co.JoinRecord,
        co.Earlier,
        co.Later,
        co.Shut,
    )
    BINDINGS = co.bindings(OFFERS)

    def __init__(self) -> None:
        """Begin with the agenda."""
        super().__init__()
        self._paper = PAPERS[0]
        self._stopped = Event()

    def compose(self) -> ComposeResult:
        """Lay out where the worker stands over the agenda or a paper."""
        yield Static(self._say("title"), markup=False, id="top")
        yield Static(markup=False, id="due")
        yield Rows(id="agenda")
        with VerticalScroll(id="paper", can_focus=False):
            yield Static(markup=False)
        yield Status()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the agenda."""
        self.query_one("#paper").add_class("empty")
        self.query_one("#agenda").focus()
        self._look(self._say("hint-agenda"))

    @work(exclusive=True, group="look")
    async def _look(self, said: str) -> None:
        """Ask for what is shown, and show it with something to say."""
        notice = await self.ask(self.house.desk.supervision.notice)
        agenda = await self.ask(self.house.desk.supervision.agenda)
        if agenda is None:
            return
        due = self.house.desk.supervision.stands(agenda.standing)
        style = "bold" if agenda.standing.overdue else ""
        self.query_one("#due", Static).update(drawing.text((due[0], style), f"\n{due[1]}"))
        self._show(agenda)
        if self._paper != PAPERS[0]:
            if not await self._ready():
                return
            text = await self.ask(self.house.desk.supervision.read, self._paper)
            self.query_one("#paper Static", Static).update(Content(clean(text or "")))
        self.tell(notice or said, trouble=bool(notice))

    async def _ready(self) -> bool:
        """Have read what the paper needs, beside all else; False where that was stopped."""
        if self._paper != "period":
            return True
        self._stopped.set()
        self._stopped = stopped = Event()  # each reading has its own: one that is stopped before it begins stays so
        self.query_one("#paper Static", Static).update("")
        self.tell(self._say("reading-period"))
        begin = await self.ask(self.house.desk.supervision.looks_back_to)
        settings = await self.ask(self.house.desk.settings) or {}
        read_since = self.house.desk.reviews.read_since
        reader = settings.get("supervisor", "")
        done = begin is not None and await self.beside(read_since, begin, reader, stopped.is_set)
        return bool(done) and bool(self.query("#paper Static"))  # the screen may have been put away

    async def flush(self) -> None:
        """Keep nobody waiting who goes on, locks or leaves."""
        self._stopped.set()
        self.house.desk.reviews.stop_reading()

    async def on_unmount(self) -> None:
        """Read no further for nobody."""
        await self.flush()

    def _show(self, agenda: Agenda) -> None:
        rows = self.query_one("#agenda", Rows)
        rows.show(list(self._rows(agenda)))
        rows.set_class(self._paper != PAPERS[0], "empty")
        self.query_one("#paper").set_class(self._paper == PAPERS[0], "empty")

    def _rows(self, agenda: Agenda) -> Iterator[Row]:
        for part in agenda.parts:
            title = self.house.desk.supervision.part_title(part)
            if part.lines:
                yield "", drawing.text((title, "bold $lead"))
                yield from (self._row(part, place, line) for place, line in enumerate(part.lines))
            else:
                yield f"{PLAIN}{part.id}", drawing.text((title, "bold" if part.count else "$quiet"))

    def _row(self, part: Part, place: int, line: Line) -> Row:
        box = "[ ] " if line.item else "  "
        details = "".join(f"\n    {detail}" for detail in line.details)
        return line.item or f"{PLAIN}{part.id}-{place}", Content(f"{box}{line.text}{details}")

    @on(OptionList.OptionSelected)
    @work
    async def _tick(self, event: OptionList.OptionSelected) -> None:
        item = event.option_id or ""
        if item.startswith(PLAIN):
            self.tell(self._say("nothing-to-tick"))
            return
        said = await self.ask(self.house.desk.supervision.tick, item)
        if said:
            self._look(said)

    @property
    def _item(self) -> str:
        """The id of the highlighted line, "" where it is none that can be ticked."""
        item = self.query_one("#agenda", Rows).chosen or ""
        return "" if item.startswith(PLAIN) or self._paper != PAPERS[0] else item

    @on(co.BringUp)
    def _bring(self) -> None:
        self._write("bring")

    @on(co.RecordMeeting)
    def _meeting(self) -> None:
        self._write("meeting")

    @on(co.RecordTraining)
    def _training(self) -> None:
        self._write("training")

    @on(co.RecordPractice)
    def _practice(self) -> None:
        self._write("practice")

    @on(co.WriteReflection)
    def _reflection(self) -> None:
        self._write("reflection")

    @on(co.TickNotDone)
    def _not_done(self) -> None:
        self._write("not-done", self._item)

    @on(co.StrikeOut)
    def _strike(self) -> None:
        self._write("strike", self._item)

    @on(co.JoinRecord)
    @work
    async def _join(self) -> None:
        """Ask whose record is this worker's too."""
        apart = await self.ask(self.house.desk.supervision.apart)
        if not apart:
            self.tell(self._say("nothing-to-join"))
            return
        said = [self._say("hint-agenda")]

        def join(name: str) -> None:
            said.append(self.house.desk.supervision.join(name))

        await self.house.sheet("pick", self._say("join-whose"), apart, join)
        self._look(said[-1])

    @work
    async def _write(self, form: str, item: str = "") -> None:
        """Lay a form over the screen, and look again when it is put away."""
        await self.house.sheet("write-down", form, item)
        self._look(self._say("hint-agenda"))

    @on(co.NextPaper)
    async def _next(self) -> None:
        await self.flush()
        self._paper = PAPERS[(PAPERS.index(self._paper) + 1) % len(PAPERS)]
        self.query_one("#paper").scroll_home(animate=False)
        self._look(self._say("hint-agenda" if self._paper == PAPERS[0] else "hint-paper"))

    @on(co.WritePaper)
    @work
    async def _save(self) -> None:
        path = await self.ask(self.house.desk.supervision.save_paper, self._paper)
        if path:
            self.tell(self.phrase("saved", path=path))

    @on(co.Earlier)
    def _up(self) -> None:
        self._scrolled.scroll_page_up(animate=False)

    @on(co.Later)
    def _down(self) -> None:
        self._scrolled.scroll_page_down(animate=False)

    @property
    def _scrolled(self) -> Rows | VerticalScroll:
        return self.query_one("#agenda", Rows) if self._paper == PAPERS[0] else self.query_one(VerticalScroll)

    def _say(self, key: str) -> str:
        return self.house.desk.phrase(f"supervision/{key}")

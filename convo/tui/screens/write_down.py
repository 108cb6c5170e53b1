"""A form of the supervision record: a meeting, training, practice, a reflection; half-written ones are kept."""

from __future__ import annotations

from asyncio import Lock
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static

from convo.model.supervision import FORMS, Form
from convo.tui import commands as co
from convo.tui.messages import Sent
from convo.tui.room import Sheet
from convo.tui.widgets.line_box import LineBox
from convo.tui.widgets.rows import Rows
from convo.tui.widgets.status import Status
from convo.tui.widgets.words_box import WordsBox

CHOSEN = ("sort", "module")
"""Fields that are chosen from a list; whatever is highlighted counts."""
LONG = ("text", "notes", "actions")
"""Fields of many lines."""
APART = ("session",)
"""Fields that a command gives and a form does not ask for."""
MARKS = {"not-done": ("item", "why"), "strike": ("item", "why")}
"""What is said of an entry that is there already."""
OTHER = "other"
"""The row for training that the role does not name."""


class WriteDownScreen(Sheet):
    """Asks for the fields of a form; Ctrl+S keeps them, and Escape leaves them half-written for the next time."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.KeepForm, co.Shut)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, form: str, item: str = "") -> None:
        """Ask for a form, or for what is to be said of an entry."""
        super().__init__()
        self._form = form
        self._item = item
        self._fields = MARKS[form] if form in MARKS else FORMS[cast(Form, form)]
        self._one_at_a_time = Lock()
        self._half_written = self._kept = False

    def compose(self) -> ComposeResult:
        """Lay out a box for each field."""
        with Vertical(id="sheet"):
            yield Static(self._say(f"form-{self._form}"), markup=False, classes="title")
            with VerticalScroll(id="fields", can_focus=False):
                for field in self._fields:
                    if field not in APART:
                        yield from self._box(field)
            yield Status()
            yield Footer(compact=True)

    def _box(self, field: str) -> ComposeResult:
        if field in CHOSEN:
            yield Static(markup=False, classes="label", id="chosen")
            yield Rows((choice, Content(text)) for choice, text in self._choices(field))
            return
        label = self._say(f"{self._form}-{field}")
        if field in LONG:
            yield WordsBox(id=field, hint=label)
        else:
            with Horizontal(classes="setting"):
                yield Static(Content(label), markup=False, classes="label")
                yield LineBox(id=field)

    def _choices(self, field: str) -> list[tuple[str, str]]:
        if field == "sort":
            return list(self.house.desk.supervision.kinds())
        return [*self.house.desk.supervision.modules(), (OTHER, self._say("module-other"))]

    @work
    async def on_mount(self) -> None:
        """Put back what was half-written, before anything typed since."""
        if self._form not in FORMS:
            self._put({"item": self._item})
            return
        async with self._one_at_a_time:
            values = await self.ask(self.house.desk.supervision.draft, self._form)
            if values is not None:  # what is kept there can't be read otherwise: nothing may be put in its place
                self._put(values)
                self._half_written = True

    def _put(self, values: dict[str, str]) -> None:
        for box in self.query(LineBox):
            box.value = " ".join(part for part in (values.get(box.id or "", ""), box.value) if part)
        for box in self.query(WordsBox):
            box.put("\n".join(part for part in (values.get(box.id or "", ""), box.text) if part))
        for rows in self.query(Rows):
            names = [option.id for option in rows.options]
            chosen = values.get(CHOSEN[0]) or values.get(CHOSEN[1])
            rows.highlighted = names.index(chosen) if chosen in names else 0
        self._first().focus()
        self.tell(self._say("hint-form"))

    def _first(self) -> Rows | LineBox | WordsBox:
        boxes = [box for box in self.query("Rows, LineBox, WordsBox") if not getattr(box, "value", "")]
        return cast("Rows | LineBox | WordsBox", boxes[0])

    @on(OptionList.OptionHighlighted)
    def _chose(self, event: OptionList.OptionHighlighted) -> None:
        """Say in words what is chosen: its colour alone would not tell once another field is in hand."""
        field = next(field for field in self._fields if field in CHOSEN)
        label = self._say(f"{self._form}-{field}", chosen=str(event.option.prompt))
        self.query_one("#chosen", Static).update(Content(label))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    @on(Sent)
    def _next(self) -> None:
        """Go to the next field; the last one keeps the form."""
        boxes = list(self.query("Rows, LineBox, WordsBox"))
        if self.focused is boxes[-1]:
            self._keep()
        else:
            self.focus_next("Rows, LineBox, WordsBox")

    @on(co.KeepForm)
    def _asked(self) -> None:
        self._keep()

    @work
    async def _keep(self) -> None:
        """Keep the form, once however often the key came; then it is half-written no more."""
        async with self._one_at_a_time:
            if self._kept or not await self._said():
                return
            self._kept, self._half_written = True, False
        self.dismiss(None)

    async def _said(self) -> str | None:
        desk, values = self.house.desk.supervision, self._values()
        if self._form == "strike":
            return await self.ask(desk.strike, values["item"], values["why"])
        if self._form == "not-done":
            return await self.ask(desk.tick, values["item"], False, values["why"])
        return await self.ask(desk.write, cast(Form, self._form), values)

    def _values(self) -> dict[str, str]:
        values = {box.id or "": box.value for box in self.query(LineBox)}
        values |= {box.id or "": box.text for box in self.query(WordsBox)}
        for field in CHOSEN:
            if field in self._fields:
                chosen = self.query_one(Rows).chosen or ""
                values[field] = "" if chosen == OTHER else chosen
        return values

    async def flush(self) -> None:
        """Keep what is half-written; what is only chosen is no word yet."""
        async with self._one_at_a_time:
            if self._half_written:
                values = self._values()
                written = any(value.strip() for field, value in values.items() if field not in CHOSEN)
                form, desk = cast(Form, self._form), self.house.desk.supervision
                await self.ask(desk.keep_draft, form, values if written else {})

    def put_away(self) -> None:
        """Keep what is half-written, then go."""
        self._leave()

    @work
    async def _leave(self) -> None:
        await self.flush()
        self.dismiss(None)

    def _say(self, key: str, **facts: str) -> str:
        return self.house.desk.phrase(f"supervision/{key}", **facts)

"""The concern key: those that are open, or one raised by hand: what, about whom, how soon, a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from convo.model import wish as wi
from convo.model.kinds import ABOUTS, URGENCIES
from convo.tui import commands as co
from convo.tui import drawing
from convo.tui.messages import Sent
from convo.tui.room import Sheet
from convo.tui.widgets.rows import Row, Rows
from convo.tui.widgets.status import Status
from convo.tui.widgets.words_box import WordsBox

if TYPE_CHECKING:
    from convo.model.kinds import About, Category, Urgency
    from convo.model.view import ConcernView, View

STEPS = ("category", "about", "urgency", "words")
ROLES, CONCERN = "roles", "concern/"
"""What the ids of the rows begin with that are no categories."""


class RaiseScreen(Sheet):
    """Asks one thing at a time; Enter takes the row that is highlighted."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (co.Shut,)
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View, line: WordsBox | None = None) -> None:
        """Raise a concern in this conversation; `line` is the box under the sheet for the words of the conversation."""
        super().__init__()
        self._view = view
        self._line = line
        self._chosen: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list of the step in hand, and the box for words."""
        with Vertical(id="sheet"):
            yield Static(markup=False, classes="title")
            yield Rows()
            yield WordsBox(id="words", hint=self.phrase("raise-words"))
            yield Status()
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin with what the concern is about."""
        self._show()

    @property
    def _step(self) -> str:
        return STEPS[len(self._chosen)]

    def _rows(self) -> list[Row]:
        desk = self.house.desk
        match self._step:
            case "category":
                return self._first_rows()
            case "about":
                return [(about, Content(desk.phrase(f"concern/about-{about}"))) for about in ABOUTS]
            case _:
                return [(urgency, Content(desk.phrase(f"concern/{urgency}"))) for urgency in URGENCIES]

    def _first_rows(self) -> list[Row]:
        """Return the open concerns, what a new one can be about, and what else there is."""
        waiting = [one for one in self._view.concerns if one.open]
        answered = [one for one in self._view.concerns if not one.open]
        categories: list[Row] = [(category, Content(label)) for category, label in self.house.desk.categories()]
        return [
            *self._listed("open-concerns", waiting),
            *([("", self._heading("raise-new"))] if self._view.concerns else []),
            *categories,
            *self._listed("answered-concerns", answered),
            ("", self._heading("otherwise")),
            (ROLES, Content(self.phrase("other-role"))),
        ]

    def _listed(self, heading: str, concerns: list[ConcernView]) -> list[Row]:
        rows = [(f"{CONCERN}{one.id}", drawing.concern_line(one)) for one in concerns]
        return [("", self._heading(heading)), *rows] if rows else []

    def _heading(self, key: str) -> Content:
        return drawing.text((self.phrase(key), "bold"))

    @work
    async def _lay(self, name: str, *facts: object) -> None:
        """Lay another sheet over this one; both go away together."""
        if self.busy:
            return
        with self.waiting():
            view = await self.house.sheet(name, self._view, *facts)
        self.dismiss(view)

    def _show(self) -> None:
        self.query_one(".title", Static).update(Content(self.phrase(f"raise-{self._step}")))
        words = self._step == "words"
        self.query_one(Rows).display = not words
        if words:
            self.query_one("#words").focus()
        else:
            self.query_one(Rows).fill(self._rows())
            self.query_one(Rows).focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        if chosen == ROLES:
            self._lay("roles")
        elif chosen.startswith(CONCERN):
            self._lay("concern", chosen.removeprefix(CONCERN), self._line, True)
        else:
            self._chosen[self._step] = chosen
            self._show()

    @on(Sent)
    @work
    async def _raise(self, sent: Sent) -> None:
        if self._step != "words":
            self.query_one(Rows).focus()
            return
        wish = wi.Raise(
            category=cast("Category", self._chosen["category"]),
            urgency=cast("Urgency", self._chosen["urgency"]),
            about=cast("About", self._chosen["about"]),
            words=sent.text,
        )
        await self.finish(self._view.session, wish)

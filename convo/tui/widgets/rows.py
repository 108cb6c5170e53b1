"""A list to choose from; its rows are plain text with styles, never markup."""

from collections.abc import Iterable, Sequence

from textual.content import Content, Span
from textual.widgets import OptionList
from textual.widgets.option_list import Option

Row = tuple[str, Content]


class Rows(OptionList):
    """Rows with ids; the row with an empty id is a heading and can't be chosen."""

    def __init__(self, rows: Iterable[Row] = (), *, id: str | None = None) -> None:
        """Make a list of rows."""
        super().__init__(*_options(rows), id=id, markup=False, compact=True)

    def fill(self, rows: Iterable[Row]) -> None:
        """Show other rows, with the first that can be chosen highlighted."""
        self.clear_options()
        self.add_options(_options(rows))
        self.action_first()

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows anew, with the cursor where it was; rows that only have other words stay where they are."""
        if [(row or None) for row, _ in rows] == [option.id for option in self.options]:
            self._reword(rows)
            return
        place = self.highlighted
        self.fill(rows)
        if place is not None and place < len(rows) and rows[place][0]:
            self.highlighted = place

    def _reword(self, rows: Sequence[Row]) -> None:
        for place, (_, content) in enumerate(rows):
            plain = _plain(content)
            if plain != self.get_option_at_index(place).prompt:
                self.replace_option_prompt_at_index(place, plain)

    @property
    def chosen(self) -> str | None:
        """The id of the highlighted row."""
        option = self.highlighted_option
        return option.id if option else None

    def on_mount(self) -> None:
        """Highlight the first row that can be chosen."""
        self.action_first()


def _options(rows: Iterable[Row]) -> list[Option]:
    return [Option(_plain(content), id=row or None, disabled=not row) for row, content in rows]


def _plain(content: Content) -> Content:
    """Leave the colours to the list: the highlighted row has its own, and everything in it must be read."""
    bold = [Span(span.start, span.end, "bold") for span in content.spans if "bold" in str(span.style)]
    return Content(content.plain, bold)

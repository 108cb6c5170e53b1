"""A box for one line: a name, a search, a setting; cleaned on the way in, line breaks become spaces."""

from textual import events
from textual.widgets import Input

from convo.model.words import clean


class LineBox(Input):
    """An input that never draws what a terminal would act on, and keeps every line of a paste."""

    def __init__(self, value: str = "", *, hint: str = "", id: str | None = None, secret: bool = False) -> None:
        """Make a box with a value or a hint; a secret one shows dots."""
        super().__init__(value, placeholder=hint, id=id, password=secret, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Clean the value before it is drawn."""
        return clean(value).replace("\n", " ")

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        self.replace(self.validate_value(event.text), start, end)

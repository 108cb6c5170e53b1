"""The box that words are typed and pasted into: cleaned on the way in, kept whole, sent with Enter."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from convo.model.words import clean
from convo.tui.messages import Edited, Sent


class WordsBox(TextArea, inherit_bindings=False):
    """Grows with its words; Enter sends, Ctrl+J begins a new line, and a paste of many lines stays one entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_word_left", show=False),
        Binding("ctrl+right", "cursor_word_right", show=False),
        Binding("home,ctrl+a", "cursor_line_start", show=False),
        Binding("end", "cursor_line_end", show=False),
        Binding("shift+left", "cursor_left(True)", show=False),
        Binding("shift+right", "cursor_right(True)", show=False),
        Binding("shift+up", "cursor_up(True)", show=False),
        Binding("shift+down", "cursor_down(True)", show=False),
        Binding("shift+home", "cursor_line_start(True)", show=False),
        Binding("shift+end", "cursor_line_end(True)", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("ctrl+w,ctrl+backspace,alt+backspace", "delete_word_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+u", "delete_to_start_of_line", show=False),
        Binding("ctrl+x", "cut", show=False),
        Binding("ctrl+c", "copy", show=False),
        Binding("ctrl+v", "paste", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding("ctrl+j,shift+enter", "new_line", show=False),
    ]

    def __init__(self, words: str = "", *, hint: str = "", id: str | None = None, lets_go: bool = False) -> None:
        """Make a box, with words in it or a hint while it is empty; `lets_go` where words sent leave it one by one."""
        super().__init__(
            clean(words), id=id, placeholder=_hint(hint), compact=True, highlight_cursor_line=False, soft_wrap=True
        )
        self.cursor_blink = False
        self.lets_go = lets_go
        self.ended = ""
        """The words as they stood when something ended them: what is typed on over a card begins a new line then."""
        self._sent = ""
        if words:
            self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Clean what is typed or pasted before it becomes part of the words."""
        edit.text = clean(edit.text)
        return super().edit(edit)

    def put(self, words: str) -> None:
        """Replace the words, with the cursor at their end."""
        self._sent = ""
        self.load_text(clean(words))
        self.move_cursor(self.document.end)

    def send(self) -> None:
        """Send the words; they stay until they are let go, and those typed behind them meanwhile are the next."""
        words = self.text.removeprefix(self._sent)
        if self.lets_go and words.strip():
            self._sent = self.text
            self.move_cursor(self.document.end)
        self.post_message(Sent(words))

    def let_go(self, words: str) -> None:
        """Take away words that were sent; words typed since are nobody's to clear."""
        if self.text.startswith(words):
            sent = self._sent.removeprefix(words)
            self.put(self.text.removeprefix(words))
            self._sent = sent

    def hint(self, words: str) -> None:
        """Say, while the box is empty, what it is for."""
        self.placeholder = _hint(words)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.send()

    def action_new_line(self) -> None:
        """Begin a new line within the same words."""
        self.insert("\n")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the screen that the words changed."""
        event.stop()
        self.post_message(Edited(self.text))


def _hint(words: str) -> Content:
    """Leave the first place to the cursor: a letter under it would be hard to read."""
    return Content(f" {words}" if words else "")

"""Words typed on while a card comes to the front by itself: they go on into the conversation's own line, unsent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Static

from convo.tui import drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from convo.tui.widgets.words_box import WordsBox

TURNS = ("tab", "shift+tab", "up", "down")
"""Keys that turn to the card at once. Enter and the card's other keys do so where no words are being typed."""

EDITS = {
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+w": "delete_word_left",
    "ctrl+u": "delete_to_start_of_line",
    "left": "cursor_left",
    "right": "cursor_right",
    "home": "cursor_line_start",
    "end": "cursor_line_end",
    "ctrl+j": "new_line",
    "shift+enter": "new_line",
}
"""Keys that put the words right, by what they do in a box for words."""


class TypedOn(Static, can_focus=True):
    """Stands in for a card's box until the worker turns to the card: they look at a person, not at a screen."""

    def __init__(self, line: WordsBox | None, box: WordsBox, phrase: Callable[..., str]) -> None:
        """Take the conversation's own line, None where the worker opened the card on purpose, and the card's box."""
        super().__init__(markup=False, id="typed-on")
        self._line = line
        self._box = box
        self._phrase = phrase
        self._before_card = True

    @property
    def _into(self) -> WordsBox:
        return self._line if self._before_card and self._line else self._box

    def begin(self) -> None:
        """Take the keys from now on, as a card has come; what is in its box was not typed to it."""
        if self._line is None:
            self.turn()
            return
        self._before_card = True
        self.display, self._box.display = True, False
        if self._box.text:
            self._add(self._box.text)
            self._box.put("")
        self._show()
        self.screen.set_focus(self)

    def turn(self) -> None:
        """Give the keys to the card's box, at once; words typed on stay in sight."""
        self._before_card = False
        if self._line:
            self._line.ended = self._line.text
        self._show()
        self.display, self._box.display = bool(self._line and self._line.text), True
        if self.screen.focused in (None, self):
            self.screen.set_focus(self._box)

    def end_words(self) -> bool:
        """Take a key as the end of words typed on; False where there are none, so that the key is the card's."""
        if self._into is self._box or self._line is None or self._line.text in ("", self._line.ended):
            return False
        self._line.ended = self._line.text
        self._show()
        return True

    def take(self, event: events.Key) -> None:
        """Take a key that words are typed with; a key that was under way when the worker turned is the card's."""
        if event.key == "enter":
            self._enter()
        elif event.key in TURNS:
            self.turn()
        elif event.key in EDITS:
            getattr(self._into, f"action_{EDITS[event.key]}")()
        elif event.character and event.is_printable:
            self._add(event.character)
        else:
            return
        event.stop()
        event.prevent_default()
        self._show()

    def _enter(self) -> None:
        if not self.end_words():
            self.turn()
            self._box.send()

    def _add(self, words: str) -> None:
        into = self._into
        if into is self._line and into.ended and into.text == into.ended:
            into.move_cursor(into.document.end)
            words = f"\n{words}"
        into.insert(words)

    def _show(self) -> None:
        """Show what the keys do now, or where the words are that were typed on."""
        words = " ".join(self._line.text.split()) if self._line else ""
        tail = words if len(words) <= 70 else f"…{words[-69:]}"
        key = "typed-on" if words else "typed-on-hint"
        self.update(drawing.text((self._phrase(key, words=tail), "bold" if words else "$quiet")))

    async def _on_key(self, event: events.Key) -> None:
        self.take(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._add(event.text)
        self._show()

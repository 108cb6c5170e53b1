"""The card of the question in front: what to ask, read at a glance, with the choices and the shortest other way."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from convo.tui import drawing
from convo.tui.messages import Picked

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from convo.model.view import Prompt

    Phrase = Callable[..., str]

NUMBERS = {"ruler": range(11), "attainment": range(-2, 3)}
"""The numbers that a ruler and an attainment scale take."""


TAKES = {"several", "ruler", "attainment", "date", "show"}
"""The kinds of answers whose form is said on the card."""

HINTS = 2
"""How many hints a card shows until it is opened: it is read at a glance."""


class ChoiceSpot(Static):
    """One choice; a click picks it, as typing its key would."""

    def __init__(self, key: str, label: str) -> None:
        """Make the spot of a choice."""
        super().__init__(drawing.text((key, "bold $lead"), f"  {label}" if label else ""), markup=False)
        self._key = key

    def on_click(self) -> None:
        """Pick this choice."""
        self.post_message(Picked(self._key))


class PromptCard(VerticalScroll, can_focus=False):
    """Shows one question; `opened` shows the rest of its card too."""

    def __init__(self, phrase: Phrase) -> None:
        """Make an empty card; `phrase` gives its wording."""
        super().__init__()
        self._phrase = phrase
        self.opened = False
        self._shown: tuple[Prompt, bool] | None = None

    async def show(self, prompt: Prompt) -> None:
        """Show a question; one that is shown already stays as it is."""
        if self._shown == (prompt, self.opened):
            return
        self._shown = (prompt, self.opened)
        self.set_class(self.opened, "opened")
        await self._fill(
            [_words(_head(prompt), "head"), _words(drawing.text((prompt.card.ask, "bold $lead")), "ask")]
            + [_words(Content(self._phrase(f"takes-{prompt.answer}")), "hint") for _ in TAKES & {prompt.answer}]
            + self._choices(prompt)
            + [_words(part, "hint") for part in self._hints(prompt)]
        )

    async def say(self, *words: str) -> None:
        """Show plain words instead of a question: everything was asked, or the conversation has ended."""
        self._shown = None
        await self._fill([_words(Content(part), "ask" if not place else "hint") for place, part in enumerate(words)])

    async def _fill(self, widgets: list[Widget]) -> None:
        with cast("App[int]", self.app).batch_update():
            await self.remove_children()
            await self.mount_all(widgets)
        self.scroll_home(animate=False)

    def _choices(self, prompt: Prompt) -> list[Widget]:
        pairs = [(choice.key, choice.label) for choice in prompt.choices]
        if numbers := NUMBERS.get(prompt.answer):
            pairs = [
                (f"{number:+d}" if prompt.answer == "attainment" and number else str(number), "") for number in numbers
            ]
        if not pairs:
            return []
        width = max(len(key) + len(label) for key, label in pairs) + 4
        return [ItemGrid(*(ChoiceSpot(key, label) for key, label in pairs), min_column_width=width, classes="choices")]

    def _hints(self, prompt: Prompt) -> list[Content]:
        hints: list[str] = []
        if prompt.said_already:
            hints.append(self._phrase("said-already", words=drawing.short(prompt.said_already, 60)))
        elif prompt.answered:
            hints.append(self._phrase("answered", words=drawing.short(prompt.answered, 60)))
        if self.opened:
            return [Content(hint) for hint in hints] + self._rest(prompt)
        if prompt.stems:
            hints.append(self._phrase("stem", words=prompt.stems[0]))
        hints += [self._phrase("shorter", words=way.text) for way in prompt.card.ways if way.kind == "short"]
        return [Content(hint) for hint in hints[:HINTS]]

    def _rest(self, prompt: Prompt) -> list[Content]:
        card = prompt.card
        parts = [
            ("other-ways", [way.text for way in card.ways]),
            ("stems", list(prompt.stems)),
            ("why", [card.why] if card.why else []),
            ("listen", list(card.listen)),
            ("hard", list(card.hard)),
        ]
        return [
            drawing.text((self._phrase(heading), "bold"), *(f"\n• {line}" for line in lines))
            for heading, lines in parts
            if lines
        ]


def _words(content: Content, kind: str) -> Static:
    return Static(content, markup=False, classes=kind)


def _head(prompt: Prompt) -> Content:
    needed = " · * needed" if prompt.needed else ""
    hand = f" · {drawing.short(prompt.in_hand, 60)}" if prompt.in_hand else ""
    return drawing.text((f"{prompt.stage_title} · {prompt.card.title}{needed}", "$quiet"), (hand, "italic $quiet"))

"""A turn as the client's answer to it needs it."""

from dataclasses import dataclass

from convo.model.coding import Coded
from convo.model.practice import Met, State
from convo.practice.hearing import Heard


@dataclass(frozen=True, slots=True)
class Given:
    """A turn, as the reply to it needs it: heard, coded, the rules that held, and the client just before it.

    `stepping` says that it takes a step that belongs to danger.
    """

    heard: Heard
    coded: Coded
    met: tuple[Met, ...]
    before: State
    hurt: bool
    had_enough: bool = False
    stepping: bool = False

    def holds(self, rule: str, least: float = 0.01) -> bool:
        """Tell whether a rule held, at least so strongly."""
        return any(one.rule == rule and one.strength >= least for one in self.met)

    @property
    def listens(self) -> bool:
        """Whether the turn asks openly, reflects, or is kind."""
        kind = {"affirmation", "autonomy", "apology"} & self.heard.manners
        return bool(kind) or self.coded.behaviour == "reflection" or self.coded.question == "open"

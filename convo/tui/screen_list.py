"""Every screen there is by its name, and what makes it when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from convo.model.view import View

SCREENS: dict[str, str] = {
    "unlock": "unlock.UnlockScreen",
    "home": "home.HomeScreen",
    "start": "start.StartScreen",
    "conversation": "conversation.ConversationScreen",
    "concern": "concern.ConcernScreen",
    "go-to": "go_to.GoToScreen",
    "correct": "correct.CorrectScreen",
    "raise": "raise_concern.RaiseScreen",
    "refer": "refer.ReferScreen",
    "roles": "roles.RolesScreen",
    "things": "things.ThingsScreen",
    "finish": "finish.FinishScreen",
    "skip": "reason.SkipReasonScreen",
    "stance": "reason.StanceScreen",
    "plan": "plan.PlanScreen",
    "supervision": "supervision.SupervisionScreen",
    "write-down": "write_down.WriteDownScreen",
    "settings": "settings.SettingsScreen",
    "readings": "readings.ReadingsScreen",
    "review": "review.ReviewScreen",
    "code": "code.CodeScreen",
    "scales": "scales.ScalesScreen",
    "few-words": "few_words.FewWordsScreen",
    "practise": "practise.PractiseScreen",
    "set-up": "set_up.SetUpScreen",
    "practising": "practising.PractisingScreen",
    "feedback": "feedback.FeedbackScreen",
    "two-ways": "two_ways.TwoWaysScreen",
    "pick": "pick.PickScreen",
    "help": "help.HelpScreen",
    "curtain": "curtain.CurtainScreen",
}
"""Every screen: its name here, its module and class. Each is imported when first shown, after the first paint."""


def make_screen(name: str, *facts: object) -> Screen[View | None]:
    """Make the screen of that name; `facts` are what it is made with."""
    module, _, kind = SCREENS[name].partition(".")
    return getattr(import_module(f"convo.tui.screens.{module}"), kind)(*facts)


def is_screen(screen: Screen[object], name: str) -> bool:
    """Tell whether a screen is the one of that name."""
    return SCREENS[name].rpartition(".")[2] == type(screen).__name__

"""The terminal UI: screens that ask the desk, and never the engine or the store. START in app.py."""

from convo.tui.app import ConvoApp, run

__all__ = ["ConvoApp", "run"]

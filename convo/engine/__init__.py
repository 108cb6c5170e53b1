"""Decisions about a conversation, as pure functions of model values. Start in turn.py."""

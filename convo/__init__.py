"""A chat-style guide for the wellbeing conversations of social prescribing link workers."""

__version__ = "0.1.0"

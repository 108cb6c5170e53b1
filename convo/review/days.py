"""A day as it is written in what people read."""

from datetime import date


def day_text(day: date) -> str:
    """Return a day such as 22 November 2026."""
    return f"{day.day} {day:%B %Y}"

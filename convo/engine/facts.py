"""What a card may name in braces: the person, what matters, the goal or step in hand, the latest number."""

import re

from convo.engine.conditions import Spot
from convo.model.card import Card, Way
from convo.model.session import Item, Session

FACTS = ("name", "matters", "topic", "focus", "goal", "step", "cue", "response", "number", "line", "last", "review")
"""The facts that card text may hold in braces."""

UNKNOWN = "…"
_BRACES = re.compile(r"\{([a-z_]+)\}")
_SHORT = 90


def facts(session: Session, spot: Spot) -> dict[str, str]:
    """Return every fact known at `spot`, each on one line and cut at a word where it runs long."""
    known = {kind: _latest(session, kind, spot) for kind in ("matters", "focus", "goal", "step")}
    topics = session.live("topic")
    step = _item(session, "step", spot)
    found = {
        "name": session.plan_fields["called"].value if "called" in session.plan_fields else session.name,
        "topic": topics[0].text if topics else "",
        "cue": step.value("cue") if step else "",
        "response": step.value("response") if step else "",
        "number": _number(session, spot),
        "line": session.items[spot.subject].text if spot.subject else "",
        "last": _last_words(session),
        "review": session.plan_fields["review"].value if "review" in session.plan_fields else "",
        **known,
    }
    return {name: brief(value) for name, value in found.items() if value.strip()}


def fill(text: str, known: dict[str, str]) -> str:
    """Return `text` with each `{fact}` replaced; one not known yet becomes "…". What is put in is not read again."""
    return _BRACES.sub(lambda brace: known.get(brace[1], UNKNOWN), text)


def fill_card(card: Card, known: dict[str, str]) -> Card:
    """Return the card with its facts filled in."""
    return card.model_copy(
        update={
            "ask": fill(card.ask, known),
            "ways": tuple(Way(kind=way.kind, text=fill(way.text, known)) for way in card.ways),
            "why": fill(card.why, known),
            "listen": tuple(fill(line, known) for line in card.listen),
            "hard": tuple(fill(line, known) for line in card.hard),
        }
    )


def brief(text: str) -> str:
    """Return `text` on one line, cut at a word with "…" where it runs past 90 characters."""
    line = " ".join(text.split())
    if len(line) <= _SHORT:
        return line
    return line[:_SHORT].rsplit(" ", 1)[0] + UNKNOWN


def _latest(session: Session, kind: str, spot: Spot) -> str:
    item = _item(session, kind, spot)
    return item.text if item else ""


def _item(session: Session, kind: str, spot: Spot) -> Item | None:
    if spot.subject and session.items[spot.subject].kind == kind:
        return session.items[spot.subject]
    found = [item for item in session.items.values() if item.kind == kind and item.live]
    return found[-1] if found else None


def _number(session: Session, spot: Spot) -> str:
    for asking in reversed(session.askings.values()):
        entry = session.entries[asking.entry] if asking.entry else None
        if entry and entry.number is not None and asking.subject == spot.subject:
            return str(entry.number)
    return ""


def _last_words(session: Session) -> str:
    for entry in reversed(session.entries.values()):
        if entry.speaker == "person":
            return entry.text
    return ""

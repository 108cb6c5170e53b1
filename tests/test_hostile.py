"""Ten thousand hostile entries through the engine, a real encrypted store and every export: nothing gets through."""

import random
import unicodedata
from datetime import UTC, datetime
from itertools import count

from convo.desk import Desk, Refused
from convo.desk.world import World
from convo.model import wish as wi
from convo.model.kinds import HAND_KINDS
from convo.store import SqliteLog

ENTRIES = 10_000
PIECES = [
    "\x1b[2J", "\x1b]52;c;aGk=\x07", "\x1b]8;;http://x\x1b\\", "\x9b1m", "\x90", "\x00", "\x7f", "\u202e", "\u2066",
    "\ud800", "\ufeff", "[/", "[link=http://evil]x", "[@click=app.quit()]x[/]", "<script>alert(1)</script>",
    "{name}",
    "{{7*7}}", "${x}", "%s%n", "=cmd()", "+1", "@SUM(A1)", "../../etc/passwd", "C:\\x", "'; DROP TABLE events;--",
    "# heading", "![x](http://x)", "`code`", "|a|b|", "/end", "//", "\r\n", "\n\n", "مرحبا", "日本", "👩\u200d👧",
    "é" * 9,
    "x" * 3000, "I am fine", "-1", "10", "yes", "12 January", "\t",
]  # fmt: skip


def unsafe(text: str) -> list[str]:
    """The characters that a terminal or a viewer would act on; joiners belong to people's writing."""
    allowed = "\n\t\u200c\u200d"
    return [letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf", "Cs") and letter not in allowed]


def wish(chance: random.Random, text: str) -> wi.Wish:
    match chance.randrange(12):
        case 0:
            return wi.Skip(reason=text)
        case 1:
            return wi.Park(reason=text)
        case 2:
            return wi.Correct(entry=f"e{chance.randrange(1, 400)}", text=text)
        case 3:
            return wi.Jump(stage=text[:40])
        case 4 | 5 | 6 | 7:
            return wi.Say(text=text)
        case _:
            return wi.Say(text=text, keep=chance.choice(HAND_KINDS))


def test_ten_thousand_hostile_entries_change_nothing_but_the_conversation(library, tmp_path):
    chance, ids = random.Random(22), count(1)
    world = World(lambda: datetime(2026, 11, 22, tzinfo=UTC), lambda: f"{next(ids):04x}")
    desk = Desk(SqliteLog.create(tmp_path / "convo.db", "a long passphrase"), library, world)
    session = ""
    for number in range(ENTRIES):
        if number % 400 == 0:
            person = desk.add_person("Sam" + chance.choice(PIECES[:10]))
            session = desk.start(person, chance.choice(["first-conversation", "signpost"])).session
        text = "".join(chance.choices(PIECES, k=chance.randrange(1, 5)))
        try:
            view = desk.take(session, wish(chance, text))
        except Refused as refused:
            said = str(refused)
        else:
            said = str(view.model_dump(mode="json", exclude={"started_at"})) if number % 20 == 0 else ""
        assert not unsafe(said), text
        if number % 400 == 399:
            for name, _ in desk.formats():
                assert not unsafe(desk.plan_as(session, name).decode("utf-8")), name
    assert not unsafe(str(desk.home().model_dump(mode="json")))
    assert b"DROP TABLE" not in (tmp_path / "convo.db").read_bytes()
    desk.close()

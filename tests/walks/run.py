"""Plays a walk and says where it went otherwise than its file expects: `python tests/walks/run.py FILE…`."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from convo.cli.playing import Played, Player
from convo.content.library import Library
from convo.content.place import Place, find_place
from convo.content.walks import EXAMPLE, End, Then, Walk, read_walk
from convo.engine.criteria import missing
from convo.engine.fold import replay
from convo.model.session import Session
from convo.store import MemoryLog

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "tests/walks"


@dataclass(frozen=True)
class Result:
    """How a walk went: what was otherwise than expected, the conversation, and its plan in every format."""

    faults: tuple[str, ...]
    session: Session
    plans: dict[str, bytes]
    turns: tuple[Played, ...] = ()


def walk_names() -> tuple[str, ...]:
    """Return the files of all walks, the demo's among them."""
    return (EXAMPLE, *Place(ROOT).names(FOLDER, ".toml", deep=True))


def load_walk(name: str) -> Walk:
    """Return the walk in a file."""
    return read_walk(Place(ROOT), name)


@cache
def play(name: str, forget: bool = False) -> Result:
    """Play a walk, and those before it; with `forget` every turn has to replay the conversation from the log."""
    log, content = MemoryLog(), library()
    return _play(name, Player(log, content, forget), log)


@cache
def library() -> Library:
    """Return the content, read once for all walks."""
    return Library(find_place())


def _play(name: str, player: Player, log: MemoryLog) -> Result:
    walk = load_walk(name)
    before = _play(f"{FOLDER}/{walk.after}.toml", player, log).faults if walk.after else ()
    view = player.begin(walk)
    done, faults = [], list(before)
    for number, played in enumerate(player.turns(walk, view), 1):
        done.append(played)
        session = replay(log.read(view.session))
        faults += [f"{name}: turn {number}: {fault}" for fault in _turn_faults(played, session)]
    session = replay(log.read(view.session))
    plans = {name: player.desk.plan_as(view.session, name) for name, _ in player.desk.formats()}
    faults += [f"{name}: end: {fault}" for fault in _end_faults(walk.end, session, plans["text"].decode())]
    return Result(tuple(faults), session, plans, tuple(done))


def _turn_faults(played: Played, session: Session) -> Iterator[str]:
    turn, before = played.turn, played.before.prompt
    front = before.question if before else ""
    if turn.expect is not None and turn.expect != front:
        yield f"expected {turn.expect!r} in front, found {front!r}"
    if bool(played.refused) != turn.then.refused:
        yield f"refused: {played.refused}" if played.refused else "was not refused"
    yield from _then_faults(turn.then, played, session)


def _then_faults(then: Then, played: Played, session: Session) -> Iterator[str]:
    prompt = played.after.prompt
    question, stage = (prompt.question, prompt.stage) if prompt else ("", "")
    if then.question not in (None, question):
        yield f"then expected {then.question!r} in front, found {question!r}"
    if then.stage not in (None, stage):
        yield f"then expected stage {then.stage!r}, found {stage!r}"
    concerns = tuple(concern.category for concern in session.open_concerns)
    if then.concerns not in (None, concerns):
        yield f"then expected the open concerns {then.concerns}, found {concerns}"
    kept = Counter(item.kind for item in session.items.values() if item.live)
    for kind, count in then.kept.items():
        if kept[kind] != count:
            yield f"then expected {kind} {count} times, found {kept[kind]}"
    told = played.refused or played.after.message
    if then.message not in told:
        yield f"then expected {then.message!r} to be said, heard {told!r}"


def _end_faults(end: End, session: Session, plan: str) -> Iterator[str]:
    flat = " ".join(plan.split())
    if end.agreed != bool(session.agreed_by):
        yield f"agreed by {session.agreed_by!r}"
    if end.missing not in (None, missing(session)):
        yield f"missing {missing(session)}, expected {end.missing}"
    goals = tuple(goal.text for goal in session.live("goal"))
    if end.goals not in (None, goals):
        yield f"goals {goals}, expected {end.goals}"
    yield from (f"the plan lacks {text!r}" for text in end.plan_has if text not in flat)
    yield from (f"the plan has {text!r}" for text in end.plan_lacks if text in flat)


def _show(name: str) -> int:
    result = play(name)
    for played in result.turns:
        prompt, wish = played.after.prompt, played.turn.wish
        front = f"{prompt.stage}/{prompt.question} {prompt.in_hand}" if prompt else "(nothing left)"
        print(f"{wish.do:12} {getattr(wish, 'text', '')[:50]:50} -> {front} {played.refused or played.after.message}")
    print(result.plans["text"].decode())
    print(*result.faults, sep="\n")
    return len(result.faults)


if __name__ == "__main__":
    sys.exit(min(1, sum(_show(str(Path(file).resolve().relative_to(ROOT))) for file in sys.argv[1:])))

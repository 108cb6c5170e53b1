"""Random trainees, good, poor and odd, who play a client from end to end: they find what no reader of a file would."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple

from convo.model.client import Client
from convo.model.coding import Coded, Spoken
from convo.model.practice import Resistance, Setting, State, Turn
from convo.practice.practice import Practice, World

Sayings = Mapping[str, Sequence[str]]
"""What trainees say, by kind, from prompts/practice/trainees.md; the kinds "script" and "ask" are added here."""

_KINDS = ("open", "closed", "script", "ask", "reflect", "affirm", "advise", "argue", "sorry", "direct", "next", "odd")
_SORTS: tuple[tuple[int, ...], ...] = (
    (6, 1, 3, 1, 9, 2, 0, 0, 1, 1, 1, 0),
    (2, 6, 2, 3, 1, 0, 6, 1, 0, 0, 1, 0),
    (3, 3, 3, 3, 3, 1, 2, 1, 1, 1, 1, 1),
    (1, 2, 1, 2, 0, 0, 4, 5, 1, 0, 0, 4),
    (2, 2, 9, 5, 3, 1, 1, 0, 0, 1, 1, 0),
)
"""How often trainees of five sorts do each thing: listeners, fixers, all sorts, the rude, and those who read it out."""

_CODES: Mapping[str, dict[str, Any]] = {
    "open": {"behaviour": "question", "question": "open"},
    "script": {"behaviour": "question", "question": "open"},
    "closed": {"behaviour": "question", "question": "closed"},
    "ask": {"behaviour": "question", "question": "closed"},
    "direct": {"behaviour": "question", "question": "closed"},
    "next": {"behaviour": "question", "question": "closed"},
    "reflect": {"behaviour": "reflection"},
    "advise": {"behaviour": "input"},
}
_TURNS = (4, 12, 25, 40, 110)
_RESISTANCES: tuple[Resistance, ...] = ("usual", "gentle", "hard")
_SPEECH = 12
_AT_THE_DOOR, _STUBBORN = 6, 10
"""Most trainees say a few things more to a client who has gone; one in so many goes on to the end."""
_TWICE = 20
"""One practice in so many is played twice: the same seed must give the same bytes."""
_MOST = 2**256
_AFTER = ("ways/parting", "ways/door", "weave/doorstep")


@dataclass
class Trial:
    """What many practices with one client showed; `sum` is the same whenever every practice had the same bytes."""

    faults: Counter[str] = field(default_factory=Counter[str])
    said: set[str] = field(default_factory=set[str])
    told: Counter[str] = field(default_factory=Counter[str])
    practices: int = 0
    turns: int = 0
    sum: int = 0

    def add(self, other: "Trial") -> None:
        """Add what other practices showed; in whatever order, the whole is the same."""
        self.faults.update(other.faults)
        self.said |= other.said
        self.told.update(other.told)
        self.practices += other.practices
        self.turns += other.turns
        self.sum = (self.sum + other.sum) % _MOST


class _Cues(NamedTuple):
    """Words that bring up what a client knows about, and what they do not say at first."""

    known: Sequence[str]
    secret: Sequence[str]


class _Knowing:
    """Codes what a random trainee says: the trainee knows what they meant."""

    def __init__(self) -> None:
        self.kind = "odd"

    def code_next(self, before: Sequence[Spoken], turn: Spoken) -> Coded:
        """Return the code of the kind of turn it was; every other reflection is a simple one."""
        codes = _CODES.get(self.kind, {"behaviour": "other"})
        if self.kind == "reflect":
            codes = {**codes, "reflection": "complex" if len(turn.text) % 2 else "simple"}
        known = {"transcript": turn.transcript, "turn": turn.turn, "speaker": turn.speaker, "reason": "known"}
        return Coded.model_validate({**known, "confidence": 0.9, "sure": True, **codes})


class Trainees:
    """Plays clients. The same number always plays the same practice."""

    def __init__(self, world: World, sayings: Sayings) -> None:
        """Add to what trainees say every question of the script, and the common ones."""
        self._coder = _Knowing()
        self._world = world.coded_by(self._coder)
        cards = [question.card for stage in world.script.stages for question in stage.questions]
        asked = [text for card in cards for text in (card.ask, *(way.text for way in card.ways))]
        common = [f"{cue.rstrip('*')}?" for ask in world.asks for cue in ask.cues]
        speech = " ".join(sayings["advise"]) * _SPEECH
        self._sayings = {**sayings, "script": asked, "ask": common, "odd": (*sayings["odd"], speech)}
        self._cues = dict[str, _Cues]()

    def try_client(self, client: Client, seeds: Iterable[int]) -> Trial:
        """Play a client with a random trainee for each seed."""
        trial = Trial()
        for seed in seeds:
            practice = self.play(client, seed)
            found, total = faults(practice), _sum(practice)
            if seed % _TWICE == 0 and _sum(self.play(client, seed)) != total:
                found = chain(found, ("the same seed gave other words",))
            state = practice.state
            one = Trial(Counter(found), set(state.said), Counter(state.disclosed), 1, len(practice.turns), total)
            trial.add(one)
        return trial

    def play(self, client: Client, seed: int) -> Practice:
        """Play one practice to its end."""
        chance = random.Random(f"{client.id}/{seed}")  # noqa: S311 (a play, not a secret)
        setting = Setting(client=client.id, seed=seed, resistance=_RESISTANCES[seed % len(_RESISTANCES)])
        practice = Practice(self._world, client, setting)
        self._cues.setdefault(client.id, _cues(client))
        weights = _SORTS[seed % len(_SORTS)]
        left = _TURNS[chance.randrange(len(_TURNS))]
        while left > 0:
            left = min(left, _AT_THE_DOOR) if practice.over and seed % _STUBBORN else left
            left -= 1
            self._coder.kind = chance.choices(_KINDS, weights)[0]
            practice.say(self._saying(practice, chance))
        return practice

    def _saying(self, practice: Practice, chance: random.Random) -> str:
        cues, secrets = self._cues[practice.client.id]
        text = chance.choice(self._sayings[self._coder.kind])
        words = practice.heard_before(len(practice.turns) + 1)
        text = text.replace("{cue}", chance.choice(cues)).replace("{words}", words)
        return text.replace("{secret}", chance.choice(secrets))


def _cues(client: Client) -> _Cues:
    cues = [cue.rstrip("*") for topic in client.topics for cue in topic.cues]
    return _Cues(cues, [cue.rstrip("*") for one in client.disclosures for cue in one.asks] or cues)


def _sum(practice: Practice) -> int:
    """Return a number made of every byte of a practice."""
    whole = "".join(turn.model_dump_json(exclude={"state": {"said", "answered"}}) for turn in practice.turns)
    said = "".join(sorted(practice.state.said | practice.state.answered))
    return int.from_bytes(sha256(f"{practice.opening}{whole}{said}".encode()).digest())


def faults(practice: Practice) -> Iterator[str]:
    """Return what went wrong in a practice: each kind of fault as often as it happened."""
    seen, before = {practice.opening}, practice.first
    for turn in practice.turns:
        if not turn.reply.text.strip():
            yield "a turn without an answer"
        if turn.reply.text in seen:
            yield f"said twice: “{turn.reply.text[:60]}”"
        if "{" in turn.reply.text:
            yield f"a fact left open: “{turn.reply.text[:60]}”"
        yield from _forced(practice.client, turn)
        yield from _contradicted(before, turn)
        seen.add(turn.reply.text)
        before = turn.state


def _contradicted(before: State, turn: Turn) -> Iterator[str]:
    """Report what goes against what was said before: a secret told twice, another number, talk after they have gone."""
    for one in before.disclosed:
        late = (turn.reply.told, turn.reply.hint)
        if one in late or f"unsaid/{one}: not-yet" in turn.reply.sources:
            yield f"“{one}” was told already, and kept back or told again: “{turn.reply.text[:60]}”"
    for ruler, number in before.numbers.items():
        if turn.state.numbers.get(ruler) != number:
            yield f"the number for “{ruler}” changed"
    if before.over and not turn.state.over:
        yield "they came back after they had gone"
    if before.over and not turn.reply.sources[0].startswith(_AFTER):
        yield f"they talked on after they had gone: “{turn.reply.text[:60]}”"


def _forced(client: Client, turn: Turn) -> Iterator[str]:
    """Report a disclosure that came without the trust it takes."""
    one = next((one for one in client.disclosures if one.id == turn.reply.told), None)
    least = 0.0 if one is None else one.asked if one.id in turn.asked else one.trust
    if turn.state.trust < least:
        yield f"“{turn.reply.told}” came at trust {turn.state.trust}, before {least}"


def unsaid_lines(client: Client, trial: Trial) -> tuple[str, ...]:
    """Return the lines of a client that nobody heard, but for fillers, which are woven into others, and shared ones."""
    pools = [pool for topic in client.topics for pool in topic.lines.values()]
    pools += [pool for goal in client.goals for pool in goal.strands.values()]
    pools += [pool for levels in client.asks.values() for pool in levels.values()]
    if not client.shared:
        pools += [pool for levels in client.answers.values() for pool in levels.values()]
        pools += [pool for family, pool in client.ways.items() if family != "filler"]
    for one in client.disclosures:
        pools += [one.hint, one.not_yet, one.told, one.after, one.steps_taken]
    return tuple(line for pool in pools for line in pool if line not in trial.said)

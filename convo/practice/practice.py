"""A practice: a client, a seed and the trainee's turns. The same setting and the same turns give the same bytes."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from convo.model.client import Ask, Client, Lines
from convo.model.coding import Coded, Side, Spoken
from convo.model.practice import Dynamics, Manner, Reply, Setting, State, Track, Turn
from convo.model.script import Script
from convo.model.words import clean
from convo.practice.draft import Draft
from convo.practice.given import Given
from convo.practice.hearing import Ears, Heard
from convo.practice.lines import Picker
from convo.practice.matching import Matcher
from convo.practice.meeting import Fit, follow, meet
from convo.practice.moving import Mover, begin
from convo.practice.replying import Replier

_ASKED = ("asks/", "script/")
"""What they answer when asked; what they say there is then the topic in hand."""
_REMEMBERED = 12
"""How many turns back the coding of a turn looks."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_IN_HAND = 3
"""For how many turns danger stays in hand."""


class Coding(Protocol):
    """What codes a worker's turn, as `mi.coder.Coder` does."""

    def code_next(self, before: Sequence[Spoken], turn: Spoken) -> Coded:
        """Code a turn that was just spoken, knowing only what came before."""
        ...


@dataclass(frozen=True)
class World:
    """What every practice needs besides its client, read once."""

    coder: Coding
    dynamics: Dynamics
    manner: Manner
    asks: tuple[Ask, ...]
    script: Script
    weave: Mapping[str, Lines]
    wordings: Mapping[str, Lines]

    @cached_property
    def matcher(self) -> Matcher:
        """What knows the script's questions by any of their wordings."""
        return Matcher(self.script, self.wordings)

    def ears(self, client: Client) -> Ears:
        """Return a client's ears, made ready once."""
        if client.id not in self._ears or self._ears[client.id][0] is not client:
            self._ears[client.id] = client, Ears(client, self.asks, self.manner, self.matcher)
        return self._ears[client.id][1]

    @cached_property
    def _ears(self) -> dict[str, tuple[Client, Ears]]:
        return {}

    def coded_by(self, coder: Coding) -> "World":
        """Return the same world with another coder."""
        return replace(self, coder=coder)


class Practice:
    """One practice, turn by turn."""

    def __init__(self, world: World, client: Client, setting: Setting) -> None:
        """Let the client come in."""
        self.client, self.setting = client, setting
        self._world = world
        self._beyond = {one.id for one in client.disclosures if one.protocol}
        shift = world.dynamics.resistance[setting.resistance]
        self._ears = world.ears(client)
        self._mover = Mover(client, world.dynamics, shift)
        self._replier = Replier(client)
        self.first = begin(client, shift)
        self.turns: tuple[Turn, ...] = ()
        self._tracks = [Track()]
        self.opening = self._open()

    @property
    def state(self) -> State:
        """How the client is now."""
        return self.turns[-1].state if self.turns else self.first

    @property
    def over(self) -> bool:
        """Whether the client has gone."""
        return self.state.over

    def say(self, said: str) -> Turn:
        """Say something to the client; the turn with their answer is kept, and returned."""
        said = clean(said)
        number = len(self.turns) + 1
        before, track = self.state, self._tracks[-1]
        heard = self._ears.hear(said, self.danger_at(number))
        coded = self._coded(said, number)
        fit = self._fit(heard, before)
        met = meet(heard, coded, fit, (before, track))
        moved = self._mover.move(before, met)
        hurt, had_enough = self._mover.hurt(before), self._mover.had_enough(moved)
        given = Given(heard, coded, met, before, hurt, had_enough, fit.meant == "step")
        reply, state = self._answer(given, moved, number)
        turn = Turn(
            number=number,
            said=said,
            coded=coded,
            met=met,
            about=heard.topics,
            asked=heard.disclosures,
            steps=heard.steps,
            manners=tuple(sorted(heard.manners)),
            direct=heard.direct,
            reply=reply,
            state=state,
            mood=self._mover.mood(state),
        )
        self.turns = (*self.turns, turn)
        self._tracks.append(follow(track, heard, coded, fit))
        return turn

    def again(self, number: int) -> "Practice":
        """Return the same practice as it was before a turn, to try that moment another way."""
        other = Practice(self._world, self.client, self.setting)
        other.turns = self.turns[: number - 1]
        other._tracks = self._tracks[:number]
        return other

    def heard_before(self, number: int) -> str:
        """Return what the client had said when a turn was spoken."""
        return self.turns[number - 2].reply.text if number > 1 else self.opening

    def hurt_at(self, number: int) -> bool:
        """Tell whether something stood between the two when a turn was spoken."""
        return number > 1 and self.turns[number - 2].mood == "hurt"

    def reason_at(self, number: int) -> bool:
        """Tell whether the client had spoken of what a turn asks about, or hinted at it, when it was spoken."""
        before = self.turns[number - 2].state if number > 1 else self.first
        return not {*before.hinted, *before.disclosed}.isdisjoint(self.turns[number - 1].asked)

    def sentence(self, said: str, manner: str) -> str:
        """Return the first sentence of some words that does something by its words, as the client hears it, or ""."""
        return next((one for one in _SENTENCE.split(said) if manner in self._ears.hear(one).manners), "")

    def danger_at(self, number: int) -> bool:
        """Tell whether danger was asked about or told a few turns before a turn, whatever the answer was."""
        direct = self._world.manner.direct
        grave = {one.id for one in self.client.disclosures if one.protocol in direct}
        before = self.turns[: number - 1][-_IN_HAND:]
        return any(turn.direct or turn.reply.told in grave for turn in before)

    def steps_at(self, number: int) -> bool:
        """Tell whether a turn took a step that belongs to what was told, or to the danger in hand."""
        turn = self.turns[number - 1]
        return any(name in turn.state.disclosed for name, _ in turn.steps) or (
            bool(turn.steps) and self._beyond_at(number)
        )

    def _beyond_at(self, number: int) -> bool:
        """Tell whether danger, or anything else beyond the role, was asked about or told a few turns before a turn."""
        before = self.turns[: number - 1][-_IN_HAND:]
        asked = any(self._beyond.intersection((*turn.asked, turn.reply.told)) for turn in before)
        return asked or self.danger_at(number)

    def _answer(self, given: Given, moved: State, number: int) -> tuple[Reply, State]:
        about = given.heard.topics
        moved = moved.model_copy(update={"topic": about[0] if about else moved.topic})
        draft = Draft(self.client, self._picker(number, moved), moved, self._mover.level(moved))
        self._replier.compose(draft, given)
        reply, state = draft.finish()
        if reply.sources[0].startswith(_ASKED) and (said := self._ears.topics_of(reply.text)):
            state = state.model_copy(update={"topic": said[0]})
        return reply, state

    def _open(self) -> str:
        line = self._picker(0, self.first).take(self.client.ways["opening"])
        self.first = self.first.model_copy(update={"said": frozenset((line or "",)), "reply": line or ""})
        return line or ""

    def _picker(self, number: int, state: State) -> Picker:
        chance = random.Random(f"{self.client.id}/{self.setting.seed}/{number}")  # noqa: S311 (a play, not a secret)
        return Picker(self.client, self._world.weave, state.said, chance)

    def _fit(self, heard: Heard, before: State) -> Fit:
        topics = set(self._ears.topics_of(before.reply)) | {before.topic}
        earlier = (self._ears.shared(heard, turn.reply.text) for turn in self.turns[-_REMEMBERED:-1])
        direct = {*before.hinted, *before.disclosed}.intersection(heard.disclosures)
        steps = set(before.disclosed).intersection(one for one, _ in heard.steps)
        step = steps or (heard.steps and self._beyond_at(len(self.turns) + 1))
        beyond = self._beyond.intersection(heard.disclosures)
        script = heard.match or "permission" in heard.manners or heard.direct or beyond
        return Fit(
            shared=self._ears.shared(heard, before.reply),
            earlier=max(earlier, default=0),
            same_topic=bool(topics.intersection(heard.topics)),
            content=len(heard.words) > 1,
            meant="direct" if direct else "step" if step else "script" if script else "",
        )

    def _coded(self, said: str, number: int) -> Coded:
        before = [_spoken(0, "person", self.opening)]
        for turn in self.turns[-_REMEMBERED:]:
            before += _spoken(turn.number, "worker", turn.said), _spoken(turn.number, "person", turn.reply.text)
        return self._world.coder.code_next(before, _spoken(number, "worker", said))


def _spoken(number: int, speaker: Side, text: str) -> Spoken:
    return Spoken(transcript="practice", turn=f"{number}-{speaker}", speaker=speaker, text=text)

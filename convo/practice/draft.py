"""A reply in the making: its lines with where they come from, and what it changes in the client."""

from convo.model.client import Client, Disclosure, Level, Lines, Strand
from convo.model.practice import Reply, State
from convo.practice.lines import Picker, at_most

_STRANDS: tuple[tuple[float, tuple[Strand, ...]], ...] = (
    (0.75, ("step", "commitment", "need")),
    (0.65, ("commitment", "need", "reasons")),
    (0.55, ("need", "reasons", "ability")),
    (0.45, ("reasons", "ability", "desire")),
    (0.32, ("desire", "sustain")),
    (0.0, ("sustain",)),
)
"""What a client says of a goal, from which readiness on."""


class Draft:
    """One reply, line by line."""

    def __init__(self, client: Client, picker: Picker, state: State, level: Level) -> None:
        """Start with nothing said; `state` is the client's after they were moved by the turn."""
        self._client, self._picker = client, picker
        self.state = state
        self.level: Level = level
        self.lines = list[str]()
        self.sources = list[str]()
        self.told: str | None = None
        self.hint: str | None = None

    def say(self, source: str, *pools: Lines, **given: object) -> bool:
        """Say a line from the first pool that has one left; False where none has."""
        line = self._picker.take(*pools, **given)
        if line is None:
            return False
        self.lines.append(line)
        self.sources.append(source)
        return True

    def way(self, family: str) -> bool:
        """Answer how they were met."""
        return self.say(f"ways/{family}", self._client.ways[family])

    def topic(self, topic_id: str | None) -> bool:
        """Say the next line of a topic, as openly as they talk now; it is then the topic in hand."""
        topic = next((one for one in self._client.topics if one.id == topic_id), None)
        if topic is None:
            return False
        first = topic.lines["guarded" if self.level == "guarded" else "warming"][:1]
        if not self._picker.begun(topic.lines.values()) and self.say(f"topics/{topic.id}: first", first):
            self.change(topic=topic.id)
            return True
        for level, pool in zip(_names(self.level), at_most(self.level, topic.lines), strict=True):
            if self.say(f"topics/{topic.id}: {level}", pool):
                self.change(topic=topic.id)
                return True
        return False

    def any_topic(self) -> bool:
        """Say a line of the topic in hand, or else of one that they have more to say about."""
        rest = sorted(self._client.topics, key=lambda one: -self._picker.left(at_most(self.level, one.lines)))
        return self.topic(self.state.topic) or any(self.topic(topic.id) for topic in rest)

    def goal(self, goal_id: str, against: bool = False) -> bool:
        """Say something for or against a goal, as ready as they are for it."""
        goal = next(one for one in self._client.goals if one.id == goal_id)
        ready = 0.0 if against else readiness(self.state, goal_id)
        strands = next(strands for least, strands in _STRANDS if ready >= least)
        return any(self.say(f"goals/{goal_id}: {strand}", goal.strands.get(strand, ())) for strand in strands)

    def disclose(self, disclosure: Disclosure) -> bool:
        """Tell what was not said so far."""
        if not self.say(f"unsaid/{disclosure.id}: told", disclosure.told):
            return False
        self.told = disclosure.id
        self.change(disclosed=(*self.state.disclosed, disclosure.id), topic=disclosure.topic)
        self.take_up(disclosure)
        return True

    def take_up(self, disclosure: Disclosure) -> None:
        """Have something that was told in hand, for the next turns too."""
        self.change(in_hand=disclosure.id, in_hand_at=self.state.turns)

    def give_hint(self, disclosure: Disclosure) -> bool:
        """Say something that lets a listener notice."""
        if not self.say(f"unsaid/{disclosure.id}: hint", disclosure.hint):
            return False
        self.hint = disclosure.id
        self.change(hinted=(*self.state.hinted, disclosure.id))
        return True

    def weave(self, key: str, topic: str | None = None) -> bool:
        """Go on in a few words, when all lines were said; about one topic, where it is given."""
        labels = [one.label for one in self._client.topics if topic in (None, one.id)]
        self.lines.append(self._picker.woven(key, labels))
        self.sources.append(f"weave/{key}")
        return True

    def likely(self, chance: float) -> bool:
        """Tell whether something that happens with this chance happens now."""
        return self._picker.likely(chance)

    def change(self, **fields: object) -> None:
        """Change the client's state."""
        self.state = self.state.model_copy(update=fields)

    def finish(self) -> tuple[Reply, State]:
        """Return the reply, and the client after it."""
        text = " ".join(self.lines)
        weighty = any(source.endswith(": open") or source.startswith(("unsaid/", "goals/")) for source in self.sources)
        self.change(said=frozenset(self._picker.said), reply=text, weighty=weighty)
        return Reply(text=text, sources=tuple(self.sources), told=self.told, hint=self.hint), self.state


def readiness(state: State, goal: str) -> float:
    """Return how ready they are for one goal: what was never talked of is further off."""
    return round(state.readiness * (0.7 + 0.3 * min(1.0, state.goals.get(goal, 0) / 3)), 4)


def _names(level: Level) -> tuple[str, ...]:
    return {"guarded": ("guarded",), "warming": ("warming", "guarded"), "open": ("open", "warming", "guarded")}[level]

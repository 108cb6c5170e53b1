"""What the client says to a turn: the first of these that applies, and perhaps a second line. Chosen, never made up."""

from convo.model.client import STRANDS, Client, Disclosure
from convo.practice.cues import plain
from convo.practice.draft import Draft, readiness
from convo.practice.given import Given
from convo.practice.hearing import alike, roots
from convo.practice.leaving import leaves
from convo.practice.lines import at_most

_RULERS = ("importance", "confidence", "scale")
_ODD_MANNERS = ("rude", "trick", "role")
_LEAST_TURNS = 3
_KIND = frozenset(("affirmation", "autonomy", "thanks", "apology"))
_HELLO = 12  # a longer greeting may be about something
_LEANING = 0.32
"""Below this readiness they say nothing of a goal that nobody has named."""
_AT_ONCE = 3
"""So many questions in one turn nobody can answer."""
_FRESH = 4
"""For how many turns what was told stays in hand, whatever the topic."""


class Replier:
    """Answers for one client."""

    def __init__(self, client: Client) -> None:
        """Keep the client."""
        self._client = client

    def compose(self, draft: Draft, turn: Given) -> None:
        """Say what the client says to a turn."""
        if leaves(draft, turn.heard, turn.had_enough):
            return
        ways = (
            self._oddly,
            self._asked_directly,
            self._next_steps,
            self._mended,
            self._greeted,
            self._stung,
            self._told_what_to_do,
            self._confiding,
            self._permitting,
            self._answering,
            self._reflected,
            self._kindly,
        )
        said = any(way(draft, turn) for way in ways)
        if not said and not draft.any_topic():
            draft.weave("tired" if draft.state.fatigue > 0.5 else "going-on")
        if len(draft.lines) == 1 and not turn.heard.odd and not turn.hurt:
            self._adding(draft, turn)

    def _oddly(self, draft: Draft, turn: Given) -> bool:
        """They are met with something odd; a silence that goes on they fill themselves."""
        manner = next((manner for manner in _ODD_MANNERS if manner in turn.heard.manners), None)
        odd = turn.heard.odd or manner
        if odd is None:
            return False
        return draft.way(odd) or (odd != "silence" and draft.way("discord" if odd == "rude" else "unsure"))

    def _asked_directly(self, draft: Draft, turn: Given) -> bool:
        """They are asked about something they have not said: it depends on the trust whether they answer."""
        asked = [one for one in self._client.disclosures if one.id in turn.heard.disclosures]
        if not asked or not (turn.heard.asks or turn.coded.behaviour == "reflection"):
            return False
        fresh = next((one for one in asked if one.id not in draft.state.disclosed), None)
        if fresh is None:
            draft.take_up(asked[0])
            return self._fitting(draft, turn, asked[0], "after")
        draft.change(topic=fresh.topic)
        if draft.state.trust >= fresh.asked and not turn.hurt:
            return draft.disclose(fresh)
        return self._says(draft, fresh, "not-yet") or draft.way("unsure")

    def _next_steps(self, draft: Draft, turn: Given) -> bool:
        """The worker says what happens next with what was told."""
        known = {one for one, _ in turn.heard.steps}.intersection(draft.state.disclosed)
        told = next((one for one in self._client.disclosures if one.id in known), None)
        if told is None:  # danger was asked about, and nothing told: they can't just agree
            return turn.stepping and draft.way("unsure")
        if turn.heard.match and told != self._told_of(draft, turn):
            return False
        return self._fitting(draft, turn, told, "steps", "after")

    def _mended(self, draft: Draft, turn: Given) -> bool:
        return turn.holds("apology") and draft.way("mended")

    def _greeted(self, draft: Draft, turn: Given) -> bool:
        """They are greeted, and asked nothing they could answer yet."""
        heard = turn.heard
        early = "greeting" in heard.manners and draft.state.turns < _LEAST_TURNS
        on = heard.match or (heard.topics and (heard.asks or heard.size > _HELLO))
        if not early or on or not draft.way("greeting"):
            return False
        self._on_ask(draft, turn)
        return True

    def _stung(self, draft: Draft, turn: Given) -> bool:
        """They were argued with, questioned in a row, passed over; or it has all gone wrong."""
        if turn.holds("confronting", 0.4):
            return draft.way("confronted") or draft.way("discord")
        at_once = turn.heard.questions >= _AT_ONCE
        if turn.holds("closed-in-a-row") and (at_once or (draft.state.discord >= 0.15 and draft.likely(0.6))):
            return draft.way("grilled")
        if turn.holds("passes-over", 0.9) and draft.state.discord >= 0.1 and draft.likely(0.4):
            return draft.way("passed-over")
        return turn.hurt and not turn.listens and draft.way("discord")

    def _told_what_to_do(self, draft: Draft, turn: Given) -> bool:
        if turn.holds("advice", 0.35):
            return draft.way("advised")
        if turn.holds("advice-with-permission") or turn.holds("information-with-permission"):
            return draft.way("idea-liked" if draft.state.readiness >= 0.45 else "informed")
        return turn.holds("information", 0.35) and draft.way("informed")

    def _confiding(self, draft: Draft, turn: Given) -> bool:
        """Something not said so far comes of itself, to somebody who listens, in the course of its topic."""
        topics = turn.heard.topics or ((draft.state.topic,) if draft.state.topic else ())
        ready = [
            one
            for one in self._client.disclosures
            if one.id not in draft.state.disclosed and one.topic in topics and draft.state.trust >= one.trust
        ]
        return bool(ready) and turn.listens and not turn.hurt and draft.disclose(ready[0])

    def _answering(self, draft: Draft, turn: Given) -> bool:
        """They are asked something: by the script, about something that is on their mind, or about anything else."""
        heard, told = turn.heard, self._told_of(draft, turn)
        if heard.match and heard.match.question in self._client.answers:
            return self._scripted(draft, heard.match.question)
        if heard.match and heard.match.question in STRANDS and draft.goal(self._goal(draft, turn)):
            return True
        if not heard.asks and turn.coded.behaviour != "question":
            return False
        if told and (not heard.topics or told.topic in heard.topics or heard.direct):
            return self._fitting(draft, turn, told, "after") or self._unplaced(draft, turn)
        if self._topic_first(turn):
            return self._on_topic(draft, turn) or self._on_ask(draft, turn) or self._unplaced(draft, turn)
        return self._on_ask(draft, turn) or self._on_topic(draft, turn) or self._unplaced(draft, turn)

    def _topic_first(self, turn: Given) -> bool:
        """Tell whether a topic is nearer than a common question; where both are, an open question leaves the choice."""
        return turn.heard.lead < (1 if turn.coded.question == "open" else 0)

    def _on_ask(self, draft: Draft, turn: Given) -> bool:
        ask = turn.heard.ask
        if ask is None or not draft.say(f"asks/{ask}", *at_most(draft.level, self._client.asks[ask])):
            return False
        self._remember(draft, f"asks/{ask}")
        return True

    def _unplaced(self, draft: Draft, turn: Given) -> bool:
        heard = turn.heard
        if heard.ask and f"asks/{heard.ask}" in draft.state.answered:
            return draft.way("again")
        if turn.coded.question == "open":
            return draft.any_topic()
        return (heard.points and draft.topic(draft.state.topic)) or draft.way("unsure")

    def _on_topic(self, draft: Draft, turn: Given) -> bool:
        return any(draft.topic(topic) for topic in turn.heard.topics[:2])

    def _scripted(self, draft: Draft, question: str) -> bool:
        ruler = next((ruler for ruler in _RULERS if question.startswith(ruler)), None)
        given = {"number": self._number(draft, ruler)} if ruler else {}
        said = draft.say(f"script/{question}", *at_most(draft.level, self._client.answers[question]), **given)
        if not said and f"script/{question}" in draft.state.answered:
            return draft.way("again") or draft.way("unsure")
        self._remember(draft, f"script/{question}")
        return said or draft.way("unsure")

    def _number(self, draft: Draft, ruler: str) -> int:
        """Return the number they give on a ruler: what they said once, they stay with."""
        if ruler not in draft.state.numbers:
            ready = draft.state.readiness
            sure = 0.6 * ready + 0.3 * draft.state.trust
            share = {"importance": ready + 0.1, "confidence": sure, "scale": 0.8 * ready}
            number = max(1, min(9, round(10 * share[ruler])))
            draft.change(numbers={**draft.state.numbers, ruler: number})
        return draft.state.numbers[ruler]

    def _permitting(self, draft: Draft, turn: Given) -> bool:
        """They are asked whether they may be asked or told something; of what was just told, what they think of it."""
        heard, told = turn.heard, self._told_of(draft, turn)
        if told and "permission" in heard.manners and self._fitting(draft, turn, told, "steps", "after"):
            return True
        answerable = heard.match or ("asking" in heard.manners and (heard.ask or heard.topics))
        return "permission" in heard.manners and not answerable and draft.way("may-i")

    def _reflected(self, draft: Draft, turn: Given) -> bool:
        if turn.coded.behaviour != "reflection":
            return False
        told = self._told_of(draft, turn)
        if turn.holds("reflection-misses", 0.3) and not turn.heard.topics and draft.likely(0.35):
            return draft.way("missed")
        if told and draft.likely(0.7) and self._says(draft, told, "after"):
            return True
        return draft.way("reflected")

    def _kindly(self, draft: Draft, turn: Given) -> bool:
        manners, told = turn.heard.manners, self._told_of(draft, turn)
        if told and manners & _KIND and self._says(draft, told, "after"):
            return True
        families = (("affirmation", "affirmed"), ("autonomy", "free"), ("thanks", "thanked"), ("apology", "thanked"))
        return any(manner in manners and draft.way(family) for manner, family in families)

    def _adding(self, draft: Draft, turn: Given) -> None:
        """Say a second line where there is more to say: what it is to them, what would be different, or a hint."""
        first = draft.sources[0]
        if draft.state.fatigue > 0.75 and draft.likely(0.2) and draft.way("tired"):
            return
        if first == "ways/advised":
            if draft.likely(0.6):
                draft.goal(self._goal(draft, turn), against=True)
            return
        if first.startswith(("unsaid/", "asks/")) or first in _SHORT:
            return
        if self._hinting(draft) or self._about_goal(draft, turn):
            return
        if first.startswith("ways/") and (turn.listens or draft.likely(0.3)):
            if turn.heard.topics and self._on_topic(draft, turn):
                return
            draft.any_topic()

    def _hinting(self, draft: Draft) -> bool:
        for one in self._client.disclosures:
            fresh = one.id not in draft.state.disclosed and draft.state.hinted.count(one.id) < 2
            near = one.topic == draft.state.topic and draft.state.turns >= 2 * _LEAST_TURNS
            if fresh and near and draft.likely(0.45):
                return draft.give_hint(one)
        return False

    def _about_goal(self, draft: Draft, turn: Given) -> bool:
        """Talk of change, or against it, where what they may want is in hand."""
        goal = next(
            (one for one in self._client.goals if one.id in turn.heard.goals or one.topic == draft.state.topic), None
        )
        if goal is None:
            return False
        draft.change(goals={**draft.state.goals, goal.id: draft.state.goals.get(goal.id, 0) + 1})
        if goal.id not in turn.heard.goals and readiness(draft.state, goal.id) < _LEANING:
            return False
        return draft.likely(0.55) and draft.goal(goal.id)

    def _goal(self, draft: Draft, turn: Given) -> str:
        near = (one.id for one in self._client.goals if one.id in turn.heard.goals or one.topic == draft.state.topic)
        return next(near, self._client.goals[0].id)

    def _told_of(self, draft: Draft, turn: Given) -> Disclosure | None:
        """Return what was told and is still in hand: what has just been told, or what the turn comes back to."""
        state = draft.state
        told = [one for one in self._client.disclosures if one.id in state.disclosed]
        if state.in_hand and state.turns - state.in_hand_at <= _FRESH:
            return next(one for one in told if one.id == state.in_hand)
        return next((one for one in told if one.topic in turn.heard.topics), None)

    def _fitting(self, draft: Draft, turn: Given, one: Disclosure, *parts: str) -> bool:
        """Of what they say once it is told, say what shares most words with the turn; else the next line of `parts`."""
        lines = [(line, part) for part, of in (("after", one.after), ("steps", one.steps_taken)) for line in of]
        shared = {line: alike(roots(plain(line), frozenset()), turn.heard.words) for line, _ in lines}
        near = sorted((each for each in lines if shared[each[0]]), key=lambda each: -shared[each[0]])
        said = any(draft.say(f"unsaid/{one.id}: {part}", (line,)) for line, part in near)
        return said or any(self._says(draft, one, part) for part in parts)

    def _says(self, draft: Draft, one: Disclosure, part: str) -> bool:
        lines = {"not-yet": one.not_yet, "after": one.after, "steps": one.steps_taken}
        return draft.say(f"unsaid/{one.id}: {part}", lines[part])

    def _remember(self, draft: Draft, what: str) -> None:
        draft.change(answered=draft.state.answered | {what})


_SHORT = frozenset(
    f"ways/{family}"
    for family in (
        *("missed", "grilled", "passed-over", "confronted", "discord", "may-i"),
        *("mended", "unsure", "again", "rude", "trick", "role", "greeting"),
    )
)
"""Ways of answering that want no second line."""

"""How a client is moved by a turn: pure arithmetic over the rules that held, saturating, whatever the length."""

import math
from collections.abc import Mapping

from convo.model.client import Client, Level
from convo.model.practice import Dynamics, Met, Mood, Pace, Rule, Shift, State

_PLAIN = 0.4
"""From this strength on a rule was plain to see."""


def begin(client: Client, shift: Shift) -> State:
    """Return how a client comes in."""
    return State(
        trust=_within(client.start.trust + shift.trust),
        readiness=_within(client.start.readiness + shift.readiness),
        discord=max(0.0, min(1.0, client.start.discord + shift.discord)),
    )


class Mover:
    """Moves one client's state by the rules that held for a turn."""

    def __init__(self, client: Client, dynamics: Dynamics, shift: Shift) -> None:
        """Keep the rules by name, and where the client started."""
        self._dynamics, self._shift = dynamics, shift
        self._rules: Mapping[str, Rule] = {rule.id: rule for rule in dynamics.rules}
        self._start = begin(client, shift)

    def move(self, state: State, met: tuple[Met, ...]) -> State:
        """Return how the client is after a turn that met them so."""
        most = self._dynamics.most
        rules = [(self._rules[one.rule], one.strength) for one in met]
        worth = sum(self._felt(rule.worth * strength) for rule, strength in rules)
        trust = sum(self._felt(rule.trust * strength) for rule, strength in rules)
        discord = -sum(self._felt(-rule.discord * strength) for rule, strength in rules)
        worth = max(-most, min(most, worth))
        turns = state.turns + 1
        balance = _towards(state.balance, worth, turns, self._dynamics.readiness)
        trusting = _towards(state.trust_balance, max(-most, min(most, worth + trust)), turns, self._dynamics.trust)
        known = {
            "turns": turns,
            "balance": balance,
            "trust_balance": trusting,
            "readiness": _level(self._start.readiness, balance, self._dynamics.readiness),
            "trust": _level(self._start.trust, trusting, self._dynamics.trust),
            "discord": round(max(0.0, min(1.0, state.discord * self._dynamics.fade + discord)), 4),
            "stung": max(0, state.stung + self._stung(state, met)),
            "fatigue": round(min(1.0, turns / self._dynamics.turns_to_tire), 4),
        }
        return state.model_copy(update=known)

    def level(self, state: State) -> Level:
        """Return how openly the client talks now."""
        openness = state.trust - state.discord / 2
        if openness >= self._dynamics.opening:
            return "open"
        return "warming" if openness >= self._dynamics.warming else "guarded"

    def hurt(self, state: State) -> bool:
        """Tell whether something stands between the two."""
        return state.discord >= self._dynamics.discord_high

    def had_enough(self, state: State) -> bool:
        """Tell whether they were hurt so often that they get up and go."""
        return state.stung >= self._dynamics.patience + self._shift.patience

    def mood(self, state: State) -> Mood:
        """Return how the client is, in a word."""
        if self.hurt(state):
            return "hurt"
        if state.fatigue >= 0.9:
            return "tired"
        moods: Mapping[Level, Mood] = {"guarded": "wary", "warming": "easing", "open": "open"}
        return moods[self.level(state)]

    def _stung(self, state: State, met: tuple[Met, ...]) -> int:
        """Return 1 for an insult, or for an argument where they are hurt already; -1 for saying sorry."""
        held = {one.rule for one in met if one.strength >= _PLAIN}
        if "rude" in held or ("confronting" in held and self.hurt(state)):
            return 1
        return -1 if "apology" in held else 0

    def _felt(self, effect: float) -> float:
        """Return an effect as this resistance lets it be felt."""
        return effect * (self._shift.gains if effect > 0 else self._shift.losses)


def _towards(balance: float, worth: float, turns: int, pace: Pace) -> float:
    rate = max(1 / (turns + pace.settle), pace.least)
    return round(balance + rate * (worth - balance), 6)


def _level(start: float, balance: float, pace: Pace) -> float:
    """Return where a balance leads from a start: a smooth curve that never leaves 0..1."""
    return round(1 / (1 + math.exp(-(math.log(start / (1 - start)) + pace.gain * balance))), 4)


def _within(share: float) -> float:
    return max(0.03, min(0.9, share))

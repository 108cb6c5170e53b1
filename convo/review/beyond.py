"""What a session held beyond the role: the person's turns that a scan raises, and where the worker asked directly."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from convo.model.coding import Spoken
from convo.model.concern import Signal
from convo.model.kinds import DANGERS, Category, Speaker
from convo.model.review import Raised

Scan = Callable[[str, str | None, Speaker], tuple[Signal, ...]]
"""Gives what is raised in words, after what was said before and by whom, as `Scanner.scan` does."""

Signals = tuple[Signal, ...]

_DANGER: frozenset[Category] = frozenset((*DANGERS, "medication"))
"""What is never a step towards a change, however it is put: "I stopped taking them" is no progress."""

_ONE_MATTER: tuple[frozenset[Category], ...] = (
    frozenset(("suicide", "self_harm")),
    frozenset(("safeguarding_adult", "domestic_abuse")),
)
"""Categories of which a question about one is a question about the other."""

_YES = "Yes."
"""A question is a direct one where a bare yes to it would be raised."""

_WHOLE = 160
"""Characters of a turn that are quoted whole; of a longer one, the words that raised it."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What went beyond the role in a session; `asked` are the worker's turns that ask directly about a danger."""

    raised: tuple[Raised, ...] = ()
    asked: frozenset[str] = frozenset()

    @property
    def aside(self) -> tuple[str, ...]:
        """The person's turns that tell of a danger: they lean neither way, and nothing is advised about them."""
        return tuple(one.turn for one in self.raised if one.danger)

    @property
    def answers(self) -> frozenset[str]:
        """The worker's turns right after a danger was told: nobody but people can judge them."""
        return frozenset(turn for one in self.raised if one.danger for turn in one.next_turns)


def noticed(spoken: Sequence[Spoken], place: int, scan: Scan, kept: Mapping[str, Signals] | None = None) -> Signals:
    """Return what a turn of the person raises; of a worker's question, what a bare yes to it would.

    Where a conversation kept its concerns, `kept` has them by turn, and the person's turns are not scanned anew.
    """
    turn = spoken[place]
    if turn.speaker == "worker":
        return scan(_YES, turn.text, "person") if "?" in turn.text else ()
    if kept is not None:
        return kept.get(turn.turn, ())
    return scan(turn.text, spoken[place - 1].text if place else None, "person")


def beyond(spoken: Sequence[Spoken], signals: Sequence[Signals]) -> Beyond:
    """Return what went beyond the role, from what was `noticed` in each turn."""
    told = (place for place, turn in enumerate(spoken) if turn.speaker == "person" and signals[place])
    asked = frozenset(
        turn.turn
        for turn, found in zip(spoken, signals, strict=True)
        if turn.speaker == "worker" and any(signal.category in _DANGER for signal in found)
    )
    return Beyond(tuple(_raised(spoken, signals, place) for place in told), asked)


def scanned(spoken: Sequence[Spoken], scan: Scan) -> Beyond:
    """Return what went beyond the role in a whole session."""
    return beyond(spoken, [noticed(spoken, place, scan) for place in range(len(spoken))])


def _raised(spoken: Sequence[Spoken], signals: Sequence[Signals], place: int) -> Raised:
    turn, found = spoken[place], signals[place]
    about: tuple[Category, ...] = tuple(dict.fromkeys(signal.category for signal in found))
    answers = tuple(_answers(spoken, place))
    direct = next((spoken[answer].turn for answer in answers if _asks_about(signals[answer], about)), "")
    return Raised(
        turn=turn.turn,
        about=about,
        words=turn.text if len(turn.text) <= _WHOLE else " … ".join(dict.fromkeys(signal.words for signal in found)),
        danger=any(signal.category in _DANGER or signal.urgency == "emergency" for signal in found),
        next_turns=tuple(spoken[answer].turn for answer in answers),
        next_words=spoken[answers[0]].text if answers else "",
        direct=direct,
    )


def _answers(spoken: Sequence[Spoken], place: int) -> Iterator[int]:
    """Yield the places of the worker's next turns, up to where the person speaks again."""
    heard = False
    for after in range(place + 1, len(spoken)):
        if spoken[after].speaker == "worker":
            heard = True
            yield after
        elif heard:
            return


def _asks_about(signals: Signals, about: Sequence[Category]) -> bool:
    """Tell whether a question is about the danger that was told."""
    matters = {*about}.union(*(matter for matter in _ONE_MATTER if not matter.isdisjoint(about)))
    return any(signal.category in matters and signal.category in _DANGER for signal in signals)

"""How a trainee's turn met the client: which rules hold for it, and how strongly."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from convo.model.coding import Code, Coded
from convo.model.practice import Met, State, Track
from convo.practice.hearing import Heard

_MARKED: dict[Code, str] = {
    "affirm": "affirmation",
    "autonomy": "autonomy",
    "seek": "seeking",
    "confront": "confronting",
}
_NOT_MEANT: frozenset[Code] = frozenset(("affirm", "autonomy", "confront"))
"""What no direct question about danger is, whatever the coding of its turn says."""
_ALSO = ("affirmation", "autonomy", "seeking", "permission", "rude")
_IN_A_ROW = 3
_PERMITTED_FOR = 2
_LISTENED = 0.25
_LISTENING_RATE = 0.15
_FULL = 3
_SPEECH = 150
_WRONG = 0.1
"""From this discord on, saying sorry is about what went wrong; below it, it is kindness."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a turn sits with what the client said: words shared with the last and with earlier replies, the topic.

    `meant` says that it asks one of the script's questions or about what goes beyond the role, takes a step that
    belongs to that, or asks about something the client has only hinted at.
    """

    shared: int
    earlier: int
    same_topic: bool
    content: bool
    meant: Literal["script", "step", "direct", ""] = ""


def meet(heard: Heard, coded: Coded, fit: Fit, before: tuple[State, Track]) -> tuple[Met, ...]:
    """Return the rules that hold for a turn, each once, the strongest of each."""
    state, track = before
    found = dict[str, float]()
    for rule, strength in (
        *_main(heard, coded, fit, track),
        *_besides(heard, coded, state),
        *_thread(heard, coded, fit, track),
        *_missed(heard, coded, fit, state),
    ):
        found[rule] = max(found.get(rule, 0.0), round(min(1.0, strength), 4))
    return tuple(Met(rule=rule, strength=strength) for rule, strength in found.items() if strength > 0)


def follow(track: Track, heard: Heard, coded: Coded, fit: Fit) -> Track:
    """Return the track after a turn; a closed question that is asked for a reason is none in a row."""
    reflected = coded.behaviour == "reflection"
    asked = coded.behaviour == "question"
    counts = asked and coded.question == "closed" and not fit.meant
    ended = reflected or (asked and coded.question == "open")
    return Track(
        listened=round(track.listened + _LISTENING_RATE * (reflected - track.listened), 6),
        closed=track.closed + max(1, heard.questions) if counts else 0 if ended else track.closed,
        asked=asked,
        permitted=_PERMITTED_FOR if "permission" in heard.manners else max(0, track.permitted - 1),
        parted="parting" in heard.manners,
        words=(*track.words[-1:], heard.words),
    )


def _main(heard: Heard, coded: Coded, fit: Fit, track: Track) -> Iterator[tuple[str, float]]:
    """What the turn mainly was, as strongly as the coding of it is sure; an insult and a goodbye are nothing else."""
    if heard.odd or {"rude", "parting"} & heard.manners:
        return
    if fit.meant == "direct":
        yield "asks-directly", 1.0
    elif coded.behaviour == "question":
        yield from _question(heard, coded, fit, track)
    elif coded.behaviour == "reflection":
        yield from _reflection(heard, coded, fit, track)
    elif coded.behaviour == "input" and fit.meant != "step":
        yield from _telling(heard, coded, track)
    if coded.behaviour != "input" and "advice" in heard.manners and not fit.meant:
        yield ("advice-with-permission" if _permitted(heard, track) else "advice"), 0.5


def _question(heard: Heard, coded: Coded, fit: Fit, track: Track) -> Iterator[tuple[str, float]]:
    """A question; a closed one that the script asks too, or that asks permission, is asked for a reason.

    Many in one turn are questions in a row too, whatever they ask.
    """
    sure = coded.confidence
    closed = coded.question != "open" and not fit.meant
    if coded.question == "open":
        yield "question-open", sure
    elif closed:
        yield "question-closed", sure
    if (track.closed if closed else 0) + max(closed, heard.questions) >= _IN_A_ROW:
        yield "closed-in-a-row", sure


def _reflection(heard: Heard, coded: Coded, fit: Fit, track: Track) -> Iterator[tuple[str, float]]:
    sure = coded.confidence
    yield "reflection", sure
    if coded.reflection == "complex":
        yield "reflection-deep", sure
    if track.asked:
        yield "reflects-the-answer", sure
    if fit.shared or fit.same_topic or fit.earlier:
        yield "reflection-fits", sure * min(1.0, 0.5 * fit.shared + 0.5 * fit.same_topic + 0.2 * fit.earlier)
    elif fit.content and not _guesses(coded) and not {"thanks", "parting", "greeting"} & heard.manners:
        yield "reflection-misses", sure


def _telling(heard: Heard, coded: Coded, track: Track) -> Iterator[tuple[str, float]]:
    """Advice and information: what they weigh depends on whether the client agreed to hear it."""
    if not track.words and "greeting" in heard.manners:  # who they are, and where
        return
    sure, advises = coded.confidence, _advises(heard, coded)
    permitted = _permitted(heard, track)
    suffix = "-with-permission" if permitted else ""
    yield f"advice{suffix}", sure * advises
    yield f"information{suffix}", sure * (1 - advises)
    if not permitted and track.listened < _LISTENED:
        yield "tells-before-listening", sure


def _advises(heard: Heard, coded: Coded) -> float:
    """Return how far telling something is advice (1) rather than information (0)."""
    codes = {mark.code: mark.confidence for mark in coded.marks}
    marked = max(codes.get("persuade", 0.0), codes.get("persuade-with-permission", 0.0))
    return max(marked, 0.8 if "advice" in heard.manners else 0.25)


def _permitted(heard: Heard, track: Track) -> bool:
    return track.permitted > 0 or bool({"permission", "autonomy"} & heard.manners)


def _besides(heard: Heard, coded: Coded, state: State) -> Iterator[tuple[str, float]]:
    for mark in coded.marks:
        if mark.code in _MARKED and not (heard.direct and mark.code in _NOT_MEANT):
            yield _MARKED[mark.code], mark.confidence
    for manner in _ALSO:
        if manner in heard.manners:
            yield manner, 1.0
    if "confronting" in heard.manners:
        yield "confronting", 0.8
    if "apology" in heard.manners and heard.size <= _SPEECH and state.discord >= _WRONG:
        yield "apology", 1.0
    if heard.size > _SPEECH:
        yield "speech", min(1.0, heard.size / (4 * _SPEECH))


def _thread(heard: Heard, coded: Coded, fit: Fit, track: Track) -> Iterator[tuple[str, float]]:
    """Whether the turn goes on from what both said before it."""
    known = frozenset[str]().union(*track.words)
    shared = len(heard.words & known) + fit.shared
    if known and shared:
        yield "stays-with-it", min(shared, _FULL) / _FULL * (0.3 if coded.behaviour == "input" else 1.0)
    elif known and len(heard.words) >= _FULL and not (fit.same_topic or fit.earlier or fit.meant or _guesses(coded)):
        yield "jumps-away", 1.0
    if track.parted and not {"parting", "thanks"} & heard.manners:
        yield "goes-on-after-goodbye", 1.0
    if len(track.words) > 1 and "greeting" in heard.manners and heard.size < 60:
        yield "greets-again", 1.0


def _guesses(coded: Coded) -> bool:
    """Tell whether a turn guesses at what was meant, which may take words of its own."""
    return coded.reflection == "complex"


def _missed(heard: Heard, coded: Coded, fit: Fit, state: State) -> Iterator[tuple[str, float]]:
    """Whether something that mattered was passed over."""
    listens = coded.behaviour == "reflection" or coded.question == "open"
    kind = {"affirmation", "autonomy", "seeking", "apology", "permission", "thanks"} & heard.manners
    if state.weighty and not (listens or kind or fit.meant or fit.shared or fit.same_topic):
        yield "passes-over", 0.5 if coded.behaviour == "other" else 1.0

"""What a practice is held with, and its feedback in words: for the desk, and for the line mode without a store."""

from collections.abc import Callable, Iterable, Iterator

from convo.content.library import Library
from convo.model.practice import Feedback, Unsaid
from convo.practice.feedback import feedback
from convo.practice.practice import Practice, World

SCRIPT = "first-conversation"

Phrase = Callable[..., str]


def world_of(library: Library) -> World:
    """Return what every practice needs besides its client."""
    return World(
        library.coder,
        library.dynamics,
        library.manner,
        library.asks,
        library.script(SCRIPT),
        library.weave,
        library.wordings,
    )


def feedback_of(library: Library, practice: Practice) -> Feedback:
    """Return the feedback on a practice."""
    return feedback(practice, library.phrase, library.stems, library.protocols)


def first_name(name: str) -> str:
    """Return what a client is called in a talk."""
    return name.split(" ", maxsplit=1)[0]


def feedback_lines(phrase: Phrase, name: str, done: Feedback) -> tuple[str, ...]:
    """Return the feedback in words, what was done well first; an empty line stands before each heading."""
    return tuple(line if line.startswith("  ") else line.strip() for line in map(_one_line, _lines(phrase, name, done)))


def bars(values: Iterable[float], height: int = 1) -> tuple[str, ...]:
    """Draw shares of 0..1 as columns of characters side by side, from the top line down."""
    signs = " ▁▂▃▄▅▆▇█"
    eighths = [max(1, round(min(1.0, max(0.0, value)) * 8 * height)) for value in values]
    rows = range(height - 1, -1, -1)
    return tuple("".join(signs[min(8, max(0, high - 8 * row))] for high in eighths) for row in rows)


def _lines(phrase: Phrase, name: str, done: Feedback) -> Iterator[str]:
    if not done.turns:
        yield phrase("practice/empty")
        return
    yield phrase("practice/well")
    for praise in (*([done.direct] if done.direct else ()), *done.well):
        yield phrase("practice/item", turn=praise.turn, quote=praise.quote)
        yield f"  {praise.what}"
    if done.to_try:
        yield ""
        yield phrase("practice/to-try")
        yield phrase("practice/item", turn=done.to_try.turn, quote=done.to_try.quote)
        yield f"  {done.to_try.why}"
        yield "  " + phrase("practice/instead", stem=done.to_try.stem)
    yield from _figures(phrase, done)
    yield from _ready(phrase, name, done.unsaid)


def _figures(phrase: Phrase, done: Feedback) -> Iterator[str]:
    yield ""
    yield phrase("practising/figures")
    yield phrase(
        "practice/shares",
        reflections=round(100 * done.share_of_reflections),
        advice=round(100 * done.share_of_advice),
        open=done.questions_open,
        closed=done.questions_closed,
    )
    moved = {"readiness": done.readiness, "trust": done.trust, "discord": done.discord}
    yield phrase("practice/moved", **{key: f"{value:.1f}" for key, value in moved.items()})
    if done.aim:
        yield done.aim


def _ready(phrase: Phrase, name: str, unsaid: tuple[Unsaid, ...]) -> Iterator[str]:
    if unsaid:
        yield ""
        yield phrase("practice/ready", name=name)
    for one in unsaid:
        key = "unsaid-told" if one.told else "unsaid-not"
        facts: dict[str, object] = {"turn": one.told} if one.told else {}
        yield phrase(f"practice/{key}", title=one.title, why=one.why, **facts)
        if one.steps and one.told:
            yield "  " + phrase("practice/steps")
            for step in one.steps:
                done = "step-done" if step.turn else "step-not"
                yield "    " + phrase(f"practice/{done}", words=step.words, turn=step.turn)


def _one_line(line: str) -> str:
    """Keep a line one line, whatever is quoted in it; how far it is set in stays."""
    room = len(line) - len(line.lstrip(" "))
    return " " * room + " ".join(line.split())

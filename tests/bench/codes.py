"""How quickly turns are coded, beside the bare cost of making their models, and how well.

Run: python -m tests.bench.codes [FILE]
FILE holds JSON Lines as `convo code` takes them; without it, turns are made from the words of the authors' examples.
How well is measured on conversations by authors whom the coder has not learned from.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from convo.content.library import Library
from convo.content.place import find_place
from convo.mi.coder import Coder
from convo.mi.reading import read
from convo.model.coding import Spoken
from convo.review.agreement import agreement
from tests.training.mi.data import DIALOGUES, LEARNED, Turn, dialogues

EXAMPLES = Path(__file__).resolve().parents[1] / "training" / "mi" / "examples.tsv"


def made() -> list[Spoken]:
    """Make twenty conversations of the examples' sentences, in twos: turns as long as people's are on average."""
    rows = [line.split("\t") for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    persons = {"change", "sustain", "neutral"}
    said = {side: [text for label, _, text in rows if (label in persons) is (side == "person")] for side in SIDES}
    return [
        Spoken(
            transcript=str(talk), turn=str(turn), speaker=SIDES[turn % 2], text=_two(said[SIDES[turn % 2]], talk + turn)
        )
        for talk in range(20)
        for turn in range(100)
    ]


SIDES = ("worker", "person")


def _two(texts: Sequence[str], place: int) -> str:
    return f"{texts[place * 7 % len(texts)]} {texts[place * 11 % len(texts)]}"


def given(path: Path) -> list[Spoken]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Spoken(transcript=str(row["transcript"]), turn=str(row["turn"]), speaker=row["speaker"], text=row["text"])
        for row in rows
    ]


def timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path, nargs="?")
    file = asked.parse_args().file
    turns = given(file) if file else made()
    talks = [list(some) for _, some in groupby(turns, key=lambda turn: turn.transcript)]
    library = Library(find_place())
    letters = sum(len(turn.text) for turn in turns) / len(turns)
    print(f"{len(turns)} turns of {len(talks)} conversations, {letters:.0f} letters each")
    bare = min(timed(lambda: [Spoken.model_validate(turn.model_dump()) for turn in turns]) for _ in range(3))
    reading = min(timed(lambda: [read(turn.text) for turn in turns]) for _ in range(3))
    print(f"bare model of a turn    {bare / len(turns) * 1e6:6.0f} us")
    print(f"reading a turn          {reading / len(turns) * 1e6:6.0f} us")
    _whole("coded, plain", library.quick_coder, talks, bare)
    _live("live, plain", library.quick_coder, talks[0])
    started = time.perf_counter()
    coder = library.coder
    print(f"encoder made ready      {(time.perf_counter() - started) * 1e3:6.0f} ms")
    _whole("coded, with encoder", coder, talks[:4], bare * sum(map(len, talks[:4])) / len(turns))
    _live("live, with encoder", coder, talks[0])
    for path in sorted(DIALOGUES.iterdir()):
        if path != LEARNED:
            _well(path.stem, coder, dialogues(path))


def _whole(name: str, coder: Coder, talks: Sequence[Sequence[Spoken]], bare: float) -> None:
    count = sum(map(len, talks))
    spent = min(timed(lambda: [coder.code(talk) for talk in talks]) for _ in range(3))
    speed = f"{spent / count * 1e6:6.0f} us a turn, {count / spent:6.0f} turns/s"
    print(f"{name:22}  {speed}, {spent / bare:.1f} x the bare model")


def _live(name: str, coder: Coder, talk: Sequence[Spoken]) -> None:
    each = sorted(timed(lambda place=place: coder.code_next(talk[:place], talk[place])) for place in range(len(talk)))
    print(f"{name:22}  median {each[len(each) // 2] * 1e3:.2f} ms, most {each[-1] * 1e3:.2f} ms, n = {len(each)}")


def _well(author: str, coder: Coder, talks: Sequence[Sequence[Turn]]) -> None:
    """Print how far the coder and an author agree: on the worker's behaviour and on the person's talk."""
    pairs: dict[str, list[tuple[str, str]]] = {"behaviour": [], "talk": []}
    for talk in talks:
        for turn, code in zip(talk, coder.code([turn.spoken for turn in talk]), strict=True):
            for question, answer in turn.labels.items():
                if question in pairs:
                    pairs[question].append((answer, str(getattr(code, question))))
    for question, some in pairs.items():
        found = agreement(question, some)
        print(f"{author:12} {question:10}  same {found.observed:.3f}, kappa {found.kappa:.3f}, n = {found.n}")


if __name__ == "__main__":
    main()

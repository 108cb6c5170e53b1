"""How well and how fast the scanner notices: labelled lines, robustness, real talk where nothing is wrong, and speed.

Run: python -m tests.bench.scope [--labelled FILE.jsonl] [--annomi FILE.csv] [--counselchat FILE.csv] [--weights FOLDER]
FILE.jsonl may be given more than once. With --weights the scanner uses what lies there instead of its own weights,
such as those that `python -m tests.training.scope` learns from two thirds of the examples. --show prints every alarm
and miss.
"""

import argparse
import csv
import json
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from convo.content.library import Library
from convo.content.place import Place, find_place
from convo.model.concern import Signal
from convo.scope.scan import Scanner

HARD = {"idiom", "negated", "historical", "third_party", "hypothetical", "fiction", "screening_question", "bereavement"}
GRAVE_TOPICS = {
    "depression", "anxiety", "anger-management", "trauma", "domestic-violence", "substance-abuse", "eating-disorders",
    "addiction", "military-issues", "grief-and-loss", "self-harm", "children-adolescents",
}  # fmt: skip
FILLERS = (
    "Well anyway, the bus was late again and it rained the whole way here.",
    "Sorry, hang on, that was only the kettle.",
    "My neighbour says hello by the way, she is doing well with her tomatoes.",
    "So what day is it we are meeting next time, is it the Thursday again?",
)
Row = dict[str, object]


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--labelled", action="append", default=[], type=Path)
    asked.add_argument("--annomi", type=Path)
    asked.add_argument("--counselchat", type=Path)
    asked.add_argument("--weights", type=Path)
    asked.add_argument("--reduced", action="store_true", help="without the encoder")
    asked.add_argument("--show", action="store_true")
    given = asked.parse_args()
    scanner = made(given.weights, given.reduced)
    print(scanner.reduced or "whole scanner")
    for path in given.labelled:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        print(f"{path.stem}: {len(rows)} lines")
        labelled(scanner, rows, given.show)
        robustness(scanner, [row for row in rows if row["labels"]])
    if given.annomi:
        annomi(scanner, given.annomi, given.show)
    if given.counselchat:
        counselchat(scanner, given.counselchat, given.show)
    speed(scanner)


def made(weights: Path | None, reduced: bool) -> Scanner:
    """Return the project's scanner, or one with other weights."""
    place = find_place()
    with tempfile.TemporaryDirectory() as folder:
        if weights:
            place = beside(place, weights, Path(folder))
        library = Library(place)
        scanner = library.scanner
        return scanner.quick() if reduced else scanner


def beside(place: Place, weights: Path, folder: Path) -> Place:
    """Lay out a place that is like the project's own but for the weights."""
    (folder / "scripts" / "scope").mkdir(parents=True)
    for path in (place.root / "scripts" / "scope").iterdir():
        if path.name != "weights":
            (folder / "scripts" / "scope" / path.name).symlink_to(path)
    (folder / "scripts" / "scope" / "weights").symlink_to(weights.resolve())
    (folder / "prompts").symlink_to(place.root / "prompts")
    return Place(folder)


def scanned(scanner: Scanner, row: Row) -> tuple[Signal, ...]:
    return scanner.scan(str(row["text"]), row.get("previous") or None, row["speaker"])


def share(hits: int, total: int) -> str:
    return f"{hits / total:.3f} ({hits}/{total})" if total else "-"


def labelled(scanner: Scanner, rows: list[Row], show: bool) -> None:
    """The figures that eval scripts give, and who raised what."""
    counts, by_rule, missed = Counter(), Counter(), Counter()
    for row in rows:
        signals = scanned(scanner, row)
        wanted = {label["category"]: label["urgency"] for label in row["labels"]}
        got = {signal.category: signal.urgency for signal in signals}
        pressing = "emergency" in wanted.values()
        hard = not wanted and bool(HARD & set(row["tags"]))
        counts.update(
            raise_=bool(wanted), raised=bool(wanted and got), quiet=not wanted, alarm=bool(got and not wanted),
            hard=hard, hard_alarm=hard and bool(got), pairs=len(wanted), pairs_found=len(wanted.keys() & got.keys()),
            pairs_raised=len(got), emergency=pressing, emergency_raised=pressing and bool(got),
            emergency_found=pressing and "emergency" in got.values(),
            graded=len(wanted.keys() & got.keys()),
            graded_right=sum(wanted[one] == got[one] for one in wanted.keys() & got.keys()),
        )  # fmt: skip
        missed.update(category for category in wanted if not got)
        if got and not wanted:
            by_rule.update(signal.rule for signal in signals)
        if show and bool(got) != bool(wanted):
            print("  ", "ALARM" if got else "MISS", row["labels"] or [(one.rule, one.words) for one in signals])
            print("      ", row.get("previous") or "", "|", row["text"])
    for name, hits, total in (
        ("emergencies raised", "emergency_raised", "emergency"),
        ("emergencies raised as such", "emergency_found", "emergency"),
        ("anything raised", "raised", "raise_"),
        ("category recall", "pairs_found", "pairs"),
        ("category precision", "pairs_found", "pairs_raised"),
        ("urgency right where found", "graded_right", "graded"),
        ("false alarms", "alarm", "quiet"),
        ("hard false alarms", "hard_alarm", "hard"),
    ):
        print(f"  {name:28}{share(counts[hits], counts[total])}")
    print("  alarms by rule:", dict(by_rule.most_common(8)))
    print("  missed wholly:", dict(missed.most_common()))


def robustness(scanner: Scanner, rows: list[Row]) -> None:
    """The share of labelled lines that are raised when somebody types them another way."""
    base = sum(bool(scanned(scanner, row)) for row in rows)
    print(f"  raised as they are          {share(base, len(rows))}")
    for name, change in VARIANTS.items():
        chance = random.Random(7)
        hits = sum(any(scanned(scanner, one) for one in change(row, chance)) for row in rows)
        print(f"  {name:28}{share(hits, len(rows))}  {100 * (hits - base) / max(1, len(rows)):+.1f} points")


def slips(text: str, chance: random.Random, number: int) -> str:
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    for place in chance.sample(places, min(number, len(places))):
        word, at = words[place], chance.randrange(1, len(words[place]) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        words[place] = chance.choice((swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]))
    return " ".join(words)


def halves(row: Row, _: random.Random) -> Iterator[Row]:
    words = str(row["text"]).split(" ")
    first, second = " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])
    yield {**row, "text": first}
    yield {**row, "text": second, "previous": first}


Change = Callable[[Row, random.Random], Iterator[Row]]


def typed(change: Callable[[str, random.Random], str]) -> Change:
    def one(row: Row, chance: random.Random) -> Iterator[Row]:
        yield {**row, "text": change(str(row["text"]), chance)}

    return one


VARIANTS: dict[str, Change] = {
    "CAPITALS": typed(lambda text, _: text.upper()),
    "small letters": typed(lambda text, _: text.lower()),
    "no apostrophes": typed(lambda text, _: text.replace("'", "").replace("’", "")),
    "one typing slip": typed(lambda text, chance: slips(text, chance, 1)),
    "two typing slips": typed(lambda text, chance: slips(text, chance, 2)),
    "filler before": typed(lambda text, chance: f"{chance.choice(FILLERS)} {text}"),
    "filler after": typed(lambda text, chance: f"{text} {chance.choice(FILLERS)}"),
    "filler on both sides": typed(lambda text, chance: f"{chance.choice(FILLERS)} {text} {chance.choice(FILLERS)}"),
    "split over two entries": halves,
}


def annomi(scanner: Scanner, path: Path, show: bool) -> None:
    """Client turns of interviews about habits: what is raised by turns and by sessions."""
    with path.open(encoding="utf-8", newline="") as lines:
        turns = [row for row in csv.DictReader(lines) if row["interlocutor"] == "client"]
    alarms, sessions = 0, set()
    for row in turns:
        signals = scanner.scan(row["text"], row["prev_text"] or None, "person")
        if signals:
            alarms += 1
            sessions.add(row["transcript_id"])
            if show:
                print(f"   [{row['topic']}] {row['prev_text'][-200:]} | {row['text']}")
                print("      ", [(one.category, one.urgency, one.rule, one.words) for one in signals])
    print(f"annomi: turns raised {share(alarms, len(turns))}, ", end="")
    print(f"sessions {share(len(sessions), len({row['transcript_id'] for row in turns}))}")


def counselchat(scanner: Scanner, path: Path, show: bool) -> None:
    """Real people's questions by topic: everyday topics should be raised seldom."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    totals, alarms = Counter(), Counter()
    for row in rows:
        side = "grave topics" if row["topic"] in GRAVE_TOPICS else "everyday topics"
        signals = scanner.scan(row["questionText"] or row["questionTitle"], None, "person")
        totals[side] += 1
        alarms[side] += bool(signals)
        if show and signals and side == "everyday topics":
            print(f"   [{row['topic']}] {row['questionText'] or row['questionTitle']}")
            print("      ", [(one.category, one.urgency, one.rule, one.words) for one in signals])
    for side in sorted(totals):
        print(f"counselchat, {side}: raised {share(alarms[side], totals[side])}")


def speed(scanner: Scanner) -> None:
    """What a scan takes of one core, over the project's own examples and long turns, and for a book in one line."""
    texts = [one.text for one in Library(find_place()).examples][::40]
    texts += [" ".join(texts[at : at + 8]) for at in range(0, len(texts) - 8, 20)]
    reduced = scanner.quick()
    for name, one in (("whole", scanner), ("n-grams alone", reduced)):
        times = []
        for text in texts:
            start = process_time()
            one.scan(text, "How have things been?", "person")
            times.append((process_time() - start) * 1000)
        times.sort()
        middle, slow = statistics.median(times), times[int(len(times) * 0.99)]
        print(f"speed, {name}: a core's time, median {middle:.2f} ms, 99th {slow:.2f} ms, n = {len(times)}, ", end="")
        print(f"{1000 / statistics.mean(times):.0f} a second")
    for size in (10_000, 100_000, 1_000_000):
        text = ("I went to the shop and my knee is killing me, but it was grand. " * (size // 60))[:size]
        start = process_time()
        scanner.scan(text, None, "person")
        print(f"  one entry of {size:9,} characters: {(process_time() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    main()

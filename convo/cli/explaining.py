"""Why an entry is raised or not, in lines to read or as one JSON object."""

import json
from collections.abc import Iterator

from convo.cli.out import say
from convo.content.learned import Example
from convo.content.library import Library
from convo.content.place import find_place
from convo.learned.near import nearest
from convo.model.kinds import Speaker
from convo.scope.explain import Explanation, explain
from convo.scope.scan import Trace

Near = list[tuple[Example, float]]


def explained(text: str, previous: str | None, speaker: Speaker, as_json: bool) -> None:
    """Say why an entry is raised or not."""
    library = Library(find_place())
    scanner = library.scanner
    if scanner.reduced:
        say(scanner.reduced, err=True)
    why = explain(scanner, text, previous, speaker)
    raised, quiet = _near(library, why)
    if as_json:
        say(json.dumps(_table(why, raised, quiet)))
    else:
        say(*_lines(text, why, raised, quiet))


def _near(library: Library, why: Explanation) -> tuple[Near, Near]:
    if not why.vector:
        return [], []
    examples, vectors = library.examples, library.near_vectors
    known = range(min(len(examples), len(vectors) // len(why.vector)))
    sides = [[at for at in known if bool(examples[at].labels) is raised] for raised in (True, False)]
    found = [[(examples[at], near) for at, near in nearest(why.vector, vectors, side)] for side in sides]
    return found[0], found[1]


def _lines(text: str, why: Explanation, raised: Near, quiet: Near) -> Iterator[str]:
    if why.text != text:
        yield f"Read as: “{why.text}”"
    yield "Raised:" if why.signals else "Nothing is raised."
    for signal in why.signals:
        yield f"  {signal.category}, {signal.urgency}, about the {signal.about}: “{signal.words}” ({signal.rule})"
    if why.rules:
        yield "Rules whose words are there:"
        yield from (f"  {_rule(trace)}" for trace in why.rules)
    if why.scores:
        yield "Seen by the examples (over the bar if 0 or more):"
        yield from (f"  {score.over:+6.2f}  {score.category}, {score.urgency}" for score in why.scores[:5])
        yield "What spoke most:"
        yield from (f"  {part.adds:+6.2f}  {part.words}" for part in why.parts[:5])
    for title, near in (("Nearest examples that are raised:", raised), ("Nearest that are left alone:", quiet)):
        if near:
            yield title
            yield from (f"  {share:.2f}  {_example(one)}" for one, share in near)


def _rule(trace: Trace) -> str:
    if trace.quiet:
        state = f"kept quiet by {', '.join(trace.quiet)}"
    elif trace.by_examples:
        state = "kept quiet: the examples see nothing"
    else:
        state = "holds"
    return f"{trace.signal.rule}: “{trace.signal.words}”, {state}"


def _example(one: Example) -> str:
    labels = ", ".join(f"{category} {urgency}" for category, urgency in one.labels)
    before = f"(after “{one.previous}”) " if one.previous else ""
    return f"{before}“{one.text}” {labels and '→ ' + labels + ' '}[{one.id}]"


def _table(why: Explanation, raised: Near, quiet: Near) -> dict[str, object]:
    return {
        "read_as": why.text,
        "signals": [signal.model_dump(mode="json") for signal in why.signals],
        "rules": [
            {
                "rule": trace.signal.rule,
                "words": trace.signal.words,
                "quiet": trace.quiet,
                "quiet_by_examples": trace.by_examples,
            }
            for trace in why.rules
        ],
        "scores": [score._asdict() for score in why.scores],
        "parts": [part._asdict() for part in why.parts],
        "near": {
            side: [{**one.model_dump(mode="json"), "near": round(share, 3)} for one, share in near]
            for side, near in (("raised", raised), ("left_alone", quiet))
        },
    }

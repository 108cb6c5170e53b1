"""Scripts are drawn so that an author sees every stage, question and way, in plain words."""

import re

import pytest

from convo.content.draw import mermaid, terminal
from convo.content.findings import ContentError
from convo.content.library import Library
from convo.content.place import find_place

WORDS = Library(find_place())


def test_the_terminal_shows_every_question_and_move(library: Library) -> None:
    drawn = terminal(library.script("chat"), WORDS.phrase)
    assert (
        drawn
        == """A chat
======
To see how things are.

1. Open
│  Hear what matters.
├─ Matters *
│    → to Close, if Shape: Choose short
└─ Shape

2. Goals
│  Find one goal.
├─ Goal
├─ Sure
│    only if Goal is answered
└─ Another
     → to Goal, if Another: Choose yes (asked anew)
     → to Close, if Sure: 7 or more and there is no worry

3. Look again (once for each goal)
│  See whether each goal is right.
└─ Reword

4. Both sides (only when gone to, only if the worker means to be neutral)
│  Weigh a choice.
└─ Good-side

5. Close (closes the conversation)
│  Say when to meet.
├─ Review
└─ Bye

* the least that a stage asks for
"""
    )


def test_mermaid_draws_ways_within_stages_and_between_them(library: Library) -> None:
    lines = [line.strip() for line in mermaid(library.script("chat"), WORDS.phrase).splitlines()]
    assert lines[0] == "stateDiagram-v2"
    expected = {
        'state "Matters *" as q_matters',
        "q_matters --> [*] : Shape - Choose short, to Close",
        "q_matters --> q_shape : otherwise",
        "c_sure --> q_sure : Goal is answered",
        "c_sure --> q_another : otherwise",
        "q_another --> q_goal : Another - Choose yes, asked anew",
        "q_reword --> q_reword : the next one",
        "q_good_side --> [*] : back to where it was",
        "[*] --> s_open",
        "s_open --> s_close : Shape - Choose short",
        "s_goals --> s_look : there is a goal",
        "s_look --> s_close",
        "s_close --> [*]",
    }
    assert expected <= set(lines)
    assert not any("--> s_pros_and_cons" in line for line in lines)


@pytest.mark.parametrize("script_id", [row.script for row in WORDS.script_rows()])
def test_mermaid_keeps_to_what_mermaid_can_draw(script_id: str) -> None:
    drawn = mermaid(WORDS.script(script_id), WORDS.phrase)
    assert len(drawn) < 50_000, "Mermaid draws no longer text"
    outside, *stages = re.split(r'(?m)^    state "[^"]*" as s_\w+ \{$', drawn)
    inside = [stage.partition("\n    }\n") for stage in stages]
    for text, _, after in [("", "", outside), *inside]:
        declared = {"[*]", *re.findall(r'(?m)^        state (?:"[^"]*" as )?(\w+)(?: <<choice>>)?$', text)}
        ways = re.findall(r"(?m)^        (\S+) --> (\S+)(?: : [^:;#{}\n]+)?$", text)
        assert {end for way in ways for end in way} <= declared, "a line crosses from inside one stage into another"
        assert text.count("\n") == len(ways) + len(declared) - 1 or not text
        assert not re.search(r"[qc]_\w+ -->", after)


def test_the_terminal_fits_eighty_columns() -> None:
    for row in WORDS.script_rows():
        assert max(map(len, terminal(WORDS.script(row.script), WORDS.phrase).splitlines())) <= 80


def test_a_phrase_that_is_missing_is_named(library: Library) -> None:
    with pytest.raises(ContentError, match=r"prompts/phrases/conditions\.md"):
        terminal(library.script("chat"), library.phrase)

"""`convo practise`: headless, line by line, and what it says when it can't."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest

from convo.cli.practising import Room
from convo.content.library import Library
from convo.desk import Refused
from convo.desk.practice_log import Keeper
from convo.desk.practice_room import world_of
from convo.model.practice import Feedback, Setting, Turn
from convo.practice.practice import Practice

from .conftest import Convo

TURNS = (
    "Hello Joan, I'm Sam. What brings you here?",
    "So you keep going to the doctor, and nothing is found.",
    "You should get out more. It would do you good.",
    "I'm sorry, I went too fast.",
)


def rows(out: bytes) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_headless_gives_a_line_a_turn_and_the_feedback(convo: Convo, here: Path) -> None:
    (here / "turns.txt").write_text("\n".join(TURNS) + "\n", "utf-8")
    given = ("practise", "--client", "joan", "--lines", "turns.txt", "--seed", "7", "--json")
    done = convo(*given)
    assert done.returncode == 0, done.stderr
    found = rows(done.stdout)
    assert [row["said"] for row in found[:-1]] == list(TURNS)
    for number, row in enumerate(found[:-1], start=1):
        assert row["turn"] == number
        assert row["reply"]
        assert row["coded"]["behaviour"] in ("question", "reflection", "input", "other")
        assert 0 <= row["state"]["readiness"] <= 1
        assert 0 <= row["state"]["trust"] <= 1
        assert row["state"]["discord"] >= 0
        assert row["state"]["disclosed"] == []
    feedback = found[-1]["feedback"]
    assert len(feedback["well"]) == 2
    assert feedback["to_try"]["quote"] in TURNS[feedback["to_try"]["turn"] - 1]
    assert convo(*given).stdout == done.stdout
    assert convo(*given[:-2], "8", "--json").stdout != done.stdout


def test_turns_may_be_json_lines_and_an_empty_line_is_a_silence(convo: Convo, here: Path) -> None:
    lines = [json.dumps({"text": TURNS[0]}), "", '{"not json', "Mm."]
    (here / "turns.jsonl").write_text("\n".join(lines), "utf-8")
    done = convo("practise", "--client", "joan", "--lines", "turns.jsonl", "--json")
    assert [row.get("said") for row in rows(done.stdout)] == [TURNS[0], "", '{"not json', "Mm.", None]


def test_a_line_that_is_json_without_words_is_named(convo: Convo, here: Path) -> None:
    (here / "turns.jsonl").write_text('{"text": "Hello"}\n{"said": "x"}\n', "utf-8")
    done = convo("practise", "--client", "joan", "--lines", "turns.jsonl", "--json")
    assert done.returncode == 1
    assert b"Line 2" in done.stderr


def test_headless_in_words(convo: Convo) -> None:
    done = convo("practise", "--client", "joan", "--lines", "-", typed="\n".join(TURNS).encode())
    assert done.returncode == 0
    assert b"Done well" in done.stdout
    assert b"One thing to try" in done.stdout


def test_line_by_line_with_a_moment_tried_again(convo: Convo) -> None:
    typed = "\n".join((*TURNS[:3], "/hint", "/back 3", "/back 99", "You came, though you weren't sure.", "/end", ""))
    done = convo("practise", "--client", "joan", "--plain", typed=typed.encode())
    out = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "Hint: " in out
    assert "Back at turn 3." in out
    assert "There is no turn 99" in out
    assert "Which turn? Type its number too" not in out
    assert "The two ways from turn 3" in out
    assert out.index("Done well") < out.index("One thing to try")


def test_a_command_that_there_is_not_is_not_said_to_anybody(convo: Convo) -> None:
    typed = "\n".join((TURNS[0], "/help", "/frob it", "/HINT", "/End", "still here?", ""))
    done = convo("practise", "--client", "joan", "--plain", typed=typed.encode())
    out = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert out.count("Type what you would say.") == 3
    assert "There is no command /frob. Joan did not hear it." in out
    assert "no command /h" not in out
    assert out.partition("Feedback")[0].count("Joan: ") == 2


def test_somebody_is_chosen_by_number_or_id(convo: Convo) -> None:
    for chosen in (b"1\n", b"joan\n"):
        assert b"Practice with " in convo("practise", typed=chosen + b"Hello\n/end\n").stdout
    done = convo("practise", typed=b"nobody\n")
    assert done.returncode == 2
    assert b"nobody" in done.stderr


def test_a_wrong_choice_is_asked_again(convo: Convo) -> None:
    done = convo("practise", typed=b"99\n1\nHello\n/end\n")
    out = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "There is no client “99”." in out
    assert "Practice with " in out
    assert convo("practise", typed=b"").returncode == 2


def test_going_back_without_a_number_asks_for_it(convo: Convo) -> None:
    done = convo("practise", "--client", "joan", typed=b"Hello\n/back\n/end\n")
    assert "Which turn? Type its number too" in done.stdout.decode()
    assert "no turn" not in done.stdout.decode()


def test_a_turn_that_can_not_be_kept_was_not_said_and_the_practice_goes_on(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full:
        """Keeps nothing but the second turn typed."""

        tries = 0

        def turned(self, turn: Turn) -> None:
            self.tries += 1
            if self.tries != 2:
                raise Refused("The disk is full.")

        def turn_back(self, number: int) -> None: ...

        def ended(self, done: Feedback, lines: Sequence[str]) -> None:
            raise Refused("The disk is full.")

    practice = Practice(world_of(library), library.client("joan"), Setting(client="joan"))
    Room(library, practice, cast(Keeper, Full())).hold(BytesIO(b"Hello.\nHello again.\nHow are you?\n"))
    out = capsys.readouterr().out
    assert out.count("The disk is full.") == 3
    assert out.count("So Joan did not hear it.") == 2
    assert out.partition("Feedback")[0].count("Joan: ") == 2
    assert "Turn 1, “Hello again.”" in out
    assert "Turn 2" not in out


def test_what_does_not_go_is_said(convo: Convo) -> None:
    assert convo("practise", "--json").returncode == 2
    assert convo("practise", "--client", "nobody", typed=b"").returncode == 1
    assert convo("practise", "--client", "joan", "--resistance", "brutal").returncode == 2
    assert convo("practise", "--client", "joan", "--lines", "missing.txt").returncode == 2


def test_nothing_said_no_feedback_yet(convo: Convo) -> None:
    done = convo("practise", "--client", "joan", typed=b"/end\n")
    assert done.returncode == 0
    assert b"no feedback yet" in done.stdout


def test_hostile_words_act_on_nothing(convo: Convo) -> None:
    done = convo("practise", "--client", "joan", typed=b"\x1b[2J\x1b]0;owned\x07 hello \xff\xfe\n/end\n")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout


def test_line_by_line_it_is_kept_where_there_is_a_store_and_drawn_the_next_time(convo: Convo) -> None:
    typed = "\n".join((*TURNS, "/end", "")).encode()
    first = convo("practise", "--client", "joan", "--plain", typed=typed)
    assert b"not kept" in first.stdout
    assert convo("store", "setup").returncode == 0
    for count in (1, 2):
        done = convo("practise", "--client", "joan", "--plain", typed=typed)
        assert done.returncode == 0, done.stderr
        assert "kept in your store" in done.stdout.decode()
        [drawn] = [line for line in done.stdout.decode().splitlines() if line.startswith("Reflections: ")]
        assert len(drawn.split()[1]) == count
    assert b'convo supervision practised "Practised with' in done.stdout
    assert convo("store", "check").returncode == 0


def test_without_the_passphrase_and_nobody_to_ask_it_is_not_kept(convo: Convo) -> None:
    convo("store", "setup")
    done = convo("practise", "--client", "joan", "--plain", typed=b"Hello\n/end\n", CONVO_PASSPHRASE="")
    assert done.returncode == 0, done.stderr
    assert b"not kept" in done.stdout


def test_line_by_line_practices_under_another_name_are_counted(convo: Convo) -> None:
    convo("store", "setup")
    for name in ("Priya", "Jo"):
        convo("talk", "--person", name, "--plain", typed=f"/settings worker {name}\n/pause\n".encode())
        done = convo("practise", "--client", "joan", "--plain", typed=b"Hello\n/end\n")
        assert (b"another name: 1." in done.stdout) == (name == "Jo"), done.stdout

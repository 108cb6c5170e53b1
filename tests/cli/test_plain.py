"""Line mode, as a screen reader, a pipe or a simple terminal uses it: nothing typed is ever lost."""

import json
import random
import re
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from convo.cli import main
from convo.cli.commands import ALONE, COMMANDS
from convo.model.kinds import HAND_KINDS
from tests.cli.conftest import ROOT


def lines(*typed: str) -> bytes:
    return "".join(f"{line}\n" for line in typed).encode()


@pytest.fixture
def talk(convo, here):
    """Give convo talk --plain with its typed lines; it must end well."""

    def run(*typed: str, options=("--person", "Asha"), code=0) -> str:
        done = convo("talk", "--plain", *options, typed=lines(*typed))
        assert done.returncode == code, done.stderr
        return done.stdout.decode()

    return run


@pytest.fixture
def words(convo, here):
    """Give every word that was kept, in order."""

    def read() -> list[str]:
        file = here / "all.jsonl"
        file.unlink(missing_ok=True)
        assert convo("store", "export", str(file)).returncode == 0
        events = [json.loads(line)["event"] for line in file.read_text("utf-8").splitlines()]
        return [event["text"] for event in events if event["kind"] == "said"]

    return read


def session_of(told: str) -> str:
    return told.rsplit("--session ", 1)[1].split(maxsplit=1)[0]


@pytest.mark.parametrize("number", ["0000012", "000112233"])
def test_a_long_number_with_noughts_chooses_nothing_and_is_kept_or_refused(talk, words, convo, number):
    talk("/raise", number, "/pause")
    assert number in words()
    done = convo("talk", "--plain", typed=lines(number))
    assert (done.returncode, b"wrong inside" in done.stderr) == (0, False), done.stderr


def test_a_whole_conversation_to_an_agreed_plan(talk, convo):
    told = talk(
        *["Asha and me", "Asha", "", "said", "", ""],
        *["My garden", "", "", "", "", "", "The bus"],
        *[""] * 11,
        *["Get to the allotment", "", "", "", "", "Ask about the bus", "me", "Monday", "", "", "", "", "no", "no"],
        *["", "", "4", "Ring my sister", "The surgery", "", "in 4 weeks", ""],
        *["/agree Asha and Sam", "/close"],
    )
    assert "Plan for Asha" in told
    assert "Agreed by: Asha and Sam" in told
    assert "Not finished" not in told
    page = convo("plan", "latest", "--format", "html")
    assert page.returncode == 0
    assert b"Get to the allotment" in page.stdout


def test_one_question_at_a_time_and_an_empty_line_moves_on(talk):
    told = talk("")
    assert told.count("Who is with us today?") == 1
    assert "What would you like me to call you?" in told
    assert "What would make it easier" not in told


def test_the_end_of_input_pauses_and_says_how_to_go_on(talk, convo):
    told = talk("Asha and me")
    assert (
        told.rstrip().splitlines()[-1].startswith("Paused; everything is kept. To go on: convo talk --plain --session ")
    )
    again = talk("Asha", options=("--session", session_of(told)))
    assert "What would you like me to call you?" in again
    assert "Who is with us today?" not in again
    assert b"paused" in convo("plan").stdout


def test_a_conversation_can_be_chosen_by_its_number(talk, words):
    talk("Asha and me")
    talk("Ben and me", options=("--person", "Ben"))
    told = talk("2", "Ash", options=())
    assert "1: Ben" in told
    assert words()[-1] == "Ash"
    assert "A first conversation, with Asha." in told


def test_a_number_that_is_not_in_the_list_is_nobody_new(talk):
    talk("My garden")
    told = talk("7", "1", options=())
    assert "There is no number 7 in the list." in told
    assert "with Asha" in told


def test_an_unknown_command_is_kept_as_a_note(talk, words):
    told = talk("/strenght she sings in the choir", "/", "/ 2 tablets")
    assert "no command /strenght" in told
    assert words() == ["/strenght she sings in the choir", "/", "/ 2 tablets"]


def test_two_slashes_begin_an_answer_with_one(talk, words):
    talk("//me and Asha")
    assert words() == ["/me and Asha"]


@pytest.mark.parametrize("kind", HAND_KINDS)
def test_words_out_of_order_are_kept_with_one_command(talk, words, kind):
    told = talk(f"/{kind} some words")
    assert "Kept as:" in told
    assert told.count("Who is with us today?") == 2
    assert words() == ["some words"]


def test_a_command_that_was_refused_loses_no_word(talk, words):
    told = talk("/decide done rang the nurse", "/agree Asha", "/neutral", "/correct first one was wrong")
    assert words() == ["/decide done rang the nurse", "/agree Asha", "/correct first one was wrong"]
    assert "still missing" in told.lower()


def test_words_after_a_command_that_takes_none_are_kept_and_the_command_is_not_done(talk, words):
    typed = [f"/{name} I want to kill myself" for name in sorted(ALONE)]
    told = talk(*typed, "Asha")
    assert words() == [*typed, "Asha"]
    assert "CONCERN:" in told
    assert all(f"/{name} takes no words" in told for name in ALONE)
    assert told.rstrip().endswith("A concern still waits for your decision.")


def test_words_where_a_command_takes_a_number_or_a_name_are_kept(talk, words):
    typed = ["/in pain since the fall", "/go and ask her", "/concerns about pills", "/roles for him", "/refer to her"]
    told = talk(*typed, "/out 7", "/concerns 7", "/settings nothing here")
    assert words() == [*typed, "/settings nothing here"]
    assert told.count("Your line was kept as a note.") == 6


def test_a_line_that_a_half_done_command_can_not_use_is_kept(talk, words):
    talk("/raise", "she has a nice smile", "/correct", "and sings")
    assert words() == ["she has a nice smile", "and sings"]


def test_a_concern_is_shown_at_once_and_asks_for_a_decision(talk):
    told = talk(
        "I want to kill myself",
        "Asha",
        "/close",
        "/decide maybe",
        "/decide not",
        "/decide done Dr Rao | 10:40",
        "/concerns",
    )
    card, after = told.split("CONCERN:", 1)
    assert "Call 999" not in card
    assert after.index("Do now") < after.index("Tell") < after.index("Do not") < after.index("/decide done WHO | WHEN")
    assert after.index("A concern waits for your decision") < after.index("What would you like me to call you?")
    assert "Decide first what was done" in after
    assert "Told: Dr Rao. When: 10:40." in after


def test_ending_demands_the_decision_and_pausing_says_that_it_waits(talk):
    told = talk("I want to kill myself", "/end she had to go")
    assert "Decide first" in told
    assert told.rstrip().endswith("A concern still waits for your decision.")
    again = talk("/decide not She is with the crisis team now", "/end", options=("--session", session_of(told)))
    assert "CONCERN:" in again
    assert "Not finished" in again


def test_a_concern_is_raised_by_hand(talk):
    told = talk("/raise a letter from the bailiffs", "14", "2", "1", "/decide not Shelter has it already", "/end")
    assert "You raised it: “a letter from the bailiffs”" in told
    assert "Not finished" in told


def test_the_words_of_a_concern_that_was_not_raised_to_the_end_are_kept(talk, words):
    told = talk("/raise one", "hello", "/raise two", "", "/raise three", "14", "/list", "/raise four", "14", "2")
    assert words() == ["/raise one", "hello", "/raise two", "/raise three", "/raise four"]
    assert told.count("No concern was raised") == 3
    talk("/raise five", "14", "2", "1")
    assert "/raise five" not in words()


def test_a_concern_is_walked_through_one_thing_at_a_time(talk, words):
    told = talk(
        *["Some days I think about killing myself", "/steps", "", "Yes most nights", "Nurse Ama", "2 he is afraid"],
        *["all", "He may act tonight", "", "", "My note", "Nurse Ama | 10:40", "Asha", "/end"],
    )
    order = ["Step 1 of 8", "Step 2 of 8: Ask", "Step 3 of 8", "Step 5 of 10", "Step 10 of 10", "decision is recorded"]
    assert [told.index(part) for part in order] == sorted(told.index(part) for part in order)
    assert words() == ["Some days I think about killing myself", "Yes most nights", "My note", "Asha"]


def test_a_command_leaves_the_walk_and_it_goes_on_where_it_was(talk, words):
    told = talk("Some days I think about killing myself", "/steps", "", "/worker I asked him", "/steps", "No", "/pause")
    assert told.count("Step 2 of 8") == 2
    assert words() == ["Some days I think about killing myself", "I asked him", "No"]


def test_what_can_wait_never_interrupts_and_is_shown_at_a_pause(talk):
    told = talk("I stopped taking my tablets as they make me feel sick", "", "", "", "", "", "")
    assert told.index("Noted for later, open: 1") < told.index("What would you like me to call you?")
    assert told.index("There is a moment now") < told.index("What matters to you?")
    assert told.count("CONCERN:") == 1


def test_not_this_takes_one_command_and_the_reason_can_come_later(talk):
    told = talk("Some days I think about killing myself", "/notthis", "/notthis He meant the song", "/concerns", "/end")
    assert "Recorded as “not this”" in told
    assert "Not this. Why: He meant the song" in told
    assert "Not finished" in told


def test_what_nobody_else_may_hear_is_shown_only_when_asked_for(talk):
    told = talk("My husband hits me and I am scared of him", "/concerns", "/notthis", "/end")
    before, _, after = told.partition("Read it when nobody else")
    assert "CONCERN" not in before
    assert "CONCERN: Safe at home" in after


def test_other_roles_and_a_note_are_shown(talk):
    told = talk(
        "Some days I think about killing myself", "/roles", "/roles 2", "/refer", "/refer health-coach", "/pause"
    )
    assert "2: Health and wellbeing coach" in told
    assert "Note to: the GP practice" in told
    assert "Note to: Health and wellbeing coach" in told
    assert "convo refer " in told


def test_correct_park_go_right_and_list(talk, words):
    told = talk(
        *[
            "Asha",
            "",
            "",
            "said",
            "yes",
            "",
            "My garden",
            "/park later",
            "/list",
            "/correct 4 My garden and my cat",
            "/correct",
        ],
        *["4 My garden, my cat and my choir", "/go 8", "Up early, out with the hoe", "/back", "", "/go focus", "money"],
        *[
            "/go nowhere",
            "/go 3",
            "Large print",
            "/kept",
            "/off 1",
            "/out 2",
            "/card",
            "/stems",
            "/plan",
            "/help",
            "/pause",
        ],
    )
    assert "8: What happens on a good day? (set aside: later)" in told
    assert told.count("Corrected.") == 2
    assert "Give a stage: settle, engage" in told
    assert "Other ways to ask" in told
    assert "Taken off." in told
    assert "# Help" in told
    assert "Paused; everything is kept." in told
    assert {"Up early, out with the hoe", "Large print"} <= set(words())


def test_what_is_kept_is_shown_whole_with_what_is_not_in_the_plan(talk):
    told = talk(
        *[f"/strength number {number}" for number in range(1, 15)],
        *["/out 1", "/matters My husband hits me", "/kept", "/in 15", "/kept"],
    )
    first, _, second = told.partition("/in or /out and the number")
    assert "1: strength: number 1 (not in the plan)\n" in first
    assert "14: strength: number 14\n" in first
    assert "My husband hits me (not in the plan, to put nobody at risk)\n" in first
    assert "My husband hits me\n" in second


def test_every_command_of_the_help_page_is_there_and_the_other_way_round():
    page = (ROOT / "prompts/help/plain.md").read_text("utf-8")
    assert set(re.findall(r"/([a-z]+)", page)) == set(COMMANDS)


def test_settings_are_filled_in_without_a_screen(talk):
    told = talk("/settings", "/settings first_contact Nurse Owusu", "/settings nothing here", "/raise", "1", "1", "1")
    assert "first_contact (First point of contact):" in told
    assert "There is no setting called nothing" in told
    assert "Nurse Owusu (First point of contact)" in told


def test_filled_in_afterwards(talk):
    assert "filling this in afterwards" in talk("Asha", options=("--person", "Asha", "--afterwards"))


def test_hostile_bytes_survive(convo, words):
    dice = random.Random(7)
    typed = b"".join(
        [
            b"\x1b]0;title\x07\x1b[2J\xe2\x80\xaeevil\n",
            b"\xff\xfe\x00broken\n",
            b"\x00\x01\x02\n",
            "𝕳𝖊𝖑𝖑𝖔 שלום {name} [bold]x[/] =1+1\n".encode(),
            b"y" * 1_000_000 + b"\n",
            *(bytes(dice.randrange(256) for _ in range(200)) + b"\n" for _ in range(40)),
            b"/plan\n/kept\n/list\n/correct\nno newline at the end",
        ]
    )
    done = convo("talk", "--plain", "--person", "Zo\x1b[31më", typed=typed)
    assert done.returncode == 0, done.stderr
    out = done.stdout.decode()
    assert not set(out) & {*map(chr, range(32)), "\x7f", "\u202e", "\x9b"} - {"\n", "\t"}
    assert "no readable letter" in out
    said = words()
    assert "]0;title[2Jevil" in said
    assert "𝕳𝖊𝖑𝖑𝖔 שלום {name} [bold]x[/] =1+1" in said
    assert "y" * 1_000_000 in said
    assert said[-1] == "no newline at the end"


def test_whoever_listens_may_leave(convo, home, here):
    convo("store", "setup")
    command = f"yes hello | head -n 400 | {sys.executable} -m convo talk --plain --person Asha | head -n 1"
    env = {
        "CONVO_HOME": str(home),
        "CONVO_PASSPHRASE": "four unrelated words do",
        "PYTHONPATH": str(ROOT),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(command, shell=True, capture_output=True, cwd=here, env=env, check=False)
    assert done.stderr == b""
    assert b"paused" in convo("plan").stdout


def test_what_was_kept_is_kept_when_the_process_is_killed(home, here, convo, words):
    env = {"CONVO_HOME": str(home), "CONVO_PASSPHRASE": "four unrelated words do", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "convo", "talk", "--plain", "--person", "Asha"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=here, env=env) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"Asha and me\n")
        process.stdin.flush()
        end = time.monotonic() + 60
        while b"Kept." not in process.stdout.readline() and time.monotonic() < end:
            pass
        process.send_signal(signal.SIGKILL)
    assert words() == ["Asha and me"]


def test_two_people_of_one_name_are_never_guessed_between(talk, convo):
    talk("a")
    from_log = convo("store", "rename", "Asha", "Ben")
    assert from_log.returncode == 0
    talk("b")
    convo("store", "rename", "Asha", "Ben")
    done = convo("talk", "--plain", "--person", "ben", typed=b"c\n")
    assert done.returncode == 1
    assert b"More than one person is called ben" in done.stderr
    person = done.stderr.decode().rsplit(": ", 1)[1].split(",")[0].strip(" .\n")
    assert convo("talk", "--plain", "--person", person, typed=b"c\n").returncode == 0


def test_nobody_is_added_for_a_conversation_that_can_not_begin(convo):
    for script in ("nope", "follow-up"):
        done = convo("talk", "--plain", "--person", "Asha", "--script", script)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
    assert b"People: 0" in convo("store", "check").stdout


def test_a_conversation_that_there_is_not_is_refused_before_anything_is_asked_or_made(convo, home):
    done = convo("talk", "--plain", "--script", "nope", typed=b"Asha\n")
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"no conversation called nope" in done.stderr
    assert not home.exists()


def test_a_store_that_is_made_for_a_conversation_is_said_once_with_its_place(convo, home):
    first, second = (convo("talk", "--plain", typed=b"") for _ in range(2))
    assert f"A new encrypted store was made: {home}".encode() in first.stderr
    assert second.stderr == b""


def test_somebody_far_down_the_list_is_found_and_never_added_twice(crowd, monkeypatch):
    monkeypatch.setattr("convo.cli.plain.open_or_set_up", lambda: crowd)
    monkeypatch.setattr(crowd, "close", lambda: None)
    [an] = crowd.people_called("an")
    for name in ("An", an.person.removeprefix("person/")):
        done = CliRunner().invoke(main, ["talk", "--plain", "--person", name], input=b"")
        assert ", with An. Conversation" in done.stdout
    [an] = crowd.people_called("An")
    assert len(an.sessions) == 3
    assert crowd.home().total_people == 206


def test_an_id_that_nobody_has_is_refused_and_makes_nobody_new(talk, convo):
    talk("a")
    gone = session_of(talk("b"))
    for name in (gone, f"session/{gone}", "person/Asha"):
        done = convo("talk", "--plain", "--person", name)
        assert done.returncode == 1
        assert f"Nobody has the id {name}".encode() in done.stderr
    assert b"People: 1." in convo("store", "check").stdout

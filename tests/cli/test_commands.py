"""What programs and people rely on: help, exit codes, one message for an error, and the words of each command."""

import errno
import json
import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from convo.cli import COMMANDS, main
from convo.cli.late import late
from convo.store.errors import EraseUnfinished

EVERY = [[name] for name in COMMANDS] + [["store", name] for name in late("convo.cli.store", "store").commands]


def run(*arguments: str, typed: bytes = b"", **more: object):
    return CliRunner().invoke(main, arguments, input=typed, **more)


def test_help_is_quick_it_reads_nothing_that_only_the_work_needs():
    asked = [[], *EVERY]
    code = f"""
import json, sys
from convo.cli import main
for names in {asked!r}:
    main([*names, "--help"], standalone_mode=False)
print(json.dumps(sorted(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    slow = {"onnxruntime", "numpy", "textual", "sqlcipher3", "transitions", "re2", "markdown_it", "convo.desk.desk"}
    assert not loaded & slow


@pytest.mark.parametrize("command", [[], *EVERY], ids=" ".join)
def test_every_command_has_help_with_an_example_that_names_it(command):
    done = run(*command, "--help")
    assert done.exit_code == 0
    assert "Example:" in done.output
    assert f"convo {' '.join(command)}".strip() in done.output.split("Example:")[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_what_its_line_says(name):
    assert isinstance(late(f"convo.cli.{name}", name), click.Command)
    assert COMMANDS[name] in run("--help").output


@pytest.mark.parametrize(
    "command", [["nope"], ["draw"], ["plan", "--format", "nope"], ["check", "/nowhere"], ["talk", "--person", "Asha"]]
)
def test_misuse_is_exit_code_2(command):
    done = run(*command)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


@pytest.mark.parametrize("arguments", [[], ["talk"]])
def test_without_a_terminal_the_screens_send_to_line_mode(convo, arguments):
    done = convo(*arguments)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["convo: The screens need a terminal. Use `convo talk --plain` here."]


def test_a_dumb_terminal_sends_to_line_mode(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    assert run().exit_code == 2


@pytest.mark.parametrize("command", [["plan"], ["store", "check"], ["store", "export", "x"], ["store", "erase", "A"]])
def test_without_a_store_they_say_how_to_begin(convo, command, home):
    done = convo(*command)
    assert done.returncode == 1
    assert b"convo store setup" in done.stderr
    assert not home.exists()


@pytest.mark.parametrize("command", [["talk", "--plain", "--person", "Asha"], ["plan"], ["store", "setup"]])
def test_without_a_passphrase_and_a_terminal_they_name_the_variable(convo, command):
    if command == ["plan"]:
        convo("store", "setup")
    done = convo(*command, CONVO_PASSPHRASE="")
    assert done.returncode == 2
    assert b"CONVO_PASSPHRASE" in done.stderr


def test_a_wrong_passphrase_and_a_damaged_file_are_one_message(convo, home):
    convo("store", "setup")
    for broken in (False, True):
        if broken:
            (home / "convo.db").write_bytes(b"nothing like a store" * 500)
        done = convo("talk", "--plain", "--person", "Asha", CONVO_PASSPHRASE="another passphrase")
        assert done.returncode == 1
        assert done.stderr.startswith(b"convo: ")
        assert len(done.stderr.splitlines()) == 1


def test_the_last_resort_says_no_word_and_shows_no_traceback(monkeypatch, tmp_path):
    def fail(self, *arguments):
        secret = "she told me about Rupa"
        raise KeyError(secret)

    monkeypatch.setattr("convo.content.place.Place.read", fail)
    done = run("draw", "signpost")
    assert done.exit_code == 1
    assert "Rupa" not in done.output
    assert "KeyError" in done.output
    assert len(done.output.splitlines()) == 1


def test_a_file_that_can_not_be_written_is_one_message(convo):
    convo("talk", "--plain", "--person", "Asha", typed=b"a\n")
    done = convo("plan", "latest", "-o", "no/such/folder/plan.txt")
    assert done.returncode == 1
    assert b"No such file" in done.stderr


def test_a_plan_is_found_by_the_beginning_of_its_id(convo, here):
    convo("talk", "--plain", "--person", "Asha", typed=b"Asha and me\n")
    convo("talk", "--plain", "--person", "Ben", typed=b"Ben and me\n")
    first, second = convo("plan").stdout.decode().splitlines()
    assert "Ben" in first
    assert "Asha" in second
    name = second.split()[0]
    whole = convo("plan", name).stdout
    assert b"Asha and me" in whole
    assert convo("plan", f"session/{name}").stdout == whole
    assert convo("plan", name[:8]).stdout == whole
    assert b"Ben and me" in convo("plan", "latest").stdout
    assert convo("plan", "zzz").returncode == 1
    several = convo("plan", "session/")
    assert several.returncode == 1
    assert b"More than one" in several.stderr
    written = convo("plan", name, "--format", "json", "-o", "plan.json")
    assert written.stdout.decode().strip() == "plan.json"
    assert json.loads((here / "plan.json").read_text("utf-8"))["session"].endswith(name)
    assert convo("plan", name, "-o", "plan.json").returncode == 1


def test_an_export_that_breaks_off_leaves_no_plain_words_behind(tmp_path, monkeypatch):
    def broken(_: object):
        yield '{"event": "what somebody said"}'
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setenv("CONVO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CONVO_PASSPHRASE", "four unrelated words do")
    monkeypatch.setattr("convo.desk.care.everything", broken)
    assert run("store", "setup").exit_code == 0
    assert run("store", "export", str(tmp_path / "all.jsonl")).exit_code == 1
    assert not (tmp_path / "all.jsonl").exists()


def test_store_export_rename_erase_and_check(convo, here):
    assert convo("store", "setup").returncode == 0
    assert convo("store", "setup").returncode == 1
    convo("talk", "--plain", "--person", "Asha", typed=b"a word to find\n")
    convo("talk", "--plain", "--person", "Ben", typed=b"a word to keep\n")
    assert convo("store", "rename", "asha", "Asha Rahman").returncode == 0
    exported = convo("store", "export", "all.jsonl")
    assert exported.returncode == 0
    assert (here / "all.jsonl").stat().st_mode & 0o777 == 0o600
    events = [json.loads(line) for line in (here / "all.jsonl").read_text("utf-8").splitlines()]
    assert {"stream", "seq", "at", "by", "event"} == set(events[0])
    assert "a word to find" in json.dumps(events)
    assert convo("store", "export", "all.jsonl").returncode == 1
    assert convo("store", "erase", "Nobody", "--yes").returncode == 1
    assert convo("store", "erase", "Asha Rahman").returncode == 1, "nobody there to say yes"
    assert convo("store", "erase", "Asha Rahman", "--yes").returncode == 0
    assert convo("store", "export", "left.jsonl").returncode == 0
    left = (here / "left.jsonl").read_text("utf-8")
    assert "a word to find" not in left
    assert "a word to keep" in left
    assert "Asha" not in left
    assert b"People: 1. Conversations: 1." in convo("store", "check").stdout


def test_an_erasure_that_could_not_be_finished_is_finished_as_its_message_says(convo, home):
    convo("store", "setup")
    command = re.search("`convo (.+?)`", str(EraseUnfinished(home)))
    assert command
    assert convo(*command[1].split()).returncode == 0


def test_the_passphrase_is_changed(home, monkeypatch):
    monkeypatch.setenv("CONVO_HOME", str(home))
    monkeypatch.setenv("CONVO_PASSPHRASE", "four unrelated words do")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert run("store", "setup").exit_code == 0
    monkeypatch.setattr("convo.cli.store.new_passphrase", lambda: "quite another passphrase")
    assert run("store", "passphrase").exit_code == 0
    assert run("store", "check").exit_code == 1
    monkeypatch.setenv("CONVO_PASSPHRASE", "quite another passphrase")
    assert run("store", "check").exit_code == 0


def scanned(*entries: object) -> tuple[list[dict], int]:
    typed = b"".join(entry if isinstance(entry, bytes) else json.dumps(entry).encode() + b"\n" for entry in entries)
    done = run("scan", typed=typed)
    return [json.loads(line) for line in done.stdout.splitlines()], done.exit_code


def test_scan_labels_entries_in_order():
    text = "😀 We’ve no food in the house"
    rows, code = scanned(
        {"id": "a", "speaker": "person", "text": text},
        {"id": 2, "speaker": "person", "previous": None, "text": "We went to the park"},
        {"id": "c", "speaker": "person", "previous": "Have you thought about ending your life?", "text": "Yes."},
        {"id": "d", "speaker": "worker", "text": "Have you thought about ending your life?", "more": 1},
    )
    assert code == 0
    assert [row["id"] for row in rows] == ["a", 2, "c", "d"]
    (label,) = rows[0]["labels"]
    assert set(label) == {"category", "urgency", "about", "rule", "span"}
    assert label["category"] == "destitution"
    assert "no food" in text[slice(*label["span"])]
    assert rows[1]["labels"] == []
    assert rows[2]["labels"][0]["category"] == "suicide"
    assert rows[3]["labels"] == []


@pytest.mark.parametrize(
    "bad",
    [
        b"words she said\n",
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        b"null\n",
        b'{"id": NaN, "speaker": "person", "text": "x"}\n',
        b'{"id": 1, "speaker": "nobody", "text": "words she said"}\n',
        b'{"id": 1, "speaker": ["person"], "text": "x"}\n',
        b'{"id": 1, "speaker": "person", "text": 5}\n',
        b'{"id": 1, "speaker": "person", "previous": 5, "text": "x"}\n',
        b'{"id": null, "speaker": "person", "text": "x"}\n',
    ],
)
def test_scan_names_a_bad_line_and_goes_on(bad):
    good = {"id": 9, "speaker": "person", "text": "hello"}
    rows, code = scanned(good, b"\n", bad, good)
    assert code == 1
    assert [row.get("id") for row in rows] == [9, None, 9]
    assert rows[1]["line"] == 3
    assert set(rows[1]) == {"error", "line"}
    assert "she said" not in rows[1]["error"]


def test_scan_takes_a_megabyte_and_odd_letters():
    rows, code = scanned(
        {"id": 1, "speaker": "person", "text": "we have no food. " * 60_000},
        {"id": 2, "speaker": "note", "text": "\ud800 \x00 \u202e no food"},
    )
    assert code == 0
    assert rows[0]["labels"]
    assert len(rows) == 2


def test_check_of_the_repository_and_of_a_broken_copy(convo, tmp_path):
    assert convo("check").returncode == 0
    broken = tmp_path / "broken"
    (broken / "scripts").mkdir(parents=True)
    assert convo("check", str(broken)).returncode == 2
    (broken / "prompts").mkdir()
    (broken / "scripts" / "a.toml").write_text('id = "a"\nclosing = "nowhere"\n')
    done = convo("check", str(broken))
    assert done.returncode == 1
    assert "scripts/a.toml:" in done.stdout.decode()
    rows = json.loads(convo("check", str(broken), "--json").stdout)
    assert {"file", "line", "what", "remedy", "level"} == set(rows[0])


def test_draw_in_the_terminal_and_for_mermaid():
    assert run("draw", "signpost").output.startswith("Signpost\n")
    assert run("draw", "signpost", "--mermaid").output.startswith("stateDiagram-v2\n")
    done = run("draw", "nope")
    assert done.exit_code == 1
    assert "first-conversation" in done.output

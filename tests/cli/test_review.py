"""`convo review` and `convo unname`, as a supervisor runs them on a transcript made elsewhere."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Convo

TALK = """\
Link worker: Hello Rosa. What matters to you at the moment?
Rosa Diaz: My garden, mostly. I used to be out there every day with my sister Ana. I want to get back to it.
Link worker: It sounds as though the garden is where you feel like yourself.
Rosa Diaz: Yes. I really want to start again, even just the pots by the door.
Link worker: You should join the gardening club. You need to get out more.
Rosa Diaz: I don't know. I can't walk that far.
"""


@pytest.fixture
def talk(here: Path) -> Path:
    file = here / "talk.txt"
    file.write_text(TALK)
    return file


def test_taking_names_out_says_which_lines_of_the_file_were_not_taken(convo: Convo, here: Path) -> None:
    (here / "talk.txt").write_text(f"At the home of Rosa\n{TALK}")
    shown = convo("unname", "talk.txt", "-o", "to-share.txt").stdout.decode()
    assert shown.endswith("need a look\n  line 1: words before anybody is named: not taken\n")


@pytest.mark.parametrize(
    "asked",
    [
        ("review", "--to", "2026-11-01"),
        ("review", "--from", "2026-12-01", "--to", "2026-11-01"),
        ("review", "--from", "2026-11-01", "--to", "2026-11-02", "--json"),
        ("review", "talk.txt", "--from", "2026-11-01", "--to", "2026-11-02"),
        ("concerns", "--all", "--from", "2026-12-01", "--to", "2026-11-01"),
    ],
)
def test_a_period_that_cannot_be_is_refused_and_nothing_asked_for_is_passed_over(
    convo: Convo, talk: Path, asked: tuple[str, ...]
) -> None:
    done = convo(*asked)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_transcript_is_read_back(convo: Convo, talk: Path) -> None:
    done = convo("review", "talk.txt")
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert shown.index("What went well") < shown.index("One thing to try") < shown.index("Figures")
    assert shown.index("Advice and information") < shown.index("Reflections for each question")
    assert "No goal for change was named" in shown


def test_thresholds_come_only_with_a_goal_and_as_an_opinion(convo: Convo, talk: Path) -> None:
    shown = convo("review", "talk.txt", "--goal", "back in the garden").stdout.decode()
    assert "experts’ opinion" in " ".join(shown.split())
    assert "No goal for change was named" not in shown


def test_a_report_is_a_page_that_holds_its_plots_and_fetches_nothing(convo: Convo, talk: Path, here: Path) -> None:
    talk.write_text(TALK + "Rosa Diaz: <script>alert(1)</script> =1+1 \x1b[31mred\n")
    assert convo("review", "talk.txt", "-o", "report.html").returncode == 0
    page = (here / "report.html").read_text()
    assert "<svg" in page
    assert "<script" not in page
    assert "\x1b" not in page
    again = convo("review", "talk.txt", "-o", "report.html")
    assert again.returncode == 1
    assert b"Nothing was written to report.html: File exists. Choose another place" in again.stderr


def test_json_holds_every_figure_with_its_turns(convo: Convo, talk: Path) -> None:
    summary = json.loads(convo("review", "talk.txt", "--json").stdout)
    assert summary["worker_turns"] == 3
    assert {figure["id"] for figure in summary["figures"]} >= {"advice-share", "reflection-share", "talk-share"}


def test_who_is_the_worker_is_asked_when_names_do_not_say(convo: Convo, talk: Path) -> None:
    talk.write_text(TALK.replace("Link worker", "Dana"))
    refused = convo("review", "talk.txt")
    assert refused.returncode == 2
    assert refused.stderr.decode().strip().splitlines() == [
        "convo: Who is the worker? Those who speak:",
        "  Dana",
        "  Rosa Diaz",
        'Name one with --worker "NAME"; a part of it is enough.',
    ]
    assert convo("review", "talk.txt", "--worker", "dan").returncode == 0
    unclear = convo("review", "talk.txt", "--worker", "da", "--worker", "a")
    assert unclear.returncode == 2
    assert "“a” fits more than one who speaks:\n  Dana\n  Rosa Diaz\n" in unclear.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("review", "nothing.txt"), 2, "There is no file nothing.txt"),
        (("review", "talk.txt", "-o", "a.pdf"), 2, "must end in"),
        (("unname", "talk.txt", "-o", "a.pdf"), 2, "must end in"),
    ],
)
def test_what_cannot_be_done_is_one_message(
    convo: Convo, talk: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = convo(*arguments)
    assert done.returncode == code
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_conversation_of_ones_own_is_read_back(convo: Convo) -> None:
    talked = convo("talk", "--plain", "--person", "Rosa", typed=b"Yes\nMy garden\n/worker You miss it.\n/quit\n")
    assert talked.returncode == 0, talked.stderr
    done = convo("review", "latest")
    assert done.returncode == 0, done.stderr
    assert "Reading back" in done.stdout.decode()


def test_names_are_taken_out_before_sharing(convo: Convo, talk: Path, here: Path) -> None:
    done = convo("unname", "talk.txt", "-o", "shared.txt")
    assert done.returncode == 0, done.stderr
    shared = (here / "shared.txt").read_text()
    assert "Rosa" not in shared
    assert "Ana" not in shared
    assert shared.startswith("worker: Hello [person].")
    assert "Ana became [name 1], 1 in all" in done.stdout.decode()


def test_a_period_is_a_report_of_its_own(convo: Convo, here: Path) -> None:
    talked = convo("talk", "--plain", "--person", "Rosa", typed=b"Yes\nMy garden\n/worker You miss it.\n/pause\n")
    assert talked.returncode == 0, talked.stderr
    shown = convo("review", "--from", "2020-01-01")
    assert shown.returncode == 0, shown.stderr
    assert "Conversations: 1." in shown.stdout.decode()
    assert "Rosa" not in shown.stdout.decode()
    assert convo("review", "--from", "2020-01-01", "--to", "2099-12-31", "-o", "all.html").returncode == 0
    assert "<svg" in (here / "all.html").read_text()
    empty = convo("review", "--from", "2020-01-01", "--to", "2020-01-31")
    assert "No conversation" in empty.stdout.decode()
    assert convo("review", "--from", "yesterday").returncode == 2


def test_what_goes_beyond_the_role_is_named_and_asking_directly_is_no_fault(convo: Convo, here: Path) -> None:
    (here / "grave.txt").write_text(
        "Link worker: How have you been since then?\n"
        "Sam: Some nights I think they'd all be better off without me. I want to kill myself.\n"
        "Link worker: Thank you for telling me. Are you thinking of ending your life?\n"
        "Sam: Yes, most nights.\n"
        "Link worker: It sounds as though the nights are the worst.\n"
    )
    shown = " ".join(convo("review", "grave.txt").stdout.decode().split())
    assert "Beyond the role" in shown
    assert "You asked directly" in shown
    assert "passed over" not in shown


def test_the_results_of_a_folder_may_stand_in_it(convo: Convo, talk: Path) -> None:
    results = talk.parent / "results.jsonl"
    for _ in range(2):
        done = convo("review", "--all", str(talk.parent), "-o", str(results))
        assert done.returncode == 0, done.stdout + done.stderr
        assert [json.loads(line)["name"] for line in results.read_text().splitlines()] == [talk.name]

"""`convo supervision` and `convo concerns`, as a worker runs them."""

import json
from pathlib import Path

import pytest

from convo.desk.door import desk_over
from convo.store import SqliteLog, store_path
from tests.cli.conftest import Convo

TALK = b"/person I have been saving up my tablets and I am going to kill myself\n/pause\n"


@pytest.fixture
def kept(convo: Convo) -> Convo:
    """Give `convo` over a store that was set up."""
    assert convo("store", "setup").returncode == 0
    return convo


def shown(convo: Convo, *arguments: str, typed: bytes = b"") -> str:
    done = convo(*arguments, typed=typed)
    assert done.returncode == 0, done.stderr.decode()
    return " ".join(done.stdout.decode().split())


def test_an_hour_from_the_agenda_to_the_portfolio(kept: Convo, here: Path) -> None:
    assert "No hour is recorded yet." in shown(kept, "supervision")
    shown(kept, "supervision", "bring", "Lone visits")
    notes = b"About endings.\nWith care."
    meeting = ("meeting", "--kind", "professional", "--minutes", "60", "--with", "Dr Lee", "--notes", "-")
    shown(kept, "supervision", *meeting, "--action", "Ring the hub", typed=notes)
    agenda = json.loads(shown(kept, "supervision", "agenda", "--json"))
    items = {part["id"]: [line["item"] for line in part["lines"]] for part in agenda["parts"]}
    shown(kept, "supervision", "tick", items["bring"][0])
    shown(kept, "supervision", "tick", items["actions"][0], "--not-done", "--why", "no cover")
    log = shown(kept, "supervision", "log")
    for words in ("60 minutes, with Dr Lee", "About endings. With care.", "Ring the hub – not done", "no cover"):
        assert words in log
    assert "safeguarding-1: Safeguarding" in shown(kept, "supervision", "training")
    shown(kept, "supervision", "training", "safeguarding-1", "--on", "1 May 2026", "--expires", "1 May 2029")
    shown(kept, "supervision", "practised", "Joan", "--minutes", "25")
    shown(kept, "supervision", "reflect", "I asked less.")
    assert shown(kept, "supervision", "portfolio", "-o", "portfolio.html") == "portfolio.html"
    page = (here / "portfolio.html").read_text()
    assert "Holds until 1 May 2029" in page
    assert "About endings" not in page
    [meeting_id] = [meeting["item"] for meeting in json.loads(shown(kept, "supervision", "log", "--json"))["meetings"]]
    shown(kept, "supervision", "strike", meeting_id, "--why", "wrong day")
    assert "No hour is recorded yet." in shown(kept, "supervision", "agenda")


def test_a_transcript_is_brought_by_its_name(
    kept: Convo, home: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONVO_HOME", str(home))
    (here / "Kath.txt").write_text("Link worker: Hello.\nKath: Hello.\n")
    desk = desk_over(SqliteLog.open(store_path(), "four unrelated words do"))
    review, _ = desk.reviews.take_in(here / "Kath.txt", ("Link worker",))
    desk.close()
    bring = ("supervision", "bring", "Advice too early", "--session")
    assert shown(kept, *bring, "kath") == "Kept."
    unknown = kept(*bring, "marcus")
    assert unknown.returncode == 1
    assert unknown.stderr.decode().endswith("Transcripts there are:\n  Kath\n")
    desk = desk_over(SqliteLog.open(store_path(), "four unrelated words do"))
    assert [one.session for one in desk.supervision.record().brought] == [review]
    again, _ = desk.reviews.take_in(here / "Kath.txt", ("Link worker",))
    desk.close()
    twice = kept(*bring, "kath")
    assert twice.returncode == 1
    assert "More than one transcript is called “kath”" in twice.stderr.decode()
    assert f"\n  {again.removeprefix('review/')}, taken in on " in twice.stderr.decode()
    assert shown(kept, *bring, again.removeprefix("review/")) == "Kept."


def test_a_record_under_an_earlier_name_is_joined_and_its_entries_are_ticked_like_any_other(
    kept: Convo, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONVO_HOME", str(home))
    assert kept("supervision", "join").stderr.decode().strip() == "convo: There is no other record."
    earlier = ("Ruth Alder", "Jo Best", "Ruth Birch")
    for name in earlier:
        desk = desk_over(SqliteLog.open(store_path(), "four unrelated words do"))
        desk.change_settings({"worker": name})
        desk.close()
        shown(kept, "supervision", "bring", f"Brought by {name}")
    shown(kept, "supervision", "meeting", "--kind", "practice", "--minutes", "20", "--action", "Ring the hub")
    several = kept("supervision", "join")
    assert several.returncode == 1
    assert set(several.stderr.decode().splitlines()[1:]) == {"  Ruth Alder", "  Jo Best"}
    unknown = kept("supervision", "join", "Ruth")
    assert unknown.returncode == 1
    assert "no other record under the name Ruth" in unknown.stderr.decode()
    assert shown(kept, "supervision", "join", " ruth  alder ").startswith("Joined: what stands under Ruth Alder is")
    assert kept("supervision", "join", "Ruth Alder").returncode == 1
    [brought] = [part for part in agenda(kept)["parts"] if part["id"] == "bring"]
    assert [line["text"] for line in brought["lines"]] == ["Brought by Ruth Alder", "Brought by Ruth Birch"]
    assert shown(kept, "supervision", "tick", brought["lines"][0]["item"]) == "Ticked."
    assert shown(kept, "supervision", "join").startswith("Joined: what stands under Jo Best is")
    log = shown(kept, "supervision", "log")
    assert all(words in log for words in ("Ring the hub", "20 minutes"))
    [brought] = [part for part in agenda(kept)["parts"] if part["id"] == "bring"]
    assert [line["text"] for line in brought["lines"]] == ["Brought by Jo Best", "Brought by Ruth Birch"]


def agenda(kept: Convo) -> dict[str, list[dict[str, object]]]:
    return json.loads(shown(kept, "supervision", "agenda", "--json"))


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("supervision", "meeting", "--kind", "professional", "--minutes", "long"), 1, "not a number of minutes"),
        (("supervision", "training", "first aid"), 1, "on which day"),
        (("supervision", "tick", "b1"), 1, "nothing to tick"),
        (("supervision", "log", "-o", "log.pdf"), 2, "must end in"),
        (("supervision", "meeting"), 2, "kind"),
        (("concerns",), 2, "whose log"),
        (("concerns", "--all", "--person", "x"), 2, "whose log"),
        (("concerns", "--person", "x"), 1, "no such person"),
        (("concerns", "--all", "-o", "log.pdf"), 2, "must end in"),
        (("concerns", "--all", "--from", "yesterday"), 2, "'--from': “yesterday” is no day that can be read. Write it"),
        (("concerns", "--all", "--to", "1/2/26"), 2, "'--to': “1/2/26” is no day that can be read. Write it"),
        (("review", "--from", "November"), 2, "“November” is no day that can be read. Write it like 2026-11-01."),
    ],
)
def test_what_cannot_be_done_is_one_message(kept: Convo, arguments: tuple[str, ...], code: int, says: str) -> None:
    done = kept(*arguments)
    assert done.returncode == code
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["concerns", "review"])
def test_the_help_names_a_day_and_shows_one(convo: Convo, command: str) -> None:
    told = " ".join(convo(command, "--help").stdout.decode().split())
    assert "--from DAY" in told
    assert "--to DAY" in told
    assert "such as 2026-11-01." in told
    assert "%Y" not in told


def test_without_a_store_the_next_step_is_named(convo: Convo) -> None:
    for command in ("supervision", "concerns"):
        done = convo(command, *(["--all"] if command == "concerns" else []))
        assert done.returncode == 1
        assert b"convo store setup" in done.stderr


def test_the_log_of_concerns_for_the_worker_and_for_a_supervisor(kept: Convo, here: Path) -> None:
    kept("talk", "--plain", "--person", "Rosa Diaz", typed=TALK)
    own = shown(kept, "concerns", "--session", "latest")
    assert "Concern log: one conversation" in own
    assert "Suicide" in own
    assert "saving up my tablets" in own
    assert "What was answered “not this”, by rule" in own
    withheld = shown(kept, "concerns", "--all", "--for", "supervisor")
    assert "Suicide" in withheld
    assert "tablets" not in withheld.split("What was answered")[0]
    log = json.loads(shown(kept, "concerns", "--all", "--json"))
    assert log["concerns"][0]["state"] == "open"
    assert "Nothing was raised." in shown(kept, "concerns", "--all", "--to", "2020-01-01")
    assert shown(kept, "concerns", "--all", "-o", "log.html") == "log.html"
    assert kept("concerns", "--all", "-o", "log.html").returncode == 1
    assert "Suicide" in (here / "log.html").read_text()

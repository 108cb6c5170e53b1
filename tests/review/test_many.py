"""Many sessions read back: the same results in the same order on one core, on all, after a stop, and on a cluster."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from convo.cli.review_all import _from_folder
from convo.review.many import Job, done_before, in_order, read_back
from tests.cli.conftest import ROOT, Convo, convo, here, home

__all__ = ["convo", "here", "home"]

SESSIONS = 24


def talk(number: int) -> str:
    turns = [f"Link worker: What matters to you, number {number}?", "Rosa: My garden. I want to get back to it."]
    return "\n".join(turns * (1 + number % 5)) + "\n"


def as_csv(words: str) -> str:
    rows = (line.partition(": ") for line in words.splitlines())
    return "speaker,text\n" + "".join(f'"{name}","{said}"\n' for name, _, said in rows)


@pytest.fixture
def folder(here: Path) -> Path:
    made = here / "talks"
    made.mkdir()
    for number in range(SESSIONS):
        (made / f"talk-{number:03}.txt").write_text(talk(number))
    (made / "broken.docx").write_bytes(b"PK")
    (made / "notes.pdf").write_bytes(b"not a transcript, and so not read")
    return made


def test_a_job_gives_the_same_line_wherever_it_runs() -> None:
    job = Job(name="talk.txt", data=talk(3).encode())
    assert read_back(job) == read_back(job)
    assert json.loads(read_back(job))["summary"]["worker_turns"] == 4


def test_what_cannot_be_read_is_a_line_too() -> None:
    assert "not a Word file" in json.loads(read_back(Job(name="a.docx", data=b"x")))["error"]
    unclear = json.loads(read_back(Job(name="a.txt", data=b"Ana: Hi\nBen: Hi\n")))["error"]
    assert unclear == "Who is the worker? Those who speak: “Ana”, “Ben”."


def test_a_conversation_in_which_nothing_was_said_is_not_taken_for_a_file() -> None:
    assert json.loads(read_back(Job(name="0a1b")))["error"] == "Nothing was said in it."


def test_a_file_that_cannot_be_opened_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(talk(1))
    jobs = tuple(_from_folder(tmp_path, ["gone.txt", "a.txt"], ()))
    lines = [json.loads(read_back(job)) for job in jobs]
    assert lines[0] == {"name": "gone.txt", "error": "It can't be opened: No such file or directory."}
    assert lines[1]["summary"]["worker_turns"] == 2


def test_results_come_in_order_and_few_jobs_are_held_at_once() -> None:
    taken: list[str] = []

    def jobs() -> Iterator[Job]:
        for number in range(20):
            taken.append(str(number))
            yield Job(name=f"{number}.txt", data=talk(number).encode())

    with ThreadPoolExecutor(2) as hands:
        lines = in_order(hands, jobs(), ahead=4)
        first = json.loads(next(lines))
        assert first["name"] == "0.txt"
        assert len(taken) <= 5
        assert [json.loads(line)["name"] for line in lines] == [f"{number}.txt" for number in range(1, 20)]


def test_a_line_cut_short_is_made_again_and_strange_results_are_refused() -> None:
    lines = [b'{"name": "a"}\n', b'{"name": "b"}\n', b'{"na']
    assert done_before(lines, ["a", "b", "c"]) == (2, 28)
    for strange in ([b'{"name": "x"}\n'], [b"[]\n"], [b"not JSON\n"]):
        with pytest.raises(ValueError, match="another session"):
            done_before(strange, ["a"])


def test_a_folder_is_read_on_all_cores_and_gone_on_with_after_a_stop(convo: Convo, folder: Path, here: Path) -> None:
    done = convo("review", "--all", "talks", "-o", "all.jsonl")
    assert done.returncode == 1, done.stderr
    said = done.stdout.decode()
    assert said.startswith("--all reads with the coder that gives the same on every machine. Reading one session")
    assert "\n1 passed over, since their kind can't be read: .pdf.\n" in said
    assert "need a look" not in said
    assert f"all.jsonl: {SESSIONS} read, 1 not:\n  broken.docx: It can't be read:" in said
    whole = (here / "all.jsonl").read_bytes()
    names = [json.loads(line)["name"] for line in whole.splitlines()]
    assert names == ["broken.docx", *(f"talk-{number:03}.txt" for number in range(SESSIONS))]
    (here / "half.jsonl").write_bytes(whole[: len(whole) // 2])
    assert convo("review", "--all", "talks", "-o", "half.jsonl").returncode == 1
    assert (here / "half.jsonl").read_bytes() == whole


def test_any_of_the_workers_named_is_enough_and_what_failed_is_read_again(convo: Convo, here: Path) -> None:
    (here / "talks").mkdir()
    for name, worker in (("a", "Priya Shah"), ("b", "Link worker"), ("c", "Owusu, Grace (NHS)"), ("d", "Priya Shah")):
        words = talk(2).replace("Link worker", worker)
        (here / "talks" / f"{name}.csv").write_text(as_csv(words))
    (here / "talks" / "e.txt").write_text("Priya Shah: Hi\nGrace Owusu: Hi\nRosa: Hi\n")
    first = convo("review", "--all", "talks", "-o", "all.jsonl")
    assert first.returncode == 1
    assert "all.jsonl: 1 read, 4 not:" in first.stdout.decode()
    assert "  c.csv: Who is the worker? Those who speak: “Owusu, Grace (NHS)”, “Rosa”.\n" in first.stdout.decode()
    command = ("review", "--all", "talks", "--worker", "priya", "--worker", "grace", "-o")
    again = convo(*command, "all.jsonl")
    assert again.returncode == 1
    assert "all.jsonl: 4 read, 1 not:\n  e.txt: More than one of the named workers speaks" in again.stdout.decode()
    results = [json.loads(line) for line in (here / "all.jsonl").read_text().splitlines()]
    assert [result["name"] for result in results] == ["a.csv", "b.csv", "c.csv", "d.csv", "e.txt"]
    assert [result["summary"]["worker_turns"] for result in results[:4]] == [3, 3, 3, 3]
    convo(*command, "fresh.jsonl")
    assert (here / "fresh.jsonl").read_bytes() == (here / "all.jsonl").read_bytes()
    (here / "talks" / "e.txt").write_text("Priya Shah: Hi\nRosa: Hi\n")
    whole = convo(*command, "all.jsonl")
    assert whole.returncode == 0, whole.stderr
    assert whole.stdout.decode().endswith("all.jsonl: 5 read\n")
    assert not list(here.glob("all.jsonl.*"))


def test_a_file_of_which_not_all_was_taken_is_told_apart(convo: Convo, here: Path) -> None:
    (here / "talks").mkdir()
    (here / "talks" / "old.doc").write_bytes(b"words")
    nothing = convo("review", "--all", "talks", "-o", "all.jsonl")
    assert b"There is nothing to read in talks. 1 passed over, since their kind can't be read: .doc." in nothing.stderr
    (here / "talks" / "a.txt").write_text(talk(1))
    (here / "talks" / "b.txt").write_text(f"The kitchen\na Tuesday\n{talk(1)}")
    done = convo("review", "--all", "talks", "-o", "all.jsonl")
    assert done.returncode == 0, done.stderr
    told = done.stdout.decode().splitlines()[1:]
    assert told[0].startswith("1 with lines that need a look")
    assert told[1:] == ["1 passed over, since their kind can't be read: .doc.", "all.jsonl: 2 read"]
    results = [json.loads(line) for line in (here / "all.jsonl").read_text().splitlines()]
    assert [result["troubles"] for result in results] == [0, 2]
    assert json.loads(convo("review", "talks/b.txt", "--json").stdout)["troubles"] == 2


def test_a_worker_named_is_not_found_in_a_longer_name_of_another_file() -> None:
    job = Job(name="a.txt", data=b"Link worker: Hi\nSamira: Hi\nSamira: Hi\n", workers=("Sam",))
    assert json.loads(read_back(job))["summary"]["worker_turns"] == 1
    job = Job(name="a.txt", data=b"Dana: Hi\nSamira: Hi\n", workers=("Sam",))
    assert "Who is the worker?" in json.loads(read_back(job))["error"]


def test_every_conversation_of_the_store_is_read(convo: Convo, here: Path) -> None:
    convo("talk", "--plain", "--person", "Rosa", typed=b"Yes\nMy garden\n/quit\n")
    done = convo("review", "--all", "-o", "mine.jsonl")
    assert done.returncode == 0, done.stderr
    (line,) = (here / "mine.jsonl").read_bytes().splitlines()
    assert json.loads(line)["summary"]["person_turns"] >= 1


def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(convo: Convo, folder: Path, here: Path) -> None:
    pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
    (folder / "talk-000.txt").write_text(f"The kitchen\n{talk(0)}")
    for number in range(SESSIONS, 400):
        (folder / f"talk-{number:03}.txt").write_text(talk(number) * 8)
    convo("review", "--all", "talks", "-o", "alone.jsonl")
    with Cluster(here) as (address, workers):
        command = [sys.executable, "-m", "convo", "review", "--all", "talks", "-o", "far.jsonl", "--scheduler", address]
        running = subprocess.Popen(command, cwd=here, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until(lambda: (here / "far.jsonl").exists() and (here / "far.jsonl").stat().st_size > 0)
        os.killpg(workers[0].pid, signal.SIGKILL)
        _, said = running.communicate(timeout=120)
    assert running.returncode == 1, said  # for the broken file
    assert (here / "far.jsonl").read_bytes() == (here / "alone.jsonl").read_bytes()
    assert b'"troubles": 1' in (here / "far.jsonl").read_bytes()


class Cluster:
    """A Dask scheduler and two workers on loopback, each a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> tuple[str, list[subprocess.Popen[bytes]]]:
        at = ["--host", "127.0.0.1", "--scheduler-file", str(self._file), "--no-dashboard"]
        self._start("scheduler", "--port", "0", *at)
        until(self._file.exists)
        address = json.loads(self._file.read_text())["address"]
        workers = [self._start("worker", address, "--nthreads", "1", "--no-dashboard") for _ in range(2)]
        return address, workers

    def __exit__(self, *_: object) -> None:
        for process in self._started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self._started:
            process.wait(timeout=30)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
        command = [sys.executable, "-m", "dask", *arguments]
        self._started.append(subprocess.Popen(command, cwd=self._file.parent, env=environment(), **quiet))
        return self._started[-1]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def until(holds: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)

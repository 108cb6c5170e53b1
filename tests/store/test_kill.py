"""Killing writers at random moments loses nothing that was acknowledged; tests/bench/kill.py does it 1,000 times."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILL = Path(__file__).parents[1] / "bench" / "kill.py"


@pytest.mark.skipif(os.name != "posix", reason="writers are forked")
def test_two_hundred_kills_lose_no_acknowledged_entry():
    command = [sys.executable, str(KILL), "--kills", "200", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["kills"] >= 200
    assert report["acknowledged_turns"] > 1000
    assert done.stderr == ""

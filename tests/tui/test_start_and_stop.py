"""First paint needs little, and a signal leaves the terminal as it was with the half-typed line kept."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LATE = (
    "pydantic",
    "sqlcipher3",
    "re2",
    "transitions",
    "convo.desk",
    "convo.content",
    "convo.store",
    "textual.widgets._text_area",
)


def test_nothing_heavy_is_imported_before_the_first_paint():
    code = f"import sys, convo.tui; print([name for name in {LATE!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class Terminal:
    """The app in a terminal of its own."""

    def __init__(self, home: Path) -> None:
        self.master, slave = pty.openpty()
        subprocess.run(["stty", "rows", "24", "cols", "80"], stdin=slave, check=True)
        code = "import sys; from convo.tui import run; sys.exit(run())"
        environment = {
            **os.environ,
            "CONVO_HOME": str(home),
            "CONVO_PASSPHRASE": "four unrelated words here",
            "TERM": "xterm-256color",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=ROOT,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self.written = b""

    def read_until(self, text: bytes, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while text not in self.written:
            assert time.monotonic() < end, self.written[-2000:]
            self._read()

    def _read(self) -> bool:
        if not select.select([self.master], [], [], 0.1)[0]:
            return True
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.written += data
        return bool(data)

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())
        time.sleep(0.3)
        self._read()

    def end(self) -> int:
        while self._read() and self.process.poll() is None:
            pass
        while self._read():
            if self.process.poll() is not None and not select.select([self.master], [], [], 0.2)[0]:
                break
        return self.process.wait(10)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal_and_keeps_the_half_typed_line(tmp_path, number, monkeypatch):
    terminal = Terminal(tmp_path)
    terminal.read_until(b"New person")
    terminal.type("Sam\r")
    time.sleep(0.5)
    terminal.type("\r")
    time.sleep(0.5)
    terminal.type("\r")
    terminal.read_until(b"Enter alone")
    terminal.type("a half-typed line")
    terminal.read_until(b"half-typed")
    os.kill(terminal.process.pid, number)
    assert terminal.end() == 128 + number
    assert b"\x1b[?1049l" in terminal.written, "the alternate screen was left"
    assert b"\x1b[?25h" in terminal.written, "the cursor is shown"
    assert b"Traceback" not in terminal.written

    from convo.desk import Door

    monkeypatch.setenv("CONVO_HOME", str(tmp_path))
    desk = Door().unlock("four unrelated words here")
    assert desk.open(desk.home().resume[0].session).draft == "a half-typed line"
    desk.close()

"""The terminal UI on a real terminal: first paint, key to frame, and memory, each beside its baseline.

Run: python -m tests.bench.screen [rounds]
"""

import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
from fcntl import ioctl
from pathlib import Path
from time import monotonic, perf_counter, sleep

from convo.content.library import Library
from convo.content.place import find_place
from convo.desk.desk import Desk
from convo.desk.door import Door
from convo.model.wish import Say
from tests.bench.asking import how_many

BARE = """
from textual.app import App
from textual.widgets import Footer, Header
class Bare(App):
    TITLE = "bare app"
    def compose(self):
        yield Header()
        yield Footer()
Bare().run()
"""
PASSPHRASE = "a bench passphrase"
KEYS = 60


class Terminal:
    """A program in a terminal of 120 by 40."""

    def __init__(self, code: str, home: Path) -> None:
        """Start the program."""
        self.started = perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", CONVO_HOME=str(home), CONVO_PASSPHRASE=PASSPHRASE)
            os.execv(sys.executable, [sys.executable, "-c", code])
        ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def until(self, marker: bytes, seconds: float = 20) -> float:
        """Read until the marker is on the screen and return the seconds since the start."""
        seen, end = b"", monotonic() + seconds
        while monotonic() < end:
            seen = seen[-4096:] + self.read(0.05)
            if marker in seen:
                return perf_counter() - self.started
        raise TimeoutError(f"{marker!r} never came")

    def read(self, seconds: float) -> bytes:
        """Return what comes within so many seconds."""
        ready, _, _ = select.select([self.file], [], [], seconds)
        try:
            return os.read(self.file, 65536) if ready else b""
        except OSError:
            return b""

    def quiet(self, seconds: float = 0.5) -> None:
        """Wait until nothing has come for so long."""
        while self.read(seconds):
            pass

    def key(self, data: bytes) -> float:
        """Press a key and return the milliseconds until the screen answers."""
        start = perf_counter()
        os.write(self.file, data)
        self.read(2)
        taken = (perf_counter() - start) * 1000
        self.quiet(0.1)
        return taken

    @property
    def megabytes(self) -> float:
        """The memory the program holds."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024

    def close(self) -> None:
        """Stop the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)


def store(home: Path, entries: int) -> None:
    """Set up a store with one conversation of so many entries."""
    os.environ["CONVO_HOME"] = str(home)
    desk: Desk = Door().set_up(PASSPHRASE)
    names = {"first_contact": "Jo", "safeguarding_lead": "Ann", "supervisor": "Lee"}
    desk.change_settings(names)
    session = desk.start(desk.add_person("Sam"), "first-conversation").session
    for number in range(entries):
        desk.take(
            session, Say(text=f"Something else that was said, number {number}, and a little more of it", keep="note")
        )
    desk.close()


def paint(rounds: int, home: Path) -> None:
    """Print the median first paint of both, taken in turns."""
    bare, whole = [], []
    for _ in range(rounds):
        for code, marker, times in ((BARE, b"bare app", bare), ("from convo.cli import main; main()", b"convo", whole)):
            terminal = Terminal(code, home)
            times.append(terminal.until(marker) * 1000)
            terminal.close()
    one, other = statistics.median(whole), statistics.median(bare)
    print(f"first paint     convo {one:.0f} ms, bare app {other:.0f} ms, ratio {one / other:.2f} (aim: at most 1.4)")


def open_conversation(home: Path) -> Terminal:
    """Open the one conversation of a store."""
    terminal = Terminal("from convo.cli import main; main()", home)
    terminal.until(b"Sam")
    terminal.quiet()
    os.write(terminal.file, b"\r")
    terminal.until(b"Enter alone")
    terminal.quiet(1)
    return terminal


def keys(few: Path, many: Path) -> None:
    """Print key to frame and memory of a short and of a long conversation, taken in turns."""
    short, long = open_conversation(few), open_conversation(many)
    ten, thousands = [], []
    for _ in range(KEYS):
        ten.append(short.key(b"x"))
        thousands.append(long.key(b"x"))
        sleep(0.01)
    one, other = statistics.median(thousands), statistics.median(ten)
    print(f"key to frame    2,000 entries {one:.2f} ms, 10 entries {other:.2f} ms, ratio {one / other:.2f} (aim: 1.2)")
    a, b = long.megabytes, short.megabytes
    print(f"memory          2,000 entries {a:.1f} MB, 10 entries {b:.1f} MB, ratio {a / b:.2f}")
    short.close()
    long.close()


def main(rounds: int) -> None:
    """Run all three."""
    Library(find_place()).script("first-conversation")
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        store(few, 10)
        store(many, 2000)
        paint(rounds, few)
        keys(few, many)


if __name__ == "__main__":
    main(how_many(__doc__, "rounds", 9))

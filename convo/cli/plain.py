"""Line mode: a conversation on standard input and output, for screen readers, pipes and tests."""

import re
import sys
from collections.abc import Iterator

import click

from convo.cli import commands
from convo.cli.conversing import Talk
from convo.cli.faults import Fault
from convo.cli.finding import STREAM, find_session
from convo.cli.opening import open_desk, open_or_set_up
from convo.cli.out import say
from convo.cli.plan import row_facts
from convo.content.library import Library
from convo.content.place import find_place
from convo.desk import Desk, Refused
from convo.model import wish as wi
from convo.model.kinds import Mode
from convo.model.view import View
from convo.model.words import clean, clean_line

PERSON = "person/"
"""What the id of a person begins with in the store; commands do without it."""

_ID = re.compile(r"(person|session)/.*|[0-9a-f]{12}", re.IGNORECASE)
"""What looks like an id, as the desk makes them: never the name of somebody new."""


def begin(person: str | None, script: str, afterwards: bool) -> None:
    """Hold a new conversation; without a person, the first line says who, or which one to take up again."""
    _refuse_unknown(script)
    desk, lines = open_or_set_up(), _lines()
    mode: Mode = "afterwards" if afterwards else "live"
    start = _Start(desk, script, mode)
    try:
        view = start.with_person(person) if person else start.ask(lines)
        if view is not None:
            _hold(Talk(desk, view), lines)
    finally:
        desk.close()


def take_up(session: str) -> None:
    """Take a conversation up again."""
    desk = open_desk()
    try:
        _hold(Talk(desk, desk.open(find_session(desk, session))), _lines())
    finally:
        desk.close()


class _Start:
    """Finds out whom a new conversation is with, and begins it."""

    def __init__(self, desk: Desk, script: str, mode: Mode) -> None:
        self._desk, self._script = desk, script
        self._mode: Mode = mode

    def ask(self, lines: Iterator[bytes]) -> View | None:
        """Offer what can be taken up again, and read a number or a name; None when there is nothing to read."""
        rows = self._desk.home().resume
        for number, row in enumerate(rows, start=1):
            say(self._desk.phrase("plain/resume-row", number=str(number), **row_facts(self._desk, row)))
        say(self._desk.phrase("plain/who" if rows else "plain/who-new"))
        for line in lines:
            name = clean_line(line.decode("utf-8", "surrogateescape"))
            number = int(name) if name.isdecimal() and len(name) < 6 else 0
            if 0 < number <= len(rows):
                return self._desk.open(rows[number - 1].session)
            if name.isdecimal():
                say(self._desk.phrase("plain/no-such-number", number=name[:6]))
                continue
            try:
                return self.with_person(name)
            except Refused as refused:
                say(str(refused))
        return None

    def with_person(self, name: str) -> View:
        """Begin with the person of this name or id; a new name is added to the list."""
        name = clean_line(name)
        found = self._desk.people_called(name)
        if len(found) > 1:
            ids = ", ".join(row.person.removeprefix(PERSON) for row in found)
            raise Refused(self._desk.phrase("plain/several-people", name=name, ids=ids))
        if not found:
            self._may_begin_with_somebody_new(name)
        for session in found[0].sessions if found else ():
            if session.state != "ended":
                say(self._desk.phrase("plain/unfinished", name=session.name, command=_command(session.session)))
        person = found[0].person if found else self._desk.add_person(name)
        return self._desk.start(person, self._script, self._mode)

    def _may_begin_with_somebody_new(self, name: str) -> None:
        """Refuse what could not begin, before somebody is added to the list for nothing."""
        if _ID.fullmatch(name):
            raise Refused(self._desk.phrase("plain/no-such-id", id=name))
        if any(row.follows_up for row in self._desk.home().scripts if row.script == self._script):
            raise Refused(self._desk.phrase("session/nothing-to-follow-up"))


def _refuse_unknown(script: str) -> None:
    """Refuse a conversation that there is not, before a store is made and anybody is asked for."""
    library = Library(find_place())
    scripts = [row.script for row in library.script_rows()]
    if script not in scripts:
        raise Fault(library.phrase("plain/no-such-script", script=script, scripts=", ".join(scripts)))


def _hold(talk: Talk, lines: Iterator[bytes]) -> None:
    """Hold a conversation until it ends, is paused, or there is nothing more to read."""
    was = talk.view.state
    try:
        _open(talk)
        while talk.view.state in (was, "open"):
            line = next(lines, None)
            if line is None:
                break
            _take(talk, line)
            talk.ask()
    finally:
        _set_down(talk)
    if talk.view.state == "ended":
        _show_end(talk)
    else:
        talk.tell("paused", command=_command(talk.view.session))
        if talk.view.front:
            talk.tell("paused-concern")


def _set_down(talk: Talk) -> None:
    """Pause without a word: whoever listened may be gone."""
    if talk.view.state == "open":
        if talk.half_done:
            talk.desk.take(talk.view.session, wi.Say(text=talk.half_done, keep="note"))
        talk.view = talk.desk.take(talk.view.session, wi.Pause())


def _open(talk: Talk) -> None:
    view = talk.view
    talk.tell("begins", title=view.title, name=view.name, contact=str(view.contact), usual=view.usual_contacts)
    if view.mode == "afterwards":
        talk.tell("afterwards")
    talk.tell("how")
    for warning in view.warnings:
        talk.tell("warning", warning=warning)
    say(*view.recap)
    if view.draft:
        talk.tell("draft", words=view.draft)
    if view.front:
        talk.show_concern(view.front)
    elif view.waiting:
        talk.tell("waits", count=str(len(view.waiting)))
    talk.ask()


def _take(talk: Talk, raw: bytes) -> None:
    """Do what a line says; whatever it holds, its words are kept or the worker is told."""
    line = clean(raw.rstrip(b"\r\n").decode("utf-8", "surrogateescape"))
    pending, talk.pending = talk.pending, None
    if pending and line.strip() and not line.startswith("/") and pending(line):
        return
    talk.leave_half_done()
    if talk.walking and not line.startswith("/") and (line.strip() or not raw.strip()):
        talk.walking(line)
    elif not line.strip():
        if raw.strip():
            talk.tell("unreadable")
        elif pending is None and talk.view.prompt:
            talk.grant(wi.Skip())
    elif line.startswith("//"):
        _say(talk, line[1:])
    elif line.startswith("/"):
        talk.walking = None
        commands.run(talk, line)
    else:
        _say(talk, line)


def _say(talk: Talk, text: str) -> None:
    talk.grant(wi.Say(text=text))


def _show_end(talk: Talk) -> None:
    talk.tell("ended")
    say("", talk.desk.plan_as(talk.view.session, "text").decode())
    name = talk.view.session.removeprefix(STREAM)
    talk.tell("file", command=f"convo plan {name} --format html -o plan.html")


def _command(session: str) -> str:
    return f"convo talk --plain --session {session.removeprefix(STREAM)}"


def _lines() -> Iterator[bytes]:
    """Read lines as bytes, as they come; at a terminal, a mark says that it is the reader's turn."""
    mark = "> " if sys.stdin.isatty() else ""
    while True:
        click.echo(mark, nl=False)
        try:
            line = sys.stdin.buffer.readline()
        except KeyboardInterrupt:
            line = b""
        if not line:
            say(*[""] * bool(mark))
            return
        yield line

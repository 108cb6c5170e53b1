"""Line mode: a conversation on standard input and output, for screen readers, pipes and tests."""

import sys
from collections.abc import Iterator

import click

from convo.cli import commands
from convo.cli.conversing import Talk
from convo.cli.opening import open_or_set_up
from convo.cli.out import say
from convo.cli.plan import STREAM, find_session, row_facts
from convo.desk import Desk
from convo.model import wish as wi
from convo.model.kinds import Mode
from convo.model.view import View
from convo.model.words import clean, clean_line


def begin(person: str | None, script: str, afterwards: bool) -> None:
    """Hold a new conversation; without a person, the first line says who, or which one to take up again."""
    desk, lines = open_or_set_up(), _lines()
    try:
        view = _begun(desk, person, script, "afterwards" if afterwards else "live") if person else None
        if view is None:
            view = _ask_who(desk, lines, script, "afterwards" if afterwards else "live")
        if view is not None:
            _hold(Talk(desk, view), lines)
    finally:
        desk.close()


def take_up(session: str) -> None:
    """Take a conversation up again."""
    desk = open_or_set_up()
    try:
        _hold(Talk(desk, desk.open(find_session(desk, session))), _lines())
    finally:
        desk.close()


def _ask_who(desk: Desk, lines: Iterator[bytes], script: str, mode: Mode) -> View | None:
    rows = desk.home().resume
    for number, row in enumerate(rows, start=1):
        say(desk.phrase("plain/resume-row", number=str(number), **row_facts(desk, row)))
    say(desk.phrase("plain/who" if rows else "plain/who-new"))
    while line := next(lines, b""):
        name = clean_line(line.decode("utf-8", "surrogateescape"))
        if name.isdecimal() and int(name[:6]) in range(1, len(rows) + 1):
            return desk.open(rows[int(name) - 1].session)
        if name:
            return _begun(desk, name, script, mode)
        say(desk.phrase("session/name-needed"))
    return None


def _begun(desk: Desk, name: str, script: str, mode: Mode) -> View:
    """Begin with the person of this name, who is added to the list if new."""
    name = clean_line(name)
    found = [row for row in desk.home(name).people if name in (row.person, row.name)]
    for row in found[:1]:
        for session in row.sessions:
            if session.state != "ended":
                say(desk.phrase("plain/unfinished", name=row.name, command=_command(session.session)))
    return desk.start(found[0].person if found else desk.add_person(name), script, mode)


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
    talk.ask()


def _take(talk: Talk, raw: bytes) -> None:
    """Do what a line says; whatever it holds, its words are kept or the worker is told."""
    line = clean(raw.rstrip(b"\r\n").decode("utf-8", "surrogateescape"))
    pending, talk.pending = talk.pending, None
    if not line.strip():
        if raw.strip():
            talk.tell("unreadable")
        elif pending is None and talk.view.prompt:
            talk.grant(wi.Skip())
    elif line.startswith("//"):
        _say(talk, line[1:])
    elif line.startswith("/"):
        commands.run(talk, line)
    elif pending is None or not pending(line):
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
            return
        yield line

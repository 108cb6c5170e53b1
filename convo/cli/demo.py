"""`convo demo`: a whole example conversation through the real desk and an encrypted store, to its plan as a file."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.cli.faults import Fault, Misused
from convo.cli.out import example, say

if TYPE_CHECKING:
    from convo.content.place import Place
    from convo.content.walks import Walk

_FORMAT = "html"


@click.command(epilog=example("convo demo", "convo demo -o example.txt", "convo demo --script > my-walk.toml"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the plan to this new file; its ending chooses the format: .html, .txt, .md or .json.",
)
@click.option("--script", is_flag=True, help="Write the example itself as TOML, and play nothing.")
def demo(output: Path | None, script: bool) -> None:
    """Play a whole example conversation, from "what matters to you?" to an agreed plan.

    Nothing is asked and no terminal is needed. Everybody in it is invented. It is kept in an encrypted store of its
    own, which is removed at the end. The plan stays as a file in this folder; no file is ever replaced.
    """
    from convo.content.place import find_place
    from convo.content.walks import EXAMPLE, read_walk

    place = find_place()
    if script:
        say(place.read(EXAMPLE)[0].rstrip("\n"))
        return
    if output:
        _refuse(output)
    _play(place, read_walk(place, EXAMPLE), output)


def _refuse(output: Path) -> None:
    """Refuse, before anything is played, a file that could not be written after it."""
    from convo.desk.files import home_filled_in
    from convo.export import FORMATS

    path, endings = home_filled_in(output), dict.fromkeys(each.suffix for each in FORMATS.values())
    if path.suffix and path.suffix.lower() not in endings:
        raise Misused(f"The file's name must end in one of: {', '.join(endings)}.")
    if path.exists():
        raise Fault(f"There is a file {path} already, and it was left alone. Choose another name.")
    if not os.access(path.parent, os.W_OK):
        raise Fault(f"No file can be written to {path.parent}. Choose another folder.")


def _play(place: Place, walk: Walk, output: Path | None) -> None:
    from convo.cli.playing import Player
    from convo.cli.telling import Telling
    from convo.content.library import Library
    from convo.store import SqliteLog

    with tempfile.TemporaryDirectory(prefix="convo-demo-", ignore_cleanup_errors=True) as folder:
        log = SqliteLog.create(Path(folder) / "example.db", secrets.token_urlsafe(24))
        try:
            player = Player(log, Library(place))
            session = Telling(player, walk).run()
            say("", player.desk.phrase("cli/demo-plan"), "", player.desk.plan_as(session, "text").decode().rstrip())
            written = player.desk.save_plan(session, _format(output), output)
            say("", player.desk.phrase("cli/demo-file", path=written), player.desk.phrase("cli/demo-next"))
        finally:
            log.close()


def _format(output: Path | None) -> str:
    """Return the format that a file's ending asks for."""
    from convo.export import FORMATS

    suffix = output.suffix.lower() if output else ""
    return next((each.name for each in FORMATS.values() if each.suffix == suffix), _FORMAT)

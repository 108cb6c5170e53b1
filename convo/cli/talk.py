"""`convo talk`: a conversation, on the screens or line by line."""

import os
import sys

import click

from convo.cli.faults import Misused
from convo.cli.late import late
from convo.cli.out import example


@click.command(epilog=example("convo talk", "convo talk --plain --person Asha", "convo talk --plain --session 3f9a"))
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, pipes and simple terminals.")
@click.option("--person", metavar="NAME", help="Who it is with; a new name is added to the list.")
@click.option("--script", metavar="ID", help="Which conversation, such as follow-up or signpost.")
@click.option("--afterwards", is_flag=True, help="Fill it in afterwards, from memory or notes.")
@click.option("--session", metavar="ID", help="Take this conversation up again; `convo plan` lists them.")
def talk(plain: bool, person: str | None, script: str | None, afterwards: bool, session: str | None) -> None:
    """Hold a conversation. Alone it opens the screens.

    With --plain one question is shown at a time, and what is typed answers it. An empty line moves on, and /help lists
    the commands. The end of input pauses the conversation; nothing is lost.
    """
    begins = bool(person or script or afterwards)
    if not plain:
        if begins or session:
            raise click.UsageError("--person, --script, --afterwards and --session go with --plain.")
        open_screens()
    elif session:
        if begins:
            raise click.UsageError("--session takes up a conversation as it is: leave the other options out.")
        late("convo.cli.plain", "take_up")(session)
    else:
        late("convo.cli.plain", "begin")(person, script or "first-conversation", afterwards)


def open_screens() -> None:
    """Open the terminal screens."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise Misused("The screens need a terminal. Use `convo talk --plain` here.")
    raise SystemExit(late("convo.tui", "run")())

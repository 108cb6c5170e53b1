"""The commands: the only place where objects are built and joined. One file each, read when it is asked for."""

import click

from convo import __version__
from convo.cli.faults import spoken
from convo.cli.late import late
from convo.cli.out import example, forgiving

COMMANDS = {
    "demo": "Play an example conversation and write its plan.",
    "talk": "Hold a conversation.",
    "practise": "Practise with a simulated client.",
    "plan": "List conversations, or write the plan of one.",
    "refer": "Draft a note to refer back or to hand over.",
    "scan": "Say which entries go beyond the role, as JSON Lines.",
    "code": "Say what each turn of a conversation was, as JSON Lines.",
    "review": "Read a session back, or a transcript.",
    "unname": "Take names out of a transcript.",
    "scope": "Explain why an entry is raised or not.",
    "concerns": "Write the log of concerns.",
    "supervision": "Agenda, meetings, training and portfolio.",
    "check": "Report everything that is wrong in scripts and prompts.",
    "draw": "Draw a script as a diagram.",
    "store": "Set up, check, export, erase, rename, passphrase.",
}
"""Every command with its line in `convo --help`; the command `x` is the function `x` of `convo/cli/x.py`."""


class _Commands(click.Group):
    """Reads a command's file only when that command is asked for, so that every start is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return late(f"convo.cli.{cmd_name}", cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        with spoken():
            forgiving()
            return super().invoke(ctx)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=example(
        "convo              hold a conversation",
        "convo demo         see a whole example first",
        "convo talk --plain the same, line by line",
    ),
)
@click.version_option(__version__, prog_name="convo")
@click.pass_context
def main(ctx: click.Context) -> None:
    """A guide beside a link worker in a wellbeing conversation, from "what matters to you?" to an agreed plan.

    Alone it opens the screens. Your words stay on this computer, encrypted.
    """
    if ctx.invoked_subcommand is None:
        late("convo.cli.talk", "open_screens")()

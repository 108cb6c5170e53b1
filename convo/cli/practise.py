"""`convo practise`: a practice with a simulated client, line by line, or headless from a file; needs no store."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from convo.cli.late import late
from convo.cli.out import example
from convo.model.practice import Aim, Resistance


@click.command(
    epilog=example(
        "convo practise",
        "convo practise --client joan --aim reflections --resistance gentle",
        "convo practise --client joan --lines my-turns.txt --seed 7 --json",
    )
)
@click.option(
    "--client", metavar="ID", help="Whom to practise with; without it you are asked; with --lines it is the first."
)
@click.option("--aim", type=click.Choice(get_args(Aim)), help="What to work on.")
@click.option("--resistance", type=click.Choice(get_args(Resistance)), default="usual", help="How hard they make it.")
@click.option(
    "--lines",
    type=click.Path(dir_okay=False, exists=True, path_type=Path, allow_dash=True),
    help="Take your turns from a file, one a line, or JSON Lines with `text`.",
)
@click.option("--seed", type=int, help="The same seed and the same turns give the same practice.")
@click.option("--json", "as_json", is_flag=True, help="With --lines: a JSON line for each turn, then the feedback.")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and simple terminals.")
def practise(**options: object) -> None:
    """Practise with a simulated client, who opens up when listened to and closes when pushed.

    You type what you would say. Afterwards you hear what you did well, in your own words, and one thing to try. Alone
    it opens the screens. Where a store is set up, the practice is kept in it: it is yours, nobody else is shown it.
    """
    late("convo.cli.rehearsing", "rehearse")(options)

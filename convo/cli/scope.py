"""`convo scope explain`: why an entry is raised or not."""

from typing import get_args

import click

from convo.cli.out import example
from convo.model.kinds import Speaker


@click.group(epilog=example('convo scope explain "I have been saving up my tablets"'))
def scope() -> None:
    """Look into how convo notices what goes beyond the role."""


@scope.command("explain", epilog=example('convo scope explain "Yes, most nights." --previous "Do you think of dying?"'))
@click.argument("text")
@click.option("--previous", help="What was said before.")
@click.option("--speaker", type=click.Choice(get_args(Speaker)), default="person", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def explain_entry(text: str, previous: str | None, speaker: Speaker, as_json: bool) -> None:
    """Say why the entry TEXT is raised or not.

    Shows the rules that match and what keeps them quiet, how strongly each category is seen against its bar, which
    clause spoke most, and the labelled examples nearest to it: those that are raised, and those that are left alone.
    """
    from convo.cli.explaining import explained

    explained(text, previous, speaker, as_json)

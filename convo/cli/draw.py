"""`convo draw`: a script as a picture, in the terminal or for Mermaid."""

import click

from convo.cli.out import example, say


@click.command(epilog=example("convo draw first-conversation", "convo draw follow-up --mermaid > follow-up.mmd"))
@click.argument("script")
@click.option("--mermaid", "as_mermaid", is_flag=True, help="Write a Mermaid state diagram instead of a tree.")
def draw(script: str, as_mermaid: bool) -> None:
    """Draw the script SCRIPT: its stages, its questions, and the ways between them."""
    from convo.content.draw import mermaid, terminal
    from convo.content.library import Library
    from convo.content.place import find_place

    library = Library(find_place())
    picture = mermaid if as_mermaid else terminal
    say(picture(library.script(script), library.phrase).rstrip("\n"))

"""`convo unname`: a transcript with names replaced by roles, and a list to check by eye."""

from pathlib import Path

import click

from convo.cli.faults import Misused
from convo.cli.out import example, say
from convo.cli.transcripts import read_file, who_speaks


@click.command(epilog=example("convo unname talk.vtt -o to-share.txt", "convo unname talk.docx --worker Dana -o a.txt"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--worker", "workers", multiple=True, metavar="NAME", help="Who is the worker: a part of the name is enough."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Write to this new .txt file.")
def unname(file: Path, workers: tuple[str, ...], output: Path) -> None:
    """Take names out of the transcript FILE before it is shared.

    Speakers become "worker" and "person", people spoken of become "[name 1]" and so on, and telephone numbers,
    addresses and the like say what they were. What may still be a name is listed: check each by eye.
    """
    from convo.content.library import Library
    from convo.content.place import find_place
    from convo.desk.files import write_new
    from convo.review.names import unnamed

    if output.suffix.lower() != ".txt":
        raise Misused("The file's name must end in .txt.")
    phrase = Library(find_place()).phrase
    transcript = read_file(file)
    who = who_speaks(transcript, workers)
    done = unnamed(transcript.lines, {name: who.side(name) for name in transcript.names})
    text = "".join(f"{line.name}: {' '.join(line.text.split())}\n" for line in done.lines)
    say(write_new(text.encode(), output, phrase), phrase("review/names-title"))
    for what, shown, times in done.replaced:
        say(f"  {phrase('review/names-replaced', what=what, shown=shown, times=times)}")
    say(phrase("review/names-check"))
    for what, times in done.check:
        say(f"  {phrase('review/names-left', what=what, times=times)}")
    if transcript.troubles:
        say(phrase("review/troubles"))
    for trouble in transcript.troubles:
        say(f"  {phrase('review/trouble', place=trouble.place, what=trouble.what)}")

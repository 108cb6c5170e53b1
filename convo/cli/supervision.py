"""`convo supervision`: the agenda, meetings, actions, training, practice, reflections, and the portfolio as a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.cli.faults import Fault, Misused
from convo.cli.finding import find_session
from convo.cli.opening import open_desk
from convo.cli.out import example, say, say_bytes
from convo.model.kinds import SUPERVISION_KINDS

if TYPE_CHECKING:
    from convo.desk import Desk
    from convo.model.supervision import Form

_OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this new .html, .md or .txt file."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Write it as JSON.")
_MOST = 12
"""How many transcripts a message names, the latest."""
_ABOUT = 'What it is about: the id of a conversation, its first letters, "latest", or the name of a transcript.'
_ON = click.option("--on", default="", metavar="DAY", help="Such as 14 March 2026. Today if left out.")


@click.group(
    invoke_without_command=True,
    epilog=example(
        "convo supervision",
        'convo supervision bring "Lone visits in the evening" --session latest',
        'convo supervision meeting --kind professional --minutes 60 --action "Ring the hub"',
        "convo supervision tick a7",
    ),
)
@click.pass_context
def supervision(ctx: click.Context) -> None:
    """Your own supervision and training record. Alone it shows the agenda.

    Words of a conversation are on the agenda only if you shared that conversation with your supervisor.
    """
    if ctx.invoked_subcommand is None:
        _paper("agenda", False, None)


@supervision.command(epilog=example("convo supervision agenda -o agenda.html"))
@_OUTPUT
@_JSON
def agenda(output: Path | None, as_json: bool) -> None:
    """Show what there is to talk about, and when the next hour is due."""
    _paper("agenda", as_json, output)


@supervision.command(epilog=example("convo supervision log -o log.html"))
@_OUTPUT
@_JSON
def log(output: Path | None, as_json: bool) -> None:
    """Show the hours by kind, each meeting with its notes, and what was agreed."""
    _paper("log", as_json, output)


@supervision.command(epilog=example("convo supervision portfolio -o portfolio.html"))
@_OUTPUT
def portfolio(output: Path | None) -> None:
    """Write the portfolio: training, hours, practice and reflections. It holds no notes of meetings and no points."""
    _paper("portfolio", False, output)


@supervision.command(epilog=example('convo supervision bring "Lone visits in the evening" --session latest'))
@click.argument("text")
@click.option("--session", metavar="ID", help=_ABOUT)
def bring(text: str, session: str | None) -> None:
    """Put TEXT on the agenda."""
    with _desk() as desk:
        about = _about(desk, session) if session else ""
        say(desk.supervision.write("bring", {"text": text, "session": about}))


@supervision.command(
    epilog=example(
        "convo supervision meeting --kind professional --minutes 60",
        'convo supervision meeting --kind educational --minutes 30 --on "14 March 2026" --notes - < notes.txt',
    )
)
@click.option("--kind", "sort", type=click.Choice(SUPERVISION_KINDS), required=True, help="Which kind it was.")
@click.option("--minutes", required=True, help="How long it took.")
@_ON
@click.option("--with", "supervisor", metavar="NAME", help="With whom. The supervisor of the settings if left out.")
@click.option("--notes", default="", help="Notes, or - to read them from standard input. Use no names of people.")
@click.option("--action", "actions", multiple=True, help="Something that was agreed; can be given again.")
def meeting(actions: tuple[str, ...], supervisor: str | None, notes: str, **given: str) -> None:
    """Record a meeting: its kind and length, notes, and what was agreed."""
    values = {**given, "notes": sys.stdin.read() if notes == "-" else notes, "actions": "\n".join(actions)}
    _write("meeting", values if supervisor is None else {**values, "supervisor": supervisor})


@supervision.command(
    epilog=example(
        'convo supervision training safeguarding-1 --on "1 May 2026" --expires "1 May 2029" --by "Training hub"',
        'convo supervision training "First aid" --on 2026-05-01',
    )
)
@click.argument("module", required=False)
@click.option("--on", metavar="DAY", default="", help="When it was taken, such as 14 March 2026.")
@click.option("--expires", metavar="DAY", default="", help="When it runs out, as the certificate says.")
@click.option("--by", "provider", default="", metavar="NAME", help="Who gave it.")
def training(module: str | None, **given: str) -> None:
    """Record training: an id of the role's training or another name. Without MODULE, list the ids."""
    if module is None:
        with _desk() as desk:
            say(*(f"{module_id}: {title}" for module_id, title in desk.supervision.modules()))
        return
    _write("training", {**given, "module": module})


@supervision.command(epilog=example('convo supervision practised "With Joan: more reflections" --minutes 25'))
@click.argument("text")
@_ON
@click.option("--minutes", default="", help="How long it took.")
def practised(**given: str) -> None:
    """Record practice: TEXT says what."""
    _write("practice", given)


@supervision.command(epilog=example('convo supervision reflect "I asked less and heard more."'))
@click.argument("text")
@_ON
def reflect(**given: str) -> None:
    """Keep TEXT as a reflection for the portfolio."""
    _write("reflection", given)


@supervision.command(
    epilog=example("convo supervision tick b3", 'convo supervision tick a7 --not-done --why "no cover"')
)
@click.argument("item")
@click.option("--not-done", is_flag=True, help="It was not done, or not talked about.")
@click.option("--why", default="", help="Why not.")
def tick(item: str, not_done: bool, why: str) -> None:
    """Tick ITEM, an id of the agenda: talked about, or done."""
    with _desk() as desk:
        say(desk.supervision.tick(item, not not_done, why))


@supervision.command(epilog=example('convo supervision strike m5 --why "wrong day"'))
@click.argument("item")
@click.option("--why", default="", help="Why.")
def strike(item: str, why: str) -> None:
    """Strike out ITEM, an entry that was wrong. It stays in the record and no longer counts."""
    with _desk() as desk:
        say(desk.supervision.strike(item, why))


@supervision.command(epilog=example("convo supervision join", 'convo supervision join "Ruth Alder"'))
@click.argument("name", required=False)
def join(name: str | None) -> None:
    """Join the record under NAME, an earlier name of yours, to your own. No entry of either is changed."""
    with _desk(warn=False) as desk:
        apart = desk.supervision.apart()
        if name is None and len(apart) != 1:
            lines = "".join(f"\n  {each}" for each in apart)
            raise Fault(f"Say which record is yours:{lines}" if apart else "There is no other record.")
        say(desk.supervision.join(name or apart[0]))


def _about(desk: Desk, name: str) -> str:
    """Return the transcript taken in that has a name or an id, or else the conversation."""
    transcripts = [row for row in desk.reviews.rows() if row.imported]
    found = [row for row in transcripts if name.casefold() in (row.name.casefold(), _id(row.review))]
    if len(found) > 1:
        ids = "".join(f"\n  {_id(row.review)}, {row.day}" for row in found)
        raise Fault(f"More than one transcript is called “{name}”. Give the id of one:{ids}")
    if found:
        return found[0].review
    try:
        return find_session(desk, name)
    except Fault as fault:
        if not transcripts:
            raise
        names = "".join(f"\n  {row.name}" for row in transcripts[:_MOST])
        raise Fault(f"{fault.message} Transcripts there are:{names}") from None


def _id(review: str) -> str:
    return review.rpartition("/")[2]


def _write(form: Form, values: Mapping[str, str]) -> None:
    with _desk() as desk:
        say(desk.supervision.write(form, values))


def _paper(what: str, as_json: bool, output: Path | None) -> None:
    from convo.export import DOCUMENTS

    if output and (as_json or output.suffix.lower() not in DOCUMENTS):
        raise Misused(f"The file's name must end in one of: {', '.join(DOCUMENTS)}. JSON is written without -o.")
    with _desk() as desk:
        if output:
            say(desk.supervision.save_paper(what, output))
        elif as_json:
            say(_AS_JSON[what](desk))
        else:
            say_bytes(DOCUMENTS[".txt"](desk.supervision.paper(what)))


_AS_JSON: dict[str, Callable[[Desk], str]] = {
    "agenda": lambda desk: desk.supervision.agenda().model_dump_json(),
    "log": lambda desk: desk.supervision.record().model_dump_json(),
}


@contextmanager
def _desk(warn: bool = True) -> Generator[Desk]:
    """Open the store, say what is odd about the record, and close the store again."""
    desk = open_desk()
    try:
        odd = desk.supervision.notice() if warn else ""
        if odd:
            say(odd, err=True)
        yield desk
    finally:
        desk.close()

"""`convo refer`: a draft of a note to refer somebody back, or to hand over; shown, or written to a new file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from convo.cli.faults import Fault
from convo.cli.finding import find_session
from convo.cli.opening import open_desk
from convo.cli.out import example, say, say_bytes
from convo.model.kinds import Basis

if TYPE_CHECKING:
    from convo.desk import Desk
    from convo.model.referral import ReferralDraft
    from convo.model.view import ConcernView


@click.command(
    epilog=example(
        "convo refer latest",
        'convo refer latest c2 --with words-4 --because consent "She said yes" -o note.md',
        "convo refer latest --to health-coach",
    )
)
@click.argument("which", nargs=-1, required=True, metavar="SESSION [CONCERN]")
@click.option("--to", default="", metavar="WHO", help="Who it is for; a wrong name lists them all.")
@click.option("--with", "more", multiple=True, metavar="LINE", help="Put in a line that is left out by default.")
@click.option(
    "--because",
    type=(click.Choice(get_args(Basis)), str),
    metavar="BASIS REASON",
    help="Why you may share it: consent, safety or law, and your reason in a few words.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this new file; none is replaced."
)
def refer(
    which: tuple[str, ...], to: str, more: tuple[str, ...], because: tuple[Basis, str] | None, output: Path | None
) -> None:
    """Draft a note about the concern CONCERN of the conversation SESSION, with the least in it. Nothing is sent.

    SESSION is an id from `convo plan`, its first letters, or "latest". CONCERN can be left out where there is one, or
    where --to names another role. A file that ends in .md is Markdown; any other is text.
    """
    if len(which) > 2:
        raise click.UsageError("Name one conversation, and one of its concerns at most.")
    desk = open_desk()
    try:
        session = find_session(desk, next(iter(which)))
        draft = _with(desk, desk.referral(session, _concern(desk, session, which[1:], to), to), more)
        if because:
            draft = draft.resting_on(*because)
        if output:
            say(desk.save_referral(draft, output))
        else:
            say_bytes(desk.referral_as(draft))
            _left_out(desk, draft)
    finally:
        desk.close()


def _concern(desk: Desk, session: str, named: tuple[str, ...], to: str) -> str | None:
    """Return the concern that was named, or the only one; none for a note to another role."""
    raised = desk.view(session).concerns
    if named:
        return named[0] if named[0].startswith("c") else f"c{named[0]}"
    if to in {role.id for role in desk.roles()}:
        return None
    if len(raised) != 1:
        rows = "\n".join(_row(desk, one) for one in raised)
        raise Fault(f"{desk.phrase('cli/refer-which' if raised else 'cli/refer-none')}\n{rows}".rstrip())
    return raised[0].id


def _row(desk: Desk, one: ConcernView) -> str:
    return desk.phrase("cli/refer-row", id=one.id, title=one.cover, urgency=one.urgency_label)


def _with(desk: Desk, draft: ReferralDraft, more: tuple[str, ...]) -> ReferralDraft:
    unknown = sorted(set(more) - {line.id for line in draft.lines})
    if unknown:
        lines = ", ".join(line.id for line in draft.lines if not line.chosen)
        raise Fault(desk.phrase("cli/refer-no-line", line=unknown[0], lines=lines or "–"))
    return draft.with_lines((*draft.chosen, *more))


def _left_out(desk: Desk, draft: ReferralDraft) -> None:
    """Say on the side what was left out, and how to put it in."""
    for line in draft.lines:
        if not line.chosen:
            say(desk.phrase("cli/refer-left-out", line=line.id, text=line.text), err=True)

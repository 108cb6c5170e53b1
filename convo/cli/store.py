"""`convo store`: set up, check, export, erase a person, put a name right, change the passphrase."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convo.cli.faults import Fault
from convo.cli.finding import find_person
from convo.cli.opening import new_passphrase, open_log
from convo.cli.out import example, say

if TYPE_CHECKING:
    from convo.store import SqliteLog


@click.group(epilog=example("convo store setup", "convo store export everything.jsonl"))
def store() -> None:
    """Look after the store: the encrypted file with everything that was kept.

    CONVO_HOME names its folder, and CONVO_PASSPHRASE opens it without asking.
    """


@store.command(epilog=example("convo store setup"))
@click.option("--remember", is_flag=True, help="Save the passphrase in the system keyring, if there is one.")
def setup(remember: bool) -> None:
    """Make a new encrypted store."""
    from convo.desk.door import Door
    from convo.store import store_path

    door = Door()
    if door.state() == "locked":
        raise Fault(f"There is a store at {store_path()} already, and it was left alone.")
    door.set_up(door.key() or new_passphrase(), remember).close()
    say(f"The store is ready: {store_path()}")


@store.command(epilog=example("convo store check"))
def check() -> None:
    """Look at everything that is kept and say what is wrong."""
    with _opened() as log:
        wrong = log.verify()
        say(*wrong)
        if wrong:
            raise Fault("The store is damaged. Keep a copy of the file and restore a backup.")
        say(f"The store is sound. People: {log.count('person')}. Conversations: {log.count('session')}.")


@store.command(epilog=example("convo store export everything.jsonl"))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Write everything that is kept to the new FILE, one JSON object a line. The file is not encrypted."""
    from convo.desk import care
    from convo.desk.files import new_file

    count = 0
    with _opened() as log, new_file(file) as out:
        for line in care.everything(log):
            out.write(f"{line}\n".encode())
            count += 1
    say(f"Events written to {file}: {count}. It is not encrypted: keep it where only the right people can read it.")


@store.command(epilog=example('convo store erase "Asha Rahman"'))
@click.argument("person", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(person: str | None, yes: bool) -> None:
    """Erase PERSON and all their conversations for good. PERSON is a whole name or an id.

    Without PERSON, an erasure that could not be finished is finished.
    """
    from convo.desk import care
    from convo.desk.door import desk_over

    with _opened() as log:
        if person is None:
            log.erase()
            say("Every erasure is finished: no traces of what was erased are in the file.")
            return
        row = find_person(desk_over(log), person)
        count = len(care.conversations_of(log, row.person))
        if not yes:
            click.confirm(f"Erase {row.name} and their conversations ({count}) for good?", abort=True, err=True)
        care.erase_person(log, row.person)
    say(f"Erased for good, with conversations: {count}.")


@store.command(epilog=example('convo store rename Asha "Asha Rahman"'))
@click.argument("person")
@click.argument("name")
def rename(person: str, name: str) -> None:
    """Put a person's name right. PERSON is the old name or an id, NAME the new one."""
    from convo.desk.door import desk_over

    with _opened() as log:
        desk = desk_over(log)
        desk.rename_person(find_person(desk, person).person, name)
    say("The name is changed. Conversations held before keep the name they were held under.")


@store.command(epilog=example("convo store passphrase"))
def passphrase() -> None:
    """Change the passphrase."""
    from convo.store import fit_passphrase, forget, store_path

    with _opened() as log:
        log.rekey(fit_passphrase(new_passphrase()))
    forget(store_path())
    say("The passphrase is changed. If CONVO_PASSPHRASE is set, change it too.")


@contextmanager
def _opened() -> Generator[SqliteLog]:
    log = open_log()
    try:
        yield log
    finally:
        log.close()

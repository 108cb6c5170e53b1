"""The passphrase: what is fit to be one, and where it may come from before anybody is asked."""

import os
import unicodedata
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

from convo.store.errors import PassphraseRefused

LEAST = 8
"""The fewest characters a passphrase may have."""

_SERVICE = "convo"
_MARK = ".in-keyring"


def fit_passphrase(passphrase: str) -> str:
    """Return a passphrase in the one form that every keyboard and system gives it.

    Raises:
        PassphraseRefused: when it protects nothing; says what is wrong, never the passphrase.
    """
    if len(passphrase.strip()) < LEAST:
        raise PassphraseRefused(
            f"The passphrase is too short: use at least {LEAST} characters. Four unrelated words do well."
        )
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in passphrase):
        raise PassphraseRefused("The passphrase holds a control character: use letters, digits, signs and spaces.")
    return unicodedata.normalize("NFC", passphrase)


def find_passphrase(store: Path) -> str | None:
    """Return the passphrase for a store from CONVO_PASSPHRASE, or from the system keyring if it was saved there."""
    return os.environ.get("CONVO_PASSPHRASE") or (_from_keyring(store) if _mark(store).exists() else None)


def save_in_keyring(store: Path, passphrase: str) -> bool:
    """Save the passphrase in the system keyring; False where there is none that is safe."""
    with suppress(Exception):  # every system's keyring fails in its own way, and none may stop the work
        keyring = _keyring()
        if keyring.get_keyring().priority >= 1:  # less is no keyring at all, or one that writes plain text
            keyring.set_password(_SERVICE, str(store), passphrase)
            if keyring.get_password(_SERVICE, str(store)) == passphrase:
                _mark(store).touch(mode=0o600)
                return True
    return False


def forget(store: Path) -> None:
    """Take the passphrase out of the system keyring again."""
    with suppress(Exception):  # it was not there, or there is no keyring
        _keyring().delete_password(_SERVICE, str(store))
    _mark(store).unlink(missing_ok=True)


def _from_keyring(store: Path) -> str | None:
    """Return the saved passphrase, None if the keyring can't give it: then somebody is asked."""
    with suppress(Exception):
        return _keyring().get_password(_SERVICE, str(store))
    return None


def _keyring() -> ModuleType:
    """Return the library of the system's keyrings: it costs a start-up too much to be imported before it is wanted."""
    return import_module("keyring")


def _mark(store: Path) -> Path:
    """Return the empty file that says that the keyring was chosen: without it the keyring is never looked into."""
    return store.with_name(store.name + _MARK)

"""Where a passphrase may come from: the environment, the keyring if it was chosen, or nobody; nothing fails over it."""

import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError, PasswordDeleteError

from convo.store import find_passphrase, fit_passphrase, forget, save_in_keyring
from convo.store.errors import PassphraseRefused

WORDS = "four unrelated words"


class Drawer(KeyringBackend):
    """A keyring in memory."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Plain(Drawer):
    """A keyring that writes plain text, as the library marks it."""

    priority = 0.5  # type: ignore[assignment]


class Forgetful(Drawer):
    """A keyring that takes everything and keeps nothing."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class Broken(Drawer):
    """A keyring whose service is gone."""

    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("no bus")

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError("no bus")


@pytest.fixture(autouse=True)
def no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONVO_PASSPHRASE", raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "convo.db"


def use(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(keyring, name, getattr(backend, name))


def test_the_environment_comes_first(store: Path, monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, Drawer())
    assert save_in_keyring(store, WORDS)
    monkeypatch.setenv("CONVO_PASSPHRASE", "from the environment")
    assert find_passphrase(store) == "from the environment"
    monkeypatch.setenv("CONVO_PASSPHRASE", "")
    assert find_passphrase(store) == WORDS


def test_without_either_somebody_has_to_be_asked(store: Path):
    assert find_passphrase(store) is None


def test_a_saved_passphrase_is_found_for_its_own_store_until_forgotten(store: Path, monkeypatch: pytest.MonkeyPatch):
    drawer = Drawer()
    use(monkeypatch, drawer)
    assert save_in_keyring(store, WORDS)
    assert find_passphrase(store) == WORDS
    assert find_passphrase(store.with_name("other.db")) is None
    assert WORDS.encode() not in b"".join(file.read_bytes() for file in store.parent.iterdir())
    forget(store)
    assert find_passphrase(store) is None
    assert drawer.kept == {}
    forget(store)


@pytest.mark.parametrize("backend", [Plain(), Forgetful(), Broken()], ids=["plain text", "forgetful", "broken"])
def test_a_keyring_that_is_not_safe_or_does_not_work_is_not_used(
    store: Path, monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend
):
    use(monkeypatch, backend)
    assert not save_in_keyring(store, WORDS)
    assert find_passphrase(store) is None
    assert getattr(backend, "kept", {}) == {} or isinstance(backend, Forgetful)
    forget(store)


def test_a_keyring_that_broke_later_means_asking(store: Path, monkeypatch: pytest.MonkeyPatch):
    use(monkeypatch, Drawer())
    assert save_in_keyring(store, WORDS)
    use(monkeypatch, Broken())
    assert find_passphrase(store) is None
    forget(store)


def test_the_keyring_is_not_even_loaded_unless_it_was_chosen(store: Path):
    program = (
        "import sys; from pathlib import Path; from convo.store import find_passphrase; "
        "find_passphrase(Path(sys.argv[1])); print('keyring' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(store)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert (done.stdout.strip(), done.stderr) == ("False", "")


@pytest.mark.parametrize("passphrase", ["", "short", "seven77", "         ", " seven77 "])
def test_too_short_is_refused_with_what_to_do(passphrase: str):
    with pytest.raises(PassphraseRefused, match="at least 8 characters") as refused:
        fit_passphrase(passphrase)
    assert "seven77" not in str(refused.value)


def test_eight_characters_will_do_and_none_is_taken_off():
    assert fit_passphrase("eight888") == "eight888"
    assert fit_passphrase("  eight888 ") == "  eight888 "
    assert fit_passphrase("cafe\u0301 noir") == "caf\u00e9 noir"

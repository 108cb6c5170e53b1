"""What can go wrong with a store: each error says what, where and what to do, and never repeats a kept word."""

from pathlib import Path


class StoreError(Exception):
    """Something went wrong with the store; the message is fit to show, and what was kept before is untouched."""


class StoreMissing(StoreError):
    """There is no store at this place."""

    def __init__(self, path: Path) -> None:
        """Say where a store was looked for."""
        super().__init__(f"There is no store at {path}. Set one up first, or point CONVO_HOME at the right folder.")


class StoreExists(StoreError):
    """There is a store here already; it is never written over."""

    def __init__(self, path: Path) -> None:
        """Say which file is in the way."""
        super().__init__(
            f"There is a store at {path} already, and it was left alone. Open it, or choose another folder."
        )


class WrongPassphrase(StoreError):
    """The file can't be read with this passphrase: the passphrase is wrong or the file is damaged, which look alike."""

    def __init__(self, path: Path) -> None:
        """Say both possibilities."""
        super().__init__(
            f"The store at {path} does not open with this passphrase. Check the passphrase (capital letters, "
            "keyboard language) and try again. If you are sure of it, the file may be damaged: restore a backup."
        )


class PassphraseRefused(StoreError):
    """The passphrase is not fit to protect anything."""


class NotEncrypted(StoreError):
    """The file, or the database library, does not encrypt: nothing is written to it."""


class Damaged(StoreError):
    """The file, or something kept in it, can't be read."""

    def __init__(self, path: Path, what: str) -> None:
        """Say what can't be read."""
        super().__init__(f"The store at {path} can't be read: {what}. Keep a copy of the file and restore a backup.")


class NewerFormat(StoreError):
    """The store was written by a newer convo."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        """Say which format was found and which is known."""
        super().__init__(
            f"The store at {path} has format {found}; this convo knows formats up to {known}. "
            "Update convo and open it again. Nothing was changed."
        )


class UnknownEvent(StoreError):
    """A kept event is of a kind or version that this convo does not know."""

    def __init__(self, kind: str, version: int) -> None:
        """Say which kind and version."""
        super().__init__(
            f"The store holds an entry of kind {kind!r}, version {version}, which this convo does not know. "
            "Update convo and open it again. Nothing was changed."
        )


class Unreadable(StoreError):
    """A kept event is of a known kind, but its content does not fit."""

    def __init__(self, kind: str) -> None:
        """Say which kind; the content is never repeated."""
        super().__init__(f"An entry of kind {kind!r} in the store can't be read. Check the store and restore a backup.")


class Conflict(StoreError):
    """Somebody else added to the stream first; nothing was kept."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        """Say how far the stream was expected and found to be."""
        super().__init__(
            "This was changed in another window just now. Nothing was kept; look at the latest and try again."
        )
        self.stream = stream
        self.expected = expected
        self.found = found


class Erased(StoreError):
    """The stream was erased for good: nothing can be added to it."""

    def __init__(self, stream: str) -> None:
        """Name the stream by its id."""
        super().__init__(f"The record {stream} was erased. Nothing can be added to it.")


class EraseUnfinished(StoreError):
    """The words can no longer be read, but encrypted traces of them may still be in the file."""

    def __init__(self, path: Path) -> None:
        """Say what to do to finish."""
        super().__init__(
            f"The record was erased, but encrypted traces may still be in {path}. "
            "Close other convo windows, make sure that the disk has room, and run `convo store erase` without a name."
        )


class WriteFailed(StoreError):
    """The disk did not take what was to be kept; nothing of it was."""

    def __init__(self, path: Path) -> None:
        """Say where."""
        super().__init__(
            f"Nothing was kept: {path} could not be written. "
            "Check that the disk is there and may be written to, then try again."
        )


class StoreFull(WriteFailed):
    """The disk is full; nothing of the turn was kept."""

    def __init__(self, path: Path) -> None:
        """Say where."""
        StoreError.__init__(
            self, f"Nothing was kept: the disk that holds {path} is full. Make room on it, then try again."
        )


class Busy(StoreError):
    """Another program holds the store; nothing was kept."""

    def __init__(self, path: Path) -> None:
        """Say where."""
        super().__init__(f"Nothing was kept: another program is using {path}. Wait a moment and try again.")


class Closed(StoreError):
    """The store was locked or closed; nothing was kept."""

    def __init__(self, path: Path) -> None:
        """Say where."""
        super().__init__(f"Nothing was kept: the store at {path} is locked. Unlock it and try again.")

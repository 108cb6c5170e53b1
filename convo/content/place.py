"""Where scripts/ and prompts/ are: inside the wheel, or beside the package in a checkout."""

import re
from dataclasses import dataclass
from pathlib import Path

from convo.content.findings import ContentError, Finding
from convo.model.words import clean

_PACKAGE = Path(__file__).resolve().parent.parent
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True, slots=True)
class Place:
    """The folder that holds scripts/ and prompts/. Names of files are relative to it, with forward slashes."""

    root: Path

    def names(self, folder: str, suffix: str, deep: bool = False) -> tuple[str, ...]:
        """Return the names of the files in a folder that end in `suffix`, in order."""
        found = (self.root / folder).glob(f"**/*{suffix}" if deep else f"*{suffix}")
        return tuple(sorted(path.relative_to(self.root).as_posix() for path in found if path.is_file()))

    def read(self, name: str) -> tuple[str, tuple[Finding, ...]]:
        """Return a file's text, cleaned; or, where it can't be read, no text and the finding that says why."""
        try:
            data = (self.root / name).read_bytes()
        except FileNotFoundError:
            return "", (Finding(name, 1, "the file is missing", "Write it."),)
        except OSError as error:
            return "", (Finding(name, 1, f"the file can't be read ({error.strerror})", "Check its permissions."),)
        try:
            return clean(data.decode("utf-8")), ()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            return "", (Finding(name, line, "the file is not UTF-8 text", "Save it as UTF-8."),)

    def data(self, name: str) -> bytes | None:
        """Return a file's bytes as they are, or None where it can't be read."""
        try:
            return (self.root / name).read_bytes()
        except OSError:
            return None


def find_place() -> Place:
    """Return where content is; the wheel's own copy comes first, so that no stranger's folder is taken for it."""
    for root in (_PACKAGE / "_content", _PACKAGE.parent):
        if (root / "scripts").is_dir() and (root / "prompts").is_dir():
            return Place(root)
    raise ContentError("The folders scripts/ and prompts/ are missing. Install convo again.")


def is_id(text: object) -> bool:
    """Tell whether text can be an id, and so part of a file's name: lowercase letters, digits and hyphens."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None

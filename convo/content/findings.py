"""What is wrong with content, told to its author as a compiler would: where, what, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: its file and line, what it is, and the remedy."""

    file: str
    line: int
    what: str
    remedy: str
    level: Level = "error"

    def __str__(self) -> str:
        """The finding as one line, as compilers print them."""
        return f"{self.file}:{self.line}: {self.level}: {self.what}. {self.remedy}"


class ContentError(Exception):
    """Content was asked for that is not there."""


class ContentBroken(ContentError):
    """Content can't be used until its findings are put right."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings, and say them all."""
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return only the findings that stop content from being used."""
    return tuple(finding for finding in findings if finding.level == "error")

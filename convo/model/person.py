"""What happens outside conversations: people come onto the worker's list, and settings are given."""

from typing import Literal

from convo.model.words import Name, Value


class PersonAdded(Value):
    """A person was added to the worker's list."""

    kind: Literal["person-added"] = "person-added"
    name: Name


class PersonRenamed(Value):
    """A person's name was put right."""

    kind: Literal["person-renamed"] = "person-renamed"
    name: Name


class ContactMade(Value):
    """A conversation with the person began."""

    kind: Literal["contact-made"] = "contact-made"
    session: str


class SettingsChanged(Value):
    """Settings were given: only the named ones change."""

    kind: Literal["settings-changed"] = "settings-changed"
    values: dict[str, Name]

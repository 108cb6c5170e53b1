"""What a command is: a message with a key, a label, and what it does as its docstring."""

from inspect import getdoc
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message


class Command(Message):
    """Something the worker asks a screen to do."""

    KEY: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""
    HINT: ClassVar[bool] = False
    """Whether the footer shows it; few do, so that 80 columns hold them all."""

    def __init_subclass__(cls) -> None:
        """Keep the names apart from Textual's own events, such as its Leave and Hide."""
        super().__init_subclass__(namespace="command")

    @classmethod
    def binding(cls, first: bool) -> Binding:
        """Return the key binding that gives this command, `first` of all: before what has the focus takes the key.

        A letter gives it as a capital too, as it is written in the hints.
        """
        keys = f"{cls.KEY},{cls.KEY.upper()}" if len(cls.KEY) == 1 else cls.KEY
        return Binding(keys, f"give('{cls.__name__}')", cls.LABEL, show=cls.HINT, priority=first)

    @classmethod
    def help(cls) -> str:
        """Return what the command does, in one sentence."""
        return getdoc(cls) or ""


def bindings(commands: tuple[type[Command], ...], *first: type[Command]) -> list[BindingType]:
    """Return the bindings of the commands that have a key; those named `first` hold whatever has the focus."""
    return [command.binding(command in first) for command in commands if command.KEY]

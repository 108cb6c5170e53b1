"""Commands that hold on every screen, or on most."""

from convo.tui.commands.base import Command


class Help(Command):
    """Show the keys and how things work."""

    KEY = "f1"
    LABEL = "Help"
    HINT = True


class Hide(Command):
    """Hide what is on the screen at once; the same key brings it back."""

    KEY = "f10"
    LABEL = "Hide"
    HINT = True


class LockNow(Command):
    """Lock now: the passphrase brings everything back as it was."""

    LABEL = "Lock"


class Quit(Command):
    """Leave; nothing typed is lost."""

    KEY = "ctrl+q"
    LABEL = "Quit"


class NextTheme(Command):
    """Change between the light, the dark and the high-contrast look."""

    LABEL = "Light, dark or high contrast"


class Shut(Command):
    """Go back to where you were."""

    KEY = "escape"
    LABEL = "Back"
    HINT = True


class Earlier(Command):
    """Read further up in the conversation."""

    KEY = "pageup"
    LABEL = "Earlier"


class Later(Command):
    """Read further down in the conversation."""

    KEY = "pagedown"
    LABEL = "Later"

"""The command palette: every command that the screen in front and the app take, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from convo.tui.commands import Command


class Offers(Provider):
    """Finds commands by a part of their name."""

    def _commands(self) -> Iterator[tuple[type[Command], Callable[[], object]]]:
        for node in (self.screen, self.app):
            offers: tuple[type[Command], ...] = getattr(node, "offers", getattr(node, "OFFERS", ()))
            for command in offers:
                yield command, partial(self._give, node, command)

    @staticmethod
    def _give(node: object, command: type[Command]) -> None:
        post: Callable[[Command], object] = getattr(node, "post_message")  # noqa: B009 - a screen or the app
        post(command())

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for command, give in self._commands():
            yield DiscoveryHit(_label(command), give, help=command.help())

    async def search(self, query: str) -> Hits:
        """Offer the commands whose label or explanation fits what is typed."""
        matcher = self.matcher(query)
        for command, give in self._commands():
            score = matcher.match(command.LABEL) or 0.1 * (query.lower() in command.help().lower())
            if score > 0:
                yield Hit(score, _label(command), give, help=command.help())


def _label(command: type[Command]) -> str:
    key = "+".join(part.capitalize() for part in command.KEY.split("+"))
    return f"{command.LABEL} ({key})" if key else command.LABEL

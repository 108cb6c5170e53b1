"""Finds the protocol for a matter, so that whatever is raised, there is always something to do about it."""

from collections.abc import Iterable

from convo.model.concern import Protocol
from convo.model.kinds import URGENCIES, About, Category, Urgency


def protocol_for(protocols: Iterable[Protocol], category: Category, urgency: Urgency, about: About) -> Protocol:
    """Choose the protocol for a category: of this urgency, else the nearest graver one, else the gravest there is.

    Among those equally near, one about this subject goes first, then the order they are listed in.

    Raises:
        LookupError: The category has no protocol at all.
    """
    wanted = URGENCIES.index(urgency)

    def nearness(protocol: Protocol) -> tuple[int, bool]:
        milder = URGENCIES.index(protocol.urgency) - wanted
        return (-milder if milder <= 0 else len(URGENCIES) + milder, about not in protocol.about)

    fitting = [protocol for protocol in protocols if protocol.category == category]
    if not fitting:
        raise LookupError(f"no protocol for {category}")
    return min(fitting, key=nearness)

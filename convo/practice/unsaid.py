"""What a client was ready to say: whether it came, why or why not, and what was done about it."""

from collections.abc import Callable, Mapping

from convo.model.client import Disclosure
from convo.model.concern import Protocol
from convo.model.practice import Step, Turn, Unsaid
from convo.practice.directly import plainly
from convo.practice.practice import Practice
from convo.practice.quoting import excerpt


def unsaid(practice: Practice, phrase: Callable[..., str], protocols: Mapping[str, Protocol]) -> tuple[Unsaid, ...]:
    """Return what became of everything the client did not say at first."""
    return tuple(_one(practice, one, phrase, protocols) for one in practice.client.disclosures)


def _one(practice: Practice, one: Disclosure, phrase: Callable[..., str], protocols: Mapping[str, Protocol]) -> Unsaid:
    turns = practice.turns
    told = next((turn.number for turn in turns if turn.reply.told == one.id), None)
    hinted = next((turn for turn in turns if turn.reply.hint == one.id), None)
    asked = next((turn.number for turn in turns if one.id in turn.asked), None)
    key = _why(practice, one, hinted)
    words = excerpt(hinted.reply.text) if hinted else ""
    label = next((topic.label for topic in practice.client.topics if topic.id == one.topic), one.topic)
    protocol = protocols.get(one.protocol) if one.protocol else None
    return Unsaid(
        id=one.id,
        title=one.title,
        told=told,
        hinted=hinted.number if hinted else None,
        asked=asked,
        why=phrase(f"practice/why-{key}", words=words, topic=label),
        protocol=one.protocol,
        steps=_steps(one, protocol, turns) if protocol else (),
    )


def _why(practice: Practice, one: Disclosure, hinted: Turn | None) -> str:
    turns = practice.turns
    told = next((turn for turn in turns if turn.reply.told == one.id), None)
    if told:
        return "told-asked" if one.id in told.asked else "told-trusted"
    if asked := [turn for turn in turns if one.id in turn.asked]:
        return "asked-directly" if any(map(plainly, asked)) else "asked-early"
    if hinted:
        after = turns[hinted.number] if hinted.number < len(turns) else None
        stayed = after is not None and (one.topic in after.about or after.coded.behaviour == "reflection")
        return "hint-heard" if stayed else "hint-passed"
    if practice.state.trust >= one.asked:
        return "not-asked" if any(turn.state.topic == one.topic for turn in turns) else "no-topic"
    return "little-trust"


def _steps(one: Disclosure, protocol: Protocol, turns: tuple[Turn, ...]) -> tuple[Step, ...]:
    """Return the steps of the protocol, each with the first turn that took it, from the turn it was told to on."""
    told = next((turn.number for turn in turns if turn.reply.told == one.id), None)
    taken = dict[int, int]()
    for turn in turns:
        for name, place in turn.steps:
            asked = told is not None and turn.number >= told
            if name == one.id and asked:
                taken.setdefault(place, turn.number)
    return tuple(Step(words=words, turn=taken.get(place)) for place, words in enumerate(protocol.now))

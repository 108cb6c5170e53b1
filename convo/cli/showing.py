"""What line mode shows: the parts of a view as lines of plain text, worded by prompts/phrases/plain.md."""

from collections.abc import Callable, Iterable

from convo.engine.facts import brief
from convo.model.concern import BY_HAND
from convo.model.kinds import ItemKind
from convo.model.view import ConcernView, OpenQuestion, Prompt, RoleView, StageMark, StepView, Tell, Thing, View

Phrase = Callable[..., str]
"""Gives wording by id, with facts put in: `Desk.phrase`."""


def question(prompt: Prompt, phrase: Phrase) -> list[str]:
    """Return the question in front, what it takes, and what was said about it already."""
    lines = [prompt.card.ask]
    lines += [phrase("plain/choice", key=choice.key, label=choice.label) for choice in prompt.choices]
    hint = f"plain/takes-{prompt.answer}"
    if prompt.answer not in ("words", "choice"):
        lines.append(phrase(hint))
    if prompt.answered:
        lines.append(phrase("plain/answered", words=brief(prompt.answered)))
    elif prompt.said_already:
        lines.append(phrase("plain/said-already", words=brief(prompt.said_already)))
    return lines


def stage(prompt: Prompt, marks: Iterable[StageMark], phrase: Phrase) -> str:
    """Return the heading of a stage, with the least it still needs."""
    needs = next((mark.still_needed for mark in marks if mark.id == prompt.stage), ())
    if not needs:
        return phrase("plain/stage", title=prompt.stage_title)
    return phrase("plain/stage-needs", title=prompt.stage_title, needs=", ".join(needs))


def card(prompt: Prompt, phrase: Phrase) -> list[str]:
    """Return the whole card of a question."""
    ways = [phrase(f"plain/way-{way.kind}", text=way.text) for way in prompt.card.ways]
    why = [phrase("plain/why"), f"  {prompt.card.why}"] if prompt.card.why else []
    return [
        f"{prompt.card.title}: {prompt.card.ask}",
        *_list(phrase("plain/ways"), ways),
        *why,
        *_list(phrase("plain/listen"), prompt.card.listen),
        *_list(phrase("plain/hard"), prompt.card.hard),
    ]


def concern(one: ConcernView, phrase: Phrase) -> list[str]:
    """Return the whole card of a concern: what to do now comes first."""
    return [
        phrase("plain/concern", title=one.title, about=one.about_label),
        one.urgency_label,
        *_list(phrase("plain/concern-now"), one.now),
        *_list(phrase("plain/concern-tell"), [_tell(each, phrase) for each in one.tell]),
        *_given(phrase("plain/concern-ask"), one.direct),
        *_given(phrase("plain/concern-consent"), one.consent_words),
        *_list(phrase("plain/concern-not"), one.not_do),
        *_given(phrase("plain/concern-say"), one.say),
        *_given(phrase("plain/concern-record"), one.record),
        *_given(phrase("plain/concern-why"), _why(one, phrase)),
    ]


def concern_row(one: ConcernView, phrase: Phrase) -> str:
    """Return a concern as one line of a list."""
    decision = one.decision or phrase("plain/concern-open")
    again = phrase("plain/concern-again", count=str(one.again)) if one.again else ""
    row = phrase("plain/concern-row", number=one.id[1:], title=one.cover, urgency=one.urgency_label, decision=decision)
    return " ".join(part for part in (row, again) if part)


def step(one: StepView, place: int, count: int, phrase: Phrase) -> list[str]:
    """Return a step of what to do about a concern: what to read, then what can be typed."""
    heading = phrase("plain/step", place=str(place), count=str(count), title=one.title)
    options = [phrase("plain/choice", key=choice.key, label=choice.label) for choice in one.options]
    kept = [phrase("plain/step-kept", words=brief(one.kept))] if one.kept and one.id != "decide" else []
    how = phrase("plain/step-decide") if one.id == "decide" else one.box
    return [
        heading,
        *(f"  {line}" for line in (*one.lines, *(_tell(each, phrase) for each in one.tell), *options, *kept)),
        how,
    ]


def role(one: RoleView, phrase: Phrase) -> list[str]:
    """Return the card of a sibling role."""
    return [
        one.title,
        *_list(phrase("plain/role-better"), one.better),
        *_given(phrase("plain/concern-ask"), one.ask),
        *_list(phrase("plain/concern-not"), one.not_do),
        *_given(phrase("plain/role-hand-over"), one.hand_over),
        *_list(phrase("plain/concern-tell"), [_tell(one.tell, phrase)]),
    ]


def kept(view: View, phrase: Phrase) -> str:
    """Say what the last entry was kept as."""
    kinds = next((line.kept for line in reversed(view.lines) if line.id == view.last_entry), ())
    return phrase("plain/kept-as", kinds=kinds_named(kinds, phrase)) if kinds else phrase("plain/kept")


def kinds_named(kinds: Iterable[ItemKind], phrase: Phrase) -> str:
    """Return the names of kinds of things."""
    return ", ".join(phrase(f"conditions/{kind}") for kind in kinds)


def answers(view: View, count: int, phrase: Phrase) -> list[str]:
    """Return the latest entries with the numbers that /correct takes."""
    said = [line for line in view.lines if line.who != "prompt"][-count:]
    return [phrase("plain/numbered", number=line.id[1:], text=brief(line.text)) for line in said]


def open_questions(view: View, phrase: Phrase) -> list[str]:
    """Return what was skipped, parked or left in doubt, with the numbers that /go and /right take."""
    passed = [*_open("plain/skipped", view.skipped, phrase), *_open("plain/parked", view.parked, phrase)]
    return passed + [
        phrase("plain/doubted", number=one.asking[1:], entry=one.entry[1:], text=one.text, words=one.reason)
        for one in view.doubted
    ]


def things(rows: Iterable[Thing], phrase: Phrase) -> list[str]:
    """Return what is kept, with the numbers that /off, /in and /out take."""
    return [line for thing in rows for line in _thing(thing, phrase)]


def _thing(thing: Thing, phrase: Phrase) -> list[str]:
    left_out = "plain/thing-held-back" if thing.held_back else "plain/thing-left-out"
    key = "plain/thing" if thing.in_plan else left_out
    row = phrase(key, number=thing.id[1:], kind=phrase(f"conditions/{thing.kind}"), text=brief(thing.text))
    return [row, *(f"    {detail}" for detail in thing.details)]


def _open(key: str, rows: Iterable[OpenQuestion], phrase: Phrase) -> list[str]:
    return [
        phrase(f"{key}-because" if row.reason else key, number=row.asking[1:], text=row.text, reason=row.reason)
        for row in rows
    ]


def _why(one: ConcernView, phrase: Phrase) -> str:
    if one.rule != BY_HAND:
        return phrase("plain/concern-rule", words=one.words, rule=one.rule)
    return phrase("plain/concern-by-hand-words" if one.words else "plain/concern-by-hand", words=one.words)


def _tell(tell: Tell, phrase: Phrase) -> str:
    seen = bool(tell.source) and not tell.unchecked
    source = phrase("plain/source", day=tell.checked_on, source=tell.source) if seen else ""
    return ", ".join(part.rstrip(".") for part in (tell.name, tell.number, tell.hours, tell.note, source) if part)


def _list(heading: str, rows: Iterable[str]) -> list[str]:
    indented = [f"  - {row}" for row in rows]
    return [heading, *indented] if indented else []


def _given(heading: str, text: str) -> list[str]:
    return [heading, *(f"  {line}" for line in text.splitlines())] if text else []

"""What to do about a concern, one thing at a time: the steps of its protocol on the way to a decision."""

import re
from collections.abc import Callable, Iterator

from convo.model.kinds import AGREEMENTS, SAID_STEPS, SHARING_RULES, Check, Step
from convo.model.view import Choice, ConcernView, StepView, Taken

Phrase = Callable[..., str]
"""Gives wording by id, with facts put in: `Desk.phrase`."""

_NUMBERS = re.compile(r"[\s,]*((?:[1-7][\s,]+)*[1-7])(?![0-9])[\s,.:;-]*(.*)", re.DOTALL)


def steps_of(concern: ConcernView, phrase: Phrase) -> tuple[StepView, ...]:
    """Return the steps of a concern as it stands; sharing without a yes is only asked about where there is none."""
    taken: dict[Step, Taken] = {one.step: one for one in concern.taken}
    return (*(_step(step, concern, taken, phrase) for step in _ways(concern, taken)), _decide(concern, taken, phrase))


def first_step(steps: tuple[StepView, ...]) -> int:
    """Return the place of the first step that was not come past yet; the decision is the last."""
    return next(place for place, step in enumerate(steps) if not step.passed)


def read(step: StepView, text: str) -> tuple[str, tuple[Check, ...]]:
    """Return the words of what was typed at a step, and what it ticks: by number, by name, or all of it."""
    checks = {choice.key: choice.id for choice in step.options}
    plain = " ".join(text.casefold().split()).rstrip(".!")
    if step.id == "share" and plain == "all":
        return "", SHARING_RULES
    named = [choice for choice in step.options if plain and plain == choice.label.casefold().split(",")[0]]
    if named:
        return "", _checks([named[0].id])
    numbers = _NUMBERS.fullmatch(text) if checks else None
    keys = numbers[1].replace(",", " ").split() if numbers else []
    if not numbers or not set(keys) <= set(checks) or (step.id == "consent" and len(keys) > 1):
        return text, ()
    return numbers[2], _checks([checks[key] for key in keys])


def _checks(ids: list[str]) -> tuple[Check, ...]:
    return tuple(check for check in (*AGREEMENTS, *SHARING_RULES) if check in ids)


def _ways(concern: ConcernView, taken: dict[Step, Taken]) -> Iterator[Step]:
    if concern.quiet:
        yield "alone"
    yield "safe"
    if concern.direct:
        yield "ask"
    yield from ("tell", "consent")
    said = taken["consent"].checks if "consent" in taken else ()
    if "agreed" not in said and (said or concern.consent != "ask"):
        yield from ("share", "why-share")
    yield from ("not-do", "say", "record")


def _step(step: Step, concern: ConcernView, taken: dict[Step, Taken], phrase: Phrase) -> StepView:
    before = taken.get(step)
    return StepView(
        id=step,
        title=phrase(f"steps/{step}"),
        lines=_lines(step, concern, phrase),
        tell=concern.tell if step == "tell" else (),
        options=_options(step, phrase),
        box=phrase(f"steps/{step}-box"),
        said=step in SAID_STEPS,
        kept=_kept(before, phrase) if before else "",
        passed=before is not None,
    )


def _lines(step: Step, concern: ConcernView, phrase: Phrase) -> tuple[str, ...]:
    match step:
        case "safe":
            return (*_now(concern, phrase), *(f"{place}. {act}" for place, act in enumerate(concern.now, start=1)))
        case "ask":
            return (concern.direct,)
        case "consent":
            return (concern.consent_words, phrase(f"steps/consent-{concern.consent}"))
        case "not-do":
            return tuple(f"• {line}" for line in concern.not_do)
        case "say" | "record":
            return (concern.say if step == "say" else concern.record,)
        case "tell":
            return ()
        case _:
            return (phrase(f"steps/{step}-how"),)


def _now(concern: ConcernView, phrase: Phrase) -> tuple[str, ...]:
    return () if concern.urgency == "soon" else (phrase("steps/safe-how"),)


def _options(step: Step, phrase: Phrase) -> tuple[Choice, ...]:
    checks: tuple[Check, ...] = AGREEMENTS if step == "consent" else SHARING_RULES if step == "share" else ()
    return tuple(
        Choice(key=str(place), id=check, label=phrase(f"steps/{check}")) for place, check in enumerate(checks, start=1)
    )


def _kept(taken: Taken, phrase: Phrase) -> str:
    ticked = ", ".join(phrase(f"steps/{check}").split(":")[0] for check in taken.checks)
    return " – ".join(part for part in (ticked, taken.words) if part)


def _decide(concern: ConcernView, taken: dict[Step, Taken], phrase: Phrase) -> StepView:
    """Return the last step: the only one that has to be answered."""
    told, reason = taken.get("tell"), taken.get("why-share")
    unsaid = "share" in _ways(concern, taken) and not (reason and reason.words)
    return StepView(
        id="decide",
        title=phrase("steps/decide"),
        lines=(phrase("steps/decide-how"), *((phrase("steps/decide-unsaid"),) if unsaid else ())),
        kept=told.words if told else "",
    )

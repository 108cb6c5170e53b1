"""What a trainee hears after a practice: two things done well, one to try, what was ready to be said, in figures."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from convo.model.concern import Protocol
from convo.model.practice import Feedback, Praise, Trying, Turn
from convo.practice.beginning import beginning
from convo.practice.counting import counted
from convo.practice.directly import beside, only_asks, plainly
from convo.practice.judged import judged
from convo.practice.practice import Practice
from convo.practice.quoting import excerpt, quote
from convo.practice.unsaid import unsaid

_Item = tuple[str, Turn]
"""A phrase and the turn that it is about."""

Phrase = Callable[..., str]
"""Gives a phrase by its id with its facts, as `Library.phrase` does."""

_GOOD = (
    "asks-directly",
    "reflection-fits",
    "reflection-deep",
    "apology",
    "autonomy",
    "affirmation",
    "reflects-the-answer",
    "reflection",
    "permission",
    "advice-with-permission",
    "information-with-permission",
    "seeking",
    "question-open",
    "stays-with-it",
)
"""What can be done well, what counts most first."""

_POOR = (
    "rude",
    "confronting",
    "advice",
    "passes-over",
    "closed-in-a-row",
    "tells-before-listening",
    "information",
    "speech",
    "reflection-misses",
    "jumps-away",
    "question-closed",
    "question-open",
)
"""What can be tried another way, what stood most in the way first."""

_SPOILS = frozenset(("rude", "confronting", "advice", "speech", "reflection-misses"))
_GIVEN_BACK = frozenset(("reflection", "reflection-fits", "reflection-deep", "reflects-the-answer"))
"""What is praised only where the coding is sure of it."""
_BESIDE = frozenset(("advice", "speech"))
_ITEMS = 2
_SHORT = 25


def feedback(
    practice: Practice, phrase: Phrase, templates: Sequence[str], protocols: Mapping[str, Protocol]
) -> Feedback:
    """Return the feedback on a practice, as far as it went; `templates` are the beginnings of reflections."""
    turns = practice.turns
    count = max(1, len(turns))
    kinds = [counted(turn) for turn in turns]
    to_try, direct = _to_try(practice, phrase, templates), _direct(practice, phrase)
    reflections = sum(kind.behaviour == "reflection" for kind in kinds)
    told = sum(kind.behaviour == "input" for kind in kinds)
    questions = [kind.question for kind in kinds]
    return Feedback(
        turns=len(turns),
        well=_well(practice, phrase, to_try, alone=direct is None),
        to_try=to_try,
        reflections=reflections,
        advice=told,
        questions_open=questions.count("open"),
        questions_closed=questions.count("closed"),
        share_of_reflections=round(reflections / count, 3),
        share_of_advice=round(told / count, 3),
        readiness=practice.state.readiness,
        trust=practice.state.trust,
        discord=practice.state.discord,
        unsaid=unsaid(practice, phrase, protocols),
        direct=direct,
        aim=_aim(practice, phrase),
    )


def _well(practice: Practice, phrase: Phrase, to_try: Trying | None, alone: bool) -> tuple[Praise, ...]:
    """Return up to two things done well, from different turns, and of different kinds where there are such.

    None is from the turn to try another way, but where there is no other and nothing else stands beside it (`alone`).
    """
    talk = [turn for turn in _talk(practice) if not only_asks(turn)]
    turns = [turn for turn in talk if to_try is None or turn.number != to_try.turn]
    chosen = list[_Item]()
    for rule in _GOOD:
        turn = _best(turns, rule, [turn for _, turn in chosen])
        if turn is not None and len(chosen) < _ITEMS:
            chosen.append((f"well-{rule}", turn))
    honest = _least(practice, turns) or [("least-began", turn) for turn in talk[:alone]]
    while len(chosen) < _ITEMS and (more := _elsewhere(honest, chosen)):
        chosen.append(more)
    return tuple(_praise(practice, phrase, key, turn, _quoted(practice, turn, key, phrase)) for key, turn in chosen)


def _direct(practice: Practice, phrase: Phrase) -> Praise | None:
    """Return where they asked directly about danger: where it was told for that, or the client had given reason to."""
    asking = [turn for turn in _talk(practice) if plainly(turn)]
    if not asking:
        return None
    told = (turn for turn in asking if turn.reply.told in turn.asked)
    reason = (turn for turn in asking if practice.reason_at(turn.number))
    turn = next(told, None) or next(reason, asking[0])
    what = "direct-reason" if practice.reason_at(turn.number) else "direct"
    return _praise(practice, phrase, what, turn, quote(turn.direct, asks=True))


def _talk(practice: Practice) -> tuple[Turn, ...]:
    """Return the turns up to the goodbye: what is said to somebody who has gone is no part of the talk."""
    end = next((place for place, turn in enumerate(practice.turns) if turn.state.over), len(practice.turns))
    return practice.turns[: end + 1]


def _elsewhere(honest: Sequence[_Item], chosen: Sequence[_Item]) -> _Item | None:
    """Return the first item of a turn, and of a kind, that none chosen has; of a turn alone where there is none."""
    numbers, keys = {turn.number for _, turn in chosen}, {key for key, _ in chosen}
    rest = [item for item in honest if item[1].number not in numbers]
    return next((item for item in rest if item[0] not in keys), next(iter(rest), None))


def _best(turns: Sequence[Turn], rule: str, taken: Sequence[Turn]) -> Turn | None:
    """Return the turn in which a rule held most, one not taken yet and not spoiled by something else."""
    found = [
        (strength, -turn.number, turn)
        for turn in turns
        if (strength := _held(turn, rule)) >= 0.3
        and (turn.coded.sure or rule not in _GIVEN_BACK)
        and not (rule == "asks-directly" and plainly(turn))
        and not _spoilt(turn)
        and turn.said.strip()
        and not any(turn.number == other.number for other in taken)
    ]
    return max(found, key=lambda one: one[:2])[2] if found else None


def _held(turn: Turn, rule: str) -> float:
    return next((met.strength for met in turn.met if met.rule == rule), 0.0)


def _spoilt(turn: Turn) -> bool:
    return "veiled" in turn.manners or any(_held(turn, spoils) for spoils in _SPOILS)


def _least(practice: Practice, turns: Sequence[Turn]) -> list[_Item]:
    """Return what can honestly be said where little went well, the better first."""
    kinds: tuple[tuple[str, Callable[[Turn], bool]], ...] = (
        ("least-question", lambda turn: "?" in _looked_at(turn) and not _held(turn, "closed-in-a-row")),
        ("least-after-hurt", lambda turn: practice.hurt_at(turn.number) and "parting" not in turn.manners),
        ("least-greeting", lambda turn: "greeting" in turn.manners and not _held(turn, "greets-again")),
        ("least-thanks", lambda turn: "thanks" in turn.manners),
        ("least-goodbye", lambda turn: "parting" in turn.manners),
        ("least-short", lambda turn: bool(turn.said.strip()) and len(turn.said.split()) <= _SHORT),
        ("least-silence", lambda turn: not turn.said.strip()),
        ("least-began", lambda turn: bool(turn.said.strip())),
    )
    fair = [turn for turn in turns if not _spoilt(turn)]
    return [(key, turn) for key, fits in kinds for turn in fair if fits(turn)] + [("least-began", one) for one in turns]


def _praise(practice: Practice, phrase: Phrase, key: str, turn: Turn, words: str) -> Praise:
    name = practice.client.name.split(" ")[0]
    what = phrase(f"practice/{key}", name=name)
    then = phrase("practice/then", name=name, reply=excerpt(turn.reply.text))
    return Praise(turn=turn.number, quote=words, what=f"{what} {then}")


def _quoted(practice: Practice, turn: Turn, key: str, phrase: Phrase) -> str:
    """Return the sentence that a line is about; its key comes without what kind of line it is."""
    about = key.removeprefix("well-").removeprefix("least-")
    return judged(practice, turn, about, _looked_at(turn)) or phrase("practice/silence")


def _looked_at(turn: Turn) -> str:
    """Return what of a turn can be praised, or tried another way: not its direct question about danger."""
    return beside(turn.said, turn.direct) if plainly(turn) else turn.said


def _to_try(practice: Practice, phrase: Phrase, templates: Sequence[str]) -> Trying | None:
    """Return the moment that most wants another way, with a beginning made of the client's own words."""
    turns = _talk(practice)
    found = _told_passed(practice, turns) or _veiled(turns) or _hint_passed(turns) or _worst(practice, turns)
    if found is None:
        return None
    turn, key = found
    name = practice.client.name.split(" ")[0]
    return Trying(
        turn=turn.number,
        quote=_quoted(practice, turn, key, phrase),
        heard=practice.heard_before(turn.number),
        why=phrase(f"practice/try-{key}", name=name),
        stem=beginning(practice, turn, key, phrase, templates),
    )


def _told_passed(practice: Practice, turns: Sequence[Turn]) -> tuple[Turn, str] | None:
    """Return the turn after something beyond the role was told, where it was not about that."""
    beyond = {one.id: one.topic for one in practice.client.disclosures if one.protocol}
    for turn, after in pairwise(turns):
        told = turn.reply.told
        if told in beyond and not (told in after.asked or after.steps or beyond[told] in after.about):
            stayed = after.coded.behaviour == "reflection" or {"thanks", "affirmation"}.intersection(after.manners)
            return None if stayed or plainly(after) else (after, "told")
    return None


def _veiled(turns: Sequence[Turn]) -> tuple[Turn, str] | None:
    """Return the first turn that hinted at danger instead of asking, or hoped for a no."""
    return next(((turn, "veiled") for turn in turns if "veiled" in turn.manners), None)


def _hint_passed(turns: Sequence[Turn]) -> tuple[Turn, str] | None:
    """Return the turn after a hint that was not taken up, and never was later."""
    for place, turn in enumerate(turns[:-1]):
        hint = turn.reply.hint
        if (
            hint
            and not plainly(turns[place + 1])
            and not any(hint in (*later.asked, *later.state.disclosed) for later in turns[place + 1 :])
        ):
            return turns[place + 1], "hint"
    return None


def _worst(practice: Practice, turns: Sequence[Turn]) -> tuple[Turn, str] | None:
    """Return the turn that stood most in the way, or the last that could go deeper; None where all ask directly."""
    for rule in _POOR:
        held = [turn for turn in turns if _held(turn, rule) >= 0.3 and _may_try(practice, turn, rule)]
        if held:
            return max(held, key=lambda turn: (_held(turn, rule), turn.number)), rule
    left = [turn for turn in turns if not plainly(turn) and not practice.steps_at(turn.number)]
    said = [turn for turn in left if "parting" not in turn.manners] or left
    return (said[-1], "deeper") if said else None


def _may_try(practice: Practice, turn: Turn, rule: str) -> bool:
    """Tell whether a turn may be tried another way for this; of a direct question, or a step, only what spoils it."""
    if plainly(turn):
        return rule in _BESIDE and not only_asks(turn)
    if rule == "question-open" and not _left_unheard(practice, turn):
        return False
    return rule in _SPOILS or not practice.steps_at(turn.number)


def _left_unheard(practice: Practice, turn: Turn) -> bool:
    """Tell whether the client had said more than a greeting before a turn, and had nothing given back."""
    before = practice.turns[turn.number - 2] if turn.number > 1 else None
    if before is None or before.reply.sources[0].startswith("ways/"):
        return False
    return counted(before).behaviour != "reflection"


def _first_step(turn: Turn) -> bool:
    return any(source.endswith(": step") or source == "script/step" for source in turn.reply.sources)


def _aim(practice: Practice, phrase: Phrase) -> str:
    """Return how it went with what the trainee chose to work on, "" where nothing was chosen."""
    turns, aim = practice.turns, practice.setting.aim
    if aim is None or not turns:
        return ""
    kinds = [counted(turn) for turn in turns]
    counts = {
        "open-questions": sum(kind.question == "open" for kind in kinds),
        "reflections": sum(kind.behaviour == "reflection" for kind in kinds),
        "asking-directly": sum(bool(turn.asked or turn.direct) for turn in turns),
        "agreeing-a-plan": sum(map(_first_step, turns)),
    }
    return phrase(
        f"practice/aim-{aim}",
        count=counts.get(aim, 0),
        other=sum(kind.question == "closed" for kind in kinds),
        turns=len(turns),
        highest=max(turn.state.discord for turn in turns),
        first=turns[0].state.readiness,
        now=turns[-1].state.discord if aim == "rolling-with-discord" else turns[-1].state.readiness,
    )

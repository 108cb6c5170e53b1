"""A session as a screen shows it: the question in front, the latest lines, the map, what is kept, what is open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

from convo.content.library import Library
from convo.desk.concerns import concern_views
from convo.engine import concerns as engine_concerns
from convo.engine.conditions import holds
from convo.engine.criteria import lacking, missing
from convo.engine.facts import brief, facts, fill_card
from convo.engine.keeping import CODED
from convo.engine.lines import held_back, in_plan
from convo.engine.machine import Moves
from convo.engine.plan import criteria_of
from convo.engine.turn import loose
from convo.mi.places import likely
from convo.mi.stems import stems
from convo.model.card import Card
from convo.model.kinds import ItemKind
from convo.model.script import Question, Stage
from convo.model.session import Asking, Entry, Item, Session
from convo.model.view import Choice, Flag, OpenQuestion, Prompt, Shown, StageMark, Thing, View

LINES = 60
"""How many of the latest lines a view holds unless more are asked for."""
_EACH = 12
"""How many things of a kind a view holds; the plan and the sheet of what is kept have them all."""
_ANY_LAP = 1_000_000
"""A lap later than any: what holds there holds by the latest answers."""


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a view is made from besides the session."""

    library: Library
    moves: Moves
    settings: Mapping[str, str]
    draft: str = ""
    message: str = ""
    recap: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def view_of(session: Session, sight: Sight, lines: int) -> View:
    """Return the view of a session, with its latest `lines` lines."""
    assert session.started_at is not None, "a session begins with SessionStarted"
    front = engine_concerns.front(session)
    last = next(reversed(session.entries.values()), None)
    kept = _kept_kinds(session)
    lacks = lacking(session)
    raised = concern_views(session, sight.library, sight.settings)
    return View(
        session=session.id,
        person=session.person,
        name=session.name,
        title=session.title,
        state="open" if session.state == "new" else session.state,
        mode=session.mode,
        version=session.version,
        contact=session.contact,
        usual_contacts=sight.settings["usual_contacts"],
        started_at=session.started_at,
        prompt=_prompt(session, sight),
        lines=_lines(session, kept, lines),
        total_lines=len(session.askings) + len(session.entries),
        stages=tuple(_stage(session, sight, stage) for stage in sight.moves.script.stages),
        things=things_of(session, sight.library, _EACH),
        concerns=tuple(raised.values()),
        front=raised[front.id] if front else None,
        waiting=tuple(raised[one.id] for one in engine_concerns.waiting(session)),
        resting=engine_concerns.resting(session),
        skipped=tuple(_open(session, asking) for asking in session.askings.values() if _left(session, asking)),
        parked=tuple(_open(session, asking) for asking in session.askings.values() if asking.parked),
        doubted=tuple(_doubted(session)),
        last_entry=last.id if last else None,
        likely=likely(last.text) if last and last.speaker == "person" and last.id not in kept else None,
        required_missing=tuple(sight.library.phrase(f"missing/{part}") for part in missing(session, lacks)),
        agreed_by=session.agreed_by,
        criteria=criteria_of(lacks, sight.library.phrase),
        recap=sight.recap,
        message=sight.message,
        warnings=sight.warnings,
        draft=sight.draft,
    )


def _prompt(session: Session, sight: Sight) -> Prompt | None:
    asking = session.asking
    if asking is None or session.state == "ended":
        return None
    question = sight.moves.questions.get(asking.question)
    if question is None:
        return _retired(session, asking)
    stage = sight.moves.stage_of[question.id]
    spot = sight.moves.spot(asking)
    card = fill_card(question.card, facts(session, spot)).model_copy(update={"ask": asking.words})
    said = loose(session, question.keeps)
    return Prompt(
        asking=asking.id,
        question=question.id,
        stage=stage.id,
        stage_title=stage.title,
        card=card,
        answer=question.answer,
        choices=_choices(question),
        by=question.by,
        needed=question.needed,
        stems=_stems(session, sight) if question.stems else (),
        answered=session.entries[asking.entry].text if asking.entry else "",
        said_already=said.text if said and asking.open else "",
        in_hand=session.items[asking.subject].text if asking.subject else "",
    )


def _retired(session: Session, asking: Asking) -> Prompt:
    """Return a question that the script no longer has, as it was asked: Enter moves past it."""
    title = dict(session.stages).get(asking.stage, asking.stage)
    card = Card(id=asking.question, title=title, ask=asking.words)
    return Prompt(
        asking=asking.id, question=asking.question, stage=asking.stage, stage_title=title, card=card, answer="words"
    )


def _choices(question: Question) -> tuple[Choice, ...]:
    return tuple(
        Choice(key=str(place), id=option, label=label) for place, (option, label) in enumerate(question.labels, start=1)
    )


def _stems(session: Session, sight: Sight) -> tuple[str, ...]:
    """Offer stems from the person's last words, and none from words that raised a concern."""
    worrying = {entry for concern in session.concerns.values() for entry in concern.entries}
    for entry in reversed(session.entries.values()):
        if entry.speaker == "person" and not entry.chose and entry.number is None:
            return () if entry.id in worrying else stems(entry.text, sight.library.stems)
    return ()


def _lines(session: Session, kept: Mapping[str, tuple[ItemKind, ...]], count: int) -> tuple[Shown, ...]:
    """Return the latest `count` questions and entries in the order they came, without touching the rest."""
    asked = islice(reversed(session.askings.values()), count)
    said = islice(reversed(session.entries.values()), count)
    latest = sorted((*asked, *said), key=lambda line: line.seq)[-count:]
    worrying = {entry for concern in session.concerns.values() for entry in concern.entries}
    return tuple(
        _asked_line(line) if isinstance(line, Asking) else _said_line(line, kept, line.id in worrying)
        for line in latest
    )


def _asked_line(asking: Asking) -> Shown:
    flag: Flag = "parked" if asking.parked else "skipped"
    flags: tuple[Flag, ...] = () if asking.skipped is None else (flag,)
    return Shown(
        id=asking.id,
        who="prompt",
        text=asking.words,
        at=asking.at,
        asking=asking.id,
        flags=flags,
        reason=asking.skipped or "",
    )


def _said_line(entry: Entry, kept: Mapping[str, tuple[ItemKind, ...]], worrying: bool) -> Shown:
    marks: tuple[tuple[Flag, bool], ...] = (
        ("may need a look", entry.doubted_by is not None),
        ("corrected", bool(entry.before)),
        ("concern", worrying),
    )
    return Shown(
        id=entry.id,
        who=entry.speaker,
        text=entry.text,
        at=entry.at,
        asking=entry.asking,
        kept=kept.get(entry.id, ()),
        flags=tuple(flag for flag, holds in marks if holds),
    )


def _kept_kinds(session: Session) -> dict[str, tuple[ItemKind, ...]]:
    kept: dict[str, tuple[ItemKind, ...]] = {}
    for item in session.items.values():
        if not item.dropped and item.kind not in kept.get(item.entry, ()):
            kept[item.entry] = (*kept.get(item.entry, ()), item.kind)
    return kept


def _stage(session: Session, sight: Sight, stage: Stage) -> StageMark:
    askings = [session.askings[asking] for question in stage.questions for asking in session.asked.get(question.id, ())]
    here = session.asking is not None and session.asking.stage == stage.id
    return StageMark(
        id=stage.id,
        title=stage.title,
        state=_state(stage, here, askings),
        answered=sum(1 for asking in askings if asking.entry),
        still_needed=tuple(
            question.card.title
            for question in stage.questions
            if question.needed and _asked_for(session, sight, question) and not _met(session, question)
        ),
    )


def _state(stage: Stage, here: bool, askings: list[Asking]) -> Literal["done", "here", "started", "to come", "aside"]:
    if here:
        return "here"
    if not askings:
        return "aside" if stage.aside else "to come"
    return "started" if any(asking.open or asking.parked for asking in askings) else "done"


def _asked_for(session: Session, sight: Sight, question: Question) -> bool:
    return question.when is None or holds(question.when, session, sight.moves.place(question.id, lap=_ANY_LAP))


def _met(session: Session, question: Question) -> bool:
    """Tell whether a needed question was answered, or what it asks for was kept out of order."""
    askings = session.asked.get(question.id, ())
    return any(session.askings[asking].entry for asking in askings) or bool(
        question.keeps and session.live(question.keeps)
    )


def things_of(session: Session, library: Library, most: int | None = None) -> tuple[Thing, ...]:
    """Return what is kept, all but plain notes; no more than the latest `most` of each kind."""
    kinds: dict[ItemKind, list[Item]] = {kind: [] for kind in get_args(ItemKind) if kind != "note"}
    for item in session.items.values():
        if item.kind in kinds and item.live:
            kinds[item.kind].append(item)
    latest = (items[-most:] if most else items for items in kinds.values())
    return tuple(_thing(session, library, item) for items in latest for item in items)


def _thing(session: Session, library: Library, item: Item) -> Thing:
    details = tuple(
        library.phrase(f"field/{name}", value=brief(item.value(name)))
        for name in item.fields
        if name not in CODED and name != "in_plan"
    )
    return Thing(
        id=item.id,
        kind=item.kind,
        text=item.text,
        details=details,
        entry=item.entry,
        in_plan=in_plan(session, item),
        held_back=held_back(session, item),
    )


def _left(session: Session, asking: Asking) -> bool:
    """Tell whether a question was passed over, or left open by a jump."""
    passed = asking.skipped is not None and not asking.parked
    return passed or (asking.open and asking.id != session.here)


def _open(session: Session, asking: Asking) -> OpenQuestion:
    title = dict(session.stages).get(asking.stage, asking.stage)
    return OpenQuestion(asking=asking.id, text=asking.words, stage_title=title, reason=asking.skipped or "")


def _doubted(session: Session) -> Iterator[OpenQuestion]:
    titles = dict(session.stages)
    for entry in session.entries.values():
        if entry.doubted_by and entry.asking:
            asking = session.askings[entry.asking]
            yield OpenQuestion(
                asking=asking.id,
                text=asking.words,
                stage_title=titles.get(asking.stage, asking.stage),
                reason=brief(entry.text),
                entry=entry.id,
            )

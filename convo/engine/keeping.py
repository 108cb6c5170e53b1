"""What an answer becomes: a thing of its own, a field of one, a line agreed; and the same again once corrected."""

from itertools import count

from convo.engine.conditions import Spot
from convo.engine.draft import Draft
from convo.engine.lines import lines
from convo.engine.reading import Reading
from convo.model import event as ev
from convo.model.kinds import ItemKind
from convo.model.script import Question
from convo.model.session import Asking, Entry

CODED = frozenset({"decision", "agreed", "shape", "readiness", "limits_said", "consent", "rehearsed"})
"""Fields that hold the option's id, since the engine or the plan decides by it; others hold words."""

_ABOUT: dict[ItemKind, ItemKind] = {"goal": "focus", "step": "goal", "option": "goal", "offer": "goal"}


def keep_answer(draft: Draft, question: Question, asking: Asking, entry: str, reading: Reading) -> None:
    """Keep what the answer to `asking` makes: the things and the fields that its question names."""
    if question.keeps:
        for text in _kept_texts(question, reading):
            keep(draft, question.keeps, text, entry, draft.moves.spot(asking))
    if question.fills:
        _fill(draft, question.fills.split(".", 1)[1], asking, entry, reading)


def keep(draft: Draft, kind: ItemKind, text: str, entry: str, spot: Spot) -> None:
    """Keep words as a thing of a kind; a step belongs to the goal in hand, a goal to what is in focus."""
    owner = draft.of_this_lap(_ABOUT[kind], spot) if kind in _ABOUT else None
    draft.tell(ev.Kept(item=_new_id(draft), what=kind, text=text, entry=entry, about=owner.id if owner else None))


def _new_id(draft: Draft) -> str:
    """Return an id that no thing has: those carried in from the plan before kept theirs, which are not in one run."""
    items = draft.session.items
    return next(new for number in count(len(items) + 1) if (new := f"i{number}") not in items)


def keep_again(draft: Draft, before: Entry, reading: Reading) -> None:
    """Bring the things and fields that came from an entry into line with its new words."""
    asking = draft.session.askings[before.asking] if before.asking else None
    question = draft.moves.questions.get(asking.question) if asking else None
    if asking and question and question.answer == "several":
        _keep_several_again(draft, asking, question, before.id, reading)
    else:
        _reword(draft, before.id, reading.value)
    if asking and question and question.fills:
        _empty(draft, before.id)
        _fill(draft, question.fills.split(".", 1)[1], asking, before.id, reading)


def _kept_texts(question: Question, reading: Reading) -> tuple[str, ...]:
    if question.answer != "several":
        return (reading.value,)
    labels = dict(question.labels)
    beyond = (reading.beyond,) if reading.beyond else ()
    return (*(labels[option] for option in reading.chose), *beyond)


def _reword(draft: Draft, entry: str, text: str) -> None:
    for item in tuple(draft.session.items.values()):
        if item.entry == entry and not item.dropped and item.text != text:
            draft.tell(ev.Reworded(item=item.id, text=text, entry=entry))


def _keep_several_again(draft: Draft, asking: Asking, question: Question, entry: str, reading: Reading) -> None:
    """Drop what is no longer chosen, keep what is newly chosen; what stays is not touched."""
    wanted = _kept_texts(question, reading)
    mine = [item for item in draft.session.items.values() if item.entry == entry and not item.dropped]
    for item in mine:
        if item.text not in wanted:
            draft.tell(ev.Dropped(item=item.id))
    for text in wanted:
        if question.keeps and text not in {item.text for item in mine}:
            keep(draft, question.keeps, text, entry, draft.moves.spot(asking))


def _empty(draft: Draft, entry: str) -> None:
    """Take back every field that an entry gave."""
    for item in tuple(draft.session.items.values()):
        for name, fact in item.fields.items():
            if fact.entry == entry:
                draft.tell(ev.Emptied(item=item.id, field=name))
    for name, fact in tuple(draft.session.plan_fields.items()):
        if fact.entry == entry:
            draft.tell(ev.Emptied(item="plan", field=name))


def _fill(draft: Draft, field: str, asking: Asking, entry: str, reading: Reading) -> None:
    if asking.about is None:
        return
    if field == "text":
        draft.tell(ev.Reworded(item=asking.about, text=reading.value, entry=entry))
    elif field == "agreed":
        _agree(draft, asking.about, entry, reading)
    else:
        value = reading.chose[0] if reading.chose and field in CODED else reading.value
        draft.tell(ev.Filled(item=asking.about, field=field, value=value, entry=entry))


def _agree(draft: Draft, item: str, entry: str, reading: Reading) -> None:
    """Agree a line, leave it out, or agree all that are left; "change" is for the question after."""
    choice = reading.chose[0] if reading.chose else ""
    if choice == "agree":
        draft.tell(ev.Filled(item=item, field="agreed", value="yes", entry=entry))
    elif choice == "leave-out":
        draft.tell(ev.Filled(item=item, field="in_plan", value="no", entry=entry))
    elif choice == "agree-rest":
        rest = [line.id for line in lines(draft.session) if not line.value("agreed")]
        draft.tell(*(ev.Filled(item=line, field="agreed", value="yes", entry=entry) for line in rest))

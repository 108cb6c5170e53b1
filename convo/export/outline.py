"""What a plan says, in order, as the document that every written format draws. START here."""

from collections.abc import Callable, Iterable

from convo.export.book import Book, Phrases
from convo.export.clean import cleaned, tidy
from convo.export.document import Block, Item, Items, Outline, Paragraph, Quote, Section
from convo.model.plan import Goal, Line, Offer, Plan, Step

_DOT = " · "


def outline(plan: Plan, phrases: Phrases) -> Outline:
    """Return what the plan says; a part with nothing to say has no heading either.

    How complete the plan is by the five criteria is for the worker, and no part of what the person takes home.
    """
    plan, book = cleaned(plan, tidy), Book(phrases)
    kind = " ".join(plan.title.split())
    parts = (
        *book.if_given("made-on", date=book.date(plan.date)),
        *((kind,) if kind else ()),
        book.say("version", version=str(plan.version)),
    )
    drawn = ((key, part(plan, book)) for key, part in _PARTS.items())
    return Outline(
        title=title(plan, book),
        byline=_DOT.join(parts),
        sections=tuple(Section(book.say(f"heading-{key}"), blocks, key in _FLAGGED) for key, blocks in drawn if blocks),
    )


def title(plan: Plan, book: Book) -> str:
    """Return the plan's title on one line."""
    name = " ".join(plan.name.split())
    return book.say("title", name=name) if name else book.say("title-unnamed")


def still_to_do(plan: Plan) -> tuple[Step, ...]:
    """Return the steps that lie ahead."""
    return tuple(step for step in plan.steps if step.text and step.decision not in ("done", "let-go"))


def _paragraph(text: str) -> tuple[Block, ...]:
    return (Paragraph(text),) if text else ()


def _points(texts: Iterable[str]) -> tuple[Block, ...]:
    return _list(Item(text) for text in texts)


def _list(items: Iterable[Item]) -> tuple[Block, ...]:
    kept = tuple(item for item in items if item.text)
    return (Items(kept),) if kept else ()


def _one_line(parts: tuple[str, ...]) -> tuple[str, ...]:
    return (_DOT.join(parts),) if parts else ()


def _texts(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.text)


def _needs(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _paragraph(plan.needs)


def _unfinished(plan: Plan, book: Book) -> tuple[Block, ...]:
    missing = _points(plan.required_missing)
    if not plan.partial and not missing:
        return ()
    lead = (Paragraph(book.say("still-missing")),) if missing else ()
    return (Paragraph(book.say("unfinished")), *lead, *missing)


def _not_now(plan: Plan, book: Book) -> tuple[Block, ...]:
    if plan.ready and not plan.not_now:
        return ()
    about = book.if_given("not-now-words", words=plan.not_now)
    return (Paragraph(book.say("not-now")), *(Paragraph(text) for text in about))


def _matters(plan: Plan, book: Book) -> tuple[Block, ...]:
    return tuple(Quote(book.say("quote", words=text)) for text in _texts(plan.matters))


def _changed(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _points(plan.differences) if plan.version > 1 else ()


def _strengths(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _points(_texts(plan.strengths))


def _supports(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _points(_texts(plan.supports))


_ATTAINED = {
    -2: "attained-much-less",
    -1: "attained-less",
    0: "attained-as-hoped",
    1: "attained-more",
    2: "attained-much-more",
}


def _to_agree(plan: Plan, line: Goal | Step, book: Book) -> tuple[str, ...]:
    # Only worth saying where some lines were agreed one by one; a plan not agreed at all says so once, at its end.
    some = any(other.agreed for other in (*plan.goals, *plan.steps))
    return (book.say("still-to-agree"),) if some and not line.agreed else ()


def _goal(plan: Plan, goal: Goal, book: Book) -> Item:
    rulers = (
        *(() if goal.importance is None else (book.say("importance", number=str(goal.importance)),)),
        *(() if goal.confidence is None else (book.say("confidence", number=str(goal.confidence)),)),
    )
    attained = _ATTAINED.get(goal.attainment) if goal.attainment is not None else None
    return Item(
        goal.text, (*_one_line(rulers), *((book.say(attained),) if attained else ()), *_to_agree(plan, goal, book))
    )


def _goals(plan: Plan, book: Book) -> tuple[Block, ...]:
    topics = book.if_given("topics", topics=", ".join(_texts(plan.topics)))
    goals = _list(_goal(plan, goal, book) for goal in plan.goals if goal.decision != "let-go")
    return (*(Paragraph(text) for text in topics), *goals)


def _step(plan: Plan, step: Step, book: Book) -> Item:
    goals = {goal.id: goal.text for goal in plan.goals}
    towards = goals.get(step.goal or "", "") if len(goals) > 1 else ""
    arranged = (*book.if_given("who", who=step.who), *book.if_given("when", when=book.date(step.when)))
    sentence = book.if_then(step.if_then.cue, step.if_then.response) if step.if_then else ""
    details = (
        *_one_line(arranged),
        *((sentence,) if sentence else ()),
        *book.if_given("towards", goal=towards),
        *book.if_given("come-along", who=step.come_along),
        *(() if step.barrier else book.if_given("helper", helper=step.helper)),
        *_to_agree(plan, step, book),
    )
    return Item(step.text, details)


def _steps(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _list(_step(plan, step, book) for step in still_to_do(plan))


def _done(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _points(step.text for step in plan.steps if step.decision == "done")


def _offer(offer: Offer, book: Book) -> Item:
    contact = (*book.if_given("contact", contact=offer.contact), *book.if_given("first-step", step=offer.first_step))
    going = (*book.if_given("come-along", who=offer.come_along), *book.if_given("view", view=offer.view))
    return Item(offer.text, (*_one_line(contact), *_one_line(going)))


def _offers(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _list(_offer(offer, book) for offer in plan.offers)


def _barriers(plan: Plan, book: Book) -> tuple[Block, ...]:
    steps = (Item(step.barrier, book.if_given("helper", helper=step.helper)) for step in still_to_do(plan))
    return _list((*(Item(text) for text in _texts(plan.worries)), *steps))


def _worse(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _paragraph(plan.if_worse)


def _sharing(plan: Plan, book: Book) -> tuple[Block, ...]:
    return _paragraph(plan.sharing)


def _review(plan: Plan, book: Book) -> tuple[Block, ...]:
    ending = book.if_given("ending", ending=plan.ending)
    chosen = (*_paragraph(book.date(plan.review)), *(Paragraph(text) for text in ending))
    return chosen or (Paragraph(book.say("no-review")),)


def _people(plan: Plan, book: Book) -> tuple[Block, ...]:
    agreed = (
        book.if_given("agreed-on", people=plan.agreed_by, date=book.date(plan.agreed_on))
        or book.if_given("agreed", people=plan.agreed_by)
        or (book.say("not-agreed"),)
    )
    return _points(
        (*book.if_given("present", people=plan.present), *agreed, *book.if_given("copy-given", copy=plan.copy_given))
    )


_PARTS: dict[str, Callable[[Plan, Book], tuple[Block, ...]]] = {
    "needs": _needs,
    "unfinished": _unfinished,
    "not-now": _not_now,
    "matters": _matters,
    "changed": _changed,
    "strengths": _strengths,
    "supports": _supports,
    "goals": _goals,
    "steps": _steps,
    "done": _done,
    "offers": _offers,
    "barriers": _barriers,
    "worse": _worse,
    "sharing": _sharing,
    "review": _review,
    "people": _people,
}
"""The parts of a plan in the order in which they are read; the heading of each is plan/heading-<part>."""

_FLAGGED = ("needs", "unfinished", "not-now")

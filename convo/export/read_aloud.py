"""The plan as plain sentences for a voice: what can be heard by whoever else is in the room."""

from collections.abc import Iterator

from convo.export.book import Book, Phrases
from convo.export.clean import cleaned, tidy
from convo.export.outline import still_to_do
from convo.export.speech import Voice
from convo.model.plan import Plan, Step


def write(plan: Plan, phrases: Phrases) -> bytes:
    """Return the plan as sentences that are safe to read aloud, one thought a line.

    A plan is read aloud by a screen reader in a kitchen, by a worker in a waiting room or by a neighbour, so
    others may hear it. Only what the person set out to do is said: what matters, goals, steps, the next look
    at it; and what to do if things get worse, which whoever can't read the paper must not be without. Who
    information is shared with, access needs, what might get in the way, other people's contacts, and figures
    stay on paper. Symbols, short forms and digits are said in words, because voices stumble over them;
    telephone numbers and addresses are left to the paper.
    """
    book = Book(phrases)
    return ("\n".join(_sentences(cleaned(plan, tidy), book, Voice(book))) + "\n").encode()


def _sentences(plan: Plan, book: Book, voice: Voice) -> Iterator[str]:
    name = voice.say(plan.name).rstrip(".")
    yield book.say("spoken-title", name=name) if name else book.say("spoken-title-unnamed")
    if plan.partial or plan.required_missing:
        yield book.say("spoken-unfinished")
    if plan.not_now or not plan.ready:
        yield book.say("spoken-not-now")
    goals = [goal.text for goal in plan.goals if goal.decision != "let-go"]
    yield from _part(book.say("spoken-matters"), [voice.say(line.text) for line in plan.matters])
    yield from _part(book.say("spoken-goals"), [voice.say(goal) for goal in goals])
    yield from _part(book.say("spoken-steps"), [_step(step, book, voice) for step in still_to_do(plan)])
    yield from _part(book.say("spoken-worse"), [voice.say(plan.if_worse)])
    yield _review(plan, book, voice)


def _part(heading: str, sentences: list[str]) -> Iterator[str]:
    said = [sentence for sentence in sentences if sentence]
    if said:
        yield heading
        yield from said


def _step(step: Step, book: Book, voice: Voice) -> str:
    if_then = book.if_then(step.if_then.cue, step.if_then.response) if step.if_then else ""
    parts = (
        voice.say(step.text),
        *book.if_given("spoken-who", who=voice.say(step.who)),
        *book.if_given("spoken-when", when=voice.say(step.when)),
        voice.say(if_then),
    )
    return " ".join(part for part in parts if part)


def _review(plan: Plan, book: Book, voice: Voice) -> str:
    date = voice.date(plan.review)
    if date:
        return book.say("spoken-review", date=date)
    return book.say("spoken-ending" if plan.ending else "spoken-no-review")

"""A turn being decided: the events so far, and the session as it will stand once they are kept."""

from dataclasses import dataclass, field

from convo.engine.conditions import Spot, asking_for
from convo.engine.facts import facts, fill
from convo.engine.fold import fold
from convo.engine.machine import Moves
from convo.engine.moves import Next
from convo.model import event as ev
from convo.model.record import Recorded, Stamp
from convo.model.script import Question
from convo.model.session import Asking, Item, Session


class Refused(Exception):
    """A wish that can't be granted; `phrase` is the id of the words that say why, `facts` go into them."""

    def __init__(self, phrase: str, **facts: str) -> None:
        """Name the words that say why, and what goes into them."""
        super().__init__(phrase)
        self.phrase = phrase
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the worker after a turn: the id of its words, and what goes into them."""

    phrase: str
    facts: dict[str, str] = field(default_factory=dict[str, str])


class Draft:
    """What one wish leads to. Local to a decision: nothing outside sees it change."""

    def __init__(self, moves: Moves, session: Session, stamp: Stamp) -> None:
        """Begin with nothing decided yet."""
        self.moves = moves
        self.session = session
        self.stamp = stamp
        self.events: list[ev.Event] = []
        self.notice: Notice | None = None

    def tell(self, *events: ev.Event) -> None:
        """Add events and let the session stand as they leave it."""
        base = self.session.version
        records = [
            Recorded(stream=self.session.id, seq=base + place, at=self.stamp.at, by=self.stamp.by, event=event)
            for place, event in enumerate(events, start=1)
        ]
        self.events += events
        self.session = fold(self.session, records)

    def here(self) -> Asking:
        """Return the question in front; refused when everything was asked."""
        asking = self.session.asking
        if asking is None:
            raise Refused("session/all-asked")
        return asking

    def go(self, place: Next) -> None:
        """Go to an asking, ask something new, or say that everything was asked."""
        if place is None:
            if self.session.here is not None or not self.session.askings:
                self.tell(ev.AllAsked())
        elif isinstance(place, Asking):
            if place.id != self.session.here:
                self.tell(ev.WentTo(asking=place.id))
        else:
            self._ask(place)

    def _ask(self, spot: Spot) -> None:
        stage = self.moves.stage_of[spot.question]
        last = self.session.stages[-1][0] if self.session.stages else ""
        if stage.id != last:
            self.tell(ev.StageEntered(stage=stage.id, title=stage.title))
        question = self.moves.questions[spot.question]
        self.tell(
            ev.Asked(
                asking=f"q{len(self.session.askings) + 1}",
                stage=stage.id,
                question=spot.question,
                words=fill(question.card.ask, facts(self.session, spot)),
                subject=spot.subject,
                about=self._about(question, spot),
                lap=spot.lap,
            )
        )

    def ask_anew(self) -> None:
        """Let the question in front, until it is answered, name what it names as that was put right since."""
        asking = self.session.asking
        question = self.moves.questions.get(asking.question) if asking and asking.entry is None else None
        if asking and question:
            words = fill(question.card.ask, facts(self.session, self.moves.spot(asking)))
            if words != asking.words:
                self.tell(ev.AskedAnew(asking=asking.id, words=words))

    def _about(self, question: Question, spot: Spot) -> str | None:
        """Return the thing whose field a question fills: the one in hand, or the one this lap is about."""
        if not question.fills:
            return None
        kind = question.fills.split(".", 1)[0]
        if kind in ("plan", "subject"):
            return "plan" if kind == "plan" else spot.subject
        latest = [item for item in self.session.items.values() if item.kind == kind and item.live][-1:]
        item = self.of_this_lap(kind, spot) or next(iter(latest), None)
        return item.id if item else None

    def of_this_lap(self, kind: str, spot: Spot) -> Item | None:
        """Return the thing of a kind that this place is about: the one in hand, this lap's, or the only one."""
        if spot.subject and self.session.items[spot.subject].kind == kind:
            return self.session.items[spot.subject]
        live = [item for item in self.session.items.values() if item.kind == kind and item.live]
        asked = [
            asking_for(self.session, question.id, spot)
            for question in self.moves.questions.values()
            if question.keeps == kind
        ]
        # The latest first: what they knew of already is not what they were offered after it.
        for asking in sorted((asking for asking in asked if asking), key=lambda asking: asking.seq, reverse=True):
            mine = [item for item in live if asking.entry and item.entry == asking.entry]
            if mine:
                return mine[-1]
        return live[0] if len(live) == 1 else None

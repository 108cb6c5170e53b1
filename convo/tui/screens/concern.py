"""A concern, one thing at a time: what to do, whom to call, what to say; a decision or "not this" ends it."""

from __future__ import annotations

from asyncio import Lock
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.widgets import Button, Footer, Input, Static

from convo.desk.walk import first_step, read, steps_of
from convo.model import wish as wi
from convo.tui import commands as co
from convo.tui import stepping
from convo.tui.drafts import Beside
from convo.tui.messages import Edited, Sent
from convo.tui.room import Sheet
from convo.tui.widgets.decision import Decision
from convo.tui.widgets.status import Status
from convo.tui.widgets.typed_on import TypedOn
from convo.tui.widgets.words_box import WordsBox

if TYPE_CHECKING:
    from convo.model.kinds import Speaker
    from convo.model.view import ConcernView, StepView, View
    from convo.model.wish import Wish

STAYS_WITH_WORDS = ("alone", "safe")
"""Steps that are not answered in words: those typed there are kept, and the step stays."""


class ConcernScreen(Sheet):
    """Walks through the gravest open concern of a conversation, or through one that is chosen."""

    OFFERS: ClassVar[tuple[type[co.Command], ...]] = (
        *(co.RecordDone, co.RecordNotDone, co.SayNotThis, co.DraftReferral),
        *(co.NextSpeaker, co.StepBack, co.Earlier, co.Later, co.PutOff),
    )
    BINDINGS = co.bindings(OFFERS)

    def __init__(self, view: View, concern: str = "", line: WordsBox | None = None, opened: bool = False) -> None:
        """Show the concern of that id, otherwise the one in front; `opened` says that the worker did so.

        `line` is the conversation's own, where words go that are typed on over a card that came by itself.
        """
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        chosen = next((one for one in view.concerns if one.id == concern), view.front)
        assert chosen is not None, "there is a concern to show"
        self._view = view
        self._concern: ConcernView = chosen
        self._steps: tuple[StepView, ...] = ()
        self._place = 0
        self._by_worker = False
        self._one_at_a_time = Lock()
        self._box = WordsBox(id="meanwhile", lets_go=True)
        self._typed_on = TypedOn(line, self._box, self.phrase)
        self._decision = Decision(self.phrase, view.mode == "afterwards")
        self._opened = opened
        self._beside = Beside(self._box, self._own_draft, self._keep_draft)

    def compose(self) -> ComposeResult:
        """Lay out the step in front, the box for what is said at it, and the decision."""
        with Vertical(id="sheet", classes="concern"):
            yield Static(markup=False, id="urgency")
            with Horizontal(id="middle"):
                with VerticalScroll(id="protocol", can_focus=False):
                    yield Static(markup=False, id="step")
                yield Static(markup=False, id="ways")
            yield self._typed_on
            yield self._box
            yield self._decision
            yield Status()
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin at the first step not passed yet: what is being typed never decides."""
        with suppress(NoMatches):  # the app may be leaving already
            self._begin(self._concern, by_itself=not self._opened)

    @property
    def _step(self) -> StepView:
        return self._steps[self._place]

    @property
    def _speaker(self) -> Speaker:
        return "worker" if self._by_worker else "person"

    def _begin(self, concern: ConcernView, by_itself: bool = True) -> None:
        """Begin with a matter; where it came by itself, keys stay the conversation's until one turns to it."""
        self._concern = concern
        if by_itself:
            self._beside.forget()
            self._typed_on.begin()
        else:
            self._typed_on.turn()
        self._steps = steps_of(concern, self.house.desk.phrase)
        self._go(first_step(self._steps))
        self.tell(stepping.standing(concern, self._view, self.phrase))

    def _go(self, place: int) -> None:
        """Show the step at a place."""
        self._place = place
        step, concern = self._step, self._concern
        covered = step.id == "alone"
        self.query_one("#sheet").set_class(not (concern.quiet or concern.waits), "alarm")
        self.query_one("#urgency", Static).update(stepping.head(concern, covered))
        self.query_one("#step", Static).update(stepping.step(step, self.phrase, self._last(step)))
        self.query_one("#ways", Static).update(Content("") if covered else stepping.ways(self._steps, place))
        self.query_one("#protocol").scroll_home(animate=False)
        self._decision.display = step.id == "decide"
        self._hint()

    def _last(self, step: StepView) -> tuple[str, ...]:
        """Return which rule raised it: at the start, but for what others may not see only where it is written down."""
        place = self.phrase("step-place", place=str(self._place + 1), count=str(len(self._steps)))
        if step.id != ("record" if self._concern.quiet else "safe"):
            return ("", place)
        words = (f"“{self._concern.words}”",) if self._concern.quiet and self._concern.words else ()
        why = self.phrase("why-raised", rule=self._concern.rule)
        return ("", *words, f"{place} · {why}")

    def _hint(self) -> None:
        meanwhile = self.phrase("meanwhile-worker" if self._by_worker else "meanwhile-person")
        self._box.hint(self._step.box if self._step.box and not (self._by_worker and self._step.said) else meanwhile)

    def _to_decision(self) -> None:
        self._go(len(self._steps) - 1)
        self._decision.begin(self._step.kept)

    def on_key(self, event: events.Key) -> None:
        """Lose no key that came before anything could take it."""
        if self.focused in (None, self._typed_on):
            self._typed_on.take(event)

    def action_give(self, name: str) -> None:
        """Give a command; but a key straight after words typed on was meant for these: it only ends them."""
        if self._typed_on.end_words():
            self.tell(self.phrase("typed-on-ended"))
            return
        self._typed_on.turn()
        super().action_give(name)

    @on(Sent)
    def _sent(self, sent: Sent) -> None:
        if sent.text.strip():
            self._beside.fly(sent.text)
            self._pass(sent.text)
        elif self._step.id == "decide":
            self._to_decision()
        else:
            self._pass("")

    @work
    async def _pass(self, text: str) -> None:
        """Go past the step in front with what was typed, unless that can't be kept."""
        async with self._one_at_a_time:
            step, concern = self._step, self._concern
            kept = await self._keep(step, text)
        if not kept or not self._same(concern):
            return
        if text.strip() and (step.id in STAYS_WITH_WORDS or step.id == "decide"):
            self._go(self._place)
            self.tell(self.phrase("kept-meanwhile"))
        elif self._place + 2 >= len(self._steps):
            self._to_decision()
        else:
            self._go(self._place + 1)

    async def _keep(self, step: StepView, text: str) -> bool:
        """Keep what was typed at a step, or that it was passed; what it raises may take the front."""
        view = await self.take(self._view.session, self._wish(step, text))
        await self._beside.land(text, entered=view is not None)
        if view is None:
            return False
        self._take_up(view, step)
        return True

    def _wish(self, step: StepView, text: str) -> Wish:
        """Return what keeps words at a step: where it stays, they are a note and the step is not passed yet."""
        if step.id == "decide" or (text.strip() and step.id in STAYS_WITH_WORDS):
            return wi.Say(text=text, speaker=self._speaker, keep="note")
        words, checks = read(step, text)
        return wi.TakeStep(concern=self._concern.id, step=step.id, words=words, checks=checks, speaker=self._speaker)

    def _take_up(self, view: View, step: StepView) -> None:
        """Take up what a step led to: the next one, or a matter that is graver."""
        before, front, self._view = self._concern, view.front, view
        now = next(one for one in view.concerns if one.id == before.id)
        if front and front.id != before.id and (before.waits or front.urgency != before.urgency):
            self._begin(front)
        elif now.urgency != before.urgency:
            self._begin(now)
        else:
            self._concern = now
            self._steps = steps_of(now, self.house.desk.phrase)
            self._place = next(place for place, one in enumerate(self._steps) if one.id == step.id)

    @on(co.NextSpeaker)
    def _next_speaker(self) -> None:
        self._by_worker = not self._by_worker
        self._hint()

    @on(co.StepBack)
    def _back(self) -> None:
        self._go(max(0, self._place - 1))
        self._box.focus()

    @on(co.RecordDone)
    @on(Input.Submitted, "#when")
    @on(Button.Pressed, "#done")
    @work
    async def _done(self) -> None:
        told, when = self._decision.told, self._decision.when
        if self._step.id != "decide" and not told:
            self._to_decision()
            return
        if wrong := self._decision.wrong_time():
            self.tell(wrong, trouble=True)
            self._decision.go_to("when")
            return
        await self._answer(wi.Decide(concern=self._concern.id, done=True, told=told, when=when))

    @on(co.RecordNotDone)
    @on(Input.Submitted, "#reason")
    @on(Button.Pressed, "#not-done")
    @work
    async def _not_done(self) -> None:
        if self._step.id != "decide":
            self._to_decision()
            self._decision.go_to("reason")
            return
        await self._answer(wi.Decide(concern=self._concern.id, done=False, reason=self._decision.reason))

    @on(co.SayNotThis)
    @work
    async def _not_this(self) -> None:
        await self._answer(wi.NotThis(concern=self._concern.id, reason=self._decision.reason))

    async def _answer(self, answer: Wish) -> None:
        """Record an answer, after keeping any words still in the box; what these raise is answered first."""
        async with self._one_at_a_time:
            before = self._concern
            if await self._emptied() and self._same(before):
                await self.finish(self._view.session, answer)

    def _same(self, before: ConcernView) -> bool:
        """Tell whether the matter in hand is still the same, and no graver."""
        return (before.id, before.urgency) == (self._concern.id, self._concern.urgency)

    async def _emptied(self) -> bool:
        """Keep the words still in the box; False where they can't be kept."""
        words = self._box.text
        if not words.strip():
            return True
        self._beside.fly(words)
        return await self._keep(self._step, words)

    @on(co.DraftReferral)
    @work
    async def _refer(self) -> None:
        view = await self.house.sheet("refer", self._view, self._concern.id)
        if view is not None:
            self._take_up(view, self._step)

    @on(co.PutOff)
    @work
    async def _put_off(self) -> None:
        """Go back, with every word kept, unless it has to be answered first."""
        async with self._one_at_a_time:
            if self._concern.open and not self._concern.waits:
                self.tell(self.phrase("stays-in-front"), trouble=True)
            elif await self._emptied():
                self.dismiss(self._view)

    @on(Edited)
    def _edited(self) -> None:
        self.run_worker(self.flush())

    async def flush(self) -> None:
        """Keep what is half typed."""
        await self._beside.note()

    async def _keep_draft(self, words: str) -> bool:
        return await self.done(self.house.desk.keep_draft, self._view.session, words)

    async def _own_draft(self) -> str | None:
        view = await self.ask(self.house.desk.view, self._view.session)
        return view.draft if view else None

    @on(co.Earlier)
    @on(co.Later)
    def _scroll(self, command: co.Command) -> None:
        part = self.query_one("#protocol")
        (part.scroll_page_up if isinstance(command, co.Earlier) else part.scroll_page_down)(animate=False)

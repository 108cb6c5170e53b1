"""A conversation held line by line: what stands now, what a line does to it, and what is written after it."""

from collections.abc import Callable, Sequence

from convo.cli import showing
from convo.cli.out import say
from convo.desk import Desk, Refused
from convo.model import wish as wi
from convo.model.kinds import HAND_KINDS
from convo.model.view import ConcernView, View

_CONFIRMED = frozenset(
    {"correct", "skip", "park", "still-right", "keep", "drop", "place", "declare", "raise", "agree-plan"}
)
"""Wishes that are confirmed in words of their own where the desk has nothing to say about them."""


class Talk:
    """One conversation in line mode. It only ever adds lines: nothing written is taken back or moved."""

    def __init__(self, desk: Desk, view: View) -> None:
        """Take an open desk and the conversation as it opened."""
        self.desk = desk
        self.view = view
        self.pending: Callable[[str], bool] | None = None
        """What waits for the next line, such as the rest of a command; False hands the line back."""
        self.half_done = ""
        """A line whose words wait for the rest of its command."""
        self.walking: Callable[[str], None] | None = None
        """What takes every line that is no command while a concern is walked through."""
        self._in_hand = ""
        self._rested: set[str] = set()
        self._shown = ""
        self._stage = ""

    def phrase(self, phrase_id: str, **facts: str) -> str:
        """Return wording by id."""
        return self.desk.phrase(phrase_id, **facts)

    def tell(self, key: str, **facts: str) -> None:
        """Write a line of wording from prompts/phrases/plain.md."""
        say(self.phrase(f"plain/{key}", **facts))

    def grant(self, wish: wi.Wish) -> bool:
        """Ask the desk for a wish and say what came of it; False where it was refused."""
        before = self.view
        try:
            self.view = self.desk.take(before.session, wish)
        except Refused as refused:
            say(str(refused))
            return False
        self._confirm(wish, before)
        self._show_new_concerns(before)
        return True

    def keep_note(self, line: str) -> bool:
        """Keep a line as a note, so that a slip in a command loses nothing."""
        return self.grant(wi.Say(text=line, keep="note"))

    def leave_half_done(self) -> None:
        """Keep the words of a command that was not carried through as a note."""
        line, self.half_done = self.half_done, ""
        if line and self.keep_note(line):
            self.tell("raise-left")

    def change_setting(self, key: str, value: str) -> bool:
        """Change a setting; False where there is none of this key."""
        try:
            self.desk.change_settings({key: value})
        except Refused as refused:
            say(str(refused))
            return False
        self.view = self.desk.view(self.view.session)
        self.tell("setting-changed")
        return True

    def ask(self) -> None:
        """Write the question in front: whole when it is new, else only its words; not in the middle of a command."""
        prompt = self.view.prompt
        if self.pending or self.walking or self.view.state != "open":
            return
        self._show_waiting()
        if self.view.front:
            self.tell("decide-waits")
        if prompt is None:
            self._say_all_asked()
            return
        if prompt.stage != self._stage:
            self._stage = prompt.stage
            say("", showing.stage(prompt, self.view.stages, self.phrase))
        shown = f"{prompt.asking} {prompt.answered} {prompt.said_already}"
        whole = showing.question(prompt, self.phrase)
        say("", *(whole if shown != self._shown else whole[:1]))
        self._shown = shown

    def choose(self, key: str, options: Sequence[tuple[str, str]], then: Callable[[str], bool]) -> None:
        """Offer numbered options and hand the id chosen by the next line to `then`."""
        self.tell(key)
        for number, (_, label) in enumerate(options, start=1):
            say(self.phrase("plain/choice", key=str(number), label=label))

        def chosen(line: str) -> bool:
            place = line.strip()
            number = int(place) if place.isascii() and place.isdecimal() and len(place) < 5 else 0
            return 0 < number <= len(options) and then(options[number - 1][0])

        self.pending = chosen

    @property
    def concern(self) -> ConcernView | None:
        """The open concern in hand: the one shown last, else the one in front, else the first that waits."""
        shown = [one for one in self.view.concerns if one.open and one.id == self._in_hand]
        return next(iter((*shown, *((self.view.front,) if self.view.front else ()), *self.view.waiting)), None)

    def show_concern(self, concern: ConcernView, whole: bool = False) -> None:
        """Write a concern's card and how to answer; of what nobody else may hear only that it is there, until asked."""
        self._in_hand, self._shown = concern.id, ""
        if concern.quiet and not whole:
            say("", concern.cover)
            self.tell("concern-covered")
            return
        say("", *showing.concern(concern, self.phrase))
        if concern.open:
            self.tell("decide-how")

    def _show_waiting(self) -> None:
        """Show what can wait, once, when the talk is at a pause."""
        for concern in self.view.waiting if self.view.resting else ():
            if concern.id not in self._rested and not self.view.front:
                self._rested.add(concern.id)
                self.tell("pause-for")
                self.show_concern(concern)

    def _confirm(self, wish: wi.Wish, before: View) -> None:
        new_entry = self.view.last_entry != before.last_entry
        if self.view.message:
            say(self.view.message)
        elif new_entry:
            say(showing.kept(self.view, self.phrase))
        elif wish.do in _CONFIRMED:
            self.tell(f"did-{wish.do}")
        elif self.view.version != before.version and wish.do == "say":
            self.tell("did-correct")
        if new_entry and self.view.likely in HAND_KINDS:
            kind = showing.kinds_named((self.view.likely,), self.phrase)
            self.tell("likely", command=self.view.likely, kind=kind)

    def _show_new_concerns(self, before: View) -> None:
        """Show what came to the front; of what can wait say only that it is there."""
        known = {(concern.id, concern.urgency) for concern in before.concerns if concern.open}
        new = [one for one in self.view.concerns if one.open and (one.id, one.urgency) not in known]
        if any(one.waits for one in new):
            self.tell("waits", count=str(len(self.view.waiting)))
        front = self.view.front.id if self.view.front else ""
        for concern in sorted((one for one in new if not one.waits), key=lambda one: one.id != front):
            self.walking = None
            self.show_concern(concern)

    def _say_all_asked(self) -> None:
        self.tell("all-agreed" if self.view.agreed_by else "all-asked")
        if self.view.required_missing:
            self.tell("still-missing", missing="; ".join(self.view.required_missing))


Command = Callable[[Talk, str], bool]
"""Does what it is for; False where it was refused, so that its words are kept as a note."""

"""The trainee's own practices: begun, kept turn by turn, tried again, and never without their feedback."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from convo.content.findings import ContentError
from convo.content.library import Library
from convo.desk.practice_log import Keeper, Kept, begun, kept_of, played
from convo.desk.practice_room import feedback_lines, feedback_of, first_name, world_of
from convo.desk.practice_ways import exchanges, ways
from convo.desk.refused import Refused
from convo.model.practice import Aim, Resistance, Setting
from convo.model.practice_event import PracticeEvent
from convo.model.practice_view import (
    ClientView,
    FeedbackView,
    Figures,
    PracticeHome,
    PracticeRow,
    PracticeView,
)
from convo.model.record import Stamp
from convo.practice.practice import Practice, World
from convo.practice.progress import progress
from convo.practice.whisper import whisper
from convo.store import Head, Log
from convo.store.log import folded

_ROWS = 20
_FIGURES = 60
"""How many of the latest practices the figures are of."""

_UNNAMED = "worker"
"""The name of whoever has given none: what was practised under it is still one's own once one gives a name."""


@dataclass
class _Held:
    """A practice at hand: as it is, the try before it, the turn that try went back to, and what keeps it."""

    practice: Practice
    keeper: Keeper
    before: Practice | None = None
    back: int = 0


class Practices:
    """The practices of the worker named in the settings, with those from before there was a name; no other's."""

    def __init__(
        self,
        log: Log,
        library: Library,
        stamp: Callable[[], Stamp],
        new_id: Callable[[], str],
        settings: Callable[[], Mapping[str, str]],
    ) -> None:
        """Take an open log, the content, what stamps and names, and the settings."""
        self._log, self._library, self._stamp, self._new_id = log, library, stamp, new_id
        self._settings = settings
        self._held: dict[str, _Held] = {}
        self._one_at_a_time = threading.RLock()

    def home(self) -> PracticeHome:
        """Return the clients, what was practised, and how it goes over the weeks."""
        with self._one_at_a_time:
            mine = self._mine()
            times = [head.title for head in mine]
            rows = (self._row(head) for head in mine[:_ROWS])
            return PracticeHome(
                clients=tuple(one.model_copy(update={"practised": times.count(one.name)}) for one in self._clients),
                practices=tuple(sorted(rows, key=lambda row: not row.open)),
                figures=tuple(self._figures(reversed(mine[:_FIGURES]))),
            )

    def notice(self) -> str:
        """Return how many practices are kept under other names, not whose, and how they are found; "" for none."""
        own = self._names
        others = sum(folded(head.name) not in own for head in self._practised())
        return self.phrase("other-names", count=str(others)) if others else ""

    def start(
        self, client: str, aim: Aim | None = None, resistance: Resistance = "usual", seed: int | None = None
    ) -> PracticeView:
        """Begin a practice; without a seed each one with the same client goes its own way."""
        with self._one_at_a_time:
            number = len(self._log.heads("practice", limit=None)) + 1
            setting = Setting(client=client, aim=aim, resistance=resistance, seed=number if seed is None else seed)
            practice = self._met(setting)
            stream, keeper = self.keeper(practice)
            self._held[stream] = _Held(practice, keeper)
            return self._view(stream)

    def keeper(self, practice: Practice) -> tuple[str, Keeper]:
        """Begin to keep a practice; return its id and what keeps it."""
        stream, at = f"practice/{self._new_id()}", self._stamp().at
        head = Head(stream=stream, kind="practice", name=self._worker, title=practice.client.name, at=at)
        keeper = Keeper(self._log, self._stamp, head)
        keeper.begin(practice)
        return stream, keeper

    def open(self, practice: str) -> PracticeView:
        """Return a practice as it stands, to go on with it."""
        with self._one_at_a_time:
            return self._view(practice)

    def say(self, practice: str, words: str) -> PracticeView:
        """Say something to the client; it is kept with the answer before the answer is shown."""
        with self._one_at_a_time:
            held = self._hold(practice)
            if held.practice.over:
                raise Refused(self.phrase("gone", name=first_name(held.practice.client.name)))
            after = held.practice.again(len(held.practice.turns) + 1)
            try:
                held.keeper.turned(after.say(words))
            except Refused:
                if len(held.practice.turns) >= held.back:  # perhaps another window wrote: read it anew
                    self._held.pop(practice)
                raise
            held.practice = after
            return self._view(practice)

    def again(self, practice: str, number: int) -> PracticeView:
        """Go back to a turn, to try that moment another way; what was said the first time stays."""
        with self._one_at_a_time:
            held = self._said(practice)
            if not 0 < number <= len(held.practice.turns):
                raise Refused(self._say("back-none", turn=str(number)))
            held.keeper.turn_back(number)
            again = held.practice.again(number)
            self._held[practice] = _Held(again, held.keeper, held.practice, number)
            return self._view(practice)

    def end(self, practice: str) -> FeedbackView:
        """End a practice with its feedback; one that had ended gives what was shown then."""
        with self._one_at_a_time:
            kept = self._kept(practice)
            held = self._held[practice] = self._said(practice)
            if kept.ended is None:
                done = feedback_of(self._library, held.practice)
                name = first_name(held.practice.client.name)
                held.keeper.ended(done, feedback_lines(self._library.phrase, name, done))
                kept = self._kept(practice)
            return self._feedback(practice, kept, held)

    def keep_draft(self, practice: str, text: str) -> None:
        """Keep a half-typed line."""
        with self._one_at_a_time:
            self._log.keep_draft(practice, text)

    def phrase(self, key: str, **facts: str) -> str:
        """Return wording of practising by its key."""
        return self._library.phrase(f"practising/{key}", **facts)

    def forget(self) -> None:
        """Let go of every practice; the next call plays it again from the log."""
        with self._one_at_a_time:
            self._held.clear()

    @property
    def _worker(self) -> str:
        return self._settings()["worker"] or _UNNAMED

    @property
    def _names(self) -> tuple[str, str]:
        """The names under which a practice is the worker's own."""
        return folded(self._worker), _UNNAMED

    @cached_property
    def _world(self) -> World:
        return world_of(self._library)

    @cached_property
    def _clients(self) -> tuple[ClientView, ...]:
        """The clients that can be practised with; one that is still being written is left out."""
        found: list[ClientView] = []
        for client_id in self._library.clients():
            try:
                client = self._library.client(client_id)
            except ContentError:
                continue
            found.append(ClientView(client=client.id, name=client.name, referral=client.referral))
        return tuple(found)

    def _met(self, setting: Setting) -> Practice:
        try:
            return Practice(self._world, self._library.client(setting.client), setting)
        except ContentError:
            raise Refused(self.phrase("no-such-client", client=setting.client[:40])) from None

    def _practised(self) -> list[Head]:
        """Return everybody's practices in which something was said, the latest first."""
        return [head for head in self._log.heads("practice", limit=None) if head.contact]

    def _mine(self) -> list[Head]:
        """Return the worker's own of them."""
        names = self._names
        return [head for head in self._practised() if folded(head.name) in names]

    def _row(self, head: Head) -> PracticeRow:
        is_open = head.state == "open"
        return PracticeRow(practice=head.stream, name=head.title, at=head.at, turns=head.contact, open=is_open)

    def _figures(self, heads: Iterator[Head]) -> Iterator[Figures]:
        for head in heads:
            records = self._log.read(head.stream)
            events = [(one.at, one.event) for one in records if isinstance(one.event, PracticeEvent)]
            found = progress(events)
            if found:
                shares = found.model_dump(include={"reflections", "advice", "readiness"})
                yield Figures(at=found.at, **shares)

    def _kept(self, practice: str) -> Kept:
        head = self._log.head(practice)
        kept = kept_of(self._log.read(practice))
        if kept is None or head is None or folded(head.name) not in self._names:
            raise Refused(self.phrase("no-such-practice"))
        return kept

    def _hold(self, practice: str) -> _Held:
        if practice not in self._held:
            self._held[practice] = self._read(practice)
        return self._held[practice]

    def _said(self, practice: str) -> _Held:
        """Return a practice as far as it was said: a try in which nothing was said is none, the one before stands."""
        held = self._hold(practice)
        return self._read(practice) if len(held.practice.turns) < held.back else held

    def _read(self, practice: str) -> _Held:
        kept, head = self._kept(practice), self._log.head(practice)
        first = self._met(kept.setting)
        keeper = Keeper(self._log, self._stamp, head, kept.version) if head else None
        if keeper is None:
            raise Refused(self.phrase("no-such-practice"))
        before = played(begun(self._world, first), kept.earlier) if kept.back else None
        return _Held(played(first, kept.turns), keeper, before, kept.back)

    def _view(self, practice: str) -> PracticeView:
        held = self._hold(practice)
        now = held.practice
        key = whisper(now.turns[-1] if now.turns else None)
        return PracticeView(
            practice=practice,
            name=now.client.name,
            first=first_name(now.client.name),
            referral=now.client.referral,
            aim=self.phrase(f"aim-{now.setting.aim}") if now.setting.aim else "",
            opening=now.opening,
            exchanges=exchanges(now),
            gone=now.over,
            hint=self._say(f"whisper-{key}") if key else self._say("hint-none"),
            draft=self._log.draft(practice),
            back=held.back,
        )

    def _feedback(self, practice: str, kept: Kept, held: _Held) -> FeedbackView:
        now, name = held.practice, first_name(held.practice.client.name)
        aim = self.phrase(f"aim-{now.setting.aim}") if now.setting.aim else ""
        note = self.phrase("note-aim" if aim else "note", name=now.client.name, turns=str(len(now.turns)), aim=aim)
        return FeedbackView(
            practice=practice,
            name=now.client.name,
            first=name,
            lines=tuple(kept.ended.feedback.split("\n")) if kept.ended else (),
            exchanges=exchanges(now),
            to_try=kept.ended.to_try if kept.ended else 0,
            gone=now.over,
            minutes=max(1, round(kept.seconds / 60)),
            note=note,
            back=held.back,
            ways=ways(held.before, now) if held.before else None,
        )

    def _say(self, key: str, **facts: str) -> str:
        return self._library.phrase(f"practice/{key}", **facts)

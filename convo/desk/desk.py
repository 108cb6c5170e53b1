"""The desk: where a front end brings a wish and gets back what to show, kept durably before it is shown."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from convo.content.library import Library
from convo.desk import settings as preferences
from convo.desk.carrying import carried
from convo.desk.heads import person_head, session_head
from convo.desk.home import home_of
from convo.desk.recap import recap
from convo.desk.refused import Refused
from convo.desk.views import Sight, view_of
from convo.engine import turn
from convo.engine.fold import replay
from convo.engine.machine import Moves
from convo.engine.plan import plan_of
from convo.engine.previous import previous_words
from convo.export import FORMATS
from convo.model import wish as wi
from convo.model.concern import Signal
from convo.model.event import (
    ContactMade,
    Event,
    PersonAdded,
    PersonRenamed,
    Recorded,
    SessionStarted,
    SettingsChanged,
    Stamp,
)
from convo.model.kinds import CATEGORIES, Category, Mode
from convo.model.plan import Plan
from convo.model.session import Session
from convo.model.view import Home, View
from convo.model.words import clean_line
from convo.scope.protocols import protocol_for
from convo.scope.scan import Scanner
from convo.store import Head, Log, StoreError

LINES = 60
"""How many of the latest lines a view holds unless more are asked for."""


@dataclass(frozen=True, slots=True)
class World:
    """What the desk needs from outside: a clock (UTC) and names for new streams."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]


class Desk:
    """People, conversations and plans of one store. Safe to call from several threads: calls take turns."""

    def __init__(self, log: Log, library: Library, world: World) -> None:
        """Take an open log and the content; nothing is read yet."""
        self._log = log
        self._library = library
        self._world = world
        self._turns = threading.RLock()
        self._open: dict[str, Session] = {}
        self._moves: dict[str, Moves] = {}

    def home(self, search: str = "") -> Home:
        """Return what can be taken up again, the people (found by a part of the name), and the scripts."""
        with self._turns:
            return home_of(self._log, self._library, self._warnings(), search)

    def add_person(self, name: str) -> str:
        """Add a person and return their id."""
        name = clean_line(name)
        if not name:
            raise Refused(self._library.phrase("session/name-needed"))
        with self._turns:
            stream = f"person/{self._world.new_id()}"
            self._append(stream, 0, (PersonAdded(name=name),), person_head(stream, name, 0, self._world.now()))
            return stream

    def rename_person(self, person: str, name: str) -> None:
        """Put a person's name right; conversations already held keep the name they were held under."""
        name = clean_line(name)
        if not name:
            raise Refused(self._library.phrase("session/name-needed"))
        with self._turns:
            head, version = self._person(person)
            renamed = head.model_copy(update={"name": name})
            self._append(person, version, (PersonRenamed(name=name),), renamed)

    def start(self, person: str, script: str, mode: Mode = "live") -> View:
        """Begin a conversation and return its view; a follow-up takes over the latest plan."""
        with self._turns:
            head, version = self._person(person)
            loaded = self._library.script(script)
            before = self._latest(person) if loaded.follows_up else None
            if loaded.follows_up and before is None:
                raise Refused(self._library.phrase("session/nothing-to-follow-up"))
            stream = f"session/{self._world.new_id()}"
            contact = len(self._log.heads("session", person=person, limit=10_000)) + 1
            start = SessionStarted(
                person=person,
                name=head.name,
                script=loaded.id,
                title=loaded.title,
                revision=loaded.revision,
                contact=contact,
                mode=mode,
                plan_version=before.plan_version + 1 if before else 1,
                requires=loaded.requires,
                carried=carried(before) if before else (),
            )
            stamp = self._stamp()
            decision = turn.begin(self._script_moves(script), stream, start, stamp)
            self._keep(stream, 0, decision, stamp)
            self._append(
                person, version, (ContactMade(session=stream),), person_head(person, head.name, contact, stamp.at)
            )
            return self._view(stream, recap_lines=recap(decision.session, self._library))

    def open(self, session: str) -> View:
        """Open a conversation, taking it up again if it was paused, with a recap of two lines."""
        with self._turns:
            if self._session(session).state == "paused":
                self._take(session, wi.Resume())
            return self._view(session, recap_lines=recap(self._session(session), self._library))

    def take(self, session: str, wish: wi.Wish) -> View:
        """Grant a wish: decide, keep durably, and return the view after it.

        Raises:
            Refused: when the wish can't be granted or can't be kept; nothing has changed then.
        """
        with self._turns:
            notice = self._take(session, wish)
            message = self._library.phrase(notice.phrase, **notice.facts) if notice else ""
            return self._view(session, message=message)

    def view(self, session: str, lines: int = LINES) -> View:
        """Return the view of a conversation with its latest `lines` lines."""
        with self._turns:
            return self._view(session, lines=lines)

    def keep_draft(self, session: str, text: str) -> None:
        """Keep a half-typed line, so that even it survives a crash."""
        with self._turns:
            self._guard(lambda: self._log.keep_draft(session, text))

    def plan(self, session: str) -> Plan:
        """Return the plan as the conversation leaves it."""
        with self._turns:
            return plan_of(self._session(session), self._library.phrase)

    def plan_as(self, session: str, format: str) -> bytes:
        """Return the plan in a format by name."""
        if format not in FORMATS:
            raise Refused(self._library.phrase("session/no-such-format", formats=", ".join(FORMATS)))
        return FORMATS[format].write(self.plan(session), self._library.phrase)

    def formats(self) -> tuple[tuple[str, str], ...]:
        """Return the formats of a plan: name and description."""
        return tuple((each.name, each.about) for each in FORMATS.values())

    def save_plan(self, session: str, format: str, path: Path | None = None) -> str:
        """Write the plan to a new file the worker asked for, and return its path; no file is written over."""
        data = self.plan_as(session, format)
        plan = self.plan(session)
        stem = self._library.phrase("session/plan-file", date=plan.date, version=str(plan.version))
        target = path or _free(Path.cwd() / f"{stem}{FORMATS[format].suffix}")
        try:
            with target.open("xb") as file:
                file.write(data)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Refused(self._library.phrase("session/not-written", path=str(target), reason=reason)) from error
        return str(target)

    def settings(self) -> dict[str, str]:
        """Return every setting by key."""
        with self._turns:
            return dict(self._settings)

    def change_settings(self, values: dict[str, str]) -> None:
        """Change the named settings."""
        unknown = set(values) - set(preferences.DEFAULTS)
        if unknown:
            raise Refused(self._library.phrase("session/no-such-setting", keys=", ".join(sorted(unknown))))
        with self._turns:
            version = len(self._log.read(preferences.STREAM))
            self._append(preferences.STREAM, version, (SettingsChanged(values=values),), None)
            self.__dict__.pop("_settings", None)

    def setting_labels(self) -> tuple[tuple[str, str], ...]:
        """Return the settings in order: key and label."""
        return tuple((key, self._library.phrase(f"settings/{key}")) for key in preferences.DEFAULTS)

    def categories(self) -> tuple[tuple[Category, str], ...]:
        """Return what a concern can be raised about by hand: id and label."""
        return tuple((category, self._library.phrase(f"category/{category}")) for category in CATEGORIES)

    def page(self, page_id: str) -> str:
        """Return a page of help as Markdown."""
        return self._library.page(page_id)

    def phrase(self, phrase_id: str, **facts: str) -> str:
        """Return wording by id, with facts put in."""
        return self._library.phrase(phrase_id, **facts)

    def close(self) -> None:
        """Let go of the store and of everything read from it."""
        with self._turns:
            self._open.clear()
            self._log.close()

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self._library.rules)

    @cached_property
    def _settings(self) -> dict[str, str]:
        return preferences.settings_of(self._log.read(preferences.STREAM))

    def _warnings(self) -> tuple[str, ...]:
        lacking = [key for key in preferences.NEEDED if not self._settings[key]]
        if not lacking:
            return ()
        names = ", ".join(self._library.phrase(f"settings/{key}") for key in lacking)
        return (self._library.phrase("session/settings-missing", names=names),)

    def _stamp(self) -> Stamp:
        return Stamp(at=self._world.now(), by=self._settings["worker"] or "worker")

    def _session(self, stream: str) -> Session:
        if stream not in self._open:
            records = self._log.read(stream)
            if not records or not isinstance(records[0].event, SessionStarted):
                raise Refused(self._library.phrase("session/no-such-session"))
            self._open[stream] = replay(records)
        return self._open[stream]

    def _script_moves(self, script: str) -> Moves:
        if script not in self._moves:
            self._moves[script] = Moves(self._library.script(script))
        return self._moves[script]

    def _take(self, stream: str, wish: wi.Wish) -> turn.Notice | None:
        session = self._session(stream)
        stamp = self._stamp()
        try:
            decision = turn.decide(
                self._script_moves(session.script), session, wish, self._signals(session, wish), stamp
            )
        except turn.Refused as refused:
            raise Refused(self._why(refused)) from None
        self._keep(stream, session.version, decision, stamp)
        return decision.notice

    def _why(self, refused: turn.Refused) -> str:
        facts = dict(refused.facts)
        if "missing" in facts:
            parts = [self._library.phrase(f"missing/{part}") for part in facts["missing"].split(",")]
            facts["missing"] = "; ".join(parts)
        return self._library.phrase(refused.phrase, **facts)

    def _signals(self, session: Session, wish: wi.Wish) -> tuple[Signal, ...]:
        """Notice what goes beyond the role in the words of a wish; a concern raised by hand is a signal too."""
        if isinstance(wish, wi.Raise):
            found = (self._by_hand(wish),)
        elif isinstance(wish, wi.Say | wi.Correct):
            said, speaker = previous_words(session, wish)
            found = self._scanner.scan(wish.text, said, speaker)
        else:
            return ()
        quiet = {protocol.id for protocol in self._library.protocols.values() if protocol.consent == "quiet"}
        return tuple(signal.model_copy(update={"quiet": signal.protocol in quiet}) for signal in found)

    def _by_hand(self, wish: wi.Raise) -> Signal:
        protocol = protocol_for(self._library.protocols.values(), wish.category, wish.urgency, wish.about)
        return Signal(
            category=wish.category,
            urgency=wish.urgency,
            about=wish.about,
            protocol=protocol.id,
            rule="by-hand",
            words=wish.words,
            start=0,
            end=len(wish.words),
        )

    def _keep(self, stream: str, version: int, decision: turn.Decision, stamp: Stamp) -> None:
        """Append the events of a decision; only then does the session stand as decided."""
        if not decision.events:
            return
        head = session_head(decision.session, stamp.at)
        self._append(stream, version, decision.events, head, stamp)
        self._open[stream] = decision.session

    def _append(
        self, stream: str, version: int, events: tuple[Event, ...], head: Head | None, stamp: Stamp | None = None
    ) -> tuple[Recorded, ...]:
        try:
            return self._log.append(stream, version, events, stamp or self._stamp(), head)
        except StoreError as error:
            self._open.pop(stream, None)
            raise Refused(str(error)) from error

    def _guard(self, act: Callable[[], None]) -> None:
        try:
            act()
        except StoreError as error:
            raise Refused(str(error)) from error

    def _person(self, person: str) -> tuple[Head, int]:
        head = self._log.head(person)
        if head is None:
            raise Refused(self._library.phrase("session/no-such-person"))
        return head, len(self._log.read(person))

    def _latest(self, person: str) -> Session | None:
        """Return the person's latest conversation, whose plan a follow-up takes over."""
        heads = self._log.heads("session", person=person, limit=1)
        return self._session(heads[0].stream) if heads else None

    def _view(self, stream: str, message: str = "", recap_lines: tuple[str, ...] = (), lines: int = LINES) -> View:
        session = self._session(stream)
        sight = Sight(
            self._library,
            self._script_moves(session.script),
            self._settings,
            draft=self._log.draft(stream),
            message=message,
            recap=recap_lines,
            warnings=self._warnings(),
        )
        return view_of(session, sight, lines)


def _free(path: Path) -> Path:
    """Return `path`, or the first numbered one beside it that is not taken."""
    place, number = path, 2
    while place.exists():
        place, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return place

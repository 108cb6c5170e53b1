"""The desk: where a front end brings a wish and gets back what to show, kept durably before it is shown."""

import threading
from functools import cached_property
from pathlib import Path

from convo.content.library import Library
from convo.desk import referral
from convo.desk import settings as preferences
from convo.desk.carrying import carried, known
from convo.desk.files import free, gone_on_failure, write_new
from convo.desk.half_typed import not_kept
from convo.desk.heads import person_head
from convo.desk.home import every_session, home_of, people_called
from convo.desk.practising import Practices
from convo.desk.recap import recap
from convo.desk.refused import Refused, refusing
from convo.desk.reviewing import Reviews
from convo.desk.supervising import Supervision
from convo.desk.turns import Turns
from convo.desk.views import LINES, Sight, things_of, view_of
from convo.desk.world import World
from convo.engine.plan import plan_of
from convo.export import FORMATS
from convo.export.letter import LETTERS
from convo.model.event import Event, SessionStarted
from convo.model.kinds import CATEGORIES, Category, Mode
from convo.model.person import ContactMade, PersonAdded, PersonRenamed, SettingsChanged
from convo.model.plan import Plan
from convo.model.record import Stamp
from convo.model.referral import ReferralDraft
from convo.model.session import Session
from convo.model.view import Home, PersonRow, RoleView, SessionRow, Thing, View
from convo.model.wish import Refer, Resume, Wish
from convo.model.words import clean_line
from convo.store import Also, Head, Log


class Desk:
    """People, conversations and plans of one store. Safe to call from several threads: calls take turns."""

    def __init__(self, log: Log, library: Library, world: World) -> None:
        """Take an open log and the content; nothing is read yet."""
        self._log = log
        self._library = library
        self._world = world
        self._one_at_a_time = threading.RLock()
        self._turns = Turns(log, library, self._stamp)

    def home(self, search: str = "") -> Home:
        """Return what can be taken up again, the people (found by a part of the name), and the scripts."""
        with self._one_at_a_time:
            return home_of(self._log, self._library, self._warnings(), search)

    def people_called(self, name: str) -> tuple[PersonRow, ...]:
        """Return the people with this id or this whole name, in any case."""
        with self._one_at_a_time:
            return people_called(self._log, name)

    def add_person(self, name: str) -> str:
        """Add a person and return their id."""
        name = clean_line(name)
        if not name:
            raise Refused(self._library.phrase("session/name-needed"))
        with self._one_at_a_time:
            stream = f"person/{self._world.new_id()}"
            self._append(stream, 0, (PersonAdded(name=name),), person_head(stream, name, 0, self._world.now()))
            return stream

    def rename_person(self, person: str, name: str) -> None:
        """Put a person's name right; conversations already held keep the name they were held under."""
        name = clean_line(name)
        if not name:
            raise Refused(self._library.phrase("session/name-needed"))
        with self._one_at_a_time:
            head, version = self._person(person)
            renamed = head.model_copy(update={"name": name})
            self._append(person, version, (PersonRenamed(name=name),), renamed)

    def start(self, person: str, script: str, mode: Mode = "live") -> View:
        """Begin a conversation and return its view; a follow-up takes over the latest plan."""
        with self._one_at_a_time:
            head, version = self._person(person)
            loaded = self._library.script(script)
            before = self._latest(person) if loaded.follows_up else None
            if loaded.follows_up and before is None:
                raise Refused(self._library.phrase("session/nothing-to-follow-up"))
            stream = f"session/{self._world.new_id()}"
            contact = len(self._log.heads("session", person=person, limit=None)) + 1
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
                known=known(before) if before else {},
            )
            row = person_head(person, head.name, contact, self._world.now())
            self._turns.begin(stream, start, Also(person, version, (ContactMade(session=stream),), row))
            return self._view(stream, "", recap_lines=recap(self._turns.session(stream), self._library, before))

    def open(self, session: str) -> View:
        """Open a conversation, taking it up again if it was paused, with a recap."""
        with self._one_at_a_time:
            if self._turns.session(session).state == "paused":
                self._turns.take(session, Resume())
            self._drop_draft_already_kept(session)
            again = recap(self._turns.session(session), self._library)
            return self._view(session, self._log.draft(session), recap_lines=again)

    def take(self, session: str, wish: Wish) -> View:
        """Grant a wish: decide, keep durably, and return the view after it.

        Raises:
            Refused: when the wish can't be granted or can't be kept; nothing has changed then.
        """
        with self._one_at_a_time, refusing():
            draft = self._log.draft(session)  # before anything is kept: what can fail after it would pass for a refusal
            return self._view(session, draft, self._turns.take(session, wish))

    def view(self, session: str, lines: int = LINES) -> View:
        """Return the view of a conversation with its latest `lines` lines."""
        with self._one_at_a_time:
            return self._view(session, self._log.draft(session), lines=lines)

    def things(self, session: str) -> tuple[Thing, ...]:
        """Return all that is kept; a view holds only the latest of each kind."""
        with self._one_at_a_time:
            return things_of(self._turns.session(session), self._library)

    def keep_draft(self, session: str, text: str) -> None:
        """Keep a half-typed line, so that even it survives a crash."""
        with self._one_at_a_time, refusing():
            self._log.keep_draft(session, text)

    def session(self, session: str) -> Session:
        """Return a conversation as it stands; one that is only looked at is not held on to."""
        with self._one_at_a_time:
            return self._turns.look(session)

    def every_session(self) -> tuple[SessionRow, ...]:
        """Return all conversations there are, the one touched last first."""
        with self._one_at_a_time:
            return every_session(self._log)

    def plan(self, session: str) -> Plan:
        """Return the plan as the conversation leaves it."""
        with self._one_at_a_time:
            return plan_of(self._turns.session(session), self._library.phrase)

    def plan_as(self, session: str, format: str) -> bytes:
        """Return the plan in a format by name."""
        if format not in FORMATS:
            raise Refused(self._library.phrase("session/no-such-format", formats=", ".join(FORMATS)))
        return FORMATS[format].write(self.plan(session), self._library.wording)

    def formats(self) -> tuple[tuple[str, str], ...]:
        """Return the formats of a plan: name and description."""
        return tuple((each.name, each.about) for each in FORMATS.values())

    def plan_file(self, session: str, format: str) -> Path:
        """Return the file that the plan goes to in a format, where none is named."""
        plan = self.plan(session)
        stem = self._library.phrase("session/plan-file", date=plan.date, version=str(plan.version))
        return free(Path.cwd() / f"{stem}{FORMATS[format].suffix}")

    def save_plan(self, session: str, format: str, path: Path | None = None) -> str:
        """Write the plan to a new file the worker asked for, and return its path; no file is written over."""
        return write_new(self.plan_as(session, format), path or self.plan_file(session, format), self._library.phrase)

    def roles(self) -> tuple[RoleView, ...]:
        """Return the sibling roles that may meet a need better."""
        with self._one_at_a_time:
            return referral.roles(self._library, self._settings)

    def readers(self) -> tuple[tuple[str, str], ...]:
        """Return whom a note to refer or hand over can go to: id and name."""
        return referral.readers(self._library)

    def referral(self, session: str, concern: str | None = None, to: str = "") -> ReferralDraft:
        """Return a draft to refer or hand over, with the least in it; nothing is kept or sent."""
        with self._one_at_a_time:
            held = referral.under_name(self._turns.session(session), self._log)
            return referral.draft_of(held, concern, to, self._library, self._settings)

    def referral_as(self, draft: ReferralDraft, suffix: str = ".txt") -> bytes:
        """Return a draft as text, or as Markdown where the file's ending asks for it."""
        return LETTERS.get(suffix.lower(), LETTERS[".txt"])(draft, self._library.wording)

    def save_referral(self, draft: ReferralDraft, path: Path) -> str:
        """Write a draft to a new file the worker named and record that it was written; return the file's path.

        Raises:
            Refused: when it can't be written or recorded; there is no file then.
        """
        written = write_new(self.referral_as(draft, path.suffix), path, self._library.phrase)
        record = Refer(to=draft.to, concern=draft.concern, basis=draft.basis, reason=draft.reason, lines=draft.chosen)
        with self._one_at_a_time, gone_on_failure(Path(written)):
            self._turns.take(draft.session, record)
        return written

    def settings(self) -> dict[str, str]:
        """Return every setting by key."""
        with self._one_at_a_time:
            return dict(self._settings)

    def change_settings(self, values: dict[str, str]) -> None:
        """Change the named settings."""
        unknown = set(values) - set(preferences.DEFAULTS)
        if unknown:
            raise Refused(self._library.phrase("session/no-such-setting", keys=", ".join(sorted(unknown))))
        with self._one_at_a_time:
            version = len(self._log.read(preferences.STREAM))
            self._append(preferences.STREAM, version, (SettingsChanged(values=values),), None)
            self.__dict__.pop("_settings", None)

    @cached_property
    def reviews(self) -> Reviews:
        """What is read back: conversations held here, and transcripts from elsewhere."""
        return Reviews(self._log, self._library, self.session, self._stamp, self._world.new_id)

    @cached_property
    def supervision(self) -> Supervision:
        """The worker's supervision and training record, and the concern log."""
        return Supervision(self._log, self._library, self._stamp, self.settings, self.reviews.period)

    @cached_property
    def practice(self) -> Practices:
        """The worker's own practices with simulated clients."""
        return Practices(self._log, self._library, self._stamp, self._world.new_id, self.settings)

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
        with self._one_at_a_time:
            self._turns.forget()
            self.reviews.forget()
            self._log.close()
        self.practice.forget()  # outside: a practice going on may be waiting for the desk

    @cached_property
    def _settings(self) -> dict[str, str]:
        return preferences.settings_of(self._log.read(preferences.STREAM))

    def _drop_draft_already_kept(self, session: str) -> None:
        """Let go of half-typed words that were kept as entries just before a crash: they would come twice."""
        draft = self._log.draft(session)
        left = not_kept(draft, self._turns.session(session))
        if left != draft:
            self.keep_draft(session, left)

    def _warnings(self) -> tuple[str, ...]:
        reduced = (self._library.reduced,) if self._library.reduced else ()
        return (*reduced, *preferences.warnings(self._settings, self._library.phrase))

    def _stamp(self) -> Stamp:
        return Stamp(at=self._world.now(), by=self._settings["worker"] or "worker")

    def _append(self, stream: str, version: int, events: tuple[Event, ...], head: Head | None) -> None:
        with refusing():
            self._log.append(stream, version, events, self._stamp(), head)

    def _person(self, person: str) -> tuple[Head, int]:
        head = self._log.head(person)
        if head is None:
            raise Refused(self._library.phrase("session/no-such-person"))
        return head, len(self._log.read(person))

    def _latest(self, person: str) -> Session | None:
        """Return the person's latest conversation, whose plan a follow-up takes over."""
        heads = self._log.heads("session", person=person, limit=1)
        return self._turns.look(heads[0].stream) if heads else None

    def _view(
        self, stream: str, draft: str, message: str = "", recap_lines: tuple[str, ...] = (), lines: int = LINES
    ) -> View:
        session = self._turns.session(stream)
        library, moves = self._library, self._turns.moves(session.script)
        sight = Sight(library, moves, self._settings, draft, message, recap_lines, self._warnings())
        return view_of(session, sight, lines)

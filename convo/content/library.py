"""The content that the rest of convo reads: each part is read when it is first asked for, and kept."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from threading import Lock
from typing import TypeVar

from convo.content.cards import read_overview, read_phrases
from convo.content.clients import client_ids, read_asks, read_client
from convo.content.coding import read_encoder, read_weights
from convo.content.concerns import ConcernReading, read_concerns
from convo.content.documents import read_document
from convo.content.dynamics import read_dynamics, read_manner, read_sayings, read_weave, read_wordings
from convo.content.findings import ContentBroken, ContentError, Finding, errors
from convo.content.learned import Example, near_vectors, read_examples, read_reach
from convo.content.place import Place, is_id
from convo.content.scripts import overview_name, read_script, script_ids
from convo.content.tables import read_table
from convo.content.thresholds import read_thresholds
from convo.content.training import read_training
from convo.mi.coder import Coder
from convo.mi.weights import Weights
from convo.model.client import Ask, Client, Lines
from convo.model.concern import Protocol, Service
from convo.model.practice import Dynamics, Manner
from convo.model.review import Threshold
from convo.model.script import Script
from convo.model.supervision_view import Training
from convo.model.view import ScriptRow
from convo.scope.rules import Rule, rules_from
from convo.scope.scan import Scanner

_Part = TypeVar("_Part")
_FACT = re.compile(r"\{([a-z_]+)\}")


class Library:
    """Scripts, concerns, phrases and pages of one place."""

    def __init__(self, place: Place) -> None:
        """Open the library; nothing is read yet."""
        self._place = place
        self._scripts = dict[str, Script]()
        self._books = dict[str, dict[str, str]]()
        self._scanner: Scanner | None = None
        self._making = Lock()

    def script_rows(self) -> tuple[ScriptRow, ...]:
        """Return the kinds of conversation there are, without reading their cards."""
        return self._rows

    def script(self, script_id: str) -> Script:
        """Return a script by id."""
        if script_id not in self._scripts:
            known = script_ids(self._place)
            if script_id not in known:
                raise ContentError(f"There is no script “{script_id}”. There are: {', '.join(known)}.")
            reading = read_script(self._place, script_id)
            _refuse(reading.findings)
            if reading.script:
                self._scripts[script_id] = reading.script
        return self._scripts[script_id]

    def clients(self) -> tuple[str, ...]:
        """Return the ids of the clients to practise with."""
        return client_ids(self._place)

    def client(self, client_id: str) -> Client:
        """Return a client to practise with, by id."""
        known = self.clients()
        if client_id not in known:
            raise ContentError(f"There is no client “{client_id}”. There are: {', '.join(known)}.")
        reading = read_client(self._place, client_id)
        _refuse(reading.findings)
        if reading.client is None:
            raise ContentError(f"The client “{client_id}” can't be read. See `convo check`.")
        return reading.client

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """What trainees often ask that no script holds."""
        return _whole(read_asks(self._place))

    @cached_property
    def dynamics(self) -> Dynamics:
        """How much each way of meeting a client moves them."""
        return _whole(read_dynamics(self._place))

    @cached_property
    def manner(self) -> Manner:
        """What the words of a turn do besides asking and reflecting."""
        return _whole(read_manner(self._place))

    @cached_property
    def weave(self) -> Mapping[str, Lines]:
        """How a client's lines are put together when they run out."""
        return _whole(read_weave(self._place))

    @cached_property
    def wordings(self) -> Mapping[str, Lines]:
        """How else trainees put the questions of the first conversation, by question."""
        return _whole(read_wordings(self._place))

    @cached_property
    def sayings(self) -> Mapping[str, Lines]:
        """What random trainees say, by kind."""
        return _whole(read_sayings(self._place))

    @property
    def protocols(self) -> Mapping[str, Protocol]:
        """What to do about each kind of concern, by id."""
        return self._concerns.protocols

    @property
    def services(self) -> Mapping[str, Service]:
        """Services to call, by id."""
        return self._concerns.services

    def wording(self, phrase_id: str) -> str:
        """Return a phrase by its id "book/key", its facts still in braces."""
        book, _, key = phrase_id.partition("/")
        text = self._book(book).get(key)
        if text is None:
            raise ContentError(f"There is no phrase “{phrase_id}”. Add `- {key}: …` to prompts/phrases/{book}.md.")
        return text

    @property
    def stems(self) -> tuple[str, ...]:
        """The beginnings of reflections that are offered to the worker, in order."""
        return tuple(self._book("stems").values())

    def phrase(self, phrase_id: str, **facts: object) -> str:
        """Return a phrase by its id "book/key", with its facts put in as they are."""
        text = self.wording(phrase_id)
        if "{" not in text:
            return text
        missing = [fact for fact in _FACT.findall(text) if fact not in facts]
        if missing:
            raise ContentError(f"The phrase “{phrase_id}” needs the fact {', '.join(missing)}.")
        return _FACT.sub(lambda match: str(facts[match[1]]), text)

    def page(self, page_id: str) -> str:
        """Return a page of Markdown, such as "help/keys" for prompts/help/keys.md."""
        if not all(is_id(part) for part in page_id.split("/")):
            raise ContentError(f"“{page_id}” can't be the id of a page.")
        text, findings = self._place.read(f"prompts/{page_id}.md")
        _refuse(findings)
        return text

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that notice what goes beyond the role."""
        table = read_table(self._place, "scripts/scope/rules.toml")
        _refuse(table.findings)
        try:
            return rules_from(table.data)
        except ValueError as error:
            raise ContentBroken([Finding(table.name, 1, str(error), "See `convo check`.")]) from error

    @property
    def scanner(self) -> Scanner:
        """What notices, in words, that something goes beyond the role; whoever asks while it is made ready waits."""
        with self._making:
            if self._scanner is None:
                reach, reduced = read_reach(self._place)
                self._scanner = Scanner(self.rules, reach, self.protocols.values(), reduced)
            return self._scanner

    @property
    def reduced(self) -> str:
        """In what way the scanner misses a part: "" if it is whole, or not made ready yet."""
        return self._scanner.reduced if self._scanner else ""

    @property
    def examples(self) -> tuple[Example, ...]:
        """The labelled examples that the scanner has learned from."""
        return tuple(read_examples(self._place))

    @property
    def near_vectors(self) -> bytes:
        """Where each example lies among the others, for finding those near an entry."""
        return near_vectors(self._place)

    @cached_property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Where experts draw the lines of fair and good for a session's figures."""
        thresholds, _, findings = read_thresholds(self._place)
        _refuse(findings)
        return thresholds

    @cached_property
    def training(self) -> Training:
        """What the role asks for by way of supervision and training."""
        training, table, findings = read_training(self._place)
        _refuse(findings)
        if training is None:
            raise ContentError(f"{table.name} says nothing about supervision.")
        return training

    @cached_property
    def coder(self) -> Coder:
        """What codes the turns of a conversation, with the sentence encoder where this machine can run it."""
        return Coder(self._code_weights, read_encoder(self._place, self._code_weights))

    @cached_property
    def quick_coder(self) -> Coder:
        """The coder without the encoder: thousands of turns a second, and right a little less often."""
        return Coder(self._code_weights)

    @cached_property
    def _code_weights(self) -> Weights:
        return read_weights(self._place)

    @cached_property
    def _rows(self) -> tuple[ScriptRow, ...]:
        return tuple(self._row(script_id) for script_id in script_ids(self._place))

    def _row(self, script_id: str) -> ScriptRow:
        table = read_table(self._place, f"scripts/{script_id}.toml")
        overview = read_overview(read_document(self._place, overview_name(script_id)))
        _refuse((*table.findings, *overview.findings))
        follows_up = table.data.get("follows_up") is True
        return ScriptRow(script=script_id, title=overview.title, purpose=overview.purpose, follows_up=follows_up)

    @cached_property
    def _concerns(self) -> ConcernReading:
        reading = read_concerns(self._place)
        _refuse(reading.findings)
        return reading

    def _book(self, book: str) -> dict[str, str]:
        if book not in self._books:
            if not is_id(book):
                raise ContentError(f"“{book}” can't be the id of a book of phrases.")
            phrases, findings = read_phrases(read_document(self._place, f"prompts/phrases/{book}.md"))
            _refuse(findings)
            self._books[book] = phrases
        return self._books[book]


def _whole(reading: tuple[_Part | None, tuple[Finding, ...]]) -> _Part:
    """Return a part that was read whole; refuse one with errors."""
    part, findings = reading
    _refuse(findings)
    if part is None:
        raise ContentError("A part of the content can't be read. See `convo check`.")
    return part


def _refuse(findings: Iterable[Finding]) -> None:
    broken = errors(findings)
    if broken:
        raise ContentBroken(broken)

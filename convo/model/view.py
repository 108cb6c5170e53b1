"""What a screen shows: frozen plain values that the desk makes and every front end draws."""

from datetime import datetime
from typing import Literal

from convo.model.card import Card
from convo.model.concern import Consent
from convo.model.kinds import AnswerKind, Check, ItemKind, Mode, Speaker, Step, Urgency
from convo.model.plan import Criterion
from convo.model.words import Value

Who = Literal["prompt", "person", "worker", "note"]
Flag = Literal["may need a look", "corrected", "skipped", "parked", "concern"]


class Shown(Value):
    """One line of the conversation: a question as asked, or an entry. `id` is the asking's or the entry's.

    `kept` names what the entry is kept as; `reason` is why a question was skipped or parked.
    """

    id: str
    who: Who
    text: str
    at: datetime
    asking: str | None = None
    kept: tuple[ItemKind, ...] = ()
    flags: tuple[Flag, ...] = ()
    reason: str = ""


class Choice(Value):
    """One option: the key that picks it (typed and sent with Enter), its id and its label."""

    key: str
    id: str
    label: str


class Prompt(Value):
    """The question in front. `card` has its facts filled in; `stems` are reflection stems to finish.

    `answered` holds the words already given when the worker has gone back to it. `said_already` holds words
    kept out of order that Enter alone takes up as the answer.
    """

    asking: str
    question: str
    stage: str
    stage_title: str
    card: Card
    answer: AnswerKind
    choices: tuple[Choice, ...] = ()
    by: Speaker = "person"
    needed: bool = False
    stems: tuple[str, ...] = ()
    answered: str = ""
    said_already: str = ""
    in_hand: str = ""


class StageMark(Value):
    """A stage on the map: where it stands, how many questions were answered, and the least it still needs."""

    id: str
    title: str
    state: Literal["done", "here", "started", "to come", "aside"]
    answered: int = 0
    still_needed: tuple[str, ...] = ()


class Thing(Value):
    """A thing kept: its words, and its fields in plain words such as "who: me".

    `held_back` tells of one that is not `in_plan` because its words could put somebody at risk.
    """

    id: str
    kind: ItemKind
    text: str
    details: tuple[str, ...] = ()
    entry: str = ""
    in_plan: bool = True
    held_back: bool = False


class Tell(Value):
    """Whom to tell: a name, a number, hours, a note, and where and when the fact is from.

    `missing` marks a local contact that is not set yet; `unchecked` a number that has to be looked up locally.
    """

    name: str
    number: str = ""
    hours: str = ""
    note: str = ""
    source: str = ""
    checked_on: str = ""
    missing: bool = False
    unchecked: bool = False


class Taken(Value):
    """A step of what to do that the worker came past since the concern was opened."""

    step: Step
    words: str = ""
    checks: tuple[Check, ...] = ()


class ConcernView(Value):
    """A concern with its protocol, ready to read. `title` names the matter: a hidden screen shows none of this.

    `cover` is a title that anybody in the room may see. `also` holds the words that came up after `words`;
    `again` counts how often it came up since it was answered. `waits` is for what stays in the margin.
    """

    id: str
    title: str
    cover: str
    urgency: Urgency
    urgency_label: str
    about_label: str
    words: str
    rule: str
    count: int
    raised_at: datetime
    open: bool
    waits: bool = False
    not_this: bool = False
    also: tuple[str, ...] = ()
    again: int = 0
    decision: str = ""
    now: tuple[str, ...] = ()
    direct: str = ""
    tell: tuple[Tell, ...] = ()
    consent: Consent = "ask"
    consent_words: str = ""
    not_do: tuple[str, ...] = ()
    say: str = ""
    record: str = ""
    taken: tuple[Taken, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nobody else in the room may see it."""
        return self.consent == "quiet"


class StepView(Value):
    """One thing at a time on the way to a decision: what to read, whom to call, what can be ticked or written.

    `box` says what the box is for; words typed in a `said` step belong to the conversation. `kept` is what was
    written there before.
    """

    id: Step | Literal["decide"]
    title: str
    lines: tuple[str, ...] = ()
    tell: tuple[Tell, ...] = ()
    options: tuple[Choice, ...] = ()
    box: str = ""
    said: bool = False
    kept: str = ""
    passed: bool = False


class RoleView(Value):
    """A sibling role: when it meets a need better, what to ask, what not to do, what to hand over, whom to reach."""

    id: str
    title: str
    better: tuple[str, ...]
    ask: str
    not_do: tuple[str, ...]
    hand_over: str
    tell: Tell


class OpenQuestion(Value):
    """A question that was skipped, parked or left in doubt, with the asking (and entry) to go to."""

    asking: str
    text: str
    stage_title: str
    reason: str = ""
    entry: str = ""


class View(Value):
    """A conversation as a screen shows it. `lines` are the latest only; `total_lines` counts them all.

    `agreed_by` is who agreed the plan as it stands. `prompt` is None when everything was asked or the conversation
    ended. `likely` is a likely place for the last entry, offered and never assumed. `front` is the concern that takes
    the front, graver first; those that are `waiting` stay in the margin until the talk is `resting`.
    """

    session: str
    person: str
    name: str
    title: str
    state: Literal["open", "paused", "ended"]
    mode: Mode
    version: int
    contact: int
    usual_contacts: str
    started_at: datetime
    prompt: Prompt | None = None
    lines: tuple[Shown, ...] = ()
    total_lines: int = 0
    stages: tuple[StageMark, ...] = ()
    things: tuple[Thing, ...] = ()
    concerns: tuple[ConcernView, ...] = ()
    front: ConcernView | None = None
    waiting: tuple[ConcernView, ...] = ()
    resting: bool = False
    skipped: tuple[OpenQuestion, ...] = ()
    parked: tuple[OpenQuestion, ...] = ()
    doubted: tuple[OpenQuestion, ...] = ()
    last_entry: str | None = None
    likely: ItemKind | None = None
    required_missing: tuple[str, ...] = ()
    agreed_by: str = ""
    criteria: tuple[Criterion, ...] = ()
    recap: tuple[str, ...] = ()
    message: str = ""
    warnings: tuple[str, ...] = ()
    draft: str = ""


class SessionRow(Value):
    """A conversation in a list."""

    session: str
    person: str
    name: str
    title: str
    state: Literal["open", "paused", "ended"]
    contact: int
    last_at: datetime
    open_concerns: int = 0
    review: str = ""


class PersonRow(Value):
    """A person in a list, with their conversations, the latest first."""

    person: str
    name: str
    contacts: int
    last_at: datetime
    open_concerns: int = 0
    review: str = ""
    sessions: tuple[SessionRow, ...] = ()


class ScriptRow(Value):
    """A kind of conversation that can be started."""

    script: str
    title: str
    purpose: str
    follows_up: bool


class Home(Value):
    """The first screen: what can be taken up again on top, then people. `total_people` counts them all."""

    resume: tuple[SessionRow, ...]
    people: tuple[PersonRow, ...]
    total_people: int
    scripts: tuple[ScriptRow, ...]
    warnings: tuple[str, ...] = ()

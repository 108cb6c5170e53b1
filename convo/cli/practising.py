"""A practice at the command line: in a room, line by line, or headless as JSON Lines; and its feedback in words."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import click

from convo.cli.out import say
from convo.content.library import Library
from convo.desk import Refused
from convo.desk.practice_log import Keeper
from convo.desk.practice_room import feedback_lines, feedback_of, first_name
from convo.model.practice import Feedback, Turn
from convo.practice.draft import readiness
from convo.practice.paths import side_by_side
from convo.practice.practice import Practice
from convo.practice.whisper import whisper

_MOST_LINE = 200_000


def told(library: Library, key: str, **facts: object) -> None:
    """Write a line of wording from prompts/phrases/practice.md."""
    say(library.phrase(f"practice/{key}", **facts))


class Headless:
    """Plays turns from a file."""

    def __init__(self, library: Library, practice: Practice, as_json: bool) -> None:
        """Keep what is played, and how it is written."""
        self._library, self._practice, self._as_json = library, practice, as_json

    def play(self, turns: Iterable[str]) -> None:
        """Play every turn, and write each with its answer; then the feedback."""
        name = _first(self._practice)
        if not self._as_json:
            told(self._library, "says", name=name, words=self._practice.opening)
        for said in turns:
            turn = self._practice.say(said)
            if self._as_json:
                say(json.dumps(self._row(turn), ensure_ascii=True))
            else:
                told(self._library, "you", words=turn.said)
                told(self._library, "says", name=name, words=turn.reply.text)
        done = feedback_of(self._library, self._practice)
        if self._as_json:
            say(json.dumps({"feedback": done.model_dump(mode="json")}))
        else:
            say(*_feedback(self._library, self._practice, done))

    def _row(self, turn: Turn) -> dict[str, object]:
        state = turn.state
        return {
            "turn": turn.number,
            "said": turn.said,
            "coded": turn.coded.model_dump(mode="json", exclude={"transcript", "turn", "speaker", "talk"}),
            "met": {met.rule: met.strength for met in turn.met},
            "reply": turn.reply.text,
            "state": {
                "readiness": state.readiness,
                "trust": state.trust,
                "discord": state.discord,
                "disclosed": list(state.disclosed),
                "fatigue": state.fatigue,
                "mood": turn.mood,
                "topic": state.topic,
                "goals": {goal.id: readiness(state, goal.id) for goal in self._practice.client.goals},
                "over": state.over,
            },
        }


class Room:
    """A practice held line by line. Nothing written is taken back; a moment can be tried again."""

    def __init__(self, library: Library, practice: Practice, keeper: Keeper | None = None) -> None:
        """Start with the client in the room; a `keeper` keeps each turn before its answer is shown."""
        self._library, self._practice, self._keeper = library, practice, keeper
        self._before: Practice | None = None
        self._back = 0
        self._name = _first(practice)

    def hold(self, typed: BinaryIO) -> None:
        """Read lines until the client has gone, the trainee ends, or there are no more; then give the feedback."""
        self._tell("title", name=self._practice.client.name)
        self._tell("referral", referral=self._practice.client.referral)
        self._tell("how")
        self._tell("says", name=self._name, words=self._practice.opening)
        for line in _lines(typed):
            if not self._take(line):
                break
        done = feedback_of(self._library, self._practice)
        try:
            if self._keeper:
                self._keeper.ended(done, feedback_lines(self._library.phrase, self._name, done))
        except Refused as refused:
            say(str(refused))
        say(*_feedback(self._library, self._practice, done))
        if self._before is not None:
            say(*self._two_paths(self._before))

    def _take(self, line: str) -> bool:
        """Take one line; False where the practice ends with it."""
        command, _, rest = line.strip().partition(" ")
        command = command.lower()
        if command == "/end":
            return False
        if command == "/hint":
            self._hint()
        elif command == "/back":
            self._go_back(rest)
        elif command[:1] == "/" and command[1:].isalpha():
            self._not_said(command)
        else:
            return self._say(line)
        return True

    def _say(self, line: str) -> bool:
        """Say a line to the client; one that can't be kept was not said, and the practice goes on before it."""
        turn = self._practice.say(line)
        try:
            if self._keeper:
                self._keeper.turned(turn)
        except Refused as refused:
            self._practice = self._practice.again(turn.number)
            say(str(refused))
            self._tell("not-kept", name=self._name)
            return True
        self._tell("says", name=self._name, words=turn.reply.text)
        if turn.state.over:
            self._tell("gone", name=self._name)
        return not turn.state.over

    def _hint(self) -> None:
        key = whisper(self._practice.turns[-1] if self._practice.turns else None)
        if key is None:
            self._tell("hint-none")
        else:
            self._tell("hint", words=self._library.phrase(f"practice/whisper-{key}"))

    def _not_said(self, command: str) -> None:
        """Say what can be typed; a command that there is not is nothing to say to anybody."""
        if command != "/help":
            self._tell("no-command", command=command[:40], name=self._name)
        self._tell("how")

    def _go_back(self, rest: str) -> None:
        if not rest.strip():
            self._tell("back-which")
            return
        number = int(rest) if rest.strip().isdecimal() and len(rest) < 6 else 0
        if not 0 < number <= len(self._practice.turns):
            self._tell("back-none", turn=rest.strip()[:10])
            return
        self._before, self._back = self._practice, number
        self._practice = self._practice.again(number)
        if self._keeper:
            self._keeper.turn_back(number)
        self._tell("back", turn=number, name=self._name, words=self._practice.heard_before(number))

    def _two_paths(self, before: Practice) -> Iterator[str]:
        """Lay the last moment that was tried again beside the first try."""
        pairs = side_by_side(before, self._practice)
        if pairs:
            yield self._phrase("two-paths", turn=self._back)
        for pair in pairs:
            for key, turn in (("path-first", pair.first), ("path-second", pair.second)):
                if turn is not None:
                    yield self._phrase(key, words=f"{turn.said} → {turn.reply.text}")

    def _phrase(self, key: str, **facts: object) -> str:
        return self._library.phrase(f"practice/{key}", **facts)

    def _tell(self, key: str, **facts: object) -> None:
        told(self._library, key, **facts)


def _feedback(library: Library, practice: Practice, done: Feedback) -> tuple[str, ...]:
    """Return the feedback in words, under its title."""
    return "", library.phrase("practice/feedback"), "", *feedback_lines(library.phrase, _first(practice), done)


def _first(practice: Practice) -> str:
    return first_name(practice.client.name)


def _lines(typed: BinaryIO) -> Iterator[str]:
    """Read lines as they come; at a terminal a mark says whose turn it is, and Ctrl-C ends as /end does."""
    mark = "> " if typed.isatty() else ""
    while True:
        click.echo(mark, nl=False)
        try:
            line = typed.readline(_MOST_LINE)
        except KeyboardInterrupt:
            line = b""
        if not line:
            say(*[""] * bool(mark))
            return
        yield line.decode("utf-8", "replace").rstrip("\r\n")

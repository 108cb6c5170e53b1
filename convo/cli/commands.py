"""The commands of line mode, by name, as prompts/help/plain.md lists them: each takes the words after its name."""

from collections.abc import Callable

from convo.cli import concerning, showing
from convo.cli.conversing import Command, Talk
from convo.cli.out import say
from convo.model import wish as wi
from convo.model.kinds import HAND_KINDS, ItemKind, Speaker

_RECENT = 9


def run(talk: Talk, line: str) -> None:
    """Carry out a line that begins with a slash; what can't be understood is kept as a note, whole."""
    name, _, rest = line.strip()[1:].partition(" ")
    command, words = COMMANDS.get(name.lower()), rest.strip()
    if command is None:
        _keep_instead(talk, line, "unknown", f"/{name[:40]}")
    elif words and name.lower() in ALONE:
        _keep_instead(talk, line, "takes-no-words", f"/{name.lower()}")
    elif not command(talk, words) and words and (name.lower() in _SPOKEN or not _number(words)):
        _keep_instead(talk, line, "refused-kept", "")


def _keep_instead(talk: Talk, line: str, key: str, command: str) -> None:
    """Keep a line that no command could use as a note, and say so."""
    if talk.keep_note(line):
        talk.tell(key, command=command)


def _keep(kind: ItemKind) -> Command:
    def keep(talk: Talk, words: str) -> bool:
        if words:
            return talk.grant(wi.Say(text=words, keep=kind))
        if talk.view.last_entry is None:
            talk.tell("nothing-before")
            return False
        return talk.grant(wi.Keep(entry=talk.view.last_entry, what=kind))

    return keep


def _speak(speaker: Speaker) -> Command:
    def speak(talk: Talk, words: str) -> bool:
        if words:
            return talk.grant(wi.Say(text=words, speaker=speaker))
        talk.tell("nothing-before")
        return False

    return speak


def _back(talk: Talk, words: str) -> bool:
    return talk.grant(wi.Back())


def _skip(talk: Talk, words: str) -> bool:
    return talk.grant(wi.Skip(reason=words))


def _park(talk: Talk, words: str) -> bool:
    return talk.grant(wi.Park(reason=words))


def _correct(talk: Talk, words: str) -> bool:
    if words:
        return _correct_one(talk, words)
    rows = showing.answers(talk.view, _RECENT, talk.phrase)
    if not rows:
        talk.tell("correct-none")
        return True
    say(*rows)
    talk.tell("correct-how")
    talk.pending = lambda line: _number(line.split(" ")[0]) != "" and _correct_one(talk, line)
    return True


def _correct_one(talk: Talk, words: str) -> bool:
    first, _, rest = words.strip().partition(" ")
    number = _number(first)
    if not number:
        talk.tell("needs-number")
        return False
    if not rest.strip():
        talk.tell("correct-words", number=number)
        return True
    return talk.grant(wi.Correct(entry=f"e{number}", text=rest.strip()))


def _right(talk: Talk, words: str) -> bool:
    return _numbered(talk, words, lambda number: wi.StillRight(entry=f"e{number}"))


def _off(talk: Talk, words: str) -> bool:
    return _numbered(talk, words, lambda number: wi.Drop(item=f"i{number}"))


def _in(talk: Talk, words: str) -> bool:
    return _numbered(talk, words, lambda number: wi.Place(item=f"i{number}", in_plan=True))


def _out(talk: Talk, words: str) -> bool:
    return _numbered(talk, words, lambda number: wi.Place(item=f"i{number}", in_plan=False))


def _numbered(talk: Talk, words: str, wish: Callable[[str], wi.Wish]) -> bool:
    number = _number(words)
    if not number:
        talk.tell("needs-number")
        return False
    return talk.grant(wish(number))


def _go(talk: Talk, words: str) -> bool:
    if _number(words):
        return talk.grant(wi.GoTo(asking=f"q{_number(words)}"))
    stages = {stage.id: stage.title for stage in talk.view.stages}
    found = [stage for stage, title in stages.items() if words and words.lower() in (stage, title.lower())]
    if not found:
        talk.tell("needs-stage", stages=", ".join(stages))
        return False
    return talk.grant(wi.Jump(stage=found[0]))


def _list(talk: Talk, words: str) -> bool:
    rows = showing.open_questions(talk.view, talk.phrase)
    say(*rows)
    talk.tell("list-how" if rows else "list-empty")
    return True


def _kept(talk: Talk, words: str) -> bool:
    rows = showing.things(talk.desk.things(talk.view.session), talk.phrase)
    say(*rows)
    talk.tell("kept-how" if rows else "kept-none")
    return True


def _card(talk: Talk, words: str) -> bool:
    if talk.view.prompt:
        say(*showing.card(talk.view.prompt, talk.phrase))
    return True


def _stems(talk: Talk, words: str) -> bool:
    stems = talk.view.prompt.stems if talk.view.prompt else ()
    say(*stems)
    if not stems:
        talk.tell("stems-none")
    return True


def _plan(talk: Talk, words: str) -> bool:
    say(talk.desk.plan_as(talk.view.session, "text").decode())
    return True


def _help(talk: Talk, words: str) -> bool:
    say(talk.desk.page("help/plain"))
    return True


def _agree(talk: Talk, words: str) -> bool:
    if words:
        return talk.grant(wi.AgreePlan(by=words))
    talk.tell("agree-who")
    talk.pending = lambda line: talk.grant(wi.AgreePlan(by=line.strip()))
    return True


def _neutral(talk: Talk, words: str) -> bool:
    if words:
        return talk.grant(wi.Declare(reason=words))
    talk.tell("neutral-why")
    return True


def _settings(talk: Talk, words: str) -> bool:
    """List the settings, or change one: its key, then its new value."""
    key, _, value = words.partition(" ")
    if key:
        return talk.change_setting(key.lower(), value.strip())
    given = talk.desk.settings()
    say(
        *(
            talk.phrase("plain/setting", key=name, label=label, value=given[name])
            for name, label in talk.desk.setting_labels()
        )
    )
    talk.tell("settings-how")
    return True


def _pause(talk: Talk, words: str) -> bool:
    return talk.grant(wi.Pause())


def _close(talk: Talk, words: str) -> bool:
    return talk.grant(wi.Close())


def _end(talk: Talk, words: str) -> bool:
    return talk.grant(wi.End(reason=words))


def _number(text: str) -> str:
    """Return the number that `text` is, "" where it is something else."""
    digits = text.strip().rstrip(":.")
    return str(int(digits)) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else ""


_KEEPING = {kind: _keep(kind) for kind in HAND_KINDS}
_SPEAKING: dict[str, Command] = {"person": _speak("person"), "worker": _speak("worker")}
_WITH_WORDS: dict[str, Command] = {
    "correct": _correct,
    "skip": _skip,
    "park": _park,
    **concerning.WITH_WORDS,
    "agree": _agree,
    "neutral": _neutral,
    "end": _end,
}
_SPOKEN = frozenset((*_KEEPING, *_SPEAKING, *_WITH_WORDS))
"""Commands whose words somebody said or wrote: refused, even a number is kept as a note."""

ALONE = frozenset(("back", "list", "kept", "card", "stems", "plan", "help", "steps", "pause", "close"))
"""Commands that take no words: with words after it, a line is what somebody said or wrote, not the command."""

COMMANDS: dict[str, Command] = {
    **_KEEPING,
    **_SPEAKING,
    **_WITH_WORDS,
    "back": _back,
    "go": _go,
    "list": _list,
    "right": _right,
    "kept": _kept,
    "off": _off,
    "in": _in,
    "out": _out,
    "card": _card,
    "stems": _stems,
    "plan": _plan,
    "settings": _settings,
    "help": _help,
    **concerning.LOOKING,
    "pause": _pause,
    "close": _close,
}
"""Every command of line mode."""

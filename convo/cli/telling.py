"""The demo in words: the question, what was said, and what came of it."""

from convo.cli import showing
from convo.cli.out import say
from convo.cli.playing import Played, Player
from convo.content.walks import Walk
from convo.model import wish as wi
from convo.model.view import View


class Telling:
    """Plays a walk and writes what happens, as somebody who looks over the worker's shoulder would see it."""

    def __init__(self, player: Player, walk: Walk) -> None:
        """Take who plays, and what."""
        self._player, self._walk = player, walk
        self._phrase = player.desk.phrase
        self._stage = ""

    def run(self) -> str:
        """Play every turn and return the conversation's id."""
        say(self._phrase("cli/demo-intro", name=self._walk.person), self._walk.about, self._phrase("cli/demo-store"))
        view = self._player.begin(self._walk)
        for played in self._player.turns(self._walk, view):
            self._show_question(played)
            self._show_wish(played)
            self._show_outcome(played)
        return view.session

    def _show_question(self, played: Played) -> None:
        prompt = played.before.prompt
        if prompt is None or not _answers(played.turn.wish):
            return
        if prompt.stage != self._stage:
            self._stage = prompt.stage
            say("", self._phrase("cli/demo-stage", title=prompt.stage_title))
        say("", prompt.card.ask)

    def _show_wish(self, played: Played) -> None:
        match played.turn.wish:
            case wi.Say(text=text):
                self._show_words(played, text)
            case wi.Skip() if played.before.prompt and played.before.prompt.said_already:
                say(self._phrase("cli/demo-take-up", words=played.before.prompt.said_already))
            case wi.Decide(told=told, when=when):
                say("", self._phrase("cli/demo-decide", told=told, when=when))
            case wi.Correct(text=text):
                say("", self._phrase("cli/demo-correct", words=text))
            case wi.AgreePlan(by=by):
                say("", self._phrase("cli/demo-agree-plan", by=by))
            case wish:
                say(self._phrase(f"cli/demo-{wish.do}"))

    def _show_words(self, played: Played, text: str) -> None:
        label = _label(played.before, text)
        key = "chosen" if label else _speaker(played.after)
        say(self._phrase(f"cli/demo-{key}", name=self._walk.person.split(" ")[0], words=label or text))

    def _show_outcome(self, played: Played) -> None:
        """Say what was kept and what the worker is told, and show a concern as it comes to the front."""
        after = played.after
        if played.refused or after.message:
            say(self._phrase("cli/demo-told", words=played.refused or after.message))
        kinds = next((line.kept for line in reversed(after.lines) if line.id == after.last_entry), ())
        if after.last_entry != played.before.last_entry and kinds:
            say(self._phrase("cli/demo-kept", kinds=showing.kinds_named(kinds, self._phrase)))
        known = {concern.id for concern in played.before.concerns}
        for concern in after.concerns:
            if concern.id not in known:
                say("", *showing.concern(concern, self._phrase))


def _answers(wish: wi.Wish) -> bool:
    """Tell whether a wish is about the question in front."""
    return isinstance(wish, wi.Skip | wi.Park) or (isinstance(wish, wi.Say) and wish.keep is None)


def _speaker(view: View) -> str:
    """Return whose words the last entry holds."""
    return next((line.who for line in reversed(view.lines) if line.id == view.last_entry), "person")


def _label(view: View, text: str) -> str:
    """Return the label of the option that was picked, "" where words were said."""
    choices = view.prompt.choices if view.prompt else ()
    return next((choice.label for choice in choices if text in (choice.key, choice.id)), "")

"""What to do about a concern, one thing at a time, in line mode: an empty line goes on, and words are kept."""

from convo.cli import showing
from convo.cli.conversing import Talk
from convo.cli.out import say
from convo.desk.walk import first_step, read, steps_of
from convo.model import wish as wi
from convo.model.view import StepView


class Walking:
    """Walks through one concern. Any command leaves the walk; /steps goes on where it was left."""

    def __init__(self, talk: Talk, concern: str) -> None:
        """Begin at the first step that was not passed yet."""
        self._talk = talk
        self._concern = concern
        self._place = first_step(self._steps())

    def show(self) -> None:
        """Write the step in front."""
        steps = self._steps()
        say("", *showing.step(steps[self._place], self._place + 1, len(steps), self._talk.phrase))

    def take(self, line: str) -> None:
        """Keep a line at the step in front, and go to the next one."""
        step = self._steps()[self._place]
        if step.id == "decide":
            self._decide(step, line.strip())
        elif self._keep(step, line):
            self._place = next(place for place, one in enumerate(self._steps()) if one.id == step.id) + 1
            self.show()

    def _keep(self, step: StepView, line: str) -> bool:
        """Keep what a step was answered with; False where it can't be kept, or where it raised something graver."""
        assert step.id != "decide", "a decision is kept as one"
        before = self._urgency()
        words, checks = read(step, line)
        kept = self._talk.grant(wi.TakeStep(concern=self._concern, step=step.id, words=words, checks=checks))
        if kept and self._talk.walking and self._urgency() != before:
            self._place = first_step(self._steps())
            self.show()
            return False
        return kept and self._talk.walking is not None

    def _urgency(self) -> str:
        return next(one.urgency for one in self._talk.view.concerns if one.id == self._concern)

    def _decide(self, step: StepView, line: str) -> None:
        """Record the decision; an empty line leaves it open."""
        self._talk.walking = None
        told, bar, when = line.partition("|")
        if not line:
            self._talk.tell("decide-how")
        elif line.lower().startswith("not "):
            self._talk.grant(wi.Decide(concern=self._concern, done=False, reason=line[4:].strip()))
        elif bar:
            self._talk.grant(wi.Decide(concern=self._concern, done=True, told=told.strip(), when=when.strip()))
        else:
            self._talk.keep_note(line)
            self._talk.tell("decide-how")

    def _steps(self) -> tuple[StepView, ...]:
        concern = next(one for one in self._talk.view.concerns if one.id == self._concern)
        return tuple(step for step in steps_of(concern, self._talk.phrase) if step.id != "alone")

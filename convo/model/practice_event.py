"""What happens in a practice, as events: a practice is a stream of its own and belongs to the trainee."""

from typing import Literal

from convo.model.coding import Behaviour
from convo.model.words import Name, Value, Words


class PracticeStarted(Value):
    """A practice began, with this client and set up like this."""

    kind: Literal["practice-started"] = "practice-started"
    client: str
    name: Name
    seed: int
    resistance: str
    aim: str = ""


class PracticeTurn(Value):
    """The trainee said something and the client answered; the client's numbers after it are in thousandths."""

    kind: Literal["practice-turn"] = "practice-turn"
    number: int
    said: Words
    behaviour: Behaviour
    question: Literal["open", "closed", ""] = ""
    reply: Words
    readiness: int
    trust: int
    discord: int
    told: str = ""


class PracticeTriedAgain(Value):
    """The trainee went back to try turn `number` another way; what was said the first time stays."""

    kind: Literal["practice-again"] = "practice-again"
    number: int


class PracticeEnded(Value):
    """A practice ended with its feedback, in the words that were shown; `to_try` is the turn to try another way."""

    kind: Literal["practice-ended"] = "practice-ended"
    feedback: Words
    to_try: int = 0
    steps: int = 0


PracticeEvent = PracticeStarted | PracticeTurn | PracticeTriedAgain | PracticeEnded
"""Any event of a practice."""

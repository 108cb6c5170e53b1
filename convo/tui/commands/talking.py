"""Commands of a conversation: moving about, the card, what is kept, ending."""

from convo.tui.commands.base import Command
from convo.tui.commands.everywhere import Earlier, Later
from convo.tui.commands.keeping import KEEPING, KeepAsReason


class GoBack(Command):
    """Go to the question before."""

    KEY = "ctrl+b"
    LABEL = "Back"
    HINT = True


class CorrectEarlier(Command):
    """Put an earlier answer right; later answers that leaned on it are marked, none is lost."""

    KEY = "ctrl+e"
    LABEL = "Correct an answer"


class ParkIt(Command):
    """Set this question aside and come back to it later."""

    KEY = "ctrl+k"
    LABEL = "Park"


class SkipWithReason(Command):
    """Move on without an answer and say why."""

    KEY = "ctrl+r"
    LABEL = "Skip with a reason"


class GoToList(Command):
    """Go to a stage, or to what was parked, skipped or may need a look."""

    KEY = "ctrl+g"
    LABEL = "Go to"
    HINT = True


class RaiseConcern(Command):
    """See the concerns, those that wait first, or raise one by hand."""

    KEY = "f9"
    LABEL = "Concern"
    HINT = True


class OtherRole(Command):
    """See whether somebody else's role meets a need better, and draft a note to hand over."""

    LABEL = "Somebody else's role?"


class ShowPlan(Command):
    """Show the plan as it stands."""

    KEY = "ctrl+s"
    LABEL = "Plan"
    HINT = True


class MoreOnCard(Command):
    """Show or put away other ways to ask, why, what to listen for, and what helps if it is hard."""

    KEY = "ctrl+l"
    LABEL = "More ways to ask"


class NextSpeaker(Command):
    """Change whose words these are: the person's, mine, or a note."""

    KEY = "ctrl+t"
    LABEL = "Who is speaking"


class KeptThings(Command):
    """See what was kept; take something off again, or choose whether it is in the plan."""

    KEY = "ctrl+o"
    LABEL = "What is kept"


class Finish(Command):
    """Agree the plan, close, or end early."""

    KEY = "ctrl+d"
    LABEL = "Agree or end"


class DeclareNeutral(Command):
    """Declare that you mean to stay neutral, and why; only then are pros and cons offered."""

    LABEL = "Declare a neutral stance"


class Leave(Command):
    """Pause and go home; the conversation can be taken up again."""

    KEY = "escape"
    LABEL = "Pause"


OFFERS: tuple[type[Command], ...] = (
    GoToList,
    GoBack,
    RaiseConcern,
    ShowPlan,
    CorrectEarlier,
    ParkIt,
    SkipWithReason,
    MoreOnCard,
    NextSpeaker,
    KeptThings,
    Finish,
    OtherRole,
    DeclareNeutral,
    *KEEPING,
    KeepAsReason,
    Earlier,
    Later,
    Leave,
)
"""Everything a conversation offers; the footer shows the first that have a hint."""

SHEETS: dict[type[Command], str] = {
    CorrectEarlier: "correct",
    GoToList: "go-to",
    RaiseConcern: "raise",
    KeptThings: "things",
    Finish: "finish",
    SkipWithReason: "skip",
    OtherRole: "roles",
    DeclareNeutral: "stance",
}
"""The commands that lay a sheet over the conversation, and which."""

"""The commands of line mode about concerns: raise, look, walk through, decide, "not this", other roles, a note."""

from convo.cli import showing
from convo.cli.conversing import Command, Talk
from convo.cli.out import say
from convo.cli.walking import Walking
from convo.desk import Refused
from convo.model import wish as wi
from convo.model.kinds import ABOUTS, URGENCIES
from convo.model.view import ConcernView


def _raise(talk: Talk, words: str) -> bool:
    """Ask what it is about, how soon somebody must know, and about whom; then raise it."""
    urgencies = [(urgency, talk.phrase(f"concern/{urgency}")) for urgency in URGENCIES]
    abouts = [(about, talk.phrase(f"concern/about-{about}")) for about in ABOUTS]
    given: dict[str, str] = {"words": words}

    def category(chosen: str) -> bool:
        given["category"] = chosen
        talk.choose("raise-urgency", urgencies, urgency)
        return True

    def urgency(chosen: str) -> bool:
        given["urgency"] = chosen
        talk.choose("raise-about", abouts, about)
        return True

    def about(chosen: str) -> bool:
        raised = talk.grant(wi.Raise.model_validate({**given, "about": chosen}))
        talk.half_done = "" if raised else talk.half_done
        return raised

    talk.half_done = words and f"/raise {words}"
    talk.choose("raise-category", talk.desk.categories(), category)
    return True


def _concerns(talk: Talk, words: str) -> bool:
    """List the concerns, and show the one in hand or the one of a number, whole."""
    chosen = _numbered(talk, words)
    if words and chosen is None:
        talk.tell("needs-number")
        return False
    if chosen is None:
        say(*(showing.concern_row(concern, talk.phrase) for concern in talk.view.concerns))
        if not talk.view.concerns:
            talk.tell("concern-none")
        chosen = talk.concern
    if chosen:
        talk.show_concern(chosen, whole=True)
    return True


def _numbered(talk: Talk, words: str) -> ConcernView | None:
    return next((one for one in talk.view.concerns if words and one.id == f"c{words}"), None)


def _decide(talk: Talk, words: str) -> bool:
    concern = _in_hand(talk)
    if concern is None:
        return False
    kind, _, rest = words.partition(" ")
    if kind.lower() not in ("done", "not"):
        talk.tell("decide-how")
        return False
    if kind.lower() == "not":
        return talk.grant(wi.Decide(concern=concern.id, done=False, reason=rest.strip()))
    told, _, when = rest.partition("|")
    return talk.grant(wi.Decide(concern=concern.id, done=True, told=told.strip(), when=when.strip()))


def _not_this(talk: Talk, words: str) -> bool:
    """Answer "not this" for the concern in hand; said again with words, it adds the reason to the latest."""
    answered = [one for one in talk.view.concerns if one.not_this]
    concern = talk.concern or (answered[-1] if answered and words else _in_hand(talk))
    return concern is not None and talk.grant(wi.NotThis(concern=concern.id, reason=words))


def _steps(talk: Talk, words: str) -> bool:
    concern = _in_hand(talk)
    if concern is None:
        return False
    walking = Walking(talk, concern.id)
    talk.walking = walking.take
    walking.show()
    return True


def _in_hand(talk: Talk) -> ConcernView | None:
    """Return the concern that was shown last and is open, or say that there is none."""
    if talk.concern is None:
        talk.tell("decide-none")
    return talk.concern


def _roles(talk: Talk, words: str) -> bool:
    """List the sibling roles, or show the card of one."""
    roles = talk.desk.roles()
    chosen = [role for number, role in enumerate(roles, start=1) if words in (str(number), role.id)]
    if chosen:
        say(*showing.role(chosen[0], talk.phrase))
        talk.tell("refer-how", to=chosen[0].id)
        return True
    for number, role in enumerate(roles, start=1):
        say(talk.phrase("plain/choice", key=str(number), label=role.title))
    talk.tell("roles-how")
    return not words


def _refer(talk: Talk, words: str) -> bool:
    """Show a draft of a note, with the least in it, about the concern in hand or to the role that is named."""
    roles = [role.id for role in talk.desk.roles()]
    latest = talk.concern or next(reversed(talk.view.concerns), None)
    concern = latest.id if latest and words not in roles else None
    try:
        draft = talk.desk.referral(talk.view.session, concern, words)
    except Refused as refused:
        say(str(refused))
        return False
    say("", talk.desk.referral_as(draft).decode())
    about = f" {concern}" if concern else ""
    name = talk.view.session.rpartition("/")[2]
    talk.tell("refer-file", command=f"convo refer {name}{about} --to {draft.to} -o note.txt")
    return True


WITH_WORDS: dict[str, Command] = {"raise": _raise, "decide": _decide, "notthis": _not_this}
"""Commands whose words somebody said or wrote."""

LOOKING: dict[str, Command] = {"concerns": _concerns, "steps": _steps, "roles": _roles, "refer": _refer}
"""Commands that look at something, or begin it."""

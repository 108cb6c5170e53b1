"""A person's words turned from I to you, by closed lists only; None wherever a word could come out wrong."""

import re
from itertools import pairwise

from convo.mi.lexicon import AUXILIARIES, PLURAL, REPORTING, WORKER, fold, these

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_TURNED = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
}
_TURNED_VERBS = {"am": "are", "was": "were", "wasn't": "weren't"}
"""The only verb forms that differ between I and you; all others stay as they are."""

# The turned words may begin so; anything else could be a name, whose capital letter must stay.
_OPENINGS = these("i i'm i've i'd i'll my it it's it'd it'll")
_TIMES = these("sometimes lately nowadays often usually recently mostly")
# May stand between "I" and its verb.
_ADVERBS = these(
    "just always still really never only also often sometimes usually mostly probably definitely honestly actually "
    "hardly barely nearly almost even ever quite rather simply truly totally completely"
)
# After "I": dialect or a slip ("I is", "I been", "I seen"), a stutter, a list; what "you" needs there is unsure.
_NOT_AFTER_I = these(
    "is has does isn't hasn't doesn't ain't aren't be been being done seen i i'm me my mine myself and or nor but the "
    "a an of to in on at with from by it he she they we that this who which there if when because"
)
_VERBS_IN_S = these("miss discuss pass dress focus kiss stress press cross confess possess process was toss fuss")
# Before "was": who was is plain, and it was not the person.
_OTHERS = these("it he she that this there everything nothing everyone everybody somebody someone nobody something")
_POINTERS = these("my the a an his her their this that every each")
# After "me": the person themself. Before other words it may be dialect for "my" ("me back hurts").
_AFTER_ME = these(
    "to the a an and but because with on in at for about from up down out off so when if of go feel that what how "
    "where it this today now again very really more most over too as since all every some any by into through till "
    "until while happy sad think do get laugh cry tired nervous angry worried scared mad alone awake stay going away "
    "there here instead anymore enough much not my everything something nothing around than like along before after"
)
_BEFORE_MINE = these("of is was isn't like than with")
_EXCLAIMED = these("god goodness word my oh lord gosh days giddy")
# Said of oneself while thinking aloud; of another ("you suppose") it sounds like doubt.
_ALOUD = these("guess suppose mean")
_NOT_TURNED = REPORTING | WORKER | PLURAL | these("im ive iam i'ma i's meself mi mah")
_LIKE_SAID = these("was were am i'm is he's she's they're be")


def turn(clause: str) -> str | None:
    """Return a statement in the first person as it is said to the person, its first letter small."""
    matches = list(_WORD.finditer(clause))
    words = tuple(fold(match[0]) for match in matches)
    if not _may_be_turned(words):
        return None
    turned: list[str] = []
    end = 0
    for place, match in enumerate(matches):
        word = _turned(words, place, match[0])
        if word is None:
            return None
        turned += (clause[end : match.start()], word)
        end = match.end()
    text = "".join((*turned, clause[end:]))
    return text[0].lower() + text[1:]


def _may_be_turned(words: tuple[str, ...]) -> bool:
    opening = words[1:2] if words[:1] and words[0] in _TIMES else words[:1]
    return bool(opening) and opening[0] in _OPENINGS and _NOT_TURNED.isdisjoint(words) and not _mimics(words)


def _mimics(words: tuple[str, ...]) -> bool:
    """Tell whether somebody's words are acted out: "she was like I can't"."""
    return any(word == "like" and before in _LIKE_SAID for before, word in pairwise(words))


def _turned(words: tuple[str, ...], place: int, written: str) -> str | None:
    """Return one word as said to the person, None where that is unsure."""
    word = words[place]
    if word in _TURNED_VERBS:
        return _verb(words, place, written)
    if word not in _TURNED:
        return None if word.startswith("i'") else written
    return _TURNED[word].replace("'", "’" if "’" in written else "'") if _sure(words, place) else None


def _verb(words: tuple[str, ...], place: int, written: str) -> str | None:
    before = _before(words, place)
    if before == "i":
        return _TURNED_VERBS[words[place]].replace("'", "’" if "’" in written else "'")
    others = before in _OTHERS or (place >= 2 and words[place - 2] in _POINTERS and words[place - 1] not in _TURNED)
    return written if others and words[place] != "am" else None


def _sure(words: tuple[str, ...], place: int) -> bool:
    """Tell whether a word for the person is surely that where it stands."""
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    match words[place]:
        case "i":
            return _is_subject(words, place, before)
        case "me":
            return not after or after in _AFTER_ME
        case "mine":
            return before in _BEFORE_MINE
        case "my":
            return after not in _EXCLAIMED and bool(after)
        case _:
            return True


def _is_subject(words: tuple[str, ...], place: int, before: str) -> bool:
    """Tell whether "I" is a subject before a verb of its own: not "am I", "my sister and I", "I is"."""
    joined = before in ("and", "or") and place >= 3 and words[place - 3] in _POINTERS
    verb = next((word for word in words[place + 1 :] if word not in _ADVERBS), "")
    odd = verb in _NOT_AFTER_I | _ALOUD or (verb.endswith("s") and verb not in _VERBS_IN_S)
    return bool(verb) and not odd and not joined and before not in AUXILIARIES


def _before(words: tuple[str, ...], place: int) -> str:
    """Return the nearest word before `place` that is no adverb."""
    return next((word for word in reversed(words[:place]) if word not in _ADVERBS), "")

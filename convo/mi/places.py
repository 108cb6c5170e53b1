"""A likely place for words said out of order: matters, strength, support, goal, step or worry; mostly none."""

import re
from dataclasses import dataclass

from convo.mi.lexicon import fold
from convo.model.kinds import ItemKind


@dataclass(frozen=True, slots=True)
class Cue:
    """How a clause of one kind begins; `unless` names what follows when it means something else.

    Every cue is matched from the start of a clause, so that its subject is the person, or one who helps them:
    "my GP wants me to" is nobody's goal here. `negated` cues may hold a "not"; all others fall with it.
    """

    kind: ItemKind
    why: str
    begins: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    negated: bool = False


_I_AM = r"i(?:'m| am) "
_HOW = r"(?:really |very |quite |so |pretty |just |a bit |a little |always |still )?"
_WHEN = (
    r"\b(?:today|tonight|tomorrow|(?:on |next |this |every |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:next|this|every) (?:week|weekend|month|morning|afternoon|evening|night|day)|at [0-9]{1,2}|first thing|"
    r"after (?:lunch|tea|dinner|work))\b"
)
_CLOSE_ONE = (
    r"my (?:(?:big|little|older|younger|best|good|old|next door|eldest|youngest) )?(?:mum|mam|mom|dad|nan|gran|"
    r"grandad|mother|father|parents?|sister|brother|sisters|brothers|daughter|son|daughters|sons|kids|children|"
    r"grandson|granddaughter|grandchildren|niece|nephew|cousin|aunt|auntie|uncle|husband|wife|partner|girlfriend|"
    r"boyfriend|friends?|mates?|neighbours?|carers?|church|vicar|support worker|key worker|landlady)(?: [a-z]+)? "
)

CUES: tuple[Cue, ...] = (
    Cue(
        "step",
        "DARN-CAT commitment with a time: mobilising talk that already says when",
        re.compile(
            rf"(?:i'll|i will|i promise i'll|{_I_AM}going to|{_I_AM}gonna) (?!have |need |be |miss )[a-z].*{_WHEN}"
        ),
        re.compile(
            r".*\bgoing to (?:the|a|an|my|see how)\b|i(?:'ll| will) (?:see (?:how|what|if)|think about)\b|.*\byou\b|"
            r".*\bif\b"
        ),
    ),
    Cue(
        "goal",
        "DARN-CAT desire in the first person, now: what the person would like to be different",
        re.compile(
            r"i(?:'d| would) (?:really )?(?:like|love) to |i (?:really |just )?want to |i wish i could |"
            rf"(?:my goal is|what i want is|{_I_AM}hoping|i hope) to "
        ),
        re.compile(
            r".*\b(?:to|could) (?:know|ask|say|tell|talk|thank|think|believe|complain|go now|stop (?:here|there|"
            r"now)|cry|scream|disappear|vanish|sleep|give up|be (?:left|with|gone|alone)|curl up|hide|run away|hit|"
            r"punch|smack|hear|point|add)\b"
        ),
    ),
    Cue(
        "support",
        "somebody by the person's side, and what they do for them now",
        re.compile(
            rf"{_CLOSE_ONE}(?:always |often |usually |sometimes |still )?(?:helps? (?:me|us|out)\b|looks? in on me\b|"
            r"looks? after me\b|checks? in on me\b|pops? (?:in|round|over)\b|comes? (?:round|over|to see me|with me)\b|"
            r"rings? me\b|phones? me\b|visits? me\b|takes? me (?:to|out|shopping|along)\b|brings? me\b|"
            r"keeps? me company\b|drives? me (?:to|home|there|in|around|everywhere)\b|supports? me\b|(?:is|"
            r"are)(?: always)? there for me\b|does my (?:shopping|cooking|cleaning|garden|forms)\b)"
        ),
        # Being watched or put down is no support, however close the one who does it; nor is what they could do.
        re.compile(
            r".*\b(?:all the time|constantly|every hour|too much|to check|my phone|names|trouble|mad|crazy|"
            r"to court|down|would|could|should|might|did)\b"
        ),
    ),
    Cue(
        "support",
        "the person says themself whom they can turn to",
        re.compile(
            r"i can (?:always )?(?:talk to|turn to|rely on|count on|ring|call) my [a-z]|"
            r"i've got my [a-z]+ (?:to help|to talk)"
        ),
    ),
    Cue(
        "strength",
        "ability the person names themself",
        re.compile(
            rf"{_I_AM}{_HOW}(?:good at |good with (?:my hands|people|children|kids|animals|numbers|computers|"
            r"plants)\b|handy with |proud (?:of|that) )|i know how to |i've always been good "
        ),
        re.compile(
            r".*\b(?:hiding|pretending|lying|faking|nothing|ruining|messing|upsetting|worrying|putting|the moment|"
            r"present|night|last|losing|failing|hurting)\b"
        ),
    ),
    Cue(
        "strength",
        "something they used to do well: what a person once could is still theirs",
        re.compile(
            r"i used to (?:run (?:the|a|my|marathons|clubs)|teach|lead|organise|build|make|cook|bake|mend|fix|"
            r"coach|volunteer|manage|paint|sing|sew|knit|grow|play|dance|work (?:as|in|with)|be a (?:nurse|teacher|"
            r"driver|cook|chef|builder|carer|joiner|plumber|mechanic|gardener|secretary|baker|engineer|nanny|coach|"
            r"postman))\b"
        ),
        re.compile(r".*\b(?:up|trouble|myself (?:sick|ill)|up with|fool|with fire|excuses)\b"),
    ),
    Cue(
        "strength",
        "DARN-CAT taking steps: something they did in spite of what was hard",
        re.compile(
            r"i(?:'ve)? managed to |i (?:got through|kept going|carried on|pulled through|coped (?:with|on))\b|"
            r"i brought up "
        ),
        re.compile(
            r"i(?:'ve)? managed to (?:lose|break|fall|upset|miss|hurt|ruin|mess|forget|drop|spill|burn|cut|"
            r"get (?:sacked|evicted))"
        ),
    ),
    Cue(
        "worry",
        "the person says they are worried, of something, now",
        re.compile(
            rf"(?:{_I_AM}|i feel |i get ){_HOW}(?:worried|scared|frightened|anxious|nervous|terrified)"
            r"(?: (?:about|that|of|i|i'll|my|the|it|in case|when|to|going|they'll|what|if)\b|$)|"
            rf"{_I_AM}{_HOW}(?:afraid (?:of|to)|dreading) |i (?:keep |can't stop )?worry(?:ing)? (?:about|that)\b|"
            r"what worries me |it worries me |my (?:biggest |main )?worry is "
        ),
        # Fear of somebody is for the concern's front and the worker's judgement, not for a line of a plan.
        re.compile(
            r".*\b(?:scared|frightened|afraid|terrified) (?:of|to) (?:my|him|her|them|he|she|go home|be at home)\b"
        ),
        negated=True,
    ),
    Cue(
        "matters",
        "the person says how much it means to them, whatever the subject",
        re.compile(
            r"[a-z].*\b(?:(?:means?|is|are) everything to me|means? (?:the world|a lot|so much) to me|"
            r"matters?(?: a lot| most| so much)? to me|(?:is|are)(?: so| really| very| most)? important to me|"
            r"keeps? me going)\b|my [a-z]+ (?:is|are) my (?:world|life|everything)\b|"
            r"what matters(?: most)? to me is |the most important thing "
        ),
        re.compile(r"(?:if|when|he|she|they) "),
    ),
    Cue(
        "matters",
        "love for a thing, a place or a pastime; love for a pronoun says too little",
        re.compile(
            r"i (?:really |do )?love (?:my|the|going|being|walking|cooking|singing|reading|gardening|playing|"
            r"making|watching|dancing)\b"
        ),
        re.compile(r"i (?:really |do )?love (?:the idea|being (?:on my own|alone|ill|told)|the way)\b"),
    ),
)
"""Every cue, by what it finds; where cues of two kinds are found in the same words, none counts."""

_MOST_WORDS, _MOST_LETTERS = 40, 400  # more is a story with several places
_CLAUSE = re.compile(r"[.!;,:\n]+\s*|\s+(?:but|and|because|cos|although|though)\s+|\s+[-–—]\s+")
_LEAD = re.compile(r"^(?:and|but|so|well|then|oh|um|er|yes|yeah|no|actually|honestly|because|cos|also)\s+")
_NOT = re.compile(r"\b(?:not|never|no|none|nobody|nothing|hardly|barely|rarely|seldom)\b|n't\b")
# Words for danger: the scan's business; a place in a plan would look past it.
_GRAVE = re.compile(
    r"\b(?:d(?:ie|ies|ied|ying)|dead|kill(?:s|ed|ing)?|suicid(?:e|al)|overdos(?:e|ed|ing)|end it|harm(?:s|ed|ing)?|"
    r"hurt myself)\b"
)


def likely(text: str) -> ItemKind | None:
    """Return the one kind of thing that `text` clearly is, None when unsure: a place is offered, never assumed."""
    line = fold(text.strip())
    if len(line) > _MOST_LETTERS or len(line.split()) > _MOST_WORDS or _GRAVE.search(line):
        return None
    kinds: set[ItemKind] = {cue.kind for clause in _clauses(line) for cue in CUES if _found(cue, clause)}
    return kinds.pop() if len(kinds) == 1 else None


def _clauses(line: str) -> list[str]:
    """Return the clauses of a text, without the small words they begin with, questions left out."""
    sentences = re.split(r"(?<=[.!?\n])\s*", line)
    told = (sentence for sentence in sentences if not sentence.rstrip().endswith("?"))
    return [_LEAD.sub("", clause.strip(), count=1) for sentence in told for clause in _CLAUSE.split(sentence) if clause]


def _found(cue: Cue, clause: str) -> bool:
    if not cue.begins.match(clause) or (cue.unless and cue.unless.match(clause)):
        return False
    return cue.negated or not _NOT.search(clause)

"""The last clear statement in a person's words, verbatim; None for questions, asides, notes and fragments."""

import re

from convo.mi.lexicon import AUXILIARIES, REPORTING, WORKER, phrases, these, words_of

_FEWEST, _MOST = 2, 16
"""How many words can be said back in one breath."""

_QUOTED = re.compile(r"[\"“”„«»‹›‘`´]|(?:^|\s)['’]|['’](?=[\s,.!?])(?<!s['’])")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
# Latin letters, figures and the marks of an ordinary sentence; anything else may be a note or another script.
_ORDINARY = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9 ,'’£-]+(?:\.|!{1,3})?")
_CLAUSE = re.compile(r", (?:and|but|so) (?=(?:i|i['’]m|i['’]ve|my|it|it['’]s) )", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:and|but|so|well|then|oh|um|er|erm|anyway|honestly|actually|basically|yes|yeah|no|ok|okay|i mean(?=,)),? ",
    re.IGNORECASE,
)
_LEADS = 4  # "oh well, yes, and I …" is as long as it gets

_PERSON = these("i i'm i've i'd i'll im ive")
_OTHERS = these("it he she they we there everything everyone everybody nothing nobody someone somebody people")
_POINTERS = these("my our the his her their all most some mum mam dad nan")
_TIMES = these("sometimes lately nowadays often usually recently mostly")
_VERBS = AUXILIARIES | these(
    "helps help looks look lives live comes come came goes go went needs need wants want keeps keep kept makes "
    "make made hurts hurt feels feel felt loves love loved died left moved rings ring rang phones visits visit "
    "visited gets get got takes take took gives give gave works work worked means mean meant thinks think "
    "thought knows know knew likes like liked stopped stops started starts used hates hate hated drinks drink "
    "drank seems seem seemed happened happens lost says said told tells shouts worries worry worried misses miss "
    "missed brings brought costs cost ran runs run sits sat stays stayed cries cried tries tried plays played "
    "grew grows sees saw see passed passes became becomes ended broke wish wishes wished hope hopes hoped enjoy "
    "enjoyed manage managed struggle find found"
)
_NOT_AFTER_I = these("and or nor but me my the a an of to in on at with from by i i'm um er erm")

# Words that hardly any other language shares: with none of them, the language is not known to be English.
_ENGLISH = (AUXILIARIES | REPORTING | _VERBS) - these(
    "is was were be am do had has can will die hate made mean"
) | these(
    "i'm i've i'd i'll it it's my the to and with for but not that this she they there everything everyone nothing "
    "when because what about from out just really too very never always every still again without myself people any "
    "some only more where how if than them her him their our us day days week weeks night nights year years"
)
_ENGLISH_OPENINGS = {("i", verb) for verb in ("am", "was", "had", "will", "made", "hate")}

_NOTES = these(
    "pt pts appt appts wk wks mth mths yr yrs hx dx tx rx b4 bc re ref esp approx etc eg ie nb dtr dau sw tc f2f "
    "gd msg ppl thx pls plz tbc dob cc dna nok lw clt ct w o c poss prev ind ltr ltc asap fyi btw"
)
_CAPITALS = these("i gp gps tv nhs pip dwp uk esa uc bbc id pc diy mot a aa ok hiv copd ms")
_FIGURES = re.compile(r"[0-9]+(?:st|nd|rd|th|am|pm|s)?|[^0-9]+")

# Said to the worker, or answers that say nothing by themselves.
_MANNERS = these("um uh er erm thanks thank please sorry hello hi hiya bye goodbye cheers ta pardon innit eh huh")
_CALLED = these("love pet duck dear darling hen doctor doc nurse miss sir madam flower petal hun mate right")
_STOCK = phrases(
    "i see / i know / i know that / i guess / i guess so / i suppose / i suppose so / i think so / "
    "i don't think so / i hope so / i hope not / i don't know / i dunno / i don't mind / i'm not sure / "
    "i am not sure / i agree / i understand / i don't understand / i mean / i mean it / i'm fine / i'm good / "
    "i'm ok / i'm okay / i'm all right / i'm alright / i am fine / i can't remember / i don't remember / "
    "it depends / it's fine / it's ok / it's okay / it's all right / it's alright / it is what it is / "
    "i'm here / i'm done / i'm ready / i have to go / i need to go / i've got to go / i'm listening / "
    "i need to go now / i have to go now / i really don't know / i just don't know / i'm joking / "
    "i'm only joking / i'm just joking / i forget / i forgot / there is that / there's that / i don't care"
)
_WONDERING = re.compile(
    r"i(?:'m| am| was)? (?:just |only )?wonder(?:ing)?\b|i(?:'d| would)? (?:like|want|need) to (?:know|ask)\b"
)

_TAGGED = these("i it he she they we that there")

# A statement that ends so was not finished, or leans on what was asked ("I do", "I used to").
_UNFINISHED = (
    AUXILIARIES
    | REPORTING
    | these(
        "and but or so because cos if that with to the a an my of from than as like just really very for by at in "
        "which who i i'm i've i'd i'll um er erm his their our your think thinks thought want wants need needs"
    )
)
# A clause after these may be somebody else's view, or only supposed.
_SUPPOSED = REPORTING | these(
    "if unless when whether think thinks thought wish hope hopes hoped pretend imagine suppose"
)


def statement(text: str) -> str | None:
    """Return the last sentence of `text`, or its last clause where it is long, if it is clearly a statement.

    What is returned stands in the text letter for letter, white space folded, without its full stop.
    """
    if _QUOTED.search(text):
        return None
    last = _SENTENCE_END.split(text.strip())[-1]
    if len(last.splitlines()) > 1 or "..." in last or "…" in last:
        return None
    sentence = " ".join(last.split())
    if not _ORDINARY.fullmatch(sentence):
        return None
    clause = _without_lead(sentence.rstrip(".!"))
    if len(words_of(clause)) > _MOST:
        clause = _last_clause(clause)
    return clause if clause and _clear(clause) else None


def _without_lead(sentence: str) -> str:
    for _ in range(_LEADS):
        lead = _LEAD.match(sentence)
        sentence = sentence[lead.end() :] if lead else sentence
    return sentence


def _last_clause(sentence: str) -> str:
    """Return what follows the last ", but I" of a long sentence, "" where it may not stand by itself."""
    joints = list(_CLAUSE.finditer(sentence))
    if not joints or not _SUPPOSED.isdisjoint(words_of(sentence[: joints[-1].start()])):
        return ""
    return sentence[joints[-1].end() :]


def _clear(clause: str) -> bool:
    words = words_of(clause)
    return (
        _FEWEST <= len(words) <= _MOST
        and (WORKER | _MANNERS | _NOTES).isdisjoint(words)
        and _stated(words)
        and (words[:2] in _ENGLISH_OPENINGS or not _ENGLISH.isdisjoint(words))
        and words[-1] not in _UNFINISHED
        and not _addressed(clause, words)
        and _written_out(clause)
    )


def _stated(words: tuple[str, ...]) -> bool:
    """Tell whether the words begin as a statement does, with somebody or something and a verb."""
    first, *rest = words[1:] if words[0] in _TIMES else words
    if first in _PERSON:
        return bool(rest) and rest[0] not in _NOT_AFTER_I
    head, _, tail = first.partition("'")
    if head in _OTHERS:
        return bool(tail) or not _VERBS.isdisjoint(rest[:3])
    return head in _POINTERS and not _VERBS.isdisjoint(rest[1:] if head not in ("mum", "mam", "dad", "nan") else rest)


def _addressed(clause: str, words: tuple[str, ...]) -> bool:
    """Tell whether the words ask or answer the worker: a stock answer, a tag question, a name at the end."""
    line = " ".join(words)
    called = words[-1] in _CALLED and words[-2] not in ("my", "in", "of", "a", "the", "to")
    named = len(words_of(clause.rpartition(",")[2])) == 1
    return line in _STOCK or called or named or bool(_WONDERING.match(line) or _asks_back(words))


def _asks_back(words: tuple[str, ...]) -> bool:
    """Tell whether a tag question ends the words, with a question mark or without: "it's cold isn't it"."""
    return words[-1] in _TAGGED and words[-2] in AUXILIARIES


def _written_out(clause: str) -> bool:
    """Tell whether no word is shorthand: all in capitals, letters mixed with figures, or a dash between words."""
    for word in clause.replace(",", " ").split():
        if word.strip("-") != word or "--" in word:
            return False
        shouted = word.isupper() and word.lower() not in _CAPITALS
        if shouted or not _FIGURES.fullmatch(word.lower()):
            return False
    return True

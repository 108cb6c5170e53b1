"""The sentence offered after a turn: only words that the client had said by then, and nothing that was not told."""

import re
from itertools import product

import pytest

from convo.content.library import Library
from convo.content.place import find_place
from convo.mi.statements import statement
from convo.practice.beginning import beginning
from convo.practice.feedback import feedback
from convo.practice.practice import Practice

CLIENTS = Library(find_place()).clients()
MIXED = (
    "Hello, thanks for seeing me. Is it all right if I make a few notes?",
    "What matters to you at the moment?",
    "That sounds heavy, and you've been carrying it on your own.",
    "Tell me more about that.",
    "Would you mind if I asked about sleep?",
    "Do you see anybody? Do you eat? Do you go out?",
    "You should really join a club, it would do you good.",
    "That's no excuse, is it?",
    "How are you managing with money and the house?",
    "You're useless.",
    "Sorry, I pushed. What do you think might help?",
    "It sounds like the nights are the hardest.",
    "Are you thinking of ending your life?",
    "What is one small thing you could do this week?",
)
_QUOTED = re.compile("“([^”]*)”")


def said_before(practice: Practice, number: int) -> list[str]:
    return [practice.opening, *(turn.reply.text for turn in practice.turns[: number - 1])]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?…])\s+", text)


def only_their_words(library: Library, practice: Practice, number: int, stem: str) -> bool:
    """Tell whether what is quoted was said by then, and whether nothing but fixed words stands around it."""
    own = ("hint", "sorry", "rude", "sorry-any", "any")
    fixed = {library.phrase(f"practice/stem-{key}", words="") for key in own}
    fixed |= {template.replace("{words}", "") for template in library.stems if "{words}" in template}
    quoted = [words.removesuffix(" …") for words in _QUOTED.findall(stem)]
    said = said_before(practice, number)
    return _QUOTED.sub("“”", stem) in fixed and all(any(words in one for one in said) for words in quoted)


@pytest.mark.parametrize("client", CLIENTS)
def test_every_word_quoted_was_said_by_then(library, meet, client: str) -> None:
    quotes = 0
    for seed, turns in product(range(6), (MIXED, MIXED[::-1])):
        practice = meet(*turns, client=client, seed=seed)
        for turn in practice.turns:
            hinted = turn.number > 1 and practice.turns[turn.number - 2].reply.hint
            for key in ("advice", "rude", *(["hint"] if hinted else [])):
                stem = beginning(practice, turn, key, library.phrase, library.stems)
                assert only_their_words(library, practice, turn.number, stem), (seed, turn.number, key, stem)
                quotes += "“" in stem
            to_try = feedback(practice.again(turn.number + 1), library.phrase, library.stems, library.protocols).to_try
            assert to_try is None or only_their_words(library, practice, to_try.turn, to_try.stem), to_try
    assert quotes > 100


def test_what_was_said_last_is_said_back_first(library, meet) -> None:
    for seed in range(6):
        practice = meet(*MIXED[:3], "Tell me about Alan.", "You should really go out more.", seed=seed)
        stem = beginning(practice, practice.turns[-1], "advice", library.phrase, library.stems)
        latest = practice.turns[3].reply.text
        assert any(words in latest for words in _QUOTED.findall(stem)) or not any(
            len((statement(one) or "").split()) > 3 for one in sentences(latest)
        )


def test_a_topic_in_hand_that_nobody_has_spoken_of_is_not_named(library, meet) -> None:
    for seed in range(12):
        practice = meet("Do you sleep at night?", "You should really go to bed early.", client="joan", seed=seed)
        for turn in practice.turns:
            stem = beginning(practice, turn, "advice", library.phrase, library.stems)
            assert "nights" not in stem or "nights" in " ".join(said_before(practice, turn.number))


def test_nothing_to_quote_offers_the_open_stem(library, meet) -> None:
    practice = meet("You should go out more.")
    practice.opening = "Hello?"
    stem = beginning(practice, practice.turns[0], "advice", library.phrase, library.stems)
    assert stem == library.phrase("practice/stem-any")


def test_a_complaint_is_not_said_back_but_what_was_passed_over(library, meet) -> None:
    sorry = library.phrase("practice/stem-sorry", words="").split("“")[0]
    any_sorry = library.phrase("practice/stem-sorry-any")
    complaints = 0
    for client, seed in product(CLIENTS, range(4)):
        practice = meet(
            *MIXED[:2], *("Are you eating?", "Do you live alone?", "Do you sleep?") * 2, client=client, seed=seed
        )
        for turn, after in zip(practice.turns, practice.turns[1:], strict=False):
            if turn.reply.sources[0] in ("ways/passed-over", "ways/grilled"):
                stem = beginning(practice, after, "advice", library.phrase, library.stems)
                assert stem.startswith(sorry) or stem == any_sorry
                assert not any(words in turn.reply.text for words in _QUOTED.findall(stem))
                complaints += 1
    assert complaints > 10

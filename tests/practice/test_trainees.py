"""Random trainees with every client: no contradiction, no repeat, no dead end, nothing forced, always feedback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.content.library import Library
from convo.content.place import find_place
from convo.practice.directly import only_asks
from convo.practice.feedback import feedback
from convo.practice.trainees import Trainees, faults

CLIENTS = Library(find_place()).clients()
GOOD_SORT = 5


@pytest.fixture(scope="session")
def trainees(world, library) -> Trainees:
    return Trainees(world, library.sayings)


@pytest.mark.parametrize("client", CLIENTS)
def test_random_trainees_find_nothing_wrong(trainees, library, client: str) -> None:
    trial = trainees.try_client(library.client(client), range(1, 26))
    assert not trial.faults


@pytest.mark.parametrize("client", CLIENTS)
def test_a_disclosure_can_be_reached(trainees, library, client: str) -> None:
    known = library.client(client)
    wanted, told = {one.id for one in known.disclosures}, set[str]()
    for seed in range(0, 60 * GOOD_SORT, GOOD_SORT):  # those who listen
        told |= set(trainees.play(known, seed).state.disclosed)
        if told == wanted:
            return
    assert told == wanted


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(1, 10**9), client=st.sampled_from(CLIENTS))
def test_every_practice_ends_with_quoted_items_of_turns_of_their_own(trainees, library, seed: int, client: str) -> None:
    practice = trainees.play(library.client(client), seed)
    assert list(faults(practice)) == []
    done = feedback(practice, library.phrase, library.stems, library.protocols)
    assert quoted(practice, done) >= 2
    assert done.to_try
    assert done.to_try.stem
    assert done.to_try.why
    end = next((place for place, turn in enumerate(practice.turns, start=1) if turn.state.over), len(practice.turns))
    others = {turn.number for turn in practice.turns[:end] if not only_asks(turn)} - {done.to_try.turn}
    praised = {item.turn for item in done.well}
    assert praised <= others or not others
    assert len(praised) == len(done.well) >= min(2, len(others))


def quoted(practice, done) -> int:
    """Count the items that quote what was typed in the turn they name."""
    count = 0
    for item in (*done.well, *([done.to_try] if done.to_try else [])):
        said = " ".join(practice.turns[item.turn - 1].said.split())
        assert item.quote
        assert item.quote in said or not said
        count += 1
    return count


@settings(max_examples=60, deadline=None)
@given(turns=st.lists(st.text(max_size=80), min_size=1, max_size=12), seed=st.integers(1, 99))
def test_whatever_is_typed_there_is_an_answer_and_feedback(meet, library, turns: list[str], seed: int) -> None:
    practice = meet(*turns, seed=seed)
    assert list(faults(practice)) == []
    done = feedback(practice, library.phrase, library.stems, library.protocols)
    assert len(done.well) + 1 >= 2
    assert done.to_try
    assert all(item.what for item in done.well)

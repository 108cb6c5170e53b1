"""Of a turn of two sentences, the one that was judged is quoted."""

import pytest

from convo.desk.practice_room import feedback_of
from convo.model.practice import Setting
from convo.practice.practice import Practice

TO_TRY = (
    ("That all sounds very heavy. You should join a lunch club.", "You should join a lunch club."),
    ("You should join a lunch club. That all sounds very heavy.", "You should join a lunch club."),
    ("I do see that. Well, that's no excuse. Tell me more.", "Well, that's no excuse."),
    ("I'm listening to you. You idiot. Never mind that now.", "You idiot."),
    ("It is raining outside today. Do you eat fish?", "Do you eat fish?"),
)
WELL = (
    ("I have a form here. It's your choice what we talk about.", "It's your choice what we talk about."),
    ("I have read the letter. You've kept going through all that.", "You've kept going through all that."),
    ("It is raining outside today. What matters to you?", "What matters to you?"),
    ("I have a form here. Thank you for coming.", "Thank you for coming."),
)


def practised(world, library, *turns: str) -> Practice:
    practice = Practice(world.coded_by(library.coder), library.client("joan"), Setting(client="joan"))
    for said in turns:
        practice.say(said)
    return practice


@pytest.mark.parametrize(("said", "judged"), TO_TRY)
def test_what_is_to_be_tried_another_way(world, library, said: str, judged: str) -> None:
    to_try = feedback_of(library, practised(world, library, "Hello Joan.", said)).to_try
    assert to_try
    assert (to_try.turn, to_try.quote) == (2, judged)


@pytest.mark.parametrize(("said", "judged"), WELL)
def test_what_was_done_well(world, library, said: str, judged: str) -> None:
    done = feedback_of(library, practised(world, library, "Hello Joan.", said, "You should join a club."))
    assert next(item.quote for item in done.well if item.turn == 2) == judged

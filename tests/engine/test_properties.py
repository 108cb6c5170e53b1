"""Laws of a conversation, held for any run of wishes on every script that ships."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.content.library import Library
from convo.engine import turn
from convo.model import wish as wi
from convo.model.kinds import ABOUTS, AGREEMENTS, CATEGORIES, HAND_KINDS, STEPS, URGENCIES
from tests.engine.talks import Talk, signal

SCRIPTS = ("first-conversation", "follow-up", "signpost")
words = st.one_of(
    st.sampled_from(["1", "2", "3", "yes", "no", "0", "4", "10", "-1", "12 January", "me", "agree", "agree-rest"]),
    st.text(max_size=30),
)
numbers = st.integers(1, 40)
signals = st.lists(
    st.builds(
        lambda category, urgency, about, held, rule: signal(
            category=category, urgency=urgency, about=about, held_back=held, rule=rule
        ),
        st.sampled_from(CATEGORIES[:3]),
        st.sampled_from(URGENCIES),
        st.sampled_from(ABOUTS),
        st.booleans(),
        st.sampled_from(["a-rule", "another", "by-hand"]),
    ),
    max_size=2,
).map(tuple)
wishes = st.one_of(
    st.builds(wi.Say, text=words),
    st.builds(wi.Say, text=words, keep=st.sampled_from(HAND_KINDS), speaker=st.sampled_from(["person", "worker"])),
    st.builds(wi.Skip),
    st.builds(wi.Skip, reason=words),
    st.just(wi.Back()),
    st.just(wi.Pause()),
    st.builds(wi.GoTo, asking=numbers.map(lambda number: f"q{number}")),
    st.builds(wi.Jump, stage=st.sampled_from(["engage", "focus", "plan", "close", "readback", "goals", "nowhere"])),
    st.builds(wi.Park, reason=words),
    st.builds(wi.Correct, entry=numbers.map(lambda number: f"e{number}"), text=words),
    st.builds(wi.StillRight, entry=numbers.map(lambda number: f"e{number}")),
    st.builds(wi.Keep, entry=numbers.map(lambda number: f"e{number}"), what=st.sampled_from(HAND_KINDS)),
    st.builds(wi.Drop, item=numbers.map(lambda number: f"i{number}")),
    st.builds(wi.Place, item=numbers.map(lambda number: f"i{number}"), in_plan=st.booleans()),
    st.builds(wi.Declare, reason=words),
    st.builds(wi.Decide, concern=st.sampled_from(["c1", "c2"]), done=st.just(False), reason=words),
    st.builds(wi.NotThis, concern=st.sampled_from(["c1", "c2"]), reason=words),
    st.builds(
        wi.TakeStep,
        concern=st.sampled_from(["c1", "c2"]),
        step=st.sampled_from(STEPS),
        words=words,
        checks=st.lists(st.sampled_from(AGREEMENTS), max_size=1).map(tuple),
    ),
    st.builds(wi.AgreePlan, by=words),
)
runs = st.lists(st.tuples(wishes, signals), max_size=40)


def play(library: Library, script: str, run: list[tuple[wi.Wish, tuple[object, ...]]]) -> Talk:
    talk = Talk.begin(library.script(script))
    for wish, noticed in run:
        try:
            talk.wish(wish, *noticed)
        except turn.Refused:
            continue
    return talk


@pytest.mark.parametrize("script", SCRIPTS)
@given(run=runs)
def test_a_replay_equals_what_stood_live(library, script, run):
    talk = play(library, script, run)
    assert talk.replayed() == talk.session


@pytest.mark.parametrize("script", SCRIPTS)
@given(run=runs)
def test_the_same_wishes_make_the_same_events(library, script, run):
    assert play(library, script, run).log == play(library, script, run).log


@pytest.mark.parametrize("script", SCRIPTS)
@given(run=runs)
def test_no_word_is_ever_lost(library, script, run):
    """Every text that was taken stands in the conversation: as an entry, or as an earlier version of one.

    Only an option picked by its bare number is shown by its label instead.
    """
    talk = Talk.begin(library.script(script))
    for wish, noticed in run:
        try:
            talk.wish(wish, *noticed)
        except turn.Refused:
            continue
        held = [text for entry in talk.session.entries.values() for text in (entry.text, *entry.before)]
        if isinstance(wish, wi.Say | wi.Correct):
            assert wish.text in held or not any(letter.isalpha() for letter in wish.text)
        if isinstance(wish, wi.TakeStep) and wish.words.strip():
            assert wish.words in [*held, *(step.words for step in talk.session.concerns[wish.concern].steps)]


@pytest.mark.parametrize("script", SCRIPTS)
@given(run=runs)
def test_there_is_always_a_way_on(library, script, run):
    """From wherever a run has led, Enter alone reaches the end, and then the conversation can be closed."""
    talk = play(library, script, run)
    for _ in range(400):
        if not talk.question:
            break
        talk.wish(wi.Skip())
    assert talk.question == ""
    for concern in talk.session.open_concerns:
        talk.wish(wi.Decide(concern=concern.id, done=False, reason="not today"))
    talk.wish(wi.Close())
    assert talk.session.state == "ended"


@pytest.mark.parametrize("script", SCRIPTS)
@given(run=runs)
def test_a_concern_leaves_only_by_a_decision_or_not_this(library, script, run):
    talk = Talk.begin(library.script(script))
    for wish, noticed in run:
        before = {concern.id for concern in talk.session.open_concerns}
        try:
            talk.wish(wish, *noticed)
        except turn.Refused:
            continue
        gone = before - {concern.id for concern in talk.session.open_concerns}
        assert not gone or (isinstance(wish, wi.Decide | wi.NotThis) and gone == {wish.concern})


@pytest.mark.parametrize("script", SCRIPTS)
@given(run=runs)
def test_an_open_concern_keeps_the_conversation_open(library, script, run):
    talk = play(library, script, run)
    if talk.session.open_concerns:
        with pytest.raises(turn.Refused):
            talk.wish(wi.End())
        assert talk.session.state != "ended"

"""One turn at a time, by example: answering, moving about, correcting, parking, concerns, ending."""

import pytest

from convo.engine import turn
from convo.engine.machine import Moves
from convo.model import wish as wi
from tests.engine.talks import Talk, signal


@pytest.fixture
def talk(library) -> Talk:
    return Talk.begin(library.script("first-conversation"))


def at(talk: Talk, stage: str) -> Talk:
    talk.wish(wi.Jump(stage=stage))
    return talk


def say(talk: Talk, *texts: str) -> None:
    for text in texts:
        talk.wish(wi.Say(text=text))


def test_an_answer_is_kept_word_for_word_and_the_next_question_comes(talk):
    at(talk, "engage")
    say(talk, "  Seeing my grandson,\n and the allotment ")
    assert talk.session.live("matters")[0].text == "  Seeing my grandson,\n and the allotment "
    assert talk.question == "good-day"


def test_enter_alone_moves_on(talk):
    talk.wish(wi.Skip())
    assert talk.question == "called"
    assert talk.session.askings["q1"].skipped == ""


def test_what_does_not_fit_the_question_is_kept_as_a_note_and_the_question_stays(talk):
    at(talk, "focus")
    decision = talk.wish(wi.Say(text="It all started when the shop closed"))
    assert talk.question == "topics"
    assert [note.text for note in talk.session.live("note")] == ["It all started when the shop closed"]
    assert decision.notice is not None
    assert decision.notice.phrase == "session/kept-as-note"


def test_topics_are_kept_in_the_order_the_person_gives_them(talk):
    at(talk, "focus")
    say(talk, "3 1")
    assert [topic.text for topic in talk.session.live("topic")] == ["Work and learning", "Money"]


def test_words_out_of_order_are_kept_without_moving_on(talk):
    talk.wish(wi.Say(text="I can mend anything", keep="strength"))
    assert talk.question == "present"
    assert [item.text for item in talk.session.live("strength")] == ["I can mend anything"]


def test_what_was_kept_out_of_order_is_taken_up_and_not_asked_for_twice(talk):
    talk.wish(wi.Say(text="Get back to the choir", keep="goal"))
    at(talk, "plan")
    talk.wish(wi.Skip())
    assert talk.question == "goal"
    talk.wish(wi.Skip())
    asking = next(asking for asking in talk.session.askings.values() if asking.question == "goal")
    assert talk.session.entries[asking.entry].text == "Get back to the choir"
    assert [goal.text for goal in talk.session.live("goal")] == ["Get back to the choir"]


def test_back_shows_the_answer_and_enter_keeps_it(talk):
    say(talk, "Just us two")
    talk.wish(wi.Back())
    assert talk.question == "present"
    talk.wish(wi.Skip())
    assert talk.question == "called"
    assert talk.session.plan_fields["present"].value == "Just us two"


def test_back_and_new_words_correct_the_answer(talk):
    say(talk, "Just us two")
    talk.wish(wi.Back())
    say(talk, "Sam and his sister")
    assert talk.session.entries["e1"].before == ("Just us two",)
    assert talk.session.plan_fields["present"].value == "Sam and his sister"
    assert talk.question == "called"


def test_a_correction_marks_what_leaned_on_it_and_loses_nothing(talk):
    at(talk, "focus")
    say(talk, "1")
    while talk.question != "agree-focus":
        talk.wish(wi.Skip())
    say(talk, "Sorting out the gas bill")
    topics = next(entry for entry in talk.session.entries.values() if entry.chose)
    decision = talk.wish(wi.Correct(entry=topics.id, text="2"))
    doubted = [entry.text for entry in talk.session.entries.values() if entry.doubted_by]
    assert doubted == ["Sorting out the gas bill"]
    assert decision.notice is not None
    assert [topic.text for topic in talk.session.live("topic")] == ["Housing"]
    entry = next(entry for entry in talk.session.entries.values() if entry.doubted_by)
    talk.wish(wi.StillRight(entry=entry.id))
    assert not any(entry.doubted_by for entry in talk.session.entries.values())


def test_a_parked_question_is_returned_to(talk):
    talk.wish(wi.Park(reason="Later"))
    assert talk.question == "called"
    talk.wish(wi.GoTo(asking="q1"))
    say(talk, "Me and Jo")
    assert talk.question == "called"
    assert not talk.session.askings["q1"].parked


def at_the_ruler(talk):
    """Lead a talk to the question how much it matters, with something to work on."""
    at(talk, "focus")
    while talk.question != "agree-focus":
        talk.wish(wi.Skip())
    say(talk, "Getting out more")
    while talk.question != "importance":
        talk.wish(wi.Skip())
    return talk


def test_the_ruler_is_followed_up_as_its_number_asks(talk):
    def follow_up(number: str) -> str:
        other = at_the_ruler(Talk.begin(talk.moves.script))
        say(other, number)
        return other.session.asking.words if other.session.asking else ""

    assert "4" in follow_up("4")
    assert "why" not in follow_up("0").lower()
    assert "10" not in follow_up("7")
    assert follow_up("0") != follow_up("1")


@pytest.fixture
def ruler(talk):
    return at_the_ruler(talk)


def test_an_open_question_names_what_was_put_right_since_it_was_asked(ruler):
    say(ruler, "5")
    assert "5" in ruler.session.asking.words
    ruler.wish(wi.Back())
    say(ruler, "6")
    assert "6" in ruler.session.asking.words
    assert "5" not in ruler.session.asking.words


def test_an_answered_question_stays_as_it_was_asked(ruler):
    say(ruler, "5")
    asked = ruler.session.asking
    say(ruler, "It gets me out")
    ruler.wish(wi.GoTo(asking=next(one.id for one in ruler.session.askings.values() if one.question == "importance")))
    say(ruler, "6")
    ruler.wish(wi.GoTo(asking=asked.id))
    assert ruler.session.asking.words == asked.words


def test_the_neutral_stance_opens_pros_and_cons(talk):
    at(talk, "pros-and-cons")
    closed = talk.question
    talk.wish(wi.Back())
    with pytest.raises(turn.Refused):
        talk.wish(wi.Declare(reason=" "))
    talk.wish(wi.Declare(reason="Sam is choosing between two clubs"))
    talk.wish(wi.Jump(stage="pros-and-cons"))
    assert talk.question != closed


def test_a_concern_is_raised_once_then_counted(talk):
    talk.wish(wi.Say(text="words"), signal())
    talk.wish(wi.Say(text="words again"), signal())
    (concern,) = talk.session.concerns.values()
    assert (concern.count, concern.entries) == (2, ("e1", "e2"))


def test_a_graver_word_opens_a_decided_concern_again(talk):
    talk.wish(wi.Say(text="words"), signal(urgency="soon"))
    talk.wish(wi.Decide(concern="c1", done=True, told="Dr Lee", when="10:20"))
    talk.wish(wi.Say(text="same"), signal(urgency="soon"))
    assert not talk.session.open_concerns
    talk.wish(wi.Say(text="worse"), signal(urgency="emergency"))
    assert [concern.urgency for concern in talk.session.open_concerns] == ["emergency"]


@pytest.mark.parametrize(
    "decision",
    [
        wi.Decide(concern="c1", done=True),
        wi.Decide(concern="c1", done=True, told="Dr Lee"),
        wi.Decide(concern="c1", done=False),
        wi.Decide(concern="c9", done=False, reason="no"),
    ],
)
def test_a_decision_without_its_words_is_refused(talk, decision):
    talk.wish(wi.Say(text="words"), signal())
    with pytest.raises(turn.Refused):
        talk.wish(decision)
    assert talk.session.open_concerns


def test_what_raised_a_quiet_concern_stays_out_of_the_plan_unless_chosen(talk):
    from convo.engine.plan import plan_of

    at(talk, "engage")
    talk.wish(wi.Say(text="He checks my phone"), signal(category="domestic_abuse", held_back=True))
    plan = plan_of(talk.session, lambda phrase, **facts: phrase)
    assert plan.matters == ()
    assert plan.held_back == 1
    talk.wish(wi.Place(item="i1", in_plan=True))
    assert [line.text for line in plan_of(talk.session, lambda phrase, **facts: phrase).matters] == [
        "He checks my phone"
    ]


def test_ending_early_leaves_an_honest_partial_plan(talk):
    from convo.engine.plan import plan_of

    at(talk, "engage")
    say(talk, "My dog")
    talk.wish(wi.End(reason="Tired today"))
    plan = plan_of(talk.session, lambda phrase, **facts: phrase)
    assert plan.partial
    assert "missing/goal" in plan.required_missing
    with pytest.raises(turn.Refused):
        talk.wish(wi.AgreePlan(by="Sam"))
    with pytest.raises(turn.Refused):
        talk.wish(wi.Say(text="more"))


def test_a_pause_is_taken_up_again_by_any_wish(talk):
    talk.wish(wi.Pause())
    assert talk.session.state == "paused"
    talk.wish(wi.Skip())
    assert talk.session.state == "open"


def test_a_question_that_the_script_no_longer_has_stops_nobody(talk):
    """Scripts are edited while conversations are open: the words are kept, and Enter moves past it."""
    script = talk.moves.script
    first = script.stages[0].model_copy(update={"questions": script.stages[0].questions[1:]})
    talk.moves = Moves(script.model_copy(update={"stages": (first, *script.stages[1:])}))
    assert talk.question == "present"
    decision = talk.wish(wi.Say(text="Sam and Jo"))
    assert decision.notice is not None
    assert [note.text for note in talk.session.live("note")] == ["Sam and Jo"]
    talk.wish(wi.Skip())
    assert talk.question == "called"
    assert talk.replayed() == talk.session

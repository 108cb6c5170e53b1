"""How loud a concern is, and when it has to be answered again: decided by the engine alone."""

import pytest

from convo.engine import concerns, turn
from convo.engine.lines import in_plan
from convo.model import wish as wi
from convo.model.concern import LEARNED
from tests.engine.talks import Talk, signal


@pytest.fixture
def talk(library) -> Talk:
    return Talk.begin(library.script("first-conversation"))


def noticed(talk: Talk, words: str = "words", **changes: object) -> None:
    talk.wish(wi.Say(text=words, keep="note"), signal(**{"words": words, **changes}))


class TestHowLoud:
    @pytest.mark.parametrize("urgency", ["emergency", "same_day"])
    def test_what_is_for_now_or_today_takes_the_front_at_once(self, talk, urgency):
        noticed(talk, urgency=urgency)
        assert concerns.front(talk.session).urgency == urgency
        assert concerns.waiting(talk.session) == ()

    def test_what_can_wait_stays_in_the_margin(self, talk):
        noticed(talk, urgency="soon")
        assert concerns.front(talk.session) is None
        assert [one.id for one in concerns.waiting(talk.session)] == ["c1"]

    def test_what_grows_graver_leaves_the_margin(self, talk):
        noticed(talk, urgency="soon")
        noticed(talk, urgency="same_day", held_back=True)
        assert concerns.front(talk.session).id == "c1"
        assert concerns.waiting(talk.session) == ()
        assert talk.session.concerns["c1"].held_back

    def test_the_gravest_goes_first_and_the_earliest_of_equals(self, talk):
        noticed(talk, category="destitution", urgency="same_day")
        noticed(talk, category="medication", urgency="same_day")
        assert concerns.front(talk.session).category == "destitution"
        noticed(talk, category="suicide", urgency="emergency")
        assert concerns.front(talk.session).category == "suicide"

    def test_a_pause_is_a_stage_just_come_to_or_nothing_left_to_ask(self, talk):
        assert not concerns.resting(talk.session)
        while talk.session.asking.stage == "settle":
            assert not concerns.resting(talk.session)
            talk.wish(wi.Skip())
        assert concerns.resting(talk.session)
        talk.wish(wi.Skip())
        assert not concerns.resting(talk.session)
        while talk.question:
            talk.wish(wi.Skip())
        assert concerns.resting(talk.session)

    def test_ending_demands_a_decision_about_what_can_wait_too(self, talk):
        noticed(talk, urgency="soon")
        with pytest.raises(turn.Refused):
            talk.wish(wi.End())
        talk.wish(wi.Decide(concern="c1", done=False, reason="The pharmacist knows"))
        talk.wish(wi.End())
        assert talk.session.state == "ended"

    def test_after_the_last_that_pressed_the_worker_asks_whether_to_go_on_or_stop(self, talk):
        noticed(talk)
        noticed(talk, category="medication", urgency="soon")
        decided = [
            talk.wish(wi.Decide(concern=concern, done=True, told="Dr Lee", when="10:20")).notice.phrase
            for concern in ("c1", "c2")
        ]
        assert decided == ["session/decided-go-on-or-stop", "session/decided"]


class TestNotThis:
    def test_it_answers_the_concern_but_is_no_decision(self, talk):
        noticed(talk)
        talk.wish(wi.NotThis(concern="c1"))
        concern = talk.session.concerns["c1"]
        assert (concern.open, concern.decided, concern.not_this) == (False, False, True)
        assert (concern.answer.by, concern.answer.rules) == ("worker", ("a-rule",))
        talk.wish(wi.End())
        assert talk.session.state == "ended"

    def test_the_reason_can_come_later(self, talk):
        noticed(talk)
        talk.wish(wi.NotThis(concern="c1"))
        talk.wish(wi.NotThis(concern="c1", reason="A film they saw"))
        assert talk.session.concerns["c1"].answer.reason == "A film they saw"
        before = len(talk.log)
        talk.wish(wi.NotThis(concern="c1"))
        assert len(talk.log) == before

    def test_the_same_rule_no_graver_is_only_counted(self, talk):
        noticed(talk, "that queue kills me")
        talk.wish(wi.NotThis(concern="c1"))
        noticed(talk, "the heat kills me")
        concern = talk.session.concerns["c1"]
        assert (concern.not_this, concern.count, [seen.anew for seen in concern.sightings]) == (True, 2, [True, False])

    def test_another_rule_raises_it_again_at_its_own_urgency(self, talk):
        noticed(talk, urgency="emergency")
        talk.wish(wi.NotThis(concern="c1"))
        noticed(talk, "other words", rule="another", urgency="same_day")
        concern = talk.session.concerns["c1"]
        assert (concern.open, concern.urgency, concern.words, concern.rule) == (
            True,
            "same_day",
            "other words",
            "another",
        )

    def test_a_graver_word_raises_it_again(self, talk):
        noticed(talk, urgency="soon")
        talk.wish(wi.NotThis(concern="c1"))
        noticed(talk, urgency="same_day")
        assert talk.session.concerns["c1"].open

    @pytest.mark.parametrize("changes", [{"urgency": "emergency"}, {"rule": LEARNED}])
    def test_other_words_are_raised_again_where_a_rule_does_not_stand_for_them(self, talk, changes):
        noticed(talk, "the same words", **changes)
        talk.wish(wi.NotThis(concern="c1"))
        noticed(talk, "The same  words", **changes)
        assert not talk.session.concerns["c1"].open
        noticed(talk, "quite other words", **changes)
        assert talk.session.concerns["c1"].open

    def test_raising_by_hand_undoes_it_and_nothing_is_deleted(self, talk):
        noticed(talk)
        talk.wish(wi.NotThis(concern="c1"))
        talk.wish(wi.Raise(category="suicide", urgency="same_day"), signal(rule="by-hand"))
        concern = talk.session.concerns["c1"]
        assert concern.open
        assert [answer.how for answer in concern.answers] == ["not-this"]

    def test_a_decision_is_not_taken_back_by_it(self, talk):
        noticed(talk)
        talk.wish(wi.Decide(concern="c1", done=True, told="Dr Lee", when="10:20"))
        with pytest.raises(turn.Refused):
            talk.wish(wi.NotThis(concern="c1"))
        assert talk.session.concerns["c1"].decided

    def test_it_does_not_put_held_back_words_into_the_plan(self, talk):
        talk.wish(wi.Say(text="He checks my phone", keep="worry"), signal(held_back=True))
        decision = talk.wish(wi.NotThis(concern="c1"))
        assert decision.notice.phrase == "session/not-this-held"

    def test_a_choice_for_the_plan_is_not_one_for_what_is_said_in_its_place(self, talk):
        talk.wish(wi.Say(text="Get out more", keep="goal"))
        talk.wish(wi.Place(item="i1", in_plan=True))
        talk.wish(wi.Correct(entry="e1", text="Get out before he hits me"), signal(held_back=True))
        assert not in_plan(talk.session, talk.session.items["i1"])
        talk.wish(wi.Place(item="i1", in_plan=True))
        assert in_plan(talk.replayed(), talk.session.items["i1"])


class TestSteps:
    def test_what_is_said_at_a_step_is_an_entry_and_may_raise_something_graver(self, talk):
        noticed(talk)
        talk.wish(wi.TakeStep(concern="c1", step="ask", words="Tonight"), signal(urgency="emergency", words="Tonight"))
        concern = talk.session.concerns["c1"]
        assert (concern.urgency, concern.open) == ("emergency", True)
        step = concern.steps[0]
        assert talk.session.entries[step.entry].text == "Tonight"
        assert concern.taken("ask") is None, "what grew graver is walked through from the start"

    def test_steps_and_their_times_stand_in_the_record(self, talk):
        noticed(talk)
        talk.wish(wi.TakeStep(concern="c1", step="safe"))
        talk.wish(wi.TakeStep(concern="c1", step="consent", checks=("refused",)))
        talk.wish(wi.TakeStep(concern="c1", step="why-share", words="He may act tonight"))
        steps = talk.session.concerns["c1"].steps
        assert [step.step for step in steps] == ["safe", "consent", "why-share"]
        assert [step.at for step in steps] == sorted({step.at for step in steps})
        assert talk.replayed() == talk.session

    def test_passing_a_step_once_more_without_a_word_changes_nothing(self, talk):
        noticed(talk)
        talk.wish(wi.TakeStep(concern="c1", step="tell", words="Nurse Ama"))
        before = len(talk.log)
        talk.wish(wi.TakeStep(concern="c1", step="tell"))
        assert len(talk.log) == before
        assert talk.session.concerns["c1"].taken("tell").words == "Nurse Ama"

    def test_words_at_a_step_after_the_end_stay_with_the_step(self, talk):
        talk.wish(wi.End())
        talk.wish(wi.Raise(category="suicide", urgency="same_day"), signal(rule="by-hand"))
        talk.wish(wi.TakeStep(concern="c1", step="record", words="He rang back"))
        assert talk.session.concerns["c1"].steps[0].words == "He rang back"
        assert not talk.session.entries


def test_the_log_of_a_concern_says_how_it_was_raised_and_answered(talk):
    noticed(talk, urgency="soon")
    noticed(talk, "worse", urgency="same_day", rule="worse-rule")
    talk.wish(wi.Decide(concern="c1", done=True, told="Dr Lee", when="10:20"))
    talk.wish(wi.Refer(concern="c1", to="gp", basis="consent", lines=("name", "matter")))
    concern = talk.session.concerns["c1"]
    assert [(seen.rule, seen.words, seen.anew) for seen in concern.sightings] == [
        ("a-rule", "words", True),
        ("worse-rule", "worse", True),
    ]
    assert concern.raised_at < concern.opened_at < concern.answer.at
    assert talk.session.referrals[0].lines == ("name", "matter")
    assert talk.replayed() == talk.session

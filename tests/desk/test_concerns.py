"""Acting on a concern through the desk: the margin, the steps, what others in the room may not see, other roles."""

import errno
from pathlib import Path
from unittest.mock import MagicMock, Mock

import pytest

from convo.desk import Desk, Refused, files
from convo.desk.walk import first_step, read, steps_of
from convo.model import wish as wi
from convo.model.kinds import CATEGORIES, SHARING_RULES, URGENCIES
from convo.model.view import StepView
from tests.desk.conftest import Room

WORRY = "Some days I think about killing myself"
AT_HOME = "My husband hits me and I am scared of him"


def begin(desk: Desk) -> str:
    return desk.start(desk.add_person("Sam Okoro"), "first-conversation").session


def steps(desk: Desk, session: str, concern: int = 0) -> dict[str, StepView]:
    return {step.id: step for step in steps_of(desk.view(session).concerns[concern], desk.phrase)}


def test_what_can_wait_is_shown_only_in_the_margin_until_a_pause(desk: Desk):
    session = begin(desk)
    view = desk.take(session, wi.Raise(category="medication", urgency="soon", words="forgets them"))
    assert view.front is None
    assert [one.waits for one in view.waiting] == [True]
    assert not view.resting
    while not desk.view(session).resting:
        desk.take(session, wi.Skip())
    assert desk.view(session).waiting


def test_the_steps_come_in_order_and_end_with_the_decision(desk: Desk):
    session = begin(desk)
    desk.take(session, wi.Say(text=WORRY))
    assert list(steps(desk, session)) == ["safe", "ask", "tell", "consent", "not-do", "say", "record", "decide"]


def test_without_a_yes_the_seven_rules_and_a_reason_are_asked_for(desk: Desk):
    session = begin(desk)
    desk.take(session, wi.Say(text=WORRY))
    desk.take(session, wi.TakeStep(concern="c1", step="consent", checks=("refused",)))
    shown = steps(desk, session)
    assert [choice.id for choice in shown["share"].options] == list(SHARING_RULES)
    assert len(shown["decide"].lines) == 2, "it says that no reason is written down yet"
    desk.take(session, wi.TakeStep(concern="c1", step="why-share", words="He may act tonight"))
    assert len(steps(desk, session)["decide"].lines) == 1
    desk.take(session, wi.TakeStep(concern="c1", step="consent", checks=("agreed",)))
    assert "share" not in steps(desk, session)


def test_a_walk_left_half_way_goes_on_at_the_first_step_not_passed(room):
    session = begin(room.desk())
    desk = room.desk()
    desk.take(session, wi.Say(text=WORRY))
    desk.take(session, wi.TakeStep(concern="c1", step="safe"))
    desk.take(session, wi.TakeStep(concern="c1", step="ask", words="No, never"))
    again = steps_of(room.desk().view(session).concerns[0], desk.phrase)
    assert again[first_step(again)].id == "tell"
    assert next(step for step in again if step.id == "ask").kept == "No, never"


def test_whom_to_call_has_number_hours_source_and_day_or_says_check_locally(desk: Desk):
    session = begin(desk)
    desk.change_settings({"first_contact": "Jo Bell", "first_contact_number": "01234 567890"})
    desk.take(session, wi.Say(text=WORRY))
    told = steps(desk, session)["tell"].tell
    assert told[0].name.startswith("Jo Bell")
    line = next(one for one in told if "111" in one.number)
    assert line.hours
    assert line.source
    assert line.checked_on
    assert {one.number for one in told if one.unchecked} == {"check the local number"}


@pytest.mark.parametrize(
    ("step", "typed", "words", "checks"),
    [
        ("consent", "1", "", ("agreed",)),
        ("consent", "Yes", "", ("agreed",)),
        ("consent", "2 his mum was there", "his mum was there", ("refused",)),
        ("consent", "He nodded", "He nodded", ()),
        ("consent", "9", "9", ()),
        ("consent", "1 2", "1 2", ()),
        ("consent", "", "", ()),
        ("share", "all", "", SHARING_RULES),
        ("share", "2, 1 7", "", ("necessary", "proportionate", "secure")),
        ("share", "1 because of the children", "because of the children", ("necessary",)),
        ("share", "15 tablets", "15 tablets", ()),
        ("tell", "1 2 3", "1 2 3", ()),
    ],
)
def test_what_is_typed_at_a_step_ticks_by_number_or_name_and_loses_no_word(desk: Desk, step, typed, words, checks):
    session = begin(desk)
    desk.take(session, wi.Say(text=WORRY))
    desk.take(session, wi.TakeStep(concern="c1", step="consent", checks=("refused",)))
    assert read(steps(desk, session)[step], typed) == (words, checks)


def test_what_others_may_not_see_is_covered_and_its_first_step_says_so(desk: Desk):
    session = begin(desk)
    view = desk.take(session, wi.Say(text=AT_HOME))
    assert view.front.cover != view.front.title
    assert next(iter(steps(desk, session))) == "alone"
    assert "home" not in view.front.cover.lower()


def test_a_short_answer_to_the_direct_question_is_scanned_with_that_question(desk: Desk, monkeypatch):
    session = begin(desk)
    desk.take(session, wi.Say(text=WORRY))
    asked = []
    scanner = desk._library.scanner  # pyright: ignore[reportPrivateUsage]
    scan = type(scanner).scan
    monkeypatch.setattr(type(scanner), "scan", lambda self, *facts: asked.append(facts) or scan(self, *facts))
    desk.take(session, wi.TakeStep(concern="c1", step="ask", words="Yes, most nights"))
    assert asked == [("Yes, most nights", "Are you having thoughts of ending your life?", "person")]


def test_an_answer_that_broke_off_is_read_with_what_follows_though_another_card_stands_between(desk: Desk):
    session = begin(desk)
    assert not desk.take(session, wi.Say(text="Some nights I lie there and I want to")).concerns
    view = desk.take(session, wi.Say(text="kill myself, I do"))
    assert [concern.words for concern in view.concerns] == ["kill myself"]


def test_not_this_is_shown_and_counted_apart(desk: Desk):
    session = begin(desk)
    desk.take(session, wi.Say(text=WORRY))
    view = desk.take(session, wi.NotThis(concern="c1", reason="A song"))
    assert view.front is None
    assert view.concerns[0].not_this
    assert "A song" in view.concerns[0].decision
    view = desk.take(session, wi.Say(text=WORRY, keep="note"))
    assert (view.front, view.concerns[0].again) == (None, 1)


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("urgency", URGENCIES)
def test_every_matter_can_be_walked_through_and_referred(desk: Desk, category, urgency):
    session = begin(desk)
    desk.take(session, wi.Raise(category=category, urgency=urgency))
    for step in list(steps_of(desk.view(session).concerns[0], desk.phrase))[:-1]:
        assert step.title
        assert step.box
        desk.take(session, wi.TakeStep(concern="c1", step=step.id))
    assert desk.referral_as(desk.referral(session, "c1"))


class TestReferral:
    def test_only_the_least_is_in_it_by_default(self, desk: Desk):
        session = begin(desk)
        desk.take(session, wi.Say(text=WORRY))
        desk.take(session, wi.Say(text="My garden", keep="matters"))
        note = desk.referral_as(desk.referral(session, "c1")).decode()
        assert "Sam Okoro" in note
        assert "GP" in note
        assert "killing" not in note
        assert "garden" not in note
        assert "not written down yet" in note

    def test_it_says_who_they_are_by_their_whole_name_and_what_to_call_them(self, desk: Desk):
        session = desk.start(desk.add_person("Maureen Tilley"), "first-conversation").session
        desk.take(session, wi.Skip())
        desk.take(session, wi.Say(text="Mo"))
        desk.take(session, wi.Say(text=WORRY, keep="note"))
        note = desk.referral_as(desk.referral(session, "c1")).decode()
        assert "Name: Maureen Tilley\n" in note
        assert "Likes to be called: Mo\n" in note
        assert "Date of birth: ____" in note
        assert "ring Maureen Tilley about this" in " ".join(note.split())

    def test_a_name_put_right_since_is_the_one_in_it(self, desk: Desk):
        person = desk.add_person("Mo")
        session = desk.start(person, "first-conversation").session
        desk.take(session, wi.Say(text=WORRY, keep="note"))
        desk.rename_person(person, "Maureen Tilley")
        assert "Name: Maureen Tilley\n" in desk.referral_as(desk.referral(session, "c1")).decode()

    @pytest.mark.parametrize(
        ("urgency", "soon"), [("emergency", "now"), ("same_day", "today"), ("soon", "within days")]
    )
    def test_it_says_first_how_soon(self, desk: Desk, urgency, soon):
        session = begin(desk)
        desk.take(session, wi.Raise(category="medication", urgency=urgency))
        assert desk.referral(session, "c1").lines[0].text.startswith(f"How soon: {soon}")

    def test_it_says_at_the_top_that_it_is_not_finished_until_it_says_why_it_may_be_shared(self, desk: Desk, tmp_path):
        session = begin(desk)
        desk.take(session, wi.Say(text=WORRY))
        draft, path = desk.referral(session, "c1"), tmp_path / "note.txt"
        desk.save_referral(draft, path)
        note = path.read_text("utf-8")
        assert note.index("Not finished") < note.index("About")
        for basis in ("consent", "safety", "law"):
            assert "Not finished" not in desk.referral_as(draft.resting_on(basis, "")).decode()

    def test_the_worker_chooses_the_lines(self, desk: Desk):
        session = begin(desk)
        desk.take(session, wi.Say(text=WORRY))
        draft = desk.referral(session, "c1")
        left_out = [line.id for line in draft.lines if not line.chosen]
        note = desk.referral_as(draft.with_lines((*draft.chosen, *left_out)), ".md").decode()
        assert WORRY in note
        assert "##" in note
        assert "Sam" not in desk.referral_as(draft.with_lines(())).decode()

    def test_it_quotes_what_was_said_when_it_was_raised_whatever_the_answer_says_now(self, desk: Desk):
        session = begin(desk)
        view = desk.take(session, wi.Say(text=WORRY))
        desk.take(session, wi.Correct(entry=view.last_entry, text="My garden keeps me going"))
        lines = desk.referral(session, "c1").lines
        assert [line.text for line in lines if line.id.startswith("words")] == [f"In their own words: “{WORRY}”"]

    def test_it_offers_both_when_the_answer_raised_it_again_in_other_words(self, desk: Desk):
        session = begin(desk)
        view = desk.take(session, wi.Say(text=WORRY))
        desk.take(session, wi.Correct(entry=view.last_entry, text="Some nights I want to kill myself"))
        own = [line for line in desk.referral(session, "c1").lines if line.id.startswith("words")]
        assert len({line.id for line in own}) == 2
        assert WORRY in own[0].text
        assert "Some nights" in own[1].text

    def test_their_yes_and_what_was_done_are_in_it(self, desk: Desk):
        session = begin(desk)
        desk.take(session, wi.Say(text=WORRY))
        desk.take(session, wi.TakeStep(concern="c1", step="consent", checks=("agreed",)))
        desk.take(session, wi.Decide(concern="c1", done=True, told="Nurse Ama", when="10:40"))
        note = desk.referral_as(desk.referral(session, "c1")).decode()
        assert "They agreed" in note
        assert "Nurse Ama" in note

    def test_what_nobody_may_find_goes_to_the_lead_and_says_so(self, desk: Desk):
        session = begin(desk)
        desk.take(session, wi.Say(text=AT_HOME))
        draft = desk.referral(session, "c1")
        assert draft.to == "safeguarding"
        assert "Leave no copy" in desk.referral_as(draft).decode()

    def test_it_is_written_only_to_a_new_file_and_recorded(self, desk: Desk, tmp_path):
        session = begin(desk)
        desk.take(session, wi.Say(text=WORRY))
        path = tmp_path / "note.md"
        draft = desk.referral(session, "c1").resting_on("safety", "He may act tonight")
        desk.save_referral(draft, path)
        assert path.read_text("utf-8").startswith("# ")
        with pytest.raises(Refused, match=r"note\.md"):
            desk.save_referral(draft, path)
        written = desk._turns.session(session).referrals  # pyright: ignore[reportPrivateUsage]
        assert [(one.to, one.basis, one.reason) for one in written] == [("gp", "safety", "He may act tonight")]

    def test_it_is_gone_when_it_could_not_be_recorded_and_can_be_written_again(self, room: Room, tmp_path):
        desk, path = room.desk(), tmp_path / "note.md"
        session = begin(desk)
        desk.take(session, wi.Say(text=WORRY))
        room.desk().take(session, wi.Skip())  # in another window
        draft = desk.referral(session, "c1").resting_on("safety", "He may act tonight")
        with pytest.raises(Refused, match="another window"):
            desk.save_referral(draft, path)
        assert not path.exists()
        desk.save_referral(draft, path)
        assert path.exists()

    def test_it_is_gone_also_when_its_place_was_given_from_home(self, room: Room, tmp_path, monkeypatch):
        monkeypatch.setenv("HOME", str(tmp_path))
        desk = room.desk()
        draft = desk.referral(begin(desk), None, "health-coach")
        room.desk().take(draft.session, wi.Skip())  # in another window
        with pytest.raises(Refused, match="another window"):
            desk.save_referral(draft, Path("~/note.md"))
        assert not (tmp_path / "note.md").exists()

    def test_what_was_there_before_is_left_alone(self, desk: Desk, tmp_path):
        path = tmp_path / "note.md"
        path.write_text("Mine")
        with pytest.raises(Refused, match="File exists"):
            desk.save_referral(desk.referral(begin(desk), None, "health-coach"), path)
        assert path.read_text() == "Mine"

    def test_half_of_it_is_never_left_behind(self, desk: Desk, tmp_path, monkeypatch):
        draft, path = desk.referral(begin(desk), None, "health-coach"), tmp_path / "note.md"

        def full(path: Path, *_: object, **__: object) -> MagicMock:
            path.touch()
            file = MagicMock(write=Mock(side_effect=OSError(errno.ENOSPC, "No space left on device")))
            file.__enter__.return_value = file
            file.__exit__.return_value = False
            return file

        monkeypatch.setattr(files, "open", full, raising=False)
        with pytest.raises(Refused, match="No space left"):
            desk.save_referral(draft, path)
        assert not path.exists()

    def test_a_reader_or_a_concern_that_there_is_not_is_refused(self, desk: Desk):
        session = begin(desk)
        with pytest.raises(Refused, match="health-coach"):
            desk.referral(session, None, "the king")
        with pytest.raises(Refused):
            desk.referral(session, "c9")

    def test_a_note_to_another_role_needs_no_concern(self, desk: Desk):
        session = begin(desk)
        desk.take(session, wi.Say(text="Walk without pain", keep="goal"))
        draft = desk.referral(session, None, "health-coach")
        assert [line.id for line in draft.lines if not line.chosen] == ["goal-1"]

    def test_a_note_to_another_role_offers_nothing_that_is_kept_out_of_the_plan(self, desk: Desk):
        session = begin(desk)
        desk.take(session, wi.Say(text="Get out before my husband hits me again", keep="goal"))
        desk.take(session, wi.Say(text="See Ann behind his back", keep="goal"))
        desk.take(session, wi.Place(item="i2", in_plan=False))
        draft = desk.referral(session, None, "health-coach")
        assert all(line.chosen for line in draft.lines)


def test_every_role_has_a_card_a_source_and_a_day(desk: Desk):
    roles = desk.roles()
    assert {role.id for role in roles} == {
        "adult-social-care",
        "health-coach",
        "care-coordinator",
        "advice-service",
        "personal-health-budget",
    }
    for role in roles:
        assert role.better
        assert role.not_do
        assert role.tell.source
        assert role.tell.checked_on
    desk.change_settings({"health_coach_number": "01234 555"})
    assert "01234 555" in {role.tell.number for role in desk.roles()}


def test_short_answers_to_cards_raise_nothing(desk: Desk):
    session = begin(desk)
    for words in (
        "put the letters in one pile",
        "me and my wife",
        "tonight",
        "before I go to bed",
        "nobody",
        "leave it out",
    ):
        assert not desk.take(session, wi.Say(text=words)).concerns, words


def test_a_question_that_the_worker_typed_makes_a_short_answer_grave(desk: Desk):
    session = begin(desk)
    desk.take(session, wi.Say(text="Do you think about ending your life?", speaker="worker", keep="note"))
    assert desk.take(session, wi.Say(text="Most nights")).concerns

"""The concern log: who answered what and how soon, what was shared without a yes, and which rules cry wolf."""

from datetime import UTC, date, datetime, timedelta

from convo.content.library import Library
from convo.export import DOCUMENTS
from convo.model.concern_log import FEW
from convo.model.kinds import Category, Urgency
from convo.model.session import Concern, ConcernAnswer, Referral, Session, Sighting, StepTaken
from convo.review.concern_log import Wanted, concern_log
from convo.review.concern_report import concern_report

START = datetime(2026, 11, 22, 10, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def seen(minutes: int, rule: str = "tablets", urgency: Urgency = "same_day", anew: bool = True) -> Sighting:
    return Sighting(at(minutes), rule, f"words of {rule} at {minutes}", urgency, anew)


def concern(
    *sightings: Sighting,
    answers: tuple[ConcernAnswer, ...] = (),
    steps: tuple[StepTaken, ...] = (),
    category: Category = "suicide",
) -> Concern:
    last = [one for one in sightings if one.anew][-1]
    return Concern(
        "c1",
        category,
        last.urgency,
        "person",
        "suicide-thoughts",
        last.words,
        last.rule,
        True,
        raised_at=sightings[0].at,
        opened_at=last.at,
        sightings=sightings,
        steps=steps,
        answers=answers,
        open=not answers or answers[-1].at < last.at,
    )


def held(name: str, *concerns: Concern, referrals: tuple[Referral, ...] = ()) -> Session:
    return Session(
        id=f"session/{name}",
        person="person/1",
        name="Rosa Diaz",
        concerns={f"c{n}": one for n, one in enumerate(concerns, 1)},
        referrals=referrals,
    )


def done(minutes: int, told: str = "the duty doctor") -> ConcernAnswer:
    return ConcernAnswer(at(minutes), "Priya", "done", told=told, when="at once")


def wrong(minutes: int, *rules: str, reason: str = "") -> ConcernAnswer:
    return ConcernAnswer(at(minutes), "Priya", "not-this", rules=rules, reason=reason)


def test_each_opening_and_each_answer_is_there_with_how_long_it_took() -> None:
    grown = concern(
        seen(0), seen(5, anew=False), seen(60, "plan-made", "emergency"), answers=(done(30), done(63, "999"))
    )
    [logged] = concern_log([held("a", grown)], Wanted()).concerns
    assert [(growth.urgency, growth.rule) for growth in logged.growth] == [
        ("same_day", "tablets"),
        ("emergency", "plan-made"),
    ]
    assert (logged.times, logged.state) == (3, "done")
    assert [(answer.by, answer.told, answer.seconds) for answer in logged.answers] == [
        ("Priya", "the duty doctor", 1800),
        ("Priya", "999", 180),
    ]
    assert logged.words[0] == "words of tablets at 0"


def test_an_open_concern_stands_as_open_also_after_an_earlier_answer() -> None:
    again = concern(seen(0), seen(60, urgency="emergency"), answers=(done(30),))
    assert concern_log([held("a", again)], Wanted()).concerns[0].state == "open"


def test_sharing_without_a_yes_comes_with_its_rules_and_its_reason() -> None:
    steps = (
        StepTaken(at(1), "Priya", "consent", checks=("refused",)),
        StepTaken(at(2), "Priya", "share", checks=("timely", "necessary")),
        StepTaken(at(3), "Priya", "why-share", "Her life was in danger"),
    )
    [logged] = concern_log([held("a", concern(seen(0), answers=(done(4),), steps=steps))], Wanted()).concerns
    [answer] = logged.answers
    assert logged.without_consent
    assert (answer.consent, answer.checked, answer.why) == (
        "refused",
        ("necessary", "timely"),
        "Her life was in danger",
    )


def test_a_note_that_rests_on_safety_counts_as_sharing_without_a_yes() -> None:
    note = Referral(at(9), "Priya", "gp", "c1", "safety", "She may not be safe tonight", ())
    other = Referral(at(9), "Priya", "gp", None, "law", "", ())
    [logged] = concern_log([held("a", concern(seen(0)), referrals=(note, other))], Wanted()).concerns
    assert logged.without_consent
    assert [(one.to, one.reason) for one in logged.notes] == [("gp", "She may not be safe tonight")]


def test_what_was_recorded_before_an_earlier_answer_does_not_stand_for_a_later_one() -> None:
    steps = (StepTaken(at(1), "Priya", "consent", checks=("refused",)),)
    twice = concern(seen(0), seen(60, urgency="emergency"), answers=(done(2), done(63)), steps=steps)
    [logged] = concern_log([held("a", twice)], Wanted()).concerns
    assert [answer.consent for answer in logged.answers] == ["refused", None]


def test_a_reason_added_to_not_this_later_joins_it() -> None:
    one = concern(seen(0), answers=(wrong(1, "tablets"), wrong(9, "tablets", reason="a film")))
    [answer] = concern_log([held("a", one)], Wanted()).concerns[0].answers
    assert (answer.reason, answer.seconds) == ("a film", 60)


def test_rules_are_counted_with_what_was_answered_and_none_by_hand() -> None:
    sessions = [
        held("a", concern(seen(0, "idiom"), answers=(wrong(1, "idiom"),))),
        held("b", concern(seen(0, "idiom"), seen(1, "tablets", anew=False), answers=(done(2),))),
        held("c", concern(seen(0, "idiom"))),
        held("d", concern(seen(0, "by-hand"), answers=(done(1),))),
    ]
    rules = {tally.rule: tally for tally in concern_log(sessions, Wanted()).rules}
    assert set(rules) == {"idiom", "tablets"}
    assert (rules["idiom"].raised, rules["idiom"].answered, rules["idiom"].not_this) == (3, 2, 1)
    assert rules["idiom"].few


def test_a_rule_that_came_up_only_after_the_answer_is_not_answered() -> None:
    late = concern(seen(0, "idiom"), seen(9, "later", anew=False), answers=(wrong(1, "idiom"),))
    rules = {tally.rule: tally.answered for tally in concern_log([held("a", late)], Wanted()).rules}
    assert rules == {"idiom": 1, "later": 0}


def test_days_can_be_chosen_and_both_count() -> None:
    sessions = [held(name, concern(seen(n * 24 * 60))) for n, name in enumerate("abc")]
    log = concern_log(sessions, Wanted(since=date(2026, 11, 23), until=date(2026, 11, 23)))
    assert [one.session for one in log.concerns] == ["session/b"]


def test_a_supervisor_reads_names_and_words_only_of_what_was_shared(library: Library) -> None:
    step = StepTaken(at(1), "Priya", "why-share", "Rosa Diaz was in danger")
    answers = (done(2, "Rosa Diaz's GP"), wrong(3, "tablets", reason="Rosa Diaz quoted a film"))
    note = Referral(at(9), "Priya", "gp", "c1", "safety", "Rosa Diaz may not be safe", ())
    matter = concern(seen(0), answers=answers, steps=(step,))
    sessions = [held(name, matter, referrals=(note,)) for name in ("shared", "own")]
    log = concern_log(sessions, Wanted("supervisor", shared=("session/shared",)))
    assert {one.session: (one.name, one.words) for one in log.concerns} == {
        "session/own": ("", ()),
        "session/shared": ("Rosa Diaz", ("words of tablets at 0",)),
    }
    text = DOCUMENTS[".txt"](concern_report(log, "everybody", library.phrase, {})).decode()
    page = " ".join(text.split())
    own, shared = sorted(log.concerns, key=lambda one: one.session)
    assert "Rosa Diaz" not in own.model_dump_json()
    assert own.model_dump_json().count("true") == shared.model_dump_json().count("true") - 1
    assert page.count("words of tablets") == 1
    assert page.count("Rosa Diaz") == 5
    assert page.count("A reason was written down. It is not shown here.") == 2
    assert "Conversation own. It was not shared." in page


def test_an_answer_from_before_the_raising_counts_by_how_urgent_it_was_first(library: Library) -> None:
    log = concern_log([held("a", concern(seen(0), seen(9, urgency="emergency"), answers=(done(-5),)))], Wanted())
    text = DOCUMENTS[".txt"](concern_report(log, "everybody", library.phrase, {})).decode()
    assert "Today: tell the right person today. Time to the first answer" in " ".join(text.split())


def test_the_report_says_all_that_the_log_holds_and_small_numbers_are_said_to_be_small(library: Library) -> None:
    steps = (StepTaken(at(1), "Priya", "consent", checks=("not-asked",)),)
    note = Referral(at(9), "Priya", "gp", "c1", None, "", ())
    sessions = [
        held("a", concern(seen(0), seen(9, "plan-made", "emergency"), answers=(done(4), done(12)), steps=steps)),
        held("b", concern(seen(0, "by-hand"), seen(30, "by-hand"), answers=(wrong(1),))),
        held("c", concern(seen(0), answers=(ConcernAnswer(at(400), "Priya", "not-done", reason="It was long ago."),))),
        held("d", concern(seen(0)), referrals=(note,)),
    ]
    sessions += [
        held(f"n{n}", concern(seen(0, "idiom"), answers=(wrong(1, "idiom", reason="a film"),))) for n in range(FEW)
    ]
    text = DOCUMENTS[".txt"](concern_report(concern_log(sessions, Wanted()), "everybody", library.phrase, {"gp": "GP"}))
    page = " ".join(text.decode().split())
    for said in (
        "Shared without consent: the person was not asked",
        "No reason was written down.",
        "Not ticked: necessary, proportionate",
        "Raised by hand.",
        "not acted on, as It was long ago. It took 7 hours.",
        "A note to GP was drafted. What it rests on is not recorded.",
        "idiom: 100% “not this”",
        "“Not this”: 10. Answered: 10. Raised: 10.",
        "Too few answers to say much.",
        "Time to the first answer: under two minutes in the middle, 7 hours at the most",
    ):
        assert said in page, said
    assert page.count("Too few answers") == 2


def test_an_empty_log_says_so(library: Library) -> None:
    page = DOCUMENTS[".txt"](concern_report(concern_log([], Wanted()), "everybody", library.phrase, {})).decode()
    assert "Nothing was raised." in page

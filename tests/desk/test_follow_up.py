"""A follow-up begins with what was said last time, on the card itself: nobody has to look for it."""

from convo.desk import Desk
from convo.model import wish as wi
from convo.model.view import Prompt


def recap(desk: Desk, *kept: wi.Say) -> Prompt:
    """Return the card that takes up what was said last time, after a conversation in which this was kept."""
    person = desk.add_person("Sam Okoro")
    first = desk.start(person, "first-conversation").session
    for wish in kept:
        desk.take(first, wish)
    for concern in desk.view(first).concerns:
        desk.take(first, wi.Decide(concern=concern.id, done=True, told="Nurse Ama", when="10:40"))
    desk.take(first, wi.End())
    session = desk.start(person, "follow-up").session
    while not (prompt := desk.view(session).prompt) or not prompt.question.startswith("recap"):
        assert prompt
        desk.take(session, wi.Skip())
    return prompt


def test_the_card_shows_the_lines_that_it_asks_to_read_out(desk: Desk):
    prompt = recap(desk, wi.Say(text="My garden", keep="matters"), wi.Say(text="Ring the club", keep="step"))
    assert "“My garden”" in prompt.card.ask
    assert "“Ring the club”" in prompt.card.ask
    assert "Have I got that right?" in prompt.card.ask


def test_a_plan_with_no_step_has_no_lines_to_read_out(desk: Desk):
    prompt = recap(desk, wi.Say(text="My garden", keep="matters"))
    assert prompt.question == "recap-briefly"
    assert "…" not in prompt.card.ask


def test_what_raised_a_concern_last_time_is_not_on_the_card(desk: Desk):
    at_home = "My husband hits me and I am scared of him"
    prompt = recap(desk, wi.Say(text=at_home, keep="matters"), wi.Say(text="Ring the club", keep="step"))
    assert "husband" not in prompt.card.model_dump_json()


def test_it_begins_with_how_many_concerns_there_were_and_never_says_which(desk: Desk):
    person = desk.add_person("Sam Okoro")
    first = desk.start(person, "first-conversation").session
    desk.take(first, wi.Say(text="My husband hits me and I am scared of him"))
    desk.take(first, wi.Decide(concern="c1", done=True, told="Nurse Ama", when="10:40"))
    line = desk.start(person, "follow-up").recap[-1]
    assert line.startswith("Concerns last time: 1.")
    assert f"convo concerns --session {first.rpartition('/')[2]}" in line
    assert not {"husband", "abuse", "Ama"} & set(line.split())


def test_what_was_not_a_concern_after_all_is_not_told_of(desk: Desk):
    person = desk.add_person("Sam Okoro")
    first = desk.start(person, "first-conversation").session
    desk.take(first, wi.Say(text="My husband hits me and I am scared of him"))
    desk.take(first, wi.NotThis(concern="c1"))
    assert not [line for line in desk.start(person, "follow-up").recap if "oncern" in line]


def test_what_they_are_called_and_what_helps_them_take_part_is_known_already(desk: Desk):
    person = desk.add_person("Maureen Tilley")
    first = desk.start(person, "first-conversation").session
    answers = {"called": "Mo", "needs": "big print"}
    while (prompt := desk.view(first).prompt) and answers:
        words = answers.pop(prompt.question, "")
        desk.take(first, wi.Say(text=words) if words else wi.Skip())
    desk.take(first, wi.End())
    later = desk.start(person, "follow-up").session
    assert desk.plan(later).name == "Mo"
    assert "big print" in desk.plan_as(later, "text").decode()

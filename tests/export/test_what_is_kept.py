"""Whatever somebody answers is in the plan they take home, or stays out of it for a reason that is written here."""

from dataclasses import dataclass, field

import pytest

from convo.content.library import Library
from convo.engine.plan import plan_of
from convo.export import FORMATS
from convo.model import wish as wi
from convo.model.event import CarriedItem
from convo.model.plan import Plan
from convo.model.script import Question, Script
from tests.engine.talks import Talk

NEVER = {
    "how the talk is held, not what is planned": (
        *("limits", "consent", "shape", "another-step", "another-goal", "another-offer"),
        *("option-may-i", "offer-may-i", "offer-try", "recap", "recap-briefly", "what-next", "next-time"),
    ),
    "their story: it stays between the two who talked": (
        *("brings", "recap-changed", "looking-back", "looking-forward", "bigger-picture", "experience", "today"),
        *("goal-now", "goal-gone", "goal-helped", "step-went"),
    ),
    "reasons are theirs to say, and would read as a promise": (
        *("desire", "ability", "reasons", "need", "importance-up", "confidence-up", "importance-lower"),
        *("importance-different", "importance-ten", "confidence-different"),
        *("goal-importance-zero", "goal-importance-lower"),
        *("goal-confidence-zero", "goal-confidence-lower", "goal-confidence-up"),
    ),
    "leads up to a goal or a step, which is asked for next": (
        *("topic-first", "options-theirs", "options-else", "option-added", "choose", "action", "signs"),
        *("scale", "scale-up", "rehearse", "new-say-back"),
    ),
    "the worker's words, said aloud": ("summary", "affirm"),
    "weighed up by somebody undecided: no side of it is a plan": (
        *("balance-choice", "balance-first-good", "balance-first-less", "balance-second-good"),
        *("balance-second-less", "balance-leaning"),
    ),
    "chosen of what is in the plan already: it decides what else is": (
        *("readiness", "readback-line", "line-agreed", "goal-decision", "step-decision"),
    ),
}
"""The questions whose answers stay out of the plan, by the reason for it."""

RULERS = {"importance": 8, "confidence": 6, "goal-importance": 7, "goal-confidence": 9}
PRINTED = {
    "importance": "matters: 8 out of 10",
    "confidence": "I feel: 6 out of 10",
    "goal-importance": "matters: 7 out of 10",
    "goal-confidence": "I feel: 9 out of 10",
    "goal-attainment": "a little more than hoped",
    "review": "24 December 2027",
}

WAYS: dict[str, tuple[dict[str, str], ...]] = {
    "first-conversation": (
        {"shape": "grow"},
        {"shape": "tgrow", "option-may-i": "no"},
        {"shape": "oskar", "importance": "10", "confidence": "10"},
        {"shape": "oskar", "scale": "0"},
        {"shape": "grow", "confidence": "0"},
        {"importance": "0"},
        {"readiness": "not-now"},
        {"review": "", "ending": "open-door"},
        {"readback-line": "change"},
    ),
    "follow-up": (
        {"recap": "not-quite", "what-next": "ideas"},
        {"what-next": "goal"},
        {"goal-importance": "0", "goal-confidence": "0"},
        {"goal-decision": "change", "step-decision": "change"},
        {"next-time": "ending"},
        {"line-agreed": "change"},
        {"(nothing carried)": "", "what-next": "goal"},
    ),
}
"""Ways through a conversation, by the answers that are not the usual ones; together they meet every question."""


@dataclass
class Walk:
    """What was asked on one way through a conversation, and the plan as it stood at the end."""

    asked: set[str] = field(default_factory=set[str])
    printed: str = ""
    plan: Plan | None = None


def answer(question: Question, way: dict[str, str], again: bool) -> str:
    """Return what is said to a question: a choice by the way taken, words that name the question otherwise."""
    usual = {"consent": "yes", "readiness": "ready", "another-step": "no", "another-goal": "no", "another-offer": "no"}
    chosen = "" if again and question.id in ("readback-line", "line-agreed") else way.get(question.id)
    if chosen is not None and not again:
        return chosen
    match question.answer:
        case "ruler":
            return str(RULERS.get(question.id, 5))
        case "attainment":
            return "+1"
        case "date":
            return "24 December 2027"
        case "choice" | "several":
            return usual.get(question.id, question.options[0])
        case _:
            return f"Words for {question.id} here"


def taken(script: Script, way: dict[str, str], library: Library) -> Walk:
    carried = (
        CarriedItem(item="i1", kind="matters", text="My allotment"),
        CarriedItem(item="i2", kind="goal", text="Get out twice a week"),
        CarriedItem(item="i3", kind="step", text="Ring the club", about="i2"),
    )
    talk, walk = Talk.begin(script, () if "(nothing carried)" in way else carried), Walk()
    questions = {question.id: question for stage in script.stages for question in stage.questions}
    while talk.question:
        question = questions[talk.question]
        words = "" if question.answer == "show" else answer(question, way, question.id in walk.asked)
        talk.wish(wi.Say(text=words) if words else wi.Skip())
        walk.asked |= {question.id} if words else set()
    walk.plan = plan_of(talk.session, library.phrase)
    walk.printed = FORMATS["text"].write(walk.plan, library.wording).decode()
    return walk


def expected(question: Question, way: dict[str, str]) -> str:
    if question.answer == "words":
        return f"Words for {question.id} here"
    if question.id in PRINTED:
        return PRINTED[question.id]
    if question.answer == "ruler":
        return "5 out of 10"
    option = way.get(question.id) or question.options[0]
    return dict(question.labels)[option]


@pytest.mark.parametrize("name", WAYS)
def test_every_answer_is_in_the_plan_or_stays_out_of_it_for_a_reason(library: Library, name: str) -> None:
    script = library.script(name)
    questions = [question for stage in script.stages for question in stage.questions if question.answer != "show"]
    walks = [(way, taken(script, way, library)) for way in WAYS[name]]
    printed = {
        question.id
        for question in questions
        for way, walk in walks
        if question.id in walk.asked and " ".join(expected(question, way).split()) in " ".join(walk.printed.split())
    }
    never = {question for kept_out in NEVER.values() for question in kept_out}
    asked = {question for _, walk in walks for question in walk.asked}
    lost = {question.id for question in questions} - printed - never
    assert not lost, f"said and kept, and in no plan: {lost}; not asked on any way: {lost - asked}"
    assert not printed & never, f"in the plan after all: {printed & never}"


def test_what_they_knew_of_already_stands_apart_from_what_they_were_offered(library: Library) -> None:
    plan = taken(library.script("first-conversation"), {}, library).plan
    assert plan
    assert [(offer.text, offer.view) for offer in plan.offers] == [
        ("Words for offer-known here", ""),
        ("Words for offer here", "Words for offer-view here"),
    ]


def test_a_signal_without_what_follows_it_is_in_the_plan_as_far_as_it_goes(library: Library) -> None:
    walk = taken(library.script("first-conversation"), {"step-response": ""}, library)
    assert "If Words for step-cue here" in walk.printed


def test_no_question_is_named_that_there_is_not(library: Library) -> None:
    scripts = [library.script(name) for name in WAYS]
    real = {question.id for script in scripts for stage in script.stages for question in stage.questions}
    assert {question for kept_out in NEVER.values() for question in kept_out} <= real

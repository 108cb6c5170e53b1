"""Rules from content: each raises and leaves alone what it says it does, and a bad one is named."""

import tomllib
from pathlib import Path

import pytest

from convo.model.kinds import CATEGORIES
from convo.scope.rules import Example, Rule, rules_from
from convo.scope.scan import Scanner

SCOPE = Path(__file__).parents[2] / "scripts" / "scope"
RULES = rules_from(tomllib.loads((SCOPE / "rules.toml").read_text(encoding="utf-8")))
SCANNER = Scanner(RULES)
RAISES = [pytest.param(rule, one, id=f"{rule.id}-{place}") for rule in RULES for place, one in enumerate(rule.raises)]
QUIET = [pytest.param(rule, one, id=f"{rule.id}-{place}") for rule in RULES for place, one in enumerate(rule.quiet)]
PROTOCOLS = {
    row["id"]: row for row in tomllib.loads((SCOPE / "protocols.toml").read_text(encoding="utf-8"))["protocols"]
}


@pytest.mark.parametrize(("rule", "example"), RAISES)
def test_raises(rule: Rule, example: Example) -> None:
    assert Scanner((rule,)).scan(example.text, example.previous, example.speaker)
    together = SCANNER.scan(example.text, example.previous, example.speaker)
    assert rule.category in {signal.category for signal in together}


@pytest.mark.parametrize(("rule", "example"), QUIET)
def test_leaves_alone(rule: Rule, example: Example) -> None:
    assert SCANNER.scan(example.text, example.previous, example.speaker) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_has_examples_and_a_protocol_of_its_category(rule: Rule) -> None:
    assert rule.raises
    assert rule.quiet
    assert PROTOCOLS[rule.protocol]["category"] == rule.category


def test_every_category_has_rules() -> None:
    assert {rule.category for rule in RULES} == set(CATEGORIES)


def rule(**changes: object) -> dict[str, object]:
    given: dict[str, object] = {
        "id": "made-up",
        "category": "suicide",
        "urgency": "soon",
        "protocol": "suicide-thoughts",
        "any": ["one"],
    }
    return {"rules": [given | changes]}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (rule(any=["("]), "rule made-up: bad pattern '\\('"),
        (rule(any=["a(?=b)"]), "rule made-up: bad pattern"),
        (rule(any=[r"(a)\1"]), "rule made-up: bad pattern"),
        (rule(any=["{nobody}"]), "rule made-up: no words are called"),
        (rule(any=[]), "rule made-up: any: "),
        (rule(any=[""]), "rule made-up: a list of texts is needed"),
        (rule(any="one"), "rule made-up: a list is needed"),
        (rule(guards=["nobody"]), "rule made-up: no guard is called 'nobody'"),
        (rule(category="weather"), "rule made-up: category"),
        (rule(extra=1), "rule made-up: extra"),
        ({"rules": rule()["rules"] * 2}, "rule made-up: the id is used twice"),  # type: ignore[operator]
        ({"rules": [1]}, "rules: a table is needed"),
        ({"guards": {"odd": {"any": ["["]}}}, "guard odd: bad pattern"),
        ({"guards": {"odd": 1}}, "guard odd: a table is needed"),
        ({"words": {"odd": ["{later}"]}}, "words odd: no words are called"),
        ({"words": 1}, "words: a table is needed"),
    ],
)
def test_what_is_wrong_is_named(table: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        rules_from(table)


def test_a_bad_pattern_says_nothing_on_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="made-up"):
        rules_from(rule(any=["(?!no)"]))
    assert capfd.readouterr().err == ""

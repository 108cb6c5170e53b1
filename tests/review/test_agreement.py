"""Agreement beyond chance: worked by hand, and undefined where it is undefined."""

import pytest

from convo.review.agreement import agreement, agreements


def test_a_table_worked_by_hand() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = agreement("any", pairs)
    assert found.observed == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.4)
    assert found.low == pytest.approx(0.4 - 1.96 * (0.7 * 0.3 / 50) ** 0.5 / 0.5)


def test_no_agreement_is_made_up_where_there_is_nothing_to_agree_on() -> None:
    assert agreement("any", []).kappa is None
    assert agreement("any", [("question", "question")] * 5).kappa is None


def test_each_code_is_judged_alone_and_only_turns_that_both_coded_count() -> None:
    one = {"1": "question", "2": "reflection", "3": "input", "4": "other"}
    other = {"1": "question", "2": "reflection", "3": "other"}
    found = {each.code: each for each in agreements(one, other)}
    assert found["all"].n == 3
    assert found["question"].kappa == 1
    assert set(found) == {"all", "question", "reflection", "input", "other"}

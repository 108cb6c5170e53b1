"""The scope content: every row and category has something to do, every fact a source, and no unverified number."""

import tomllib
from pathlib import Path
from typing import cast

import pytest

from convo.model.concern import Protocol, Service
from convo.model.kinds import ABOUTS, CATEGORIES, URGENCIES, Urgency
from convo.scope.protocols import protocol_for

ROOT = Path(__file__).parents[2]
SCOPE = ROOT / "scripts" / "scope"
CARDS = ROOT / "prompts" / "scope"
ROLES = ("first_contact", "safeguarding_lead", "supervisor")
UNVERIFIED = ("0800 111 999", "020 7008 0151", "105", "101")
"""Numbers nobody has checked at their source: they are shown as "check locally" until somebody has."""

Table = dict[str, object]


def rows(name: str) -> list[Table]:
    table = tomllib.loads((SCOPE / f"{name}.toml").read_text(encoding="utf-8"))
    return cast("list[Table]", table[name])


PROTOCOLS = rows("protocols")
SERVICES = rows("services")
AT_HOME = [row for row in PROTOCOLS if row["category"] == "domestic_abuse"]
IDS = [str(row["id"]) for row in PROTOCOLS]


def card(protocol: str) -> dict[str, list[str]]:
    """Read a card as its sections, the title under the empty name."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (CARDS / f"{protocol}.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            name = line.lstrip("# ") if line.startswith("##") else ""
            sections[name] = [line[2:]] if not name else []
        elif line:
            sections[name].append(line)
    return sections


def value(row: Table) -> Protocol:
    """Make the protocol that a row and its card give."""
    given = {key: row[key] for key in row if key != "rows"}
    return Protocol.model_validate(given | {"title": "t", "now": ("n",), "consent_words": "c", "not_do": ("d",)})


VALUES = [value(row) for row in PROTOCOLS]


def test_ids_are_used_once() -> None:
    assert len(set(IDS)) == len(IDS)
    services = [row["id"] for row in SERVICES]
    assert len(set(services)) == len(services)


def test_every_row_of_the_table_of_triggers_has_a_protocol() -> None:
    covered = {number for row in PROTOCOLS for number in cast("list[int]", row["rows"])}
    assert covered == set(range(1, 34))


def test_every_category_urgency_and_subject_finds_a_protocol() -> None:
    for category in CATEGORIES:
        for urgency in URGENCIES:
            for about in ABOUTS:
                assert protocol_for(VALUES, category, urgency, about).category == category


def test_every_card_belongs_to_a_protocol() -> None:
    assert {path.stem for path in CARDS.glob("*.md")} == set(IDS)


@pytest.mark.parametrize("protocol", IDS)
def test_card_says_all_it_must(protocol: str) -> None:
    sections = card(protocol)
    assert set(sections) - {"Ask"} == {"", "Do now", "Consent", "Do not", "Say", "Record"}
    assert 3 <= len(sections["Do now"]) <= 6
    assert all(line.startswith("- ") for name in ("Do now", "Do not") for line in sections[name])
    assert all(len(sections[name]) == 1 for name in ("Consent", "Say", "Record"))


@pytest.mark.parametrize("protocol", IDS)
def test_card_is_plain_and_gives_no_number_but_999_and_111(protocol: str) -> None:
    for line in (text for lines in card(protocol).values() for text in lines):
        for sentence in line.replace("?", ".").replace("!", ".").split("."):
            assert len(sentence.split()) <= 20, sentence
        assert not any(number in line for number in UNVERIFIED), line


@pytest.mark.parametrize("row", PROTOCOLS, ids=IDS)
def test_whom_to_tell_exists_and_roles_come_first(row: Table) -> None:
    tell = cast("list[str]", row["tell"])
    services = {service["id"] for service in SERVICES}
    roles = [one for one in tell if one in ROLES]
    assert roles
    assert tell[: len(roles)] == roles
    assert set(tell) - set(ROLES) <= services


def test_every_service_is_named_by_a_protocol_or_is_a_sibling_role() -> None:
    named = {one for row in PROTOCOLS for one in cast("list[str]", row["tell"])}
    assert {row["id"] for row in SERVICES if not row.get("role")} <= named


def test_every_sibling_role_has_a_card_and_the_other_way_round() -> None:
    assert {path.stem for path in (CARDS / "roles").glob("*.md")} == {row["id"] for row in SERVICES if row.get("role")}


def test_nobody_is_told_that_they_have_a_right_to_money() -> None:
    for path in (*CARDS.glob("roles/*.md"), CARDS / "personal-budget.md"):
        before = path.read_text(encoding="utf-8").partition("## Do not")[0]
        assert "right to" not in before
        assert "entitled" not in before


@pytest.mark.parametrize("row", [*PROTOCOLS, *SERVICES], ids=lambda row: str(row["id"]))
def test_every_fact_has_a_source_and_a_day(row: Table) -> None:
    assert str(row["source"]).strip()
    assert row["checked_on"] == "2026-11-22"


@pytest.mark.parametrize("row", SERVICES, ids=lambda row: str(row["id"]))
def test_services_are_whole_and_no_unverified_number_is_given(row: Table) -> None:
    service = Service.model_validate({key: row[key] for key in row if key != "role"})
    assert service.number is None or service.source != "check locally"
    assert service.number not in UNVERIFIED


def test_protocols_that_could_warn_a_perpetrator_are_quiet() -> None:
    quiet = {row["id"] for row in PROTOCOLS if row["consent"] == "quiet"}
    assert {row["id"] for row in AT_HOME} <= quiet
    assert "modern-slavery" in quiet


@pytest.mark.parametrize(
    "row", [row for row in PROTOCOLS if row["category"] == "domestic_abuse"], ids=lambda row: str(row["id"])
)
def test_home_cards_never_name_it_in_the_title_and_ask_only_when_alone(row: Table) -> None:
    sections = card(str(row["id"]))
    assert not any(word in sections[""][0].lower() for word in ("abuse", "violence", "domestic", "forced"))
    assert sections["Ask"][0].startswith("Only when alone:")


def test_nearest_graver_urgency_is_chosen_before_a_milder_one() -> None:
    def made(name: str, urgency: Urgency) -> Protocol:
        return VALUES[0].model_copy(update={"id": name, "urgency": urgency})

    two = [made("now", "emergency"), made("later", "soon")]
    assert protocol_for(two, "suicide", "same_day", "person").id == "now"
    assert protocol_for(two[1:], "suicide", "emergency", "person").id == "later"
    with pytest.raises(LookupError):
        protocol_for(two, "medication", "soon", "person")

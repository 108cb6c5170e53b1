"""Names are taken out before sharing, and what a program can't be sure of is listed for a person to check."""

import pytest

from convo.model.transcript import Line
from convo.review.names import unnamed

ROLES = {"Rosa Diaz": "person", "Link worker": "worker"}


def lines(*texts: str) -> list[Line]:
    return [Line(place=f"line {number}", name="Rosa Diaz", text=text) for number, text in enumerate(texts, 1)]


def texts(*given: str) -> list[str]:
    return [line.text for line in unnamed(lines(*given), ROLES).lines]


def test_speakers_become_their_roles_whole_and_in_part() -> None:
    assert texts("I'm Rosa Diaz. ROSA! Rosa's garden.") == ["I'm [person]. [person]! [person]'s garden."]
    assert unnamed(lines("Hello"), ROLES).lines[0].name == "person"


def test_a_role_is_not_a_name() -> None:
    assert texts("the link worker and the Link to work") == ["the link worker and the Link to work"]


def test_people_spoken_of_get_one_number_throughout() -> None:
    assert texts("my sister Ana rang", "Ana again, and Mr Khan", "Khan and Ana") == [
        "my sister [name 1] rang",
        "[name 1] again, and Mr [name 2]",
        "[name 2] and [name 1]",
    ]


def test_numbers_and_addresses_say_what_they_were() -> None:
    assert texts("ring 07700 900123 or a.b@c.org.uk", "12 Elm Tree Road, LS1 4AP, born 1/2/1950", "page 12 of 40") == [
        "ring [number] or [email]",
        "[address], [postcode], born [date]",
        "page 12 of 40",
    ]


def test_what_may_be_a_name_and_stayed_is_listed() -> None:
    done = unnamed(lines("we went to Croydon with rosa on Monday", "to Croydon"), ROLES)
    assert done.check == (("Croydon", 2), ("rosa", 1))
    assert done.replaced == ()


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        (
            "My friend Rosamund's car broke. Rosamund came round.",
            "My friend [name 1]'s car broke. [name 1] came round.",
        ),
        ("My brother Łukasz rang. ŁUKASZ’S car broke.", "My brother [name 1] rang. [name 1]’S car broke."),
        ("Mr O'Brien and O’Brien's dog", "Mr [name 1] and [name 1]'s dog"),
        ("My sister Anne-Marie Delgado. Delgado!", "My sister [name 1]. [name 1]!"),
        ("Dr. J. McDonald came. J McDonald left.", "Dr. [name 1] came. [name 1] left."),
        ("My sister E\u0301va and \u00c9va", "My sister [name 1] and [name 1]"),
        ("My son İbrahim, IBRAHIM!", "My son [name 1], [name 1]!"),
        ("your late husband Ana-Lu", "your late husband [name 1]"),
        ("my sister Ana. Monday is her day", "my sister [name 1]. Monday is her day"),
        ("my friend June, in the month of May", "my friend [name 1], in the month of May"),
        ("called The Hub. My friend NEVER came. Never!", "called The Hub. My friend NEVER came. Never!"),
    ],
)
def test_a_name_goes_however_it_is_written(said: str, shared: str) -> None:
    assert texts(said) == [shared]


@pytest.mark.parametrize(
    ("said", "check"),
    [
        ("Priya came. Jean-Luc too.", ["Jean-Luc", "Priya"]),
        ("Éva, D'Arcy and José Łuk", ["D'Arcy", "José Łuk", "Éva"]),
        ("DeShawn and McDonald’s sister, then PRIYA", ["DeShawn", "McDonald", "PRIYA"]),
        ("Gardening helps. We go gardening. So do they. Don't you? I-I do.", []),
        ("Hope came, I hope. I asked Will. Will he?", ["Hope", "Will"]),
        ("We saw Priya and Priya saw me. priya!", ["Priya", "priya"]),
        ("My friend Ana rang. ana's car broke.", ["ana"]),
    ],
)
def test_whatever_else_may_be_a_name_is_listed(said: str, check: list[str]) -> None:
    assert [what for what, _ in unnamed(lines(said), ROLES).check] == check


def test_a_name_is_never_read_as_a_pattern() -> None:
    done = unnamed([Line(place="line 1", name="R.* (x)", text="R.* (x) and Rab")], {"R.* (x)": "person"})
    assert "Rab" in done.lines[0].text

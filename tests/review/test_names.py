"""Names are taken out before sharing, and what a program can't be sure of is listed for a person to check."""

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


def test_a_name_is_never_read_as_a_pattern() -> None:
    done = unnamed([Line(place="line 1", name="R.* (x)", text="R.* (x) and Rab")], {"R.* (x)": "person"})
    assert "Rab" in done.lines[0].text

"""Numbers and chosen options as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.engine.choices import read_option, read_options
from convo.engine.numbers import read_number

TOPICS = (
    ("money", "Money"),
    ("housing", "Housing"),
    ("work", "Work and learning"),
    ("getting-about", "Getting about"),
    ("health", "Health and energy"),
)
YES_NO = (("yes", "Yes"), ("no", "No"), ("not-sure", "Not sure"))
KEEP = (("keep", "Keep it"), ("change", "Change it"), ("let-go", "Let it go"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4", 4),
        ("0", 0),
        ("10", 10),
        ("about a 4", 4),
        ("four", 4),
        ("Four.", 4),
        ("ten", 10),
        ("nought", 0),
        ("zero", 0),
        ("4/10", 4),
        ("4 out of 10", 4),
        ("ten out of ten", 10),
        ("7!", 7),
        ("I'd say a 6", 6),
        ("I’d say about 6", 6),
        ("maybe a 3", 3),
        ("4ish", 4),
        ("7 or so", 7),
        ("+4", 4),
        ("4 because one bus is enough", None),
        ("4 because the bus stops outside", 4),
        ("4, the bus stops outside", 4),
        ("4. Better than it was", 4),
    ],
)
def test_a_ruler_is_read(text: str, number: int | None) -> None:
    assert read_number(text, 0, 10) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "no",
        "not sure",
        "4 or 5",
        "4-5",
        "4 to 5",
        "between 3 and 4",
        "4.5",
        "4,5",
        ".5",
        "4 and a half",
        "4, or maybe 5",
        "4, maybe more",
        "4, no, wait",
        "4?",
        "4+",
        "4%",
        "4th",
        "11",
        "-1",
        "minus one",
        "4/5",
        "4 out of 5",
        "4 weeks",
        "4 friends",
        "one of those days",
        "no one",
        "I have one friend",
        "I'd like one",
        "more than 4",
        "not a 4",
        "up to 4",
        "it was 4 last time",
        "9" * 5000,
        "٤",
        "четыре",
    ],
)
def test_what_could_be_two_numbers_or_none_is_none(text: str) -> None:
    assert read_number(text, 0, 10) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("-1", -1),
        ("- 2", -2),
        ("−2", -2),
        ("minus one", -1),
        ("+1", 1),
        ("plus 2", 2),
        ("0", 0),
        ("-3", None),
        ("3", None),
    ],
)
def test_attainment_has_a_sign(text: str, number: int | None) -> None:
    assert read_number(text, -2, 2) == number


@given(st.text() | st.from_regex(r"[0-9 .,/+-]{0,12}"), st.integers(-2, 0), st.integers(2, 10))
def test_a_number_is_always_in_range(text: str, least: int, most: int) -> None:
    number = read_number(text, least, most)
    assert number is None or least <= number <= most


@pytest.mark.parametrize(
    ("text", "chosen", "beyond"),
    [
        ("2", ("housing",), ""),
        ("2.", ("housing",), ""),
        ("1)", ("money",), ""),
        ("3 1 5", ("work", "money", "health"), ""),
        ("3,1,5", ("work", "money", "health"), ""),
        ("1 & 3", ("money", "work"), ""),
        ("money, housing", ("money", "housing"), ""),
        ("housing and money", ("housing", "money"), ""),
        ("housing first, then money", ("housing", "money"), ""),
        ("money housing", ("money", "housing"), ""),
        ("money\nhousing", ("money", "housing"), ""),
        ("Getting about", ("getting-about",), ""),
        ("getting-about", ("getting-about",), ""),
        ("health  and energy", ("health",), ""),
        ("energy", ("health",), ""),
        ("learning, 1", ("work", "money"), ""),
        ("1, 1", ("money",), ""),
        ("mon", ("money",), ""),
        ("g", ("getting-about",), ""),
        ("m g", ("money", "getting-about"), ""),
        ("money but only the gas bill", ("money",), "but only the gas bill"),
        ("Money: the gas bill (again)", ("money",), "the gas bill (again)"),
        ("money (the gas bill)", ("money",), "(the gas bill)"),
        ("money and my sister", ("money",), "and my sister"),
        ("2, 3 children", ("housing",), "3 children"),
        ("money 👍", ("money",), "👍"),
    ],
)
def test_several_options_in_the_order_said(text: str, chosen: tuple[str, ...], beyond: str) -> None:
    assert read_options(text, TOPICS) == (chosen, beyond)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "h",
        "money is tight",
        "money's tight",
        "money housing benefit",
        "money or housing",
        "money?",
        "I want money",
        "3 children",
        "1-3",
        "1 - 3",
        "1.5",
        "3:30",
        "315",
        "0",
        "9",
        "1, 9",
        "-1",
        "m and something",
        "🙂 money",
        "деньги",
    ],
)
def test_unclear_words_choose_nothing(text: str) -> None:
    assert read_options(text, TOPICS) == ((), text)


@pytest.mark.parametrize(
    ("text", "chosen", "beyond"),
    [
        ("yes", "yes", ""),
        ("y", "yes", ""),
        ("Yes!", "yes", ""),
        ("yeah", "yes", ""),
        ("1", "yes", ""),
        ("yes, my sister", "yes", "my sister"),
        ("yes my sister will", "yes", "my sister will"),
        ("yes but only mornings", "yes", "but only mornings"),
        ("yes but no car", "yes", "but no car"),
        ("yes yes", "yes", ""),
        ("no", "no", ""),
        ("n", "no", ""),
        ("nope.", "no", ""),
        ("no thanks", "no", "thanks"),
        ("No, not today", "no", "not today"),
        ("not sure", "not-sure", ""),
        ("Not sure, ask me later", "not-sure", "ask me later"),
    ],
)
def test_the_first_words_choose_one_option(text: str, chosen: str, beyond: str) -> None:
    assert read_option(text, YES_NO) == (chosen, beyond)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no worries yes",
        "no problem",
        "no idea",
        "no one",
        "no I'd love to",
        "yes and no",
        "yes or no",
        "yes but no",
        "yes?",
        "not really",
        "nothing",
        "note",
        "know",
        "1 2",
        "4",
    ],
)
def test_an_unclear_answer_is_no_choice(text: str) -> None:
    assert read_option(text, YES_NO) == (None, text)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("keep", "keep"),
        ("keep it", "keep"),
        ("k", "keep"),
        ("let it go", "let-go"),
        ("let go", "let-go"),
        ("keep going", None),
        ("change nothing", None),
        ("no", None),
    ],
)
def test_labels_of_several_words(text: str, chosen: str | None) -> None:
    assert read_option(text, KEEP)[0] == chosen


def test_letters_that_two_options_share_choose_neither() -> None:
    assert read_option("no", (("now", "Now"), ("later", "Later"))) == (None, "no")
    assert read_option("n", (("now", "Now"), ("next-week", "Next week"))) == (None, "n")
    assert read_option("yes", (("yes-alone", "Yes, alone"), ("yes-helped", "Yes, with help"))) == (None, "yes")
    assert read_option("yes", (("yes-alone", "Yes, alone"), ("no", "No"))) == ("yes-alone", "")


@given(
    st.text()
    | st.lists(st.sampled_from(["1", "2", "money", "housing", "no", "and", ",", "-", "my", "m"])).map(" ".join)
)
def test_no_word_beyond_a_choice_is_lost(text: str) -> None:
    chosen, beyond = read_options(text, TOPICS)
    assert len(set(chosen)) == len(chosen)
    assert set(chosen) <= {option for option, _ in TOPICS}
    assert text.rstrip().endswith(beyond) if chosen else beyond == text
    one, rest = read_option(text, YES_NO)
    assert rest in text
    assert one in {None, "yes", "no", "not-sure"}


def test_an_answer_without_options_chooses_nothing() -> None:
    assert read_option("yes", ()) == (None, "yes")
    assert read_options("1", ()) == ((), "1")

"""The library gives content as model values, reads only what is asked for, and refuses what is broken."""

from pathlib import Path

import pytest

from convo.content.findings import ContentBroken, ContentError
from convo.content.library import Library
from convo.content.place import find_place
from convo.model.condition import Answered
from convo.model.view import ScriptRow

from .good_content import CONCERN, QUESTIONS, Files, write


def test_a_script_has_the_wording_of_its_cards(library: Library) -> None:
    script = library.script("chat")
    assert (script.title, script.purpose, script.closing) == ("A chat", "To see how things are.", "close")
    assert [(stage.id, stage.title) for stage in script.stages][:2] == [("open", "Open"), ("goals", "Goals")]
    assert tuple(question.id for stage in script.stages for question in stage.questions) == QUESTIONS
    shape = script.stages[0].questions[1]
    assert shape.labels == (("long", "Choose long"), ("short", "Choose short"))
    assert shape.leans_on == ("matters",)
    assert script.stages[1].questions[1].when == Answered.model_validate({"is": "answered", "question": "goal"})


def test_a_card_has_all_its_parts(library: Library) -> None:
    card = library.script("chat").stages[0].questions[0].card
    assert (card.title, card.ask, card.why) == ("Matters", "What about matters?", "It helps to know.")
    assert [(way.kind, way.text) for way in card.ways] == [
        ("short", "And matters?"),
        ("simple", "Tell me. What is matters?"),
        ("other", "How is it with matters?"),
    ]
    assert (card.listen, card.hard) == (("Names and places.",), ("Come back to it later.",))


def test_marks_of_markdown_and_controls_do_not_reach_the_reader(files: Files, tmp_path: Path) -> None:
    files["prompts/chat/matters.md"] = files["prompts/chat/matters.md"].replace(
        "What about matters?", "What *really*\nmatters,\x1b[2J \\*you*, in `{name}`?\u202e ____"
    )
    card = Library(write(tmp_path, files)).script("chat").stages[0].questions[0].card
    assert card.ask == "What really matters,[2J *you*, in {name}? ____"


def test_rows_list_scripts_and_read_no_cards(files: Files, tmp_path: Path) -> None:
    kept = {name: text for name, text in files.items() if name in ("scripts/chat.toml", "prompts/chat/script.md")}
    rows = Library(write(tmp_path, kept)).script_rows()
    assert rows == (ScriptRow(script="chat", title="A chat", purpose="To see how things are.", follows_up=False),)


def test_one_script_opens_though_another_is_broken(files: Files, tmp_path: Path) -> None:
    files["scripts/torn.toml"] = "id = "
    library = Library(write(tmp_path, files))
    assert library.script("chat").title == "A chat"
    with pytest.raises(ContentBroken) as broken:
        library.script("torn")
    assert "scripts/torn.toml:1: error: the TOML can't be read" in str(broken.value)


def test_a_script_that_is_not_there_is_named_with_those_that_are(library: Library) -> None:
    with pytest.raises(ContentError, match="There are: chat"):
        library.script("../chat")


def test_concerns(library: Library) -> None:
    protocol = library.protocols["self-harm"]
    assert (protocol.category, protocol.tell) == ("self_harm", ("safeguarding_lead", "helpline"))
    assert protocol.now == ("Stay calm.", "Listen.", "Call your lead.")
    assert (protocol.direct, protocol.say) == ("Are you safe?", "Thank you for telling me.")
    assert library.services["helpline"].number == "0800 1111"
    assert library.rules[0].id == "says-suicide"


def test_a_concern_without_its_wording_is_refused(files: Files, tmp_path: Path) -> None:
    files["prompts/scope/suicide.md"] = CONCERN.replace("## Do now", "## Now")
    with pytest.raises(ContentBroken, match="unknown section “Now”"):
        _ = Library(write(tmp_path, files)).protocols


@pytest.mark.parametrize(("rules", "said"), [("x = ", "can't be read"), ('rules = ["x"]', "a table is needed")])
def test_rules_that_are_broken_are_refused(rules: str, said: str, files: Files, tmp_path: Path) -> None:
    files["scripts/scope/rules.toml"] = rules
    with pytest.raises(ContentBroken, match=said):
        _ = Library(write(tmp_path, files)).rules


def test_facts_go_into_phrases_as_they_are(library: Library) -> None:
    assert library.phrase("plan/title", name="{empty} %s {0.__class__}") == "A plan for {empty} %s {0.__class__}"
    assert library.phrase("plan/empty") == "Nothing yet"


@pytest.mark.parametrize("phrase_id", ["plan/none", "none/title", "plan", "../plan/title", "", "plan/title"])
def test_phrases_that_are_not_there(phrase_id: str, library: Library) -> None:
    with pytest.raises(ContentError):
        library.phrase(phrase_id)


def test_a_page(library: Library) -> None:
    assert library.page("help/keys") == "# Keys\n\nPress Enter.\n"


@pytest.mark.parametrize("page_id", ["help/none", "../scripts/chat", "/etc/hostname", ""])
def test_pages_that_are_not_there(page_id: str, library: Library) -> None:
    with pytest.raises(ContentError):
        library.page(page_id)


def test_the_revision_changes_with_any_card_and_with_nothing_else(files: Files, tmp_path: Path) -> None:
    before = Library(write(tmp_path / "one", files)).script("chat").revision
    windows = {name: text.replace("\n", "\r\n") for name, text in files.items()}
    assert Library(write(tmp_path / "two", windows)).script("chat").revision == before
    files["prompts/help/keys.md"] = "# Keys\n\nNew.\n"
    assert Library(write(tmp_path / "three", files)).script("chat").revision == before
    files["prompts/chat/bye.md"] += "- And smile.\n"
    assert Library(write(tmp_path / "four", files)).script("chat").revision != before


def test_content_is_found() -> None:
    place = find_place()
    assert (place.root / "scripts").is_dir()
    assert (place.root / "prompts").is_dir()

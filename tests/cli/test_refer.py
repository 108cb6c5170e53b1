"""`convo refer`: the least by default, lines put in by name, a new file only where one is named."""

import pytest


@pytest.fixture
def worried(convo) -> None:
    """Keep a conversation that raised one concern."""
    convo("talk", "--plain", "--person", "Asha", typed=b"Some days I think about killing myself\n")


def test_the_draft_has_the_least_in_it_and_says_on_the_side_what_was_left_out(convo, worried):
    done = convo("refer", "latest")
    assert done.returncode == 0, done.stderr
    assert b"Asha" in done.stdout
    assert b"killing" not in done.stdout
    assert b"--with words-1" in done.stderr


def test_lines_and_the_reason_are_put_in_and_a_new_file_is_written(convo, worried, here):
    command = ["refer", "latest", "1", "--with", "words-1", "--because", "safety", "May act tonight", "-o", "note.md"]
    done = convo(*command)
    assert done.returncode == 0, done.stderr
    note = (here / "note.md").read_text("utf-8")
    assert "killing myself" in note
    assert "May act tonight" in note
    again = convo(*command)
    assert again.returncode == 1
    assert b"note.md" in again.stderr


def test_another_role_needs_no_concern(convo, worried):
    done = convo("refer", "latest", "--to", "health-coach")
    assert done.returncode == 0
    assert b"Health and wellbeing coach" in done.stdout


def test_what_is_not_there_is_named_with_what_is(convo, worried):
    assert b"health-coach" in convo("refer", "latest", "--to", "nobody").stderr
    assert b"words-1" in convo("refer", "latest", "--with", "words-9").stderr
    assert convo("refer", "latest", "c9").returncode == 1
    assert convo("refer").returncode == 2
    assert convo("refer", "latest", "1", "2").returncode == 2


def test_without_its_name_one_of_several_is_never_guessed(convo):
    convo(
        "talk",
        "--plain",
        "--person",
        "Asha",
        typed=b"Some days I think about killing myself\nMy husband hits me and I am scared of him\n",
    )
    done = convo("refer", "latest")
    assert done.returncode == 1
    assert b"c1:" in done.stderr
    assert b"c2: For your eyes only" in done.stderr
    assert b"home" not in done.stderr

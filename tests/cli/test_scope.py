"""`convo scope explain` and `convo scan --quick`, as a person runs them."""

import json


def test_explain_shows_rules_scores_and_near_examples(convo):
    done = convo("scope", "explain", "I have no thoughts of ending my life.")
    assert done.returncode == 0
    said = done.stdout.decode()
    assert "Nothing is raised." in said
    assert "kept quiet by negation" in said
    assert "Nearest that are left alone:" in said
    assert done.stderr == b""


def test_explain_writes_json(convo):
    done = convo(
        "scope", "explain", "Yes, most nights.", "--previous", "Have you thought of ending your life?", "--json"
    )
    why = json.loads(done.stdout)
    assert why["signals"][0]["category"] == "suicide"
    assert why["scores"][0]["category"] == "suicide"
    assert len(why["near"]["raised"]) == len(why["near"]["left_alone"]) == 3
    assert {"text", "labels", "near"} <= why["near"]["raised"][0].keys()


def test_explain_takes_apart_an_entry_of_which_hardly_a_word_would_be_left(convo):
    assert convo("scope", "explain", "She has just collapsed. Help me.").returncode == 0


def test_explain_never_repeats_what_acts_on_a_terminal(convo):
    assert b"\x1b" not in convo("scope", "explain", "I am \x1b[2J going home").stdout


def test_a_quick_scan_needs_no_encoder(convo):
    line = json.dumps({"id": 1, "speaker": "person", "text": "I want to kill myself."}).encode()
    done = convo("scan", "--quick", typed=line)
    assert json.loads(done.stdout)["labels"][0]["category"] == "suicide"

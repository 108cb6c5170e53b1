"""Every kind of finding is provoked by one change to good content, and says where and what."""

from datetime import date
from pathlib import Path

import pytest

from convo.content.check import check
from convo.content.findings import Finding

from .good_content import SCRIPT, Files, good_files, write

TODAY = date(2026, 11, 22)
CHAT, CARD, OVERVIEW = "scripts/chat.toml", "prompts/chat/matters.md", "prompts/chat/script.md"
PROTOCOLS, SERVICES, RULES = "scripts/scope/protocols.toml", "scripts/scope/services.toml", "scripts/scope/rules.toml"
CONCERN, PHRASES = "prompts/scope/suicide.md", "prompts/phrases/plan.md"


def found(root: Path, files: Files) -> tuple[Finding, ...]:
    return check(write(root, files), TODAY)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_good_content_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, good_files()) == ()


def test_a_finding_reads_like_a_compilers() -> None:
    finding = Finding("scripts/chat.toml", 4, "the script is empty", "Write it.")
    assert str(finding) == "scripts/chat.toml:4: error: the script is empty. Write it."


# The file, the text to change, what it becomes, what must be said, and on the line of which text (after the change).
CHANGES = {
    "toml syntax": (CHAT, 'id = "open"', "id = open", "the TOML can't be read", "id = open"),
    "unknown field": (CHAT, "needed = true", "neded = true", "unknown field `neded`", "neded"),
    "unknown value": (CHAT, 'answer = "ruler"', 'answer = "slider"', "`answer` can't be “slider”", "slider"),
    "wrong type": (CHAT, "needed = true", 'needed = "perhaps"', "`needed` can't be “perhaps”", "perhaps"),
    "unknown kind": (CHAT, 'keeps = "reason"', 'keeps = "why"', "`keeps` can't be “why”", '"why"'),
    "no closing": (CHAT, 'closing = "close"\n', "", "`closing` is missing", 'id = "chat"'),
    "wording in a script": (CHAT, 'id = "open"', 'id = "open"\ntitle = "Open"', "unknown field `title`", "title ="),
    "unknown condition": (
        CHAT,
        '{is = "answered", question = "goal"}',
        '{is = "replied", question = "goal"}',
        "unknown condition “replied”",
        "replied",
    ),
    "condition without is": (CHAT, '{is = "answered", question', "{question", "has no `is`", '{question = "goal"}'),
    "unknown target": (
        CHAT,
        'to = "close", when = {is = "chose"',
        'to = "cloze", when = {is = "chose"',
        "“cloze”",
        "cloze",
    ),
    "condition about no question": (CHAT, 'question = "goal"}', 'question = "aim"}', "“aim”, which is no", '"aim"'),
    "condition about no option": (CHAT, 'option = "short"', 'option = "brief"', "no option “brief”", "brief"),
    "number of words": (CHAT, 'question = "sure"', 'question = "matters"', "has no number", '"number"'),
    "number beyond the scale": (CHAT, "least = 7", "least = 11", "is never a number from 11", "least = 11"),
    "empty all": (
        CHAT,
        'when = {is = "stance", stance = "neutral"}',
        'when = {is = "all", of = []}',
        "no condition",
        "of = []",
    ),
    "leans on nothing": (CHAT, 'leans_on = ["matters"]', 'leans_on = ["mater"]', "leans on “mater”", "mater"),
    "leans on something later": (CHAT, 'leans_on = ["matters"]', 'leans_on = ["goal"]', "comes later", "leans_on"),
    "two questions of one name": (
        CHAT,
        'id = "sure"',
        'id = "goal"',
        "the id “goal” is used twice",
        'id = "goal"\nanswer',
    ),
    "an id that is no id": (CHAT, 'id = "sure"', 'id = "../sure"', "can't be used", "../sure"),
    "another id than the file": (CHAT, 'id = "chat"', 'id = "talk"', "not the file's name", "talk"),
    "question without a card": (CHAT, 'id = "bye"', 'id = "goodbye"', "“goodbye” has no card", "goodbye"),
    "choice without options": (
        CHAT,
        'options = ["yes", "no"]\n',
        "",
        "choice without options",
        'answer = "choice"\nmoves',
    ),
    "options on words": (
        CHAT,
        'keeps = "reason"',
        'options = ["a"]',
        "options on an answer of words",
        'options = ["a"]',
    ),
    "an answer to a show": (
        CHAT,
        'answer = "show"',
        'answer = "show"\nneeded = true',
        "no answer to keep",
        'answer = "show"',
    ),
    "unknown plan field": (CHAT, "plan.shape", "plan.mood", "no field “plan.mood”", "plan.mood"),
    "subject without each": (
        CHAT,
        'fills = "goal.confidence"',
        'fills = "subject.text"',
        "no field “subject.text”",
        "subject.text",
    ),
    "unknown closing": (CHAT, 'closing = "close"', 'closing = "cloze"', "closing stage “cloze” is not", "cloze"),
    "closing aside": (CHAT, 'id = "close"', 'id = "close"\naside = true', "is aside", 'closing = "close"'),
    "back without again": (CHAT, ", again = true", "", "from “another” to “goal” goes back", "moves = [\n"),
    "a loop of Enter": (
        CHAT,
        'is = "chose", question = "another", option = "yes"',
        'is = "has", kind = "goal"',
        "Enter alone",
        "moves = [\n",
    ),
    "a loop by not": (
        CHAT,
        '{is = "chose", question = "another", option = "yes"}',
        '{is = "not", of = {is = "chose", question = "another", option = "no"}}',
        "Enter alone would never leave the loop",
        "moves = [\n",
    ),
    "dead end": (
        CHAT,
        SCRIPT[SCRIPT.index("moves = [\n") : SCRIPT.index('\n[[stages]]\nid = "look"')],
        'moves = [{to = "goal", again = true}]',
        "“another” is a dead end",
        "again = true",
    ),
    "moves never tried": (
        CHAT,
        ', when = {is = "chose", question = "another", option = "yes"}',
        "",
        "never tried",
        '{to = "goal"',
    ),
    "unreachable question": (
        CHAT,
        'fills = "plan.review"',
        'moves = [{to = "end"}]',
        "question “bye” is never",
        'id = "bye"',
    ),
    "unreachable stage": (
        CHAT,
        'fills = "plan.shape"',
        'moves = [{to = "close"}]',
        "stage “goals” is never",
        '[[stages]]\nid = "goals"',
    ),
    "no way to closing": (
        CHAT,
        'fills = "subject.text"',
        'moves = [{to = "end"}]',
        "closing can't be reached from the stage “look”",
        '[[stages]]\nid = "look"',
    ),
    "stage without a title": (
        OVERVIEW,
        "## look: Look again",
        "## gaze: Look again",
        "the stage “look” has no title",
        "# A chat",
    ),
    "title without a stage": (
        OVERVIEW,
        "## look: Look again",
        "## gaze: Look again",
        "there is no stage “gaze”",
        "gaze",
    ),
    "heading without a stage": (OVERVIEW, "## look: Look again", "## Look", "does not name a stage", "## Look"),
    "stages in another order": (
        OVERVIEW,
        "## open: Open",
        "## close: Open",
        "the stage “close” stands here twice",
        "## close: Close",
    ),
    "card without a title": (CARD, "# Matters\n", "", "no title", "\nWhat about"),
    "card that asks nothing": (CARD, "What about matters?", "", "asks nothing", "# Matters"),
    "list to say": (CARD, "What about matters?", "- What about it?", "a list in what to ask", "- What about it"),
    "missing section": (CARD, "## Listen for", "## If it is hard", "“Listen for” is missing", "# Matters"),
    "section twice": (CARD, "## Listen for", "## Why we ask", "“Why we ask” stands here twice", "## Why we ask\n\n- "),
    "unknown section": (CARD, "## Listen for", "## Hear", "unknown section “Hear”", "## Hear"),
    "empty section": (CARD, "It helps to know.", "", "“Why we ask” is empty", "## Why we ask"),
    "heading too deep": (CARD, "## Listen for", "### Listen for", "wrong level", "### Listen"),
    "fewer than three ways": (CARD, "- How is it with matters?\n", "", "fewer than three other ways", "## Other ways"),
    "no short way": (CARD, "- Short: And", "- And", "Short stands in 0 ways", "## Other ways"),
    "no simple way": (CARD, "- Simple: Tell", "- Short: Tell", "Simple stands in 0 ways", "## Other ways"),
    "option without a label": (
        "prompts/chat/shape.md",
        "- long: Choose long\n",
        "",
        "“long” has no label",
        "## Choices",
    ),
    "label without an option": ("prompts/chat/shape.md", "- long:", "- wide:", "no option “wide”", "- wide"),
    "item without a key": (
        "prompts/chat/shape.md",
        "- long: Choose long",
        "- Choose long",
        "has no key",
        "- Choose long",
    ),
    "option twice": (
        "prompts/chat/shape.md",
        "- long:",
        "- short: Short\n- long:",
        "“short” stands here twice",
        "- short: Choose",
    ),
    "unknown fact": (CARD, "How is it with matters", "How is it with {weather}", "the fact {weather}", "{weather}"),
    "broken braces": (CARD, "How is it with matters", "How is it with {goal", "the fact {goal", "{goal"),
    "fact in a concern": (CONCERN, "Stay calm.", "Stay calm, {name}.", "the fact {name}", "Stay calm"),
    "judging word": (CARD, "Names and places.", "What they Refused.", "“Refused”: it judges", "Refused"),
    "judging words apart": (
        OVERVIEW,
        "Find one goal.",
        "No attention\nseeking.",
        "“attention seeking”",
        "No attention",
    ),
    "why not a 10": (CARD, "How is it with matters?", "Why not a 10?", "“Why not a 10”: it does harm", "Why not a 10"),
    "canned empathy": (CARD, "What about matters?", "I know how you feel.", "it does harm", "I know how"),
    "two questions": (CARD, "What about matters?", "What about it? And you?", "two questions at once", "What about it"),
    "two questions in a way": (
        CARD,
        "- How is it with matters?",
        "- How? Who?",
        "two questions at once",
        "- How? Who?",
    ),
    "long sentence": (CARD, "It helps to know.", "It " + "really " * 20 + "helps.", "a sentence of 22 words", "really"),
    "phrase twice": (PHRASES, "- empty:", "- title: x\n- empty:", "“title” stands here twice", "- title: x"),
    "phrase without a key": (PHRASES, "- empty: Nothing", "- Nothing", "has no key", "- Nothing"),
    "fact that is none": (PHRASES, "{name}", "{Name!r}", "the fact {Name!r}", "{Name!r}"),
    "category without protocol": (
        PROTOCOLS,
        'category = "suicide"',
        'category = "self_harm"',
        "“suicide” has no protocol",
        "[[protocols]]",
    ),
    "protocol without a card": (PROTOCOLS, 'id = "suicide"', 'id = "life"', "“life” has no card", 'id = "life"'),
    "protocol id": (PROTOCOLS, 'id = "suicide"', 'id = "a/b"', "can't be used", 'id = "a/b"'),
    "protocol twice": (
        PROTOCOLS,
        'id = "self-harm"',
        'id = "suicide"',
        "used twice",
        'id = "suicide"\ncategory = "self_harm"',
    ),
    "unknown urgency": (PROTOCOLS, 'urgency = "same_day"', 'urgency = "now"', "`urgency` can't be “now”", '"now"'),
    "unknown service": (PROTOCOLS, '"helpline"', '"hotline"', "unknown service “hotline”", "hotline"),
    "tells nobody": (PROTOCOLS, 'tell = ["safeguarding_lead", "helpline"]', "tell = []", "tells nobody", "tell = []"),
    "protocol without source": (
        PROTOCOLS,
        'source = "A guide"',
        'source = " "',
        "“suicide” has no source",
        'source = " "',
    ),
    "protocol not checked": (PROTOCOLS, 'checked_on = "2026-11-01"\n', "", "`checked_on` is missing", "[[protocols]]"),
    "wording in a protocol": (PROTOCOLS, "rows = [1]", 'say = "x"', "unknown field `say`", "say ="),
    "no Do now": (CONCERN, "## Do now", "## Ask", "“Do now” is missing", "# suicide"),
    "few things to do": (CONCERN, "- Listen.\n", "", "there are 2 things to do now", "# suicide"),
    "number without source": (
        SERVICES,
        'source = "example.org"',
        'source = ""',
        "has a number, but has no source",
        "source =",
    ),
    "service without source": (SERVICES, 'source = "example.org"\n', "", "`source` is missing", "[[services]]"),
    "no date": (SERVICES, '"2026-11-01"', '"last week"', "on no date", "last week"),
    "date without quotes": (SERVICES, '"2026-11-01"', "2026-11-01", "`checked_on` can't be", "checked_on"),
    "out of date": (SERVICES, "2026-11-01", "2026-05-01", "more than six months ago", "2026-05-01"),
    "in days to come": (SERVICES, "2026-11-01", "2027-05-01", "a day to come", "2027-05-01"),
    "rule to no protocol": (RULES, 'protocol = "suicide"', 'protocol = "street"', "no protocol “street”", "street"),
    "rule of another category": (
        RULES,
        'protocol = "suicide"',
        'protocol = "medication"',
        "is about “medication”",
        '"medication"',
    ),
    "category without a rule": (
        RULES,
        'category = "suicide"',
        'category = "medication"',
        "“suicide” has no rule",
        "[[rules]]",
    ),
    "rule that can't be read": (
        RULES,
        "about medication",
        "about (medication",
        "bad pattern",
        '[[rules]]\nid = "says-medication"',
    ),
    "words that can't be read": (RULES, "[[rules]]", "[words]\nme = 3\n\n[[rules]]", "words me", "me = 3"),
    "guard that can't be read": (
        RULES,
        "[[rules]]",
        "[guards.past]\nany = ['(']\n\n[[rules]]",
        "guard past",
        "[guards.past]",
    ),
    "word without a reason": ("scripts/words.toml", 'reason = "it judges"\n', "", "`reason` is missing", "[[avoid]]"),
    "word without a source": (
        "scripts/words.toml",
        'source = "A guide"',
        'source = ""',
        "without a source",
        "[[avoid]]",
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_one_change_is_found(change: tuple[str, str, str, str, str], files: Files, tmp_path: Path) -> None:
    name, before, after, said, at = change
    assert before in files[name]
    files[name] = files[name].replace(before, after, 1)
    matching = [finding for finding in found(tmp_path, files) if said in finding.what]
    assert matching, f"nothing says “{said}”"
    assert (name, line_of(files[name], at)) in [(finding.file, finding.line) for finding in matching]
    assert all(finding.remedy for finding in matching)


WARNINGS = {"long sentence", "few things to do", "out of date", "in days to come"}


@pytest.mark.parametrize("kind", sorted(WARNINGS))
def test_warnings_leave_content_usable(kind: str, files: Files, tmp_path: Path) -> None:
    name, before, after, *_ = CHANGES[kind]
    files[name] = files[name].replace(before, after, 1)
    assert {finding.level for finding in found(tmp_path, files)} == {"warning"}


UNUSED = {
    "prompts/chat/old.md": "nothing in scripts/chat.toml uses",
    "prompts/scope/old.md": "nothing in scripts/scope/protocols.toml uses",
    "prompts/gone/script.md": "belongs to no script",
    "prompts/help/Über Keys.md": "the file's name can't be an id",
}


@pytest.mark.parametrize(("name", "said"), UNUSED.items())
def test_files_that_nothing_uses(name: str, said: str, files: Files, tmp_path: Path) -> None:
    files[name] = "# Old\n\nOld words.\n"
    assert [(finding.file, said in finding.what) for finding in found(tmp_path, files)] == [(name, True)]


MISSING = {
    CARD: (CHAT, "has no card"),
    OVERVIEW: (OVERVIEW, "the file is missing"),
    CONCERN: (PROTOCOLS, "has no card"),
    PROTOCOLS: (PROTOCOLS, "the file is missing"),
    SERVICES: (SERVICES, "the file is missing"),
    RULES: (RULES, "the file is missing"),
    "scripts/words.toml": ("scripts/words.toml", "the file is missing"),
}


@pytest.mark.parametrize("name", MISSING)
def test_files_that_are_missing(name: str, files: Files, tmp_path: Path) -> None:
    del files[name]
    where, said = MISSING[name]
    assert (where, True) in [(finding.file, said in finding.what) for finding in found(tmp_path, files)]


def test_all_findings_come_at_once(files: Files, tmp_path: Path) -> None:
    files[CHAT] = files[CHAT].replace("neded", "needed").replace('leans_on = ["matters"]', 'leans_on = ["x"]')
    files[CARD] = files[CARD].replace("How is it", "They refused")
    files[SERVICES] = files[SERVICES].replace("2026-11-01", "never")
    assert {finding.file for finding in found(tmp_path, files)} >= {CHAT, CARD, SERVICES}


@pytest.mark.parametrize("name", [CHAT, CARD, OVERVIEW, PROTOCOLS, SERVICES, RULES, CONCERN, PHRASES])
def test_bytes_that_are_no_text(name: str, files: Files, tmp_path: Path) -> None:
    files[name] = "ok\n\udcff"
    said = [str(finding) for finding in found(tmp_path, files)]
    assert f"{name}:2: error: the file is not UTF-8 text. Save it as UTF-8." in said


def test_nesting_without_end(files: Files, tmp_path: Path) -> None:
    files[CHAT] = "x = " + "[" * 100_000
    assert any("nested too deeply" in finding.what for finding in found(tmp_path, files))


def test_conditions_nested_without_end(files: Files, tmp_path: Path) -> None:
    deep = '{is = "not", of = ' * 300 + '{is = "has", kind = "goal"}' + "}" * 300
    files[CHAT] = files[CHAT].replace('{is = "stance", stance = "neutral"}', deep)
    assert any(finding.file == CHAT for finding in found(tmp_path, files))


def test_a_question_where_text_stands_in_place_of_tables(files: Files, tmp_path: Path) -> None:
    files[CHAT] = 'id = "chat"\nclosing = "close"\nstages = ["open", {id = "close", questions = "none"}]\n'
    assert {finding.line for finding in found(tmp_path, files) if finding.file == CHAT} == {3}

"""Whatever is done to a file, an author gets findings and never a traceback."""

import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from convo.content.check import check
from convo.content.findings import ContentError
from convo.content.library import Library
from convo.content.place import Place

from .good_content import good_files, write

GOOD = good_files()
SPOILED = (
    "scripts/chat.toml",
    "scripts/words.toml",
    "scripts/scope/protocols.toml",
    "scripts/scope/services.toml",
    "scripts/scope/rules.toml",
    "prompts/chat/script.md",
    "prompts/chat/shape.md",
    "prompts/phrases/plan.md",
    "prompts/scope/suicide.md",
)
TOKENS = [
    *(bytes([value]) for value in range(256)),
    *(
        b"[[stages]]",
        b"[[stages.questions]]",
        b"[stages]",
        b"again = true",
        b'moves = [{to = "end"}]',
        b"each = 'line'",
    ),
    *(
        b'{is = "not", of = ',
        b"}",
        b"=",
        b'"""',
        b"1e999",
        b"2026-13-99",
        b"inf",
        b"[] = 1",
        b"# ",
        b"## ",
        b"- ",
        b"{name}",
    ),
    *(b"\r", b"\xe2\x80\xa8", b"\xff\xfe", b"aside = true", b'to = "open"', b'"goal"', b"[[avoid]]", b"\\", b"*" * 50),
]
spoiling = st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(TOKENS) | st.binary(max_size=8))


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(SPOILED), spoilings=st.lists(spoiling, min_size=1, max_size=4))
@example(name="scripts/chat.toml", spoilings=[(0.0, 0, b"x = " + b"9" * 5000)])
def test_any_bytes_give_findings(name: str, spoilings: list[tuple[float, int, bytes]]) -> None:
    data = GOOD[name].encode()
    for at, removed, put in spoilings:
        start = int(at * len(data))
        data = data[:start] + put + data[start + removed :]
    with tempfile.TemporaryDirectory() as folder:
        place = write(Path(folder), GOOD)
        (place.root / name).write_bytes(data)
        for finding in check(place, date(2026, 11, 22)):
            assert finding.file
            assert finding.line >= 1
            assert finding.remedy
        opens_or_says_why(place)


def opens_or_says_why(place: Place) -> None:
    library = Library(place)
    with suppress(ContentError):
        assert library.script("chat").stages
    with suppress(ContentError):
        assert library.protocols is not None
    with suppress(ContentError):
        assert library.rules is not None
    with suppress(ContentError):
        assert library.phrase("plan/title", name="Ali")

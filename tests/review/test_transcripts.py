"""Transcripts from elsewhere: every way that people and programs write them down, and hostile ones."""

import csv
import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.model.transcript import Line, Transcript
from convo.review.sides import Unclear, roles
from convo.review.transcripts import KINDS, NotATranscript, read_transcript

TALK = [("Link worker", "What matters to you?"), ("Rosa", "My garden, mostly. And: my sister.")]


def said(name: str, text: str | bytes) -> list[tuple[str, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(line.name, line.text) for line in read_transcript(name, data).lines]


def word_file(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return word_file_of(f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'.encode())


SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file_of(document: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plain.txt", "Link worker: What matters to you?\nRosa: My garden, mostly.\n  And: my sister.\n"),
        (
            "clock.txt",
            "[00:00:01] Link worker: What matters to you?\n[00:00:07] Rosa: My garden, mostly. And: my sister.",
        ),
        ("zoom.txt", "00:00:01 Link worker: What matters to you?\n00:00:07 Rosa: My garden, mostly. And: my sister."),
        ("teams.txt", "Link worker   0:01\nWhat matters to you?\n\nRosa   0:07\nMy garden, mostly.\nAnd: my sister."),
        ("after.txt", "Link worker (0:01): What matters to you?\nRosa (0:07): My garden, mostly. And: my sister."),
        ("tabs.txt", "Link worker\tWhat matters to you?\nRosa\tMy garden, mostly. And: my sister."),
        ("table.csv", 'speaker,text\nLink worker,What matters to you?\nRosa,"My garden, mostly. And: my sister."\n'),
        ("table.csv", 'Who;Words\nLink worker;What matters to you?\nRosa;"My garden, mostly. And: my sister."\n'),
        ("table.tsv", "Name\tUtterance\nLink worker\tWhat matters to you?\nRosa\tMy garden, mostly. And: my sister.\n"),
        (
            "lines.jsonl",
            '{"speaker": "Link worker", "text": "What matters to you?"}\n'
            '{"speaker": "Rosa", "text": "My garden, mostly. And: my sister."}\n',
        ),
        (
            "teams.vtt",
            "WEBVTT\n\nNOTE made by a program\n\n"
            "00:00:01.000 --> 00:00:03.000\n<v Link worker>What matters to you?</v>\n\n"
            "a1/2-0\n00:00:07.000 --> 00:00:09.000\n<v Rosa>My garden, mostly.</v>\n\n"
            "00:00:09.000 --> 00:00:11.000\n<v Rosa>And: my sister.</v>\n",
        ),
        (
            "zoom.vtt",
            "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:03.000\r\nLink worker: What matters to you?\r\n\r\n"
            "2\r\n00:00:07.000 --> 00:00:11.000\r\nRosa: My garden, mostly. And: my sister.\r\n",
        ),
        (
            "film.srt",
            "1\n00:00:01,000 --> 00:00:03,000\nLink worker: What matters to you?\n\n"
            "2\n00:00:07,000 --> 00:00:11,000\nRosa: My garden, mostly.\nAnd: my sister.\n",
        ),
    ],
)
def test_every_way_of_writing_a_talk_down_gives_the_same_turns(name: str, text: str) -> None:
    assert said(name, text) == TALK


def test_a_word_file_gives_the_same_turns() -> None:
    assert (
        said("talk.docx", word_file("Link worker: What matters to you?", "Rosa: My garden, mostly. And: my sister."))
        == TALK
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert said("talk.txt", "Zoë: It’s a café thing.\n".encode(encoding)) == [("Zoë", "It’s a café thing.")]


def test_a_line_in_another_encoding_is_read_and_named() -> None:
    transcript = read_transcript("talk.txt", "Zoë: café\n".encode() + "Ana: naïve\n".encode("cp1252"))
    assert [line.text for line in transcript.lines] == ["café", "naïve"]
    assert [(trouble.place, "Windows-1252" in trouble.what) for trouble in transcript.troubles] == [("line 2", True)]


def test_what_belongs_to_nobody_is_reported_and_not_dropped_in_silence() -> None:
    transcript = read_transcript("talk.txt", b"Recorded on Monday\nSam: Hello\nAna:\n")
    assert [line.text for line in transcript.lines] == ["Hello"]
    assert [trouble.place for trouble in transcript.troubles] == ["line 1", "line 3"]
    rows = read_transcript("talk.jsonl", b'{"speaker": "Sam", "text": "Hello"}\n{"speaker": 1\n[]\n')
    assert [trouble.place for trouble in rows.troubles] == ["line 2", "line 3"]


def test_the_clock_is_kept_in_seconds() -> None:
    transcript = read_transcript("talk.vtt", b"WEBVTT\n\n01:02:03.500 --> 01:02:04.000\n<v Sam>Hello</v>\n")
    assert transcript.lines[0].at == 3723.5


def test_two_who_speak_in_one_cue_stay_apart_and_words_that_wrap_do_not() -> None:
    cues = ["Dana: Hello.\nSam: Hi.", "Dana: I told him,\nlisten: go out.", "Dana: And?\nSam: I went.", "- Oh.\n- Yes."]
    text = "WEBVTT\n" + "".join(f"\n00:0{at}.000 --> 00:0{at}.900\n{cue}\n" for at, cue in enumerate(cues))
    read = read_transcript("a.vtt", text.encode())
    assert [(line.name, line.text) for line in read.lines] == [
        ("Dana", "Hello."),
        ("Sam", "Hi."),
        ("Dana", "I told him, listen: go out. And?"),
        ("Sam", "I went. - Oh. - Yes."),
    ]
    assert [trouble.place for trouble in read.troubles] == ["cue 4"]


def test_dashed_lines_of_a_cue_that_name_who_speaks_are_their_turns() -> None:
    cue = "\n00:01.000 --> 00:02.000\n- Dana: Hello.\n- Sam: Hi.\n"
    read = read_transcript("a.vtt", f"WEBVTT\n{cue}{cue}".encode())
    assert [(line.name, line.text) for line in read.lines] == [("Dana", "Hello."), ("Sam", "Hi.")] * 2
    assert read.troubles == ()


@pytest.mark.parametrize("row", ['Sam,"I went out', 'Sam,"I went out\nDana,"Where?"'])
def test_a_quotation_mark_out_of_place_is_reported_since_it_hides_who_speaks(row: str) -> None:
    read = read_transcript("a.csv", f"Speaker,Text\nDana,Well?\n{row}\nSam,To town\n".encode())
    assert [trouble.place for trouble in read.troubles] == ["row 3"]


@pytest.mark.parametrize(
    "rows",
    [
        [("Dana", "What matters?"), ("Sam", "My cat: Tibbles")],
        [("Speaker", "Words"), ("Dana:", "What matters?"), ("Sam:", "My cat: Tibbles")],
        [("0:01", "Dana", "What matters?"), ("0:04", "Sam", "My cat: Tibbles")],
        [("Dana", "0:01", "What matters?"), ("Sam", "0:04", "My cat: Tibbles")],
        [("Dana: What matters?",), ("Sam: My cat: Tibbles",)],
    ],
)
def test_a_table_in_a_word_file_says_who_speaks_in_a_cell_of_its_own(rows: list[tuple[str, ...]]) -> None:
    cells = ("".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    document = f'<w:document xmlns:w="{SPACE}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
    assert said("a.docx", word_file_of(document.encode())) == [("Dana", "What matters?"), ("Sam", "My cat: Tibbles")]


def test_talk_with_a_colon_in_it_is_no_name() -> None:
    lines = said("talk.txt", "Sam: Three things\nand this is what I want to say to you: no\n")
    assert lines == [("Sam", "Three things and this is what I want to say to you: no")]


def test_lines_written_in_several_ways_in_one_file_all_begin_a_turn() -> None:
    ways = (
        "Dana: {}",
        "**Sam:** {}",
        "- Dana: {}",
        "(00:12) Sam: {}",
        "00:00:12 - Dana: {}",
        "**Sam**: {}",
        "* **Dana:** {}",
        "**(00:12) Sam:** {}",
    )
    words = [f"words {number}, and **more**: a-b" for number in range(len(ways))]
    text = "\n".join(way.format(one) for way, one in zip(ways, words, strict=True))
    assert said("talk.txt", text) == list(zip(("Dana", "Sam") * 4, words, strict=True))
    assert said("talk.txt", "Sam: I went.\n**Really** I did: yes\n- to town\n") == [
        ("Sam", "I went. **Really** I did: yes - to town")
    ]


@pytest.mark.parametrize("above", ["", "sep=;\n", '"sep=;"\r\n', "SEP=;\r\n"])
def test_a_table_as_meeting_programs_and_excel_write_it(above: str) -> None:
    rows = "Start;Speaker Name;Transcript Text\n0:01;Dana;One, two, three, four\n0:02;Sam;Yes\n"
    assert said("talk.csv", f"{above}{rows}") == [("Dana", "One, two, three, four"), ("Sam", "Yes")]


def test_who_speaks_only_once_among_several_is_named_since_it_may_be_talk_with_a_colon() -> None:
    talk = "Dana: And then?\nSam: I rang her.\nMy daughter: she said\nHe said: no\nDana: Well?\nSam: No.\n"
    read = read_transcript("talk.txt", talk.encode())
    assert [(trouble.place, trouble.what) for trouble in read.troubles] == [
        ("line 3", "“My daughter” speaks only once: is it a name?"),
        ("line 4", "“He said” speaks only once: is it a name?"),
    ]
    assert [line.text for line in read.lines] == ["And then?", "I rang her.", "she said", "no", "Well?", "No."]
    assert read_transcript("talk.txt", b"Dana: And then?\nSam: I rang her.\nSam: No.\n").troubles == ()


def test_controls_are_cleaned_at_the_door() -> None:
    ((name, text),) = said("talk.txt", "Sam: Hello\x1b[2J \x1b]0;x\x07there\n")
    assert (name, "\x1b" in text, "\x07" in text) == ("Sam", False, False)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("talk.pdf", b"x", "must end in"),
        ("talk.txt", b"", "Nobody speaks"),
        ("talk.txt", b"just words\n", "Nobody speaks"),
        ("talk.csv", b"a,b\n1,2\n", "needs a column"),
        ("talk.jsonl", b"null\n", "needs a column"),
        ("talk.docx", b"PK\x03\x04nothing", "not a Word file"),
        ("talk.docx", b"", "not a Word file"),
        ("talk.docx", word_file_of(b"<a"), "damaged"),
        ("talk.docx", word_file_of(b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w>&a;</w>'), "no Word file needs"),
        ("talk.docx", word_file_of(b"<w>" + b" " * (65 * 2**20)), "unfolds"),
    ],
)
def test_a_file_that_is_no_transcript_ends_in_one_clear_message(name: str, data: bytes, says: str) -> None:
    with pytest.raises(NotATranscript, match=says):
        read_transcript(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"Sam\t\x00"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Sam>&#27;\n"),
        ("a.jsonl", b'{"who": "Sam", "text": "\\u0000"}'),
    ],
)
def test_words_of_which_nothing_is_left_when_cleaned_are_no_turn(name: str, data: bytes) -> None:
    with pytest.raises(NotATranscript):
        read_transcript(name, data)


def test_a_line_of_ten_million_letters_is_kept_whole_and_quick() -> None:
    began = time.perf_counter()
    ((_, text),) = said("talk.txt", "Sam: " + "word " * 2_000_000)
    assert len(text) > 9_999_990
    assert time.perf_counter() - began < 10


@given(st.sampled_from(KINDS), st.binary(max_size=400))
def test_any_bytes_end_in_turns_or_in_a_message(ending: str, data: bytes) -> None:
    try:
        transcript = read_transcript(f"talk{ending}", data)
    except NotATranscript:
        return
    assert all(line.text.strip() for line in transcript.lines)


TALKS = st.lists(
    st.tuples(st.sampled_from(["Sam", "Link worker", "Dr Ó Briain"]), st.text(alphabet='aé ",;=+\n', min_size=1)),
    min_size=1,
)


@given(TALKS)
def test_words_written_as_a_table_come_back(talk: list[tuple[str, str]]) -> None:
    made = io.StringIO(newline="")
    csv.writer(made).writerows([("speaker", "text"), ("Sam", "Hello"), *talk])
    lines = said("talk.csv", made.getvalue())
    assert lines == [("Sam", "Hello"), *[(name, text) for name, text in talk if text.strip()]]


@pytest.mark.parametrize(
    ("named", "clock"),
    [
        ("D’Arcy-Néill, Zoë (she/her)", "{}: words"),
        ("Dana Lee (Social Prescribing Link Worker)", "{}: words"),
        ("Sam Lee (they/them)", "[00:12] {}: words"),
        ("Sam Lee (Guest)", "{}  00:12\nwords"),
        ("Sam Lee (Guest)", "{} (0:12): words"),
    ],
)
def test_what_meeting_programs_write_after_a_name_stays_with_it(named: str, clock: str) -> None:
    assert said("a.txt", clock.format(named)) == [(named, "words")]


def test_a_role_in_brackets_says_who_the_worker_is() -> None:
    talk = b"Dana Lee (Link-Worker): Hello\nSam: Hi\nGuest: Hello\n"
    assert roles(read_transcript("a.txt", talk)).workers == ("Dana Lee (Link-Worker)",)


@pytest.mark.parametrize(
    ("named", "meant"),
    [("grace", 0), ("GRACE  (nhs", 0), ("owus", 0), ("Grace Bell", 1), ("bell", 1), ("a3a8", 0)],
)
def test_a_part_of_the_workers_name_is_enough(named: str, meant: int) -> None:
    names = ("Owusu, Grace (NHS LONDON - A3A8R)", "Grace Bell (Guest)")[: 1 + meant]
    talk = Transcript(title="", lines=tuple(Line(name=name, text="Hi", place="line 1") for name in (*names, "Marcus")))
    assert roles(talk, (named,)).workers == (names[meant],)


def test_a_part_of_two_names_is_refused_and_a_whole_name_is_not() -> None:
    talk = Transcript(
        title="", lines=tuple(Line(name=name, text="Hi", place="line 1") for name in ("Sam", "Sam Hill", "Samira"))
    )
    assert roles(talk, ("sam",)).workers == ("Sam",)
    with pytest.raises(Unclear, match="more than one who speaks: “Sam”, “Sam Hill”, “Samira”"):
        roles(talk, ("sa",))
    with pytest.raises(Unclear, match="Who is the worker"):
        roles(talk, ("Tom",))
    with pytest.raises(Unclear):
        roles(talk, ("()",))

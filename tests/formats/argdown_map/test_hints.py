from __future__ import annotations

from pathlib import Path

import pytest
from map_files import FRONT, NoteReader, write_map

from counterpoint.formats import read

RUIZ = "# R {expert: ruiz, source: panel}\n\n"


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("[A]: One.", "1:1 unsaid-claim"),
        (RUIZ + "[A]: One. {kind: recommendation, quote: a charge}", "3:1 unreasoned"),
        (RUIZ + "[Free buses]: One. {quote: a charge}\n\n[Free busses]: Two.", "5:1 near-titles"),
        (RUIZ + "[Free buses]: One. {quote: a charge}\n\n[Free Buses]: Two.", "5:1 near-titles"),
        (RUIZ + "[A]: One. {quote: a charge in the ring}", "3:19 quote-similar"),
        (RUIZ + "[A]: One.", "3:1 no-quote"),
        (RUIZ + "[A]: One. {qoute: a charge}", "3:12 unknown-key"),
        ("# R {expert: ruiz, speaker: x}\n\n[A]: One.", "1:20 unknown-key"),
        (RUIZ + "[A]: One. {mode: conditional}", "3:12 no-condition"),
        (RUIZ + "[A]: One.\n\n[A] {note: why}", "5:6 idle-key"),
        ("[A]: One.\n\n[B]: Two. {timing: {'[A]': {nte: x}}}", "3:29 unknown-key"),
        ("[A]: One.\n  + [A]", "2:5 cycle"),
        (RUIZ + "[A]: One. {inference: implied}", "3:12 idle-key"),
    ],
)
def test_what_deserves_a_look_is_a_warning(notes_of: NoteReader, body: str, note: str) -> None:
    assert note in notes_of(body)


def test_an_expert_who_says_nothing_is_named(notes_of: NoteReader) -> None:
    codes = notes_of(RUIZ + "[A]: One. {quote: a charge}")

    assert [code for code in codes if "silent" in code] == ["-12:3 silent-expert"]


@pytest.mark.parametrize(
    "body",
    [
        "[Reason 1]: One.\n\n[Reason 2]: Two.",
        "[Plan A]: One.\n\n[Plan B]: Two.",
        "[Rails]: One.\n\n[Trams]: Two.",
    ],
)
def test_numbers_and_letters_tell_titles_apart(notes_of: NoteReader, body: str) -> None:
    assert not [code for code in notes_of(body) if "near-titles" in code]


def test_argdowns_own_metadata_is_left_alone(notes_of: NoteReader) -> None:
    codes = notes_of("# H {isGroup: true}\n\n[A]: One. {isInMap: false, color: red}")

    assert not [code for code in codes if "unknown-key" in code]


def test_an_exception_needs_nobody_who_affirms_it(notes_of: NoteReader) -> None:
    codes = notes_of(RUIZ + "[A]: One. {quote: a charge, unless: '[B]'}\n\n# E\n\n[B]: Two.")

    assert not [code for code in codes if "unsaid-claim" in code]


def test_what_is_implied_needs_no_quote(notes_of: NoteReader) -> None:
    assert not [x for x in notes_of(RUIZ + "[A]: One. {mode: implied}") if "no-quote" in x]


def test_an_absent_source_is_noted_once_and_its_quotes_stand_unverified(tmp_path: Path) -> None:
    body = RUIZ + "[A]: One. {quote: any words}\n\n[B]: Two. {quote: and others}"
    path = write_map(tmp_path, body, front=FRONT.replace("panel.txt", "gone.txt"))

    result = read([path])

    assert [x.code for x in result.warnings if x.code.startswith("source")] == ["source-absent"]
    assert {x.quotation.verification.value for x in result.map.stances if x.quotation} == {
        "unverified"
    }
    assert [part.start for part in result.map.sources[0].sections] == [None, None, None]


def test_a_warning_points_into_its_line(tmp_path: Path) -> None:
    path = write_map(tmp_path, RUIZ + "[A]: One. {quote: a charge in the ring}")

    [warning] = [x for x in read([path]).warnings if x.code == "quote-similar"]

    assert warning.with_caret().splitlines()[1:] == [
        "    [A]: One. {quote: a charge in the ring}",
        "                      ^",
    ]
    assert 'similarity (0.90): "a charge at the ring" in line 5' in warning.message


def test_an_argument_below_what_it_concludes_is_no_circle(notes_of: NoteReader) -> None:
    codes = notes_of("[C]: Three.\n  + <Case>\n\n<Case>\n\n(1) [A]: One.\n----\n(2) [C]")

    assert not [x for x in codes if "cycle" in x]


def test_an_undercut_below_a_reason_is_no_oddity(notes_of: NoteReader) -> None:
    codes = notes_of("[C]: Three.\n  + [A]: One.\n    _ [B]: Two.")

    assert {code.split()[1] for code in codes} == {"silent-expert", "unsaid-claim"}


def test_an_objection_without_a_quote_is_noted_once(notes_of: NoteReader) -> None:
    codes = notes_of(RUIZ + "[A]: One. {quote: a charge}\n  - <B>: Two.")

    assert [x for x in codes if "no-quote" in x] == ["4:5 no-quote"]


@pytest.mark.parametrize("title", ["Fr\u0435e buses", "Free\u202e buses", "Free\u2066 buses"])
def test_a_name_that_looks_like_another_is_a_warning(notes_of: NoteReader, title: str) -> None:
    assert "1:1 deceptive-name" in notes_of(f"[{title}]: One.")


def test_one_title_written_in_two_ways_is_a_warning(notes_of: NoteReader) -> None:
    assert "3:1 near-titles" in notes_of("[Caf\u00e9s]: One.\n\n[Cafe\u0301s]: Two.")

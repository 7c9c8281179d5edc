"""Warnings that a map says were looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import counterpoint
from map_files import FRONT, NoteReader, write_map

from counterpoint.errors import InputError
from counterpoint.formats import read

OSEI = "\n# Kofi Osei {expert: osei, source: panel}\n\n[Toll] {mode: implied}\n"
ADVICE = "# Ana Ruiz {expert: ruiz, source: panel}\n\n[Toll]: Charge at the ring. {%s}\n" + OSEI
KIND = 'kind: recommendation, quote: "a charge at the ring"'


def test_an_acknowledged_warning_is_noted_no_more(notes_of: NoteReader) -> None:
    assert notes_of(ADVICE % KIND) == ["3:1 unreasoned"]
    assert notes_of(ADVICE % f"{KIND}, acknowledged: unreasoned") == []


def test_several_codes_are_a_list(notes_of: NoteReader) -> None:
    data = "kind: recommendation, acknowledged: [unreasoned, no-quote]"

    assert notes_of(ADVICE % data) == []


def test_another_statement_keeps_its_warning(notes_of: NoteReader) -> None:
    body = ADVICE % f"{KIND}, acknowledged: unreasoned" + "\n[Free]: Free buses. {mode: implied"

    assert notes_of(f"{body}, kind: recommendation}}\n") == ["9:1 unreasoned"]


def test_an_acknowledgement_of_nothing_is_a_warning(notes_of: NoteReader) -> None:
    data = f"{KIND}, acknowledged: [unreasoned, no-quote]"

    assert [note.split()[1] for note in notes_of(ADVICE % data)] == ["idle-acknowledgement"]


def test_it_says_which_warnings_are_there(tmp_path: Path) -> None:
    path = write_map(tmp_path, ADVICE % f"{KIND}, acknowledged: unresoned")

    idle = [x for x in read([path]).warnings if x.code == "idle-acknowledgement"]

    assert [(x.message, x.advice) for x in idle] == [
        ("no warning 'unresoned' is noted here", "the warnings here are unreasoned")
    ]


def test_the_frontmatter_acknowledges_for_the_whole_map(tmp_path: Path) -> None:
    front = FRONT.replace("\n===\n", "\nacknowledged: [unreasoned, silent-expert]\n===\n")
    path = write_map(tmp_path, (ADVICE % KIND).replace(OSEI, ""), front=front)

    assert read([path]).warnings == ()


def test_an_error_cannot_be_acknowledged(tmp_path: Path) -> None:
    path = write_map(tmp_path, ADVICE % "kind: advise, acknowledged: unknown-value")

    with pytest.raises(InputError, match="kind cannot be 'advise'"):
        read([path])


def test_with_errors_no_acknowledgement_is_idle(tmp_path: Path) -> None:
    path = write_map(tmp_path, ADVICE % "kind: advise, acknowledged: unreasoned")

    with pytest.raises(InputError) as raised:
        read([path])

    assert [x.code for x in raised.value.problems] == ["unknown-value"]


def test_a_strict_check_passes_once_all_is_acknowledged(tmp_path: Path) -> None:
    write_map(tmp_path, ADVICE % f"{KIND}, acknowledged: unreasoned")

    assert counterpoint("check", "--strict", "city.argdown", cwd=tmp_path).returncode == 0

"""How an answer is said: our own column ``how``, and others that are called so."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats.tables import TableSettings, read_table_files
from counterpoint.formats.tables.crowd import read_table_crowd
from counterpoint.model import Directness, Firmness

HEADER = "expert,claim,stance,how\n"


def written(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "panel.csv"
    path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_a_column_of_other_words_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path, "Ana,A toll,agree,implied", "Bo,A toll,agree,by letter")

    result = read_table_files([path])

    assert "the column 'how' is not read" in [problem.message for problem in result.warnings]
    assert {stance.directness for stance in result.map.stances} == {Directness.EXPLICIT}


def test_a_word_that_is_none_in_a_column_that_is_named_is_a_mistake(tmp_path: Path) -> None:
    rows = ("Ana,A toll,agree,implied", "Bo,A toll,agree,by letter")
    path = written(tmp_path, *rows, header="expert,claim,stance,Manner\n")

    with pytest.raises(InputError) as error:
        read_table_files([path], settings=TableSettings(columns={"how": "Manner"}))

    problem = error.value.problems[0]
    assert (problem.place.line, problem.place.column) == (3, 17)
    assert problem.message == "'by letter' is no way to say something"
    assert "implied" in problem.advice


def test_who_says_a_thing_with_a_reserve_and_without_says_it_twice(tmp_path: Path) -> None:
    path = written(tmp_path, "Ana,A toll,agree,hedged", "Ana,A toll,agree,", "Ana,A toll,agree,")

    result = read_table_files([path])

    assert {x.firmness for x in result.map.stances} == {Firmness.HEDGED, Firmness.FLAT}
    assert len({x.id for x in result.map.stances}) == 2
    assert [x.code for x in result.warnings if x.code == "repeated-row"] == ["repeated-row"]


def test_a_crowd_is_read_as_votes_alone_where_nothing_says_how(tmp_path: Path) -> None:
    plain = read_table_crowd([written(tmp_path, "Ana,A toll,agree,")], least_bytes=0)
    hedged = read_table_crowd([written(tmp_path, "Ana,A toll,agree,hedged")], least_bytes=0)

    assert (plain is None, hedged is None) == (False, True)

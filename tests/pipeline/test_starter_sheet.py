"""The sheet of who says what to begin from."""

from __future__ import annotations

from pathlib import Path

from commands import counterpoint

from counterpoint.formats.tables import read_table_files


def test_a_sheet_to_begin_from_is_read_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    counterpoint("new", "--sheet", "panel.csv", cwd=tmp_path)

    result = read_table_files([path])

    assert result.warnings == ()
    assert result.map.question == "How should the city cut traffic?"
    assert [x.name for x in result.map.experts] == ["Ana Ruiz", "Kofi Osei"]
    assert (len(result.map.arguments), len(result.map.attacks)) == (1, 1)

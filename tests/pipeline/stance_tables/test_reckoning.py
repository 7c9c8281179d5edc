"""Which tables a figure is reckoned of, and who is meant by a name."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from stance_rows import ROW

from counterpoint.errors import LimitError, UsageError
from counterpoint.formats.stance_table import render_tables, table_of
from counterpoint.pipeline.stance_tables import CollectedStances, reckon, reckoning

TABLES = [table_of([ROW._replace(person=name, name=name[:3])]) for name in ("ana1", "ana2", "bo")]


def collected() -> CollectedStances:
    return CollectedStances(iter(TABLES), (ROW.map,), ())


def counts(rows: pa.Table) -> list[int]:
    return [row["affirm"] for row in rows.to_pylist()]


def test_all_that_was_collected_is_counted_in_memory_and_where_it_goes_to_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_memory = reckon("classes", collected()).rows
    monkeypatch.setattr(reckoning, "_MOST_IN_MEMORY", TABLES[0].nbytes)

    in_a_file = reckon("classes", collected()).rows

    assert counts(in_memory) == [3]
    assert in_a_file == in_memory


def test_files_of_each_sort_are_counted_together(tmp_path: Path) -> None:
    endings = (".parquet", ".csv", ".arrow")
    for table, ending in zip(TABLES, endings, strict=True):
        (tmp_path / f"a{ending}").write_bytes(render_tables([table], ending))
    files = [str(tmp_path / f"a{ending}") for ending in endings]

    assert [counts(reckon("classes", files[:n]).rows) for n in (1, 2, 3)] == [[1], [2], [3]]


def test_a_name_of_two_is_asked_for_and_one_in_other_letters_is_known() -> None:
    assert reckon("pairs", collected(), person="BO").rows.num_rows == 2
    with pytest.raises(UsageError, match="2 persons are called 'ana'; name one of ana1, ana2"):
        reckon("pairs", collected(), person="ana")


def test_as_many_may_meet_as_the_limit_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "MOST_MEETINGS", 3)
    assert reckon("pairs", collected()).rows.num_rows == 3

    monkeypatch.setattr(reckoning, "MOST_MEETINGS", 2)
    with pytest.raises(LimitError, match="meet 3 times in it, and more than 2"):
        reckon("pairs", collected())

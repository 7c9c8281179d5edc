from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from stance_rows import ROW

from counterpoint.errors import InputError
from counterpoint.formats.stance_table import table_of
from counterpoint.pipeline.stance_tables import compact, find_parts, remove_part, write_part

BASES = [f"https://example.org/{i}/" for i in range(3)]


def table_for(base: str, stance: str = "a") -> pa.Table:
    return table_of([ROW._replace(map=base, stance=stance)])


def stances_in(folder: Path) -> list[tuple[str, str]]:
    """As any reader of Parquet finds them, who takes the folder as one table."""
    table = parquet.read_table(folder, columns=["map", "stance"])
    return sorted((row["map"], row["stance"]) for row in table.to_pylist())


def test_a_part_takes_the_place_of_the_maps_earlier_one_compacted_or_not(tmp_path: Path) -> None:
    for base in BASES:
        write_part(tmp_path, base, table_for(base))
    assert compact(tmp_path, least=3) == 3
    assert len(find_parts(tmp_path)) == 1

    write_part(tmp_path, BASES[1], table_for(BASES[1], "b"))
    write_part(tmp_path, BASES[1], table_for(BASES[1], "c"))

    assert stances_in(tmp_path) == [(BASES[0], "a"), (BASES[1], "c"), (BASES[2], "a")]
    assert len(find_parts(tmp_path)) == 2


def test_compacting_leaves_the_rows_and_no_empty_file(tmp_path: Path) -> None:
    for base in BASES:
        write_part(tmp_path, base, table_for(base))
        compact(tmp_path, least=1)
    for base in BASES:
        write_part(tmp_path, base, table_for(base, "b"))

    compact(tmp_path, least=1)

    assert stances_in(tmp_path) == [(base, "b") for base in BASES]
    assert [path.name[:5] for path in find_parts(tmp_path)] == ["maps-"]


def test_few_parts_are_left_alone(tmp_path: Path) -> None:
    write_part(tmp_path, BASES[0], table_for(BASES[0]))

    assert compact(tmp_path, least=2) == 0


def test_a_removed_map_has_no_rows_compacted_or_not(tmp_path: Path) -> None:
    for base in BASES[:2]:
        write_part(tmp_path, base, table_for(base))
    compact(tmp_path, least=1)
    write_part(tmp_path, BASES[2], table_for(BASES[2]))

    remove_part(tmp_path, BASES[0])
    remove_part(tmp_path, BASES[2])

    assert stances_in(tmp_path) == [(BASES[1], "a")]


def test_a_folder_without_parts_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no Parquet files"):
        find_parts(tmp_path)
    with pytest.raises(InputError, match="is no folder"):
        find_parts(tmp_path / "none")

"""Rows that a store keeps in several files, put together, are those that their maps give."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from stance_maps import crowded_map

from counterpoint.formats.stance_table import (
    SCHEMA,
    MapRows,
    array_of_texts,
    read_kept,
    render_kept,
)
from counterpoint.network import build_network
from counterpoint.pipeline.stance_tables import stance_table, stored
from counterpoint.pipeline.stance_tables.identity import OverMaps

NETWORKS = {x.map.base: x for x in (build_network(crowded_map(number)) for number in range(9))}


def over_maps(number: int) -> OverMaps:
    """Who and what is one over all: the first expert and class of each map, and one of its own."""
    return OverMaps(
        {"e0": "https://orcid.org/Осей", "e1": f"urn:{number}:e1"},
        {"c0": "urn:joint:c0", "c1": f"urn:{number}:c1"},
    )


@pytest.mark.parametrize("order", [range(9), range(8, -1, -1), (0, 3, 6, 1, 2, 8, 7, 4, 5)])
def test_rows_of_several_files_are_those_of_the_maps(tmp_path: Path, order: list[int]) -> None:
    names = {base: over_maps(number) for number, base in enumerate(NETWORKS)}
    parts: dict[str, MapRows] = {}
    for first in (0, 3, 6):
        own = [*NETWORKS][first : first + 3]
        path = tmp_path / f"{first}.parquet"
        rows = [MapRows(base, "", stance_table(NETWORKS[base])) for base in own]
        # A map that is a crowd's, or the editor's alone, has no rows.
        path.write_bytes(render_kept([*rows, MapRows(f"urn:{first}", "", SCHEMA.empty_table())]))
        parts |= {part.base: part for part in read_kept(path)}
    bases = [[*NETWORKS][number] for number in order]

    joint = stored._over_maps(
        [(parts[base], names[base]) for base in bases] + [(parts["urn:3"], OverMaps())]
    )

    tables = [stance_table(NETWORKS[x], names[x].persons, names[x].classes) for x in bases]
    assert joint.to_pylist() == pa.concat_tables(tables).to_pylist()
    assert joint.schema.equals(SCHEMA)


def test_texts_are_an_array_as_arrow_makes_it() -> None:
    texts = ["Осей 🚲", None, "", "a", None, *"bcdefg"]

    assert array_of_texts(texts).equals(pa.array(texts, pa.string()))
    assert array_of_texts([]).equals(pa.array([], pa.string()))

"""All engines give the same rows: texts and counts alike, figures within 1e-12."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from spark_servers import running_sail
from stance_maps import crowded_map
from stance_rows import ROW

from counterpoint.analysis import stance_figures as figures
from counterpoint.formats.stance_table import render_tables, table_of
from counterpoint.model.stance_rows import StanceRow
from counterpoint.network import build_network
from counterpoint.pipeline.stance_tables import stance_table
from counterpoint.pipeline.stance_tables.engines import EngineChoice, StanceFiles, open_engine

FIGURES = {
    "unusable": figures.unusable(),
    "meetings": figures.find_meetings(),
    "pairs": figures.find_pairs(),
    "pairs of one": figures.find_pairs("https://example.org/1/expert/e0"),
    "size": figures.count_meetings(),
    "size of one": figures.count_meetings("https://example.org/1/expert/e0"),
    "classes": figures.find_classes(),
    "consensus": figures.find_consensus(),
    "changes": figures.find_changes(),
}
OSEI = ROW._replace(person="https://example.org/Осей", name="Осей 🚲")
TRAPS = {
    "one expert": [ROW, ROW._replace(stance="ruiz-2", date="2027", polarity="deny")],
    "no date": [ROW._replace(date=None), OSEI._replace(date=None), OSEI._replace(map="m:2")],
    "no side": [ROW, OSEI._replace(polarity=None, weight=0.0, firmness="undecided")],
    "no claim": [ROW._replace(claim=None, class_=None, text=None, argument="a"), OSEI],
    "full weight on both sides": [ROW._replace(weight=1.0), OSEI._replace(polarity="deny")],
    "no side taken by anybody": [
        each._replace(polarity=sign, stance=sign, date=None)
        for each in (ROW, OSEI)
        for sign in ("affirm", "deny")
    ],
    "bad weights": [ROW._replace(weight=weight) for weight in (2.0, -1.0, float("nan"), 0.5)],
    "letters that sort otherwise": [
        ROW._replace(person=person, name=person) for person in ("a", "B", "ä", "Z", "é", "𝒳", "ﬀ")
    ],
    "quotes": [ROW._replace(person='o\'brien "x" \\ %'), OSEI._replace(class_="c'\\d")],
    "dates within dates": [
        ROW._replace(date=date, polarity=polarity, stance=f"s{date}")
        for date, polarity in (("2019", "affirm"), ("2019-05", "deny"), ("2020-01-01", "deny"))
    ],
    "conditions": [
        each._replace(conditions=conditions, firmness="conditional", map=base, stance=f"{base}{i}")
        for i, (each, conditions) in enumerate([(ROW, "c:1 c:2"), (OSEI, "c:2 c:1"), (OSEI, "c:1")])
        for base in ("m:1", "m:2")
    ],
}


def apart(name: str, rows: list[StanceRow]) -> list[StanceRow]:
    """The rows of a trap under names of their own, so that traps can lie in one table."""

    def own(text: str | None) -> str | None:
        return None if text is None else f"{name} {text}"

    return [
        row._replace(map=f"{name} {row.map}", person=f"{name} {row.person}", class_=own(row.class_))
        for row in rows
    ]


@pytest.fixture(scope="module")
def sail() -> Iterator[str]:
    with running_sail() as address:
        yield address


@pytest.fixture(scope="module")
def table() -> pa.Table:
    """All traps, and maps in which each manner of saying things meets each other one."""
    rows = [row for name, each in TRAPS.items() for row in apart(name, each)]
    drawn = (stance_table(build_network(crowded_map(number))) for number in range(12))
    return pa.concat_tables([table_of(rows), *drawn])


def rows_from(path: Path, address: str) -> dict[str, list[dict[str, object]]]:
    with open_engine(StanceFiles(path.name, (str(path),)), EngineChoice(address)) as engine:
        return {name: in_order(engine.answer(each)) for name, each in FIGURES.items()}


def in_order(table: pa.Table) -> list[dict[str, object]]:
    return sorted(table.to_pylist(), key=lambda row: [str(cell) for cell in row.values()])


def rounded(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Rows that are equal where figures are within 1e-12 of one another, nearly always."""
    return [
        {name: round(x, 11) if isinstance(x, float) else x for name, x in row.items()}
        for row in rows
    ]


@pytest.mark.parametrize("is_empty", [False, True], ids=["traps", "empty"])
def test_sail_gives_the_rows_that_duckdb_gives(
    tmp_path: Path, sail: str, table: pa.Table, *, is_empty: bool
) -> None:
    path = tmp_path / "stances.parquet"
    path.write_bytes(render_tables([table.slice(0, 0) if is_empty else table], ".parquet"))

    here, there = rows_from(path, ""), rows_from(path, sail)

    assert {name: rounded(rows) for name, rows in there.items()} == {
        name: rounded(rows) for name, rows in here.items()
    }

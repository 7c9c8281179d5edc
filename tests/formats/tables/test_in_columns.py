"""A table read in columns, and rows brought into order by numpy: the same as one by one."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.errors import InputError
from counterpoint.formats.tables import row_order
from counterpoint.formats.tables.reading import read_table_files
from counterpoint.formats.tables.row_order import PairRanks

HEADER = "expert,claim,stance,confidence,date,comment\n"
ROWS = "Ana,A toll,agree,7,2026-03-01,yes\nBo,A toll,no,10,,\n"
TEXTS = {
    "of several lines": 'Ana,"A ""toll""\npays",agree,7,,"so\n\nit is"\n' + ROWS,
    "blank rows": f",,,,,\n{ROWS}\n ,,,,,\n   \nCy,A toll,no,1,,\n",
    "repeated": ROWS + ROWS + "Ana,A toll,no,7,2026-04,\n,A toll,no,7,,\n",
    "lone carriage returns": ROWS.replace("\n", "\r") + "Cy,A toll,noo,1,,\n",
    "a quotation mark amid a cell": 'Ana "A",A toll,agree,7,,\n"Bo"x,A toll,no,10,,\n',
    "another width": ROWS + "Cy,A toll,no,10\n",
    "another encoding": ROWS.replace("Ana", "Jürgen Groß"),
    "mistakes": ROWS.replace("no,10", "noo,77") + "Cy,,no,1,31/31/2026,\n",
}


def result_of(path: Path, least_bytes: int) -> tuple[Any, ...]:
    """All that reading gives, places included, or all mistakes."""
    try:
        result = read_table_files([path], least_bytes=least_bytes)
    except InputError as error:
        return tuple(map(str, error.problems))
    places = [stance.place for stance in result.map.stances]
    table = result.map, result.table, result.origin, result.conversion
    return (*table, places, list(map(str, result.warnings)), list(map(repr, result.previews)))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_panel_in_columns_is_what_it_is_row_by_row(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "panel.csv"
    path.write_bytes((HEADER + text).encode("cp1252" if "ü" in text else "utf-8"))
    by_row = result_of(path, 1_000_000)
    monkeypatch.setattr(row_order, "_MANY", 0)

    in_columns = result_of(path, 0)

    assert in_columns == by_row


CODES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30)
RANKS = st.permutations([-1, 0, 1, 2])


@given(CODES, RANKS, RANKS, st.randoms(use_true_random=False))
def test_rows_are_ordered_by_both_ranks_and_else_stay(
    pairs: list[tuple[int, int]], first: list[int], second: list[int], chance: Any
) -> None:
    rows = [row for row in range(len(pairs)) if chance.random() < 0.9]
    keys = {row: (first[one], second[two]) for row, (one, two) in enumerate(pairs)}
    one, other = (array("i", column) for column in zip(*pairs, strict=True))
    ranks = PairRanks(one, other, first, second, 3)
    with_place = sorted((row for row in rows if min(keys[row]) >= 0), key=keys.__getitem__)
    groups = [
        [row for row in with_place if keys[row] == key] for key in {keys[x]: 0 for x in with_place}
    ]

    for many in (0, 1_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(row_order, "_MANY", many)
            order = ranks.in_order(rows)
            assert order.tolist() == with_place
            assert ranks.repeated(rows) == [group for group in groups if len(group) > 1]
            assert ranks.last_of_each(order).tolist() == [group[-1] for group in groups]

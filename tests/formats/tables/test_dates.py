"""Dates as people write them: which number is the day, and which century is meant."""

from __future__ import annotations

import pytest

from counterpoint.formats.tables.dates import DAY_FIRST, MONTH_FIRST, date_reader, find_order


@pytest.mark.parametrize(
    ("cells", "order", "is_asked"),
    [
        ("3/4/2026 13/4/2026", DAY_FIRST, False),
        ("3/4/2026 4/13/2026", MONTH_FIRST, False),
        ("3/12/2026 12/3/2026", "", True),
        ("3/3/2026 12/12/2026", DAY_FIRST, False),
        ("3/4/2026 3.4.2026", DAY_FIRST, False),
    ],
    ids=["a day of 13", "a month of 13", "open", "the same", "a stop"],
)
def test_a_number_above_12_is_a_day_and_equal_ones_need_no_order(
    cells: str, order: str, *, is_asked: bool
) -> None:
    date_order = find_order(cells.split(), "")

    assert (date_order.order, date_order.is_asked) == (order, is_asked)


def test_a_year_of_two_digits_is_of_this_century() -> None:
    read = date_reader(DAY_FIRST)

    assert [read(cell) for cell in ("3/4/26", "3.4.1926")] == ["2026-04-03", "1926-04-03"]

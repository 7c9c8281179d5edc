"""Cells of workbooks as text.

What belongs here: what a value of a spreadsheet shows. What does not: which cells there are.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from typing import TypeAlias

Cell: TypeAlias = "int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta"


def cell_text(cell: Cell) -> str:
    """What a cell shows, as far as its value says it: 8.0 is "8", a day has no clock.

    >>> import datetime as dt
    >>> cell_text(8.0), cell_text(dt.datetime(2026, 3, 1)), cell_text(0.85)
    ('8', '2026-03-01', '0.85')
    """
    return _TEXTS.get(type(cell), str)(cell)


def _number(value: float) -> str:
    if not math.isfinite(value):
        return repr(value)
    return str(int(value)) if value == int(value) else repr(round(value, 12))


def _moment(value: dt.datetime) -> str:
    is_day = value.time() == dt.time()
    return value.date().isoformat() if is_day else value.isoformat(timespec="seconds")


_TEXTS: dict[type, Callable[..., str]] = {
    str: str.strip,
    float: _number,
    bool: lambda value: "yes" if value else "no",
    dt.datetime: _moment,
    dt.date: dt.date.isoformat,
    dt.time: dt.time.isoformat,
}

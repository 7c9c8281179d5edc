"""Rows as the text of a CSV file that a spreadsheet opens and runs nothing of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from counterpoint.formats.csv_data import defused
from counterpoint.formats.losses import Loss

# By which spreadsheets know UTF-8; readers of CSV drop it.
_MARK = "\ufeff"
Cell = str | float


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> tuple[str, Loss]:
    """The text (RFC 4180), and how many cells have a ``'`` before what would be a formula.

    Numbers are written as such.
    """
    stream = io.StringIO(newline="")
    stream.write(_MARK)
    writer = csv.writer(stream)
    writer.writerow(header)
    changed = []
    for row in rows:
        cells = [defused(cell) if isinstance(cell, str) else f"{cell:g}" for cell in row]
        texts = [cell for cell in row if isinstance(cell, str)]
        changed += [cell for cell in texts if cell != defused(cell)]
        writer.writerow(cells)
    sentence = "cells with a ' before what a spreadsheet would calculate"
    return stream.getvalue(), Loss("formulas", len(changed), sentence, tuple(changed))

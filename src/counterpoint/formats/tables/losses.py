"""What of a table is not in its map: columns, and whose a reason is."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.losses import Conversion, Losses, carried_of
from counterpoint.formats.tables.assembly import Assembled
from counterpoint.formats.tables.entries import Entries, place_of
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.layout_blocks import Layout

NAME = "table"


def conversion_of(
    assembled: Assembled,
    entries: Entries,
    grids: Sequence[Grid],
    layouts: Sequence[Layout | None],
) -> Conversion:
    """What was carried over from tables, and what was not."""
    losses = Losses()
    for grid, layout in zip(grids, layouts, strict=True):
        for column in layout.unread if layout is not None else ():
            place = grid.header_place(column)
            losses.note("column", "columns that are not read", in_quotes(grid.names[column]), place)
    reasons = assembled.reasons
    for kind, sentence, numbers in (
        ("reason:undecided", "reasons beside an answer that takes no side", reasons.undecided),
        ("reason:circular", "reasons that are the claim itself", reasons.circular),
        ("reason:whose", "whose a reason is that tells the other way", reasons.unattributed),
    ):
        for number in numbers:
            losses.note(kind, sentence, place=place_of(entries, grids, number))
    return Conversion(NAME, carried_of(assembled.map), tuple(losses))

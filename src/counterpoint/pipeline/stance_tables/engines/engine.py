"""What each engine offers, and what is the same for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from counterpoint.analysis.stance_figures import COLUMNS, AskedFigure

if TYPE_CHECKING:  # takes Ibis
    from counterpoint.analysis.stance_figures import Figure


@dataclass(frozen=True, slots=True)
class StanceFiles:
    """A table of stances as an engine is to take it.

    ``paths`` are Parquet files, or addresses of such that the engine can read; ``table`` is there
    instead where the rows are in memory. ``name`` is what messages call it.
    """

    name: str
    paths: tuple[str, ...] = ()
    table: pa.Table | None = None


class Engine(Protocol):
    """An engine that holds one table of stances.

    All may raise InputError (what is wrong with the table or the engine), LimitError (memory, disk)
    and UsageError (what is not installed).
    """

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that it holds."""
        ...

    def answer(self, figure: Figure | AskedFigure) -> pa.Table:
        """The rows of a figure, in no order.

        They are in the types that its expression has, the same with every engine. Steps that one
        figure has in common with an earlier one are reckoned once.
        """
        ...


def selection(quote: str, names: dict[str, str]) -> str:
    """The columns that figures read, as the SQL of an engine that calls the types by ``names``.

    A file may have them in others: a column in which nobody says anything has no type at all.
    """
    return ", ".join(
        f"CAST({quote}{name}{quote} AS {names[kind]}) AS {quote}{name}{quote}"
        for name, kind in COLUMNS.items()
    )


def as_said(rows: pa.Table, kinds: Mapping[str, str]) -> pa.Table:
    """Rows in the types of their expression: engines give sums and texts types of their own."""
    fields = [pa.field(name, _TYPES[kind]) for name, kind in kinds.items()]
    return rows.select([field.name for field in fields]).cast(pa.schema(fields))


_TYPES = {
    "string": pa.string(),
    "int64": pa.int64(),
    "int8": pa.int64(),
    "float64": pa.float64(),
    "boolean": pa.bool_(),
}

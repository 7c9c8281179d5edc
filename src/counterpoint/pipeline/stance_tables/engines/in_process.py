"""DuckDB in this process: the engine where none is named.

What does not fit into memory goes to a folder of its own, which is gone afterwards.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from counterpoint.analysis.stance_figures import TABLE, AskedFigure
from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.pipeline.stance_tables.engines.engine import StanceFiles, as_said, selection
from counterpoint.pipeline.stance_tables.engines.statements import statement_of

if TYPE_CHECKING:  # takes Ibis
    from counterpoint.analysis.stance_figures import Figure

_FILE = "stance_file"
_TYPES = {"string": "VARCHAR", "float64": "DOUBLE", "int64": "BIGINT"}
_FULL = ("no space left", "max_temp_directory_size", "disk quota")


class InProcess:
    """A table of stances in DuckDB."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, files: StanceFiles) -> None:
        self._connection, self._name = connection, files.name
        self._steps: set[str] = set()
        with self._errors_as_ours():
            if files.table is not None:
                connection.register(_FILE, files.table)
            else:
                connection.read_parquet(list(files.paths), union_by_name=True).create_view(_FILE)
            self._columns = tuple(connection.table(_FILE).columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table."""
        return self._columns

    def answer(self, figure: Figure | AskedFigure) -> pa.Table:
        """See `Engine.answer`."""
        statement = statement_of(figure)
        with self._errors_as_ours():
            self._take_columns()
            for name, step in statement.steps.items():
                if name not in self._steps:
                    self._connection.execute(f"CREATE TEMP TABLE {name} AS {step}")
                    self._steps.add(name)
            rows = self._connection.sql(statement.query).to_arrow_table()
        return as_said(rows, statement.columns)

    def _take_columns(self) -> None:
        rows = self._connection.table(_FILE).project(selection('"', _TYPES))
        rows.create_view(TABLE, replace=True)

    @contextlib.contextmanager
    def _errors_as_ours(self) -> Iterator[None]:
        try:
            yield
        except (duckdb.OutOfMemoryException, MemoryError) as error:
            raise LimitError(_no_room(self._name, error)) from None
        except duckdb.Error as error:
            if any(sign in str(error).lower() for sign in _FULL):
                raise LimitError(_no_room(self._name, error)) from None
            sentence = f"cannot be read: {first_line(error)}"
            advice = "write it anew: counterpoint stances MAP... -o FILE"
            raise InputError(
                Problem(Place(self._name), sentence, advice, code="stance-table")
            ) from None


@contextlib.contextmanager
def in_process(files: StanceFiles, memory: str = "") -> Iterator[InProcess]:
    """DuckDB with a table of stances; ``memory`` bounds what it takes (``2GB``), 80 % otherwise.

    Raises:
        InputError: a file is damaged.
        LimitError: neither memory nor the disk has room for what is reckoned.
    """
    with tempfile.TemporaryDirectory(prefix="counterpoint-") as folder:
        settings: dict[str, Any] = {"temp_directory": folder, "preserve_insertion_order": False}
        settings |= {"memory_limit": memory} if memory else {}
        connection = duckdb.connect(config=settings)
        try:
            yield InProcess(connection, files)
        finally:
            connection.close()


def _no_room(name: str, error: BaseException) -> str:
    return (
        f"{name}: there is not room enough in memory and in the folder for temporary files: "
        f"{first_line(error)}; name another folder with TMPDIR, or ask of one person (--person)"
    )


def first_line(error: BaseException) -> str:
    """What an engine says, in one line without its traces."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__).rstrip(".")[:300]

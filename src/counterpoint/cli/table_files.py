"""Tables written as Parquet, Arrow or CSV, by the ending of a file, or as CSV to standard output.

What belongs here: what two commands say and do alike. What does not: bytes
(`counterpoint.formats.stance_table`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint import pipeline
from counterpoint.cli.showing import say, show_data
from counterpoint.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

    from counterpoint.pipeline.stance_tables import CollectedStances

_FEW = 3  # maps, which are read in a moment


def needs_tables(what: str) -> None:
    """Let only those pass who have the libraries of the extra ``tables``.

    Raises:
        UsageError: one is not installed.
    """
    if any(find_spec(name) is None for name in ("duckdb", "ibis", "numpy", "pyarrow")):
        raise UsageError(f"{what} needs more libraries; install counterpoint[tables]")


def say_reread(collected: CollectedStances) -> None:
    """Say of how many maps a store had kept no rows, where that takes its time."""
    if collected.reread > _FEW:
        advice = "push them again with this version, which keeps what is asked here"
        say(f"{collected.reread} maps were read anew; {advice}")


def ending_of(output: Path | None) -> str:
    """The ending that says what is written; CSV without a file.

    Raises:
        UsageError: there is no table of that ending.
    """
    from counterpoint.formats.stance_table import ENDINGS  # noqa: PLC0415 - needs pyarrow

    if output is None:
        return ".csv"
    ending = output.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{output} tells no format; end it in one of {', '.join(ENDINGS)}")
    return ending


def write_table(
    tables: Iterable[pa.Table],
    ending: str,
    output: Path | None,
    maps: Sequence[str] = (),
    schema: pa.Schema | None = None,
) -> int:
    """Write tables below one another, of stances or of ``schema``; how many rows there were.

    Raises:
        LimitError: the disk is full.
        UsageError: the folder cannot be written to.
    """
    from counterpoint.formats.stance_table import SCHEMA, render_tables  # noqa: PLC0415 - needs pyarrow

    count = 0

    def with_count() -> Iterator[pa.Table]:
        nonlocal count
        for table in tables:
            count += table.num_rows
            yield table

    content = render_tables(with_count(), ending, maps, schema=SCHEMA if schema is None else schema)
    if output is None:
        show_data(content)
    else:
        pipeline.write_files(output.parent, {output.name: content})
    return count

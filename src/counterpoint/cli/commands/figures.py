"""`counterpoint figures`: what a table of stances comes to, reckoned here or by a cluster."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterpoint.cli.map_choice import named_map, named_store, store_options
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import say, show_json, show_problems, show_table
from counterpoint.cli.table_files import ending_of, needs_tables, say_reread, write_table
from counterpoint.errors import UsageError
from counterpoint.store import MapStore

if TYPE_CHECKING:
    from counterpoint.pipeline.stance_tables import CollectedStances

# The names of `counterpoint.analysis.stance_figures.KINDS`, which is loaded when it is asked.
KINDS = ("pairs", "meetings", "classes", "consensus", "changes")
_MEMORY = re.compile(r"[1-9][0-9]*(\.[0-9]+)? ?[KMGT]i?B", re.IGNORECASE)
_DIGITS = 3  # of a figure that is shown; files have all


@click.command()
@click.argument("what", type=click.Choice(KINDS), metavar="WHAT")
@click.argument("tables", nargs=-1, metavar="TABLE...")
@store_options
@click.option(
    "--person", metavar="NAME", default="", help="Only pairs of this one, by name or IRI."
)
@click.option(
    "--engine",
    "address",
    metavar="URL",
    default="",
    help="Have it reckoned by Spark: spark://HOST:PORT, or sc://HOST:PORT for Spark Connect. "
    "Default: here, by DuckDB.",
)
@click.option(
    "--memory",
    metavar="SIZE",
    default="",
    help="How much memory it may take here (2GB); the rest goes to a temporary folder. Default: "
    "four fifths.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    help="How many rows are shown; with -o all are written.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all rows to FILE, as Parquet, Arrow or CSV by its ending.",
)
@as_json
def figures(
    what: str,
    tables: Sequence[str],
    *,
    person: str,
    address: str,
    memory: str,
    limit: int,
    output: Path | None,
    as_json: bool,
) -> None:
    """Reckon figures of tables of stances: files that `stances` has written, or folders of them.

    Or of all maps of a store, with what its links join; it keeps what is asked here as columns.

    \b
    pairs      who agrees and clashes with whom, over all classes of claims
    meetings   the same by class: on what
    classes    how many are for and against each class, and how divided they are
    consensus  what more than half of a map's panel affirms and nobody denies
    changes    who took one side and on a later date the other

    They rest on what is said of the same claims; docs/stances.md says what that leaves out.

    \b
    counterpoint figures pairs stances.parquet
    counterpoint figures changes --store archive
    counterpoint figures meetings stances.parquet --person "Ana Ruiz"
    counterpoint figures changes stances.parquet -o changes.csv
    counterpoint figures pairs stances.parquet --engine sc://localhost:15002
    """
    needs_tables("a figure of stances")
    from counterpoint.pipeline import stance_tables  # noqa: PLC0415 (needs pyarrow)

    store = named_store()
    if bool(tables) == (store is not None):
        raise UsageError("name tables, or a store with --store or --endpoint")
    if store is not None and address:
        advice = "write a table where it sees it: counterpoint stances --store DIR -o FILE"
        raise UsageError(f"a cluster reads no store; {advice}")
    if memory and not _MEMORY.fullmatch(memory):
        raise UsageError(f"--memory {memory!r} is no size; write 500MB or 2GB")
    ending = ending_of(output)
    reckoned = stance_tables.reckon(
        what,
        tables if store is None else _collected(store),
        person=person,
        engine_choice=stance_tables.EngineChoice(address, memory),
        most=None if output else limit,
    )
    rows = reckoned.rows
    if output is not None:
        count = write_table([rows], ending, output, schema=rows.schema)
        say(f"{output}: {count:,} row{'s' * (count != 1)} of {what}")
    elif as_json:
        show_json({what: rows.to_pylist(), "more": reckoned.has_more})
    else:
        _show(what, rows.to_pylist(), rows.column_names)
        if reckoned.has_more:
            say(f"these are the first {limit:,}; --limit shows more, -o FILE writes all")


def _collected(store: MapStore) -> CollectedStances:
    from counterpoint.pipeline.stance_tables import collect_store  # noqa: PLC0415 (needs pyarrow)

    collected = collect_store(store, named_map())
    show_problems(collected.warnings)
    say_reread(collected)
    return collected


def _show(what: str, rows: Sequence[dict[str, Any]], names: Sequence[str]) -> None:
    """A table for reading: people and claims by their words, without their IRIs."""
    if not rows:
        say(f"there are no {what} in it")
        return
    words = {f"{name}_name" for name in names} | {"text" if "class" in names else ""}
    hidden = {name for name in names if f"{name}_name" in names}
    hidden |= {"class"} if "text" in words & set(names) else set()
    hidden |= {"person"} if "name" in names else set()
    columns = [name for name in names if name not in hidden]
    heads = [name.removesuffix("_name").replace("_", " ") for name in columns]
    show_table(heads, [[_cell(row[name]) for name in columns] for row in rows])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return (
        f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    )

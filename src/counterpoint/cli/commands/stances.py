"""`counterpoint stances`: one table of the stances of many maps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterpoint.cli.conversions import end_conversions
from counterpoint.cli.map_choice import (
    maps_or_default,
    maps_or_store,
    named_map,
    reading_choices,
    source_folders,
    store_or_files,
)
from counterpoint.cli.showing import say, show_problems
from counterpoint.cli.table_choice import table_options
from counterpoint.cli.table_files import ending_of, needs_tables, say_reread, write_table

if TYPE_CHECKING:
    from counterpoint.pipeline.stance_tables import CollectedStances


@click.command()
@maps_or_store
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE, as Parquet, Arrow or CSV by its ending, instead of CSV to standard "
    "output.",
)
@source_folders
@table_options
def stances(maps: Sequence[Path], output: Path | None, sources: Sequence[Path]) -> None:
    """Write one table of the stances of many maps, a row each.

    Each map stays one of its own, and all maps of a store are taken. Who has the same identifier
    (ORCID, Wikidata) in several maps is one person there, and who --same says, or a link of the
    store (archive-link), which also says what is one claim. `figures` reckons with the table;
    docs/stances.md says what its columns are, and how other programs read it.

    \b
    counterpoint stances 2019.argdown 2024.argdown -o stances.parquet
    counterpoint stances --store archive -o stances.parquet
    counterpoint stances > stances.csv
    """
    needs_tables("a table of stances")
    ending = ending_of(output)
    collected = _collected(maps, sources)
    show_problems(collected.warnings)
    say_reread(collected)
    end_conversions(collected.conversions, "the table")
    count = write_table(collected.tables, ending, output, collected.maps)
    if output is not None:
        several = "s" * (len(collected.maps) != 1)
        say(f"{output}: {count:,} stances of {len(collected.maps):,} map{several}")


def _collected(maps: Sequence[Path], sources: Sequence[Path]) -> CollectedStances:
    from counterpoint.pipeline.stance_tables import (  # noqa: PLC0415 - needs pyarrow
        collect_files,
        collect_store,
    )

    store = store_or_files(maps, sources)
    if store is not None:
        return collect_store(store, named_map())
    return collect_files(maps_or_default(maps), sources, reading_choices())

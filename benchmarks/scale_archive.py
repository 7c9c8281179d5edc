"""What a store of a thousand maps costs: pushes, questions over all maps, and the archive's own.

    python benchmarks/scale_archive.py [--maps 1000] [--store DIR]

The shipped panel of four (10,289 triples with findings) under varied names goes into one store:
nine tenths in a few writings, the others each by itself. Printed are the median push around the
tenth map and around the last with their ratio, each named question over all maps beside the raw
query of the union in the engine, and each question of the archive as a command, start included.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyoxigraph as px

from counterpoint.formats.stance_table import MapRows
from counterpoint.pipeline import load
from counterpoint.pipeline.stance_rows.kept import graph_of_note, kept_rows, table_to_keep
from counterpoint.pipeline.stance_rows.tables import stance_table
from counterpoint.pipeline.stored_maps import graphs_of, note_of
from counterpoint.store import StoredMaps, StoreFolder, list_questions
from counterpoint.vocab import PREFIXES

PROJECT = Path(__file__).parent.parent
PANEL = PROJECT / "seeds" / "examples" / "moving-dunmarrow.argdown"
NAMES = ("Tollgarth", "Strake", "Verrand", "Imrey")
PARTS = ("changes", "pairs", "claims", "issues", "people", "maps", "candidates", "links")
AROUND = 9  # pushes of which the median is taken
Graphs = dict[str, bytes]


def copies(maps: int) -> Iterator[tuple[Graphs, dict[str, str], MapRows]]:
    """Copies of the panel: each with a base of its own, other years, and people of fifty panels."""
    debate = load([PANEL])
    graphs, note, base = graphs_of(debate), note_of(debate), debate.map.base
    table = stance_table(debate.network)
    for number in range(maps):

        def varied(text: str, number: int = number) -> str:
            own = base.replace("dunmarrow", f"dunmarrow-{number:04}")
            text = text.replace(base, own).replace('"moving-dunmarrow"', f'"{own[-15:-1]}"')
            for name in NAMES:
                text = text.replace(f" {name}", f" {name}-{number % 50}")
            return text.replace("2026-0", f"{1976 + number % 50}-0")

        own_graphs = {varied(x): varied(y.decode()).encode() for x, y in graphs.items()}
        stamp = kept_rows(debate.network, next(iter(own_graphs.values()))).stamp
        rows = MapRows(varied(base), stamp, _changed(table, varied))
        yield (
            own_graphs,
            {next(iter(own_graphs)): varied(note), varied(graph_of_note(base)): stamp},
            rows,
        )


def _changed(table: pa.Table, change: Callable[[str], str]) -> pa.Table:
    columns = [
        pa.array([x if x is None else change(x) for x in column.to_pylist()], column.type)
        if pa.types.is_string(column.type)
        else column
        for column in table.columns
    ]
    return pa.table(columns, schema=table.schema)


def fill(store: StoreFolder, maps: int) -> tuple[list[float], list[float]]:
    """Seconds of the pushes around the tenth map, and of the last ones."""
    early: list[float] = []
    late: list[float] = []
    graphs: Graphs = {}
    notes: dict[str, str] = {}
    parts: list[MapRows] = []
    for number, (own_graphs, own_notes, rows) in enumerate(copies(maps), start=1):
        is_early, is_late = number <= 10 + AROUND // 2, number > maps - AROUND
        graphs |= own_graphs
        notes |= own_notes
        parts.append(rows)
        if not (is_early or is_late or len(graphs) >= 90 or number == maps - AROUND):
            continue
        started = time.perf_counter()
        store.replace(graphs, notes, table=table_to_keep(store, parts))
        took = time.perf_counter() - started
        if is_late or number >= 10 - AROUND // 2:
            (late if is_late else early).append(took) if len(graphs) <= 3 else None
        graphs, notes, parts = {}, {}, []
    return early, late


def questions(store: StoreFolder, folder: Path) -> None:
    maps = store.list_maps()
    print(f"\n{len(maps)} maps; seconds over all maps, of the raw union query, ratio, rows equal")
    generation = folder / (folder / "generation").read_text(encoding="utf-8").split("\n", 1)[0]
    for question in list_questions():
        started = time.perf_counter()
        rows = StoredMaps(store, maps).query(question.text, deadline=300).rows
        took = time.perf_counter() - started
        started = time.perf_counter()
        quads = px.Store.read_only(str(generation))
        raw = quads.query(question.text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        assert isinstance(raw, px.QuerySolutions)
        count = sum(1 for _ in raw)
        alone = time.perf_counter() - started
        print(
            f"  {question.name:<18}{took:8.2f}{alone:8.2f}{took / alone:8.2f}   {len(rows)} {count}"
        )


def archive(folder: Path) -> None:
    print("\nthe archive's questions as commands, seconds with the start of the program, rows")
    command = [sys.executable, "-m", "counterpoint", "archive", "--store", str(folder), "--json"]
    for part in PARTS:
        started = time.perf_counter()
        result = subprocess.run([*command, "--part", part], capture_output=True, check=True)
        took = time.perf_counter() - started
        print(f"  {part:<18}{took:8.2f}   {len(json.loads(result.stdout)[part])}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--maps", type=int, default=1000)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.store or Path(scratch) / "store"
        store = StoreFolder(folder, seconds=600)
        if not folder.exists():
            started = time.perf_counter()
            early, late = map(statistics.median, fill(store, options.maps))
            took = time.perf_counter() - started
            print(f"{options.maps} maps in {took:.0f} s; push around the tenth {early:.2f} s, ")
            print(f"of the last {AROUND} {late:.2f} s, ratio {late / early:.2f}")
        questions(store, folder)
        archive(folder)


if __name__ == "__main__":
    main()

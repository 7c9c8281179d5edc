"""What a store of a thousand maps costs: pushes, questions over all maps, and the archive's own.

    python benchmarks/scale_archive.py [--maps 1000] [--store DIR] [--without-union]

The shipped panel of four (10,289 triples with findings) under varied names goes into one store:
nine tenths in a few writings, the others each by itself. Every fiftieth map has the same panel, and
links say that its people are one, and two of its claims. Printed are the median push around the
tenth map and around the last with their ratio, each named question over all maps beside the raw
query of the union in the engine, and each question of the archive, each figure and the page as a
command, start included: by the clock, and in processor time.
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyoxigraph as px

from counterpoint.formats.stance_table import MapRows
from counterpoint.model.archive import ArchiveLink
from counterpoint.pipeline import archive as archives
from counterpoint.pipeline import load
from counterpoint.pipeline.stance_rows.kept import graph_of_note, kept_rows, table_to_keep
from counterpoint.pipeline.stance_rows.tables import stance_table
from counterpoint.pipeline.stored_maps import graphs_of, notes_of
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH
from counterpoint.store import StoredMaps, StoreFolder, list_questions
from counterpoint.vocab import PREFIXES

PROJECT = Path(__file__).parent.parent
PANEL = PROJECT / "seeds" / "examples" / "moving-dunmarrow.argdown"
NAMES = ("Tollgarth", "Strake", "Verrand", "Imrey")
PANELS = 50
FIGURES = ("pairs", "meetings", "classes", "consensus", "changes")
PARTS = ("changes", "pairs", "claims", "issues", "people", "maps", "candidates", "links")
AROUND = 9  # pushes of which the median is taken
Graphs = dict[str, bytes]


class Template:
    """A text of the panel, with places for what each copy has otherwise."""

    def __init__(self, text: str, base: str) -> None:
        words = [base, '"moving-dunmarrow"', "2026-0", *NAMES]
        self._parts = re.split(f"({'|'.join(map(re.escape, words))})", text)
        self._base = base

    def copy(self, number: int) -> str:
        """The text of a copy: a base of its own, other years, and people of fifty panels."""
        own = base_of(self._base, number)
        words = {name: f"{name}-{number % PANELS}" for name in NAMES}
        words |= {self._base: own, '"moving-dunmarrow"': f'"{own[-15:-1]}"'}
        words["2026-0"] = f"{1976 + number % 50}-0"
        parts = [*self._parts]
        parts[1::2] = [words[part] for part in parts[1::2]]
        return "".join(parts)


def base_of(base: str, number: int) -> str:
    """The base of a copy."""
    return base.replace("dunmarrow", f"dunmarrow-{number:04}")


def copies(maps: int, first: int = 0) -> Iterator[tuple[Graphs, dict[str, str], MapRows]]:
    """Copies of the panel, from one on: graphs, notes, and the rows of stances."""
    debate = load([PANEL])
    base = debate.map.base
    graphs = graphs_of(debate)
    digest, answers = notes_of(debate, graphs, is_asked=True).values()
    head, *rows = answers.split("\t")
    texts = {name: Template(content.decode(), base) for name, content in graphs.items()}
    head_text, digest_text = Template(head, base), Template(digest, base)
    row_texts = [(x.partition("=")[0], Template(_unpacked(x), base)) for x in rows]
    table = stance_table(debate.network)
    columns = [
        [x if x is None else Template(x, base) for x in column.to_pylist()]
        if pa.types.is_string(column.type)
        else column
        for column in table.columns
    ]
    stamp = kept_rows(debate.network, graphs[f"{base}{MAP_GRAPH}"]).stamp
    for number in range(first, maps):
        own = base_of(base, number)
        own_stamp = f"{stamp}{number:04}"
        packed = [f"{name}={_packed(text.copy(number))}" for name, text in row_texts]
        notes = {
            f"{own}{MAP_GRAPH}": digest_text.copy(number),
            f"{own}{FINDINGS_GRAPH}": "\t".join((head_text.copy(number), *packed)),
            graph_of_note(own): own_stamp,
        }
        arrays = [
            pa.array([x and x.copy(number) for x in column]) if isinstance(column, list) else column
            for column in columns
        ]
        own_graphs = {
            base_of(name, number): text.copy(number).encode() for name, text in texts.items()
        }
        yield own_graphs, notes, MapRows(own, own_stamp, pa.table(arrays, schema=table.schema))


def _unpacked(part: str) -> str:
    return zlib.decompress(base64.b64decode(part.partition("=")[2])).decode()


def _packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode(), 1)).decode("ascii")


def fill(store: StoreFolder, maps: int, first: int = 0) -> tuple[list[float], list[float]]:
    """Seconds of the pushes around the tenth map, and of the last ones."""
    early: list[float] = []
    late: list[float] = []
    graphs: Graphs = {}
    notes: dict[str, str] = {}
    parts: list[MapRows] = []
    for number, (own_graphs, own_notes, rows) in enumerate(copies(maps, first), start=first + 1):
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


def link(store: StoreFolder) -> None:
    """Say of each panel's people, and of two of its claims, that they are one in all its maps."""
    digests = sorted(archives.digests_in(store.read_notes()).values(), key=lambda x: x.base)
    links = []
    for one, other in zip(digests, digests[PANELS:], strict=False):
        for kind, name, count in (("same-person", "expert", None), ("equivalent", "claim", 2)):
            records = one.people if name == "expert" else one.claims
            for record in records[:count]:
                first, second = (f"{x.base}{name}/{record.id}" for x in (one, other))
                links.append(ArchiveLink(kind, first, second, "benchmark"))
    archives.add_links(store, links)
    print(f"{len(links)} links")


def commands(folder: Path, scratch: Path) -> None:
    print("\nas commands, with the start of the program: seconds, of processor time, bytes")
    store = ("--store", str(folder))
    digest = min(archives.digests_in(StoreFolder(folder).read_notes()).values(), key=lambda x: x.id)
    names = {"expert": digest.people[0].id, "claim": digest.claims[0].id}
    of_one = {kind: f"{digest.base}{kind}/{name}" for kind, name in names.items()}
    calls: dict[str, tuple[str, ...]]
    calls = {f"archive {x}": ("archive", *store, "--json", "--part", x) for x in PARTS}
    calls |= {f"archive {x}, table": ("archive", *store, "--part", x) for x in PARTS}
    calls["archive"] = ("archive", *store)
    calls["archive, page"] = ("archive", *store, "-o", str(scratch / "archive.html"))
    calls |= {f"figures {x}": ("figures", x, *store) for x in FIGURES}
    calls |= {
        f"stances {ending}": ("stances", *store, "-o", str(scratch / f"stances.{ending}"))
        for ending in ("csv", "parquet")
    }
    calls |= {
        f"query {x.name}": ("query", x.name, *store, "--format", "csv", "--deadline", "300")
        for x in list_questions()
    }
    calls |= {f"query {x.name}, table": ("query", x.name, *store) for x in list_questions()}
    calls |= {
        f"query {x.name}, {name}": ("query", x.name, *store, f"--{name}", of_one[name])
        for x in list_questions()
        for name in x.parameters
        if name in of_one
    }
    for name, call in calls.items():
        started, before = time.perf_counter(), os.times()
        command = [sys.executable, "-m", "counterpoint", *call]
        result = subprocess.run(command, capture_output=True, check=False)
        took, after = time.perf_counter() - started, os.times()
        processor = sum(after[2:4]) - sum(before[2:4])
        wrong = "" if result.returncode == 0 else f"   exit status {result.returncode}"
        print(f"  {name:<32}{took:8.2f}{processor:8.2f}{len(result.stdout):12,}{wrong}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--maps", type=int, default=1000)
    parser.add_argument("--store", type=Path, help="keep the store there, or ask one that is")
    parser.add_argument(
        "--without-union",
        action="store_true",
        help="ask no raw queries: over a thousand maps on disk they take minutes, or do not end",
    )
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
            link(store)
        if not options.without_union:
            questions(store, folder)
        commands(folder, Path(scratch))


if __name__ == "__main__":
    main()

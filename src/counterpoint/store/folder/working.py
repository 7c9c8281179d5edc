"""What is done to the files of a store, in a process of its own: answering, reading, replacing.

Everything here may open RocksDB's files. What does not belong here: the process that it runs in,
and what its errors are to a user (`counterpoint.store.folder.folder`).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as px

from counterpoint.errors import InputError, Place, Problem
from counterpoint.processes.apart import is_offline
from counterpoint.store.folder import generations
from counterpoint.store.folder.notes import add_notes
from counterpoint.store.folder.tables import add_table
from counterpoint.store.queries.answering import QueryTask, RawAnswer, answer
from counterpoint.store.queries.ontology_graph import require_ontology_held
from counterpoint.store.stored_maps import CHANGED, KeptTable, Written


def answer_in(folder: Path, task: QueryTask) -> tuple[RawAnswer, bool]:
    """The answer, and whether the query could call nobody; the engine may open files meanwhile."""
    with generations.reading(folder) as generation:
        quads = px.Store.read_only(str(generation.path))
        require_ontology_held(quads, task.text, task.file)
        return answer(quads, _over_union(quads, task)), is_offline()


def _over_union(quads: px.Store, task: QueryTask) -> QueryTask:
    """A task that names all graphs there are as one over their union, which gives the same rows.

    The engine looks into each graph that is named by itself, for each step of each row, which is
    quadratic in maps; their union it looks into once. O(graphs).
    """
    if task.default_graphs is None or task.default_graphs != task.named_graphs:
        return task
    graphs = {name.value for name in quads.named_graphs()}
    unnamed = quads.quads_for_pattern(None, None, None, px.DefaultGraph())
    if not graphs <= {*task.default_graphs} or next(unnamed, None) is not None:
        return task
    return replace(task, default_graphs=None, named_graphs=None, is_union=True)


def read_graphs(folder: Path, graphs: tuple[str, ...]) -> bytes:
    """The named graphs as N-Quads. O(triples in them).

    Raises:
        RuntimeError: a graph has not all triples that were written.
    """
    with generations.reading(folder) as generation:
        store = px.Store.read_only(str(generation.path))
        quads: list[px.Quad] = []
        for graph in graphs:
            graph_quads = [*store.quads_for_pattern(None, None, None, px.NamedNode(graph))]
            total = generation.triples.get(graph, 0)
            if len(graph_quads) != total:
                difference = f"{len(graph_quads)} of the {total} triples in <{graph}>"
                raise RuntimeError(f"it gives {difference}")
            quads += graph_quads
        return px.serialize(quads, format=px.RdfFormat.N_QUADS) or b""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is to be written, and the state of the store that it is meant for, if one."""

    graphs: dict[str, bytes]
    notes: dict[str, str]
    state: str
    table: KeptTable | None = None


def replace_graphs(folder: Path, texts: Texts, wait: float) -> Written:
    """Put graphs in the place of those so named, in a new generation that then counts.

    Raises:
        InputError: somebody else writes, or has written since the state that was meant.
        OSError, RuntimeError: it cannot be written; nothing is replaced.
    """
    with generations.writing(folder, wait=wait):
        generations.sweep(folder)
        before = generations.current(folder)
        if texts.state and texts.state != (before.path.name if before else ""):
            message = "was written to by somebody else meanwhile, and nothing was replaced"
            raise InputError(Problem(Place(str(folder)), message, "try again", code=CHANGED))
        generation = generations.new_generation(folder)
        try:
            counts = _write(generation, texts.graphs)
            add_notes(generation, texts.graphs, texts.notes)
            if texts.table is not None:
                add_table(generation, texts.table)
            merged = generations.bytes_left_out(before, generation)
            triples = {**(before.triples if before else {}), **counts}
            triples = {graph: count for graph, count in triples.items() if count}
            generations.let_count(folder, generation, triples, px.__version__)
        except BaseException:
            last = generations.current(folder)
            if last is None or last.path != generation:
                shutil.rmtree(generation, ignore_errors=True)
            raise
        generations.sweep(folder)
    return Written(merged)


def _write(generation: Path, graphs: dict[str, bytes]) -> dict[str, int]:
    """Replace graphs in a generation that does not count yet; gives the triples of each.

    Afterwards the engine is closed, and none of its threads writes there any more.
    """
    store = px.Store(str(generation))
    names = [px.NamedNode(graph) for graph in graphs]
    for name in names:
        if store.contains_named_graph(name):
            store.remove_graph(name)
    # At once: the tables of each loading by itself would lie side by side and never be merged.
    # N-Triples is Turtle, and so may stand in TriG.
    parts = (b"<%s> {\n%s}\n" % (graph.encode(), triples) for graph, triples in graphs.items())
    store.bulk_load(b"".join(parts), format=px.RdfFormat.TRIG)
    counts = {name.value: _count(store, name) for name in names}
    store.flush()
    return counts


def _count(store: px.Store, graph: px.NamedNode) -> int:
    """The triples of a graph, counted by the engine: their terms would be half of a writing."""
    rows = store.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    assert isinstance(rows, px.QuerySolutions)
    (row,) = rows
    return int(row["n"].value)

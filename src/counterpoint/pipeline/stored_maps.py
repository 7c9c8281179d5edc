"""Maps in a store that holds many, on disk or at an endpoint: put into it, and taken from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from counterpoint.analysis.archive import digest_of
from counterpoint.formats.digests import render_digest
from counterpoint.pipeline.debate import Debate
from counterpoint.progress import step
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH
from counterpoint.store import KeptTable, MapStore, Store, choose_map
from counterpoint.store.kept_answers import render_answers

if TYPE_CHECKING:
    from counterpoint.formats.stance_table import MapRows


@dataclass(frozen=True, slots=True)
class PushedMap:
    """What was put into a store: the number of triples of each graph, by its IRI.

    ``merged`` counts the bytes of tables that the store put together meanwhile.
    """

    map: str
    store: str
    graphs: dict[str, int]
    merged: int = 0


def push(debate: Debate, store: MapStore) -> PushedMap:
    """Put a map, its findings and their provenance in the place of what ``store`` held of it.

    All other graphs stay as they are. What an RDF file held beside its map goes along.

    Raises:
        InputError: the store refuses, is damaged, or somebody else writes to it.
        LimitError: it took too long, or the disk is full.
        UsageError: the folder cannot be written to.
    """
    graphs = graphs_of(debate)
    rows_to_keep = KeptRows(store)
    rows_to_keep.add(debate, graphs)
    with step(f"Pushing {debate.map.id}"):
        notes = notes_of(debate, graphs, is_asked=not store.is_empty) | rows_to_keep.notes
        written = store.replace(graphs, notes, table=rows_to_keep.table())
    return PushedMap(debate.map.id, store.name, counts_of(graphs), written.merged)


class KeptRows:
    """The rows of maps that a store is to keep beside their graphs, where pyarrow makes some."""

    def __init__(self, store: MapStore) -> None:
        self._store = store
        self._parts: list[MapRows] = []
        self.notes: dict[str, str] = {}

    def add(self, debate: Debate, graphs: Mapping[str, bytes]) -> None:
        """Take a map; of a crowd there are counts and no stances. Linear in stances."""
        if debate.map.crowd is not None or not _keeps_columns(self._store):
            return
        from counterpoint.pipeline.stance_rows.kept import (  # noqa: PLC0415 (loads pyarrow)
            graph_of_note,
            kept_rows,
        )

        part = kept_rows(debate.network, next(iter(graphs.values())))
        self._parts.append(part)
        self.notes[graph_of_note(part.base)] = part.stamp

    def table(self) -> KeptTable | None:
        """What is to be written with the maps that were taken."""
        if not self._parts:
            return None
        from counterpoint.pipeline.stance_rows.kept import (  # noqa: PLC0415 (loads pyarrow)
            table_to_keep,
        )

        return table_to_keep(self._store, self._parts)


def _keeps_columns(store: MapStore) -> bool:
    return store.takes_many and find_spec("pyarrow") is not None


def graphs_of(debate: Debate) -> dict[str, bytes]:
    """The graphs of a map in a store, as sorted N-Triples by their IRIs, the map first."""
    base, own_store = debate.map.base, debate.store
    others = [f"{base}{name}" for name in (FINDINGS_GRAPH, PROVENANCE_GRAPH)]
    if not set(others) <= set(own_store.graph_names()):
        own_store.add_findings(debate.analysis, debate.map)
    graphs = {f"{base}{MAP_GRAPH}": own_store.write("ntriples")}
    return graphs | {graph: own_store.write("ntriples", graph) for graph in others}


def notes_of(debate: Debate, graphs: Mapping[str, bytes], *, is_asked: bool) -> dict[str, str]:
    """What a store keeps of a map for questions over all its maps, by the graphs of the map.

    The first map of a store is not asked the named questions: alone it is asked in a moment.
    """
    base = debate.map.base
    digest = render_digest(digest_of(debate.network, debate.analysis))
    answers = render_answers(debate.store, base, graphs, is_asked=is_asked)
    return {f"{base}{MAP_GRAPH}": digest, f"{base}{FINDINGS_GRAPH}": answers}


def counts_of(graphs: Mapping[str, bytes]) -> dict[str, int]:
    """The number of triples of each graph."""
    return {graph: n_triples.count(b"\n") for graph, n_triples in graphs.items()}


def pull(store: MapStore, name: str = "") -> Store:
    """What ``store`` holds of a map, as it is: the map, and what was said of it when pushed.

    ``name`` is the map's id, base or graph; it may be left out where there is one map.

    Raises:
        InputError: the store refuses or is damaged, or holds no map.
        LimitError: it took too long or too much memory.
        UsageError: there is no such map, or it must be said which.
    """
    record = choose_map(store, name)
    with step(f"Pulling {record.id}"):
        return store.read(record.graphs)

"""A question over all maps: over their union where nothing else is in the store, else by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as px
import pytest
from samples import city_map

from counterpoint.rdf import to_rdf
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.store import Store, StoredMaps, StoreFolder
from counterpoint.store.folder.working import _over_union
from counterpoint.store.queries.answering import QueryTask
from counterpoint.vocab import CP, RDF, RDFS

TITLES = "SELECT ?title { ?map a cp:ArgumentMap ; rdfs:label ?title } ORDER BY ?title"
OURS = ("urn:a", "urn:b")
QUAD = px.Quad(px.NamedNode("urn:s"), px.NamedNode("urn:p"), px.NamedNode("urn:o"))


def quads_in(*graphs: px.NamedNode | px.DefaultGraph | px.BlankNode) -> px.Store:
    store = px.Store()
    for graph in graphs:
        store.add(px.Quad(QUAD.subject, QUAD.predicate, QUAD.object, graph))
    return store


def test_a_foreign_graph_is_in_no_answer_over_all_maps(tmp_path: Path) -> None:
    store = StoreFolder(tmp_path / "store")
    for name in ("First", "Second"):
        base = f"https://example.org/{name}/"
        dataset = to_rdf(replace(city_map(), base=base, id=name, title=name))
        store.replace({f"{base}{MAP_GRAPH}": Store.from_dataset(dataset).write("ntriples")})
    both = (("First",), ("Second",))
    assert StoredMaps(store, store.list_maps()).query(TITLES).table() == both

    foreign = f'<urn:m> <{RDF.type}> <{CP.ArgumentMap}> .\n<urn:m> <{RDFS.label}> "Other" .\n'
    store.replace({"urn:other": foreign.encode()})

    maps = [x for x in store.list_maps() if x.graph != "urn:other"]
    assert StoredMaps(store, tuple(maps)).query(TITLES).table() == both


@pytest.mark.parametrize(
    ("others", "is_union"),
    [
        ((), True),
        ((px.NamedNode("urn:other"),), False),
        ((px.DefaultGraph(),), False),
        ((px.BlankNode("urn"),), False),
    ],
    ids=["all are ours", "a foreign graph", "triples in no graph", "a graph without a name"],
)
def test_the_union_is_asked_only_where_it_is_all_that_was_named(
    others: tuple[px.NamedNode | px.DefaultGraph | px.BlankNode, ...], is_union: bool
) -> None:
    quads = quads_in(*map(px.NamedNode, OURS), *others)
    task = QueryTask("", "q", "", is_union=True, max_rows=1, default_graphs=OURS, named_graphs=OURS)

    answered_task = _over_union(quads, task)

    assert (answered_task.default_graphs is None) is is_union
    assert (answered_task.named_graphs is None) is is_union
    assert _over_union(quads, replace(task, default_graphs=OURS[:1])).default_graphs == OURS[:1]

"""The hash of the map in a store: what it is of, and what it leaves out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as px
import pytest
from analyses import city_analysis
from generated_maps import argument_maps
from hypothesis import HealthCheck, Phase, given, settings
from lengths import examples

from counterpoint.model import ArgumentMap, FileRead, Origin
from counterpoint.rdf import to_rdf, write_rdf
from counterpoint.store import Store
from counterpoint.store.recorded_origin import map_sha256


def canonical_hash(turtle: bytes) -> str:
    """The SHA-256 of what RDFC-1.0 makes of a Turtle file, as any implementation has it."""
    data = px.Dataset(px.parse(turtle, format=px.RdfFormat.TURTLE))
    data.canonicalize(px.CanonicalizationAlgorithm.RDFC_1_0)
    return hashlib.sha256(b"".join(sorted(f"{quad} .\n".encode() for quad in data))).hexdigest()


def hash_of(store: Store) -> str:
    return map_sha256(store._quads)


@settings(
    max_examples=examples(60),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(argument_maps())
def test_the_hash_is_that_of_the_map_as_it_is_written(argument_map: ArgumentMap) -> None:
    assert hash_of(Store.from_map(argument_map)) == canonical_hash(
        write_rdf(to_rdf(argument_map), "turtle")
    )


def test_findings_and_provenance_do_not_change_it(city: ArgumentMap) -> None:
    store = Store.from_map(city)
    before = hash_of(store)

    store.add_findings(city_analysis(), city)

    assert hash_of(store) == before
    assert len(store.graph_names()) == 3


def test_no_triple_stands_in_two_graphs_so_that_the_union_has_none_twice(
    city: ArgumentMap,
) -> None:
    store = Store.from_map(city, Origin((FileRead("city.argdown", "1" * 64),)))

    store.add_findings(city_analysis(), city)

    assert len({(x.subject, x.predicate, x.object) for x in store._quads}) == len(store)


def test_the_graph_in_which_a_map_stands_does_not_change_it(city: ArgumentMap) -> None:
    store = Store.from_map(city)

    alone = Store(px.parse(store.write("turtle"), format=px.RdfFormat.TURTLE))

    assert alone.graph_names() == ()
    assert hash_of(alone) == hash_of(store)


@pytest.mark.parametrize("triple", ["_:a <urn:p> <urn:o> .", "<urn:s> <urn:p> _:a ."])
def test_what_has_blank_nodes_is_not_hashed(triple: str) -> None:
    store = Store(px.parse(triple, format=px.RdfFormat.N_TRIPLES))

    assert hash_of(store) == ""


def test_what_only_looks_like_a_number_or_a_blank_node_is_left_as_it_is(tmp_path: Path) -> None:
    decimal, integer = (f"<http://www.w3.org/2001/XMLSchema#{x}>" for x in ("decimal", "integer"))
    start = "<http://www.w3.org/ns/oa#start>"
    for number, literal in enumerate(
        (
            rf'"a \"5\"^^{decimal} ."',
            rf'"a \"5\"^^{decimal}"',
            rf'" {start} \"5\"^^{integer} ."',
            rf'"<urn:s> {start} \"5\"^^{integer}"',
            '"<urn:a> _:b"',
            '"5"',
        )
    ):
        path = tmp_path / f"{number}.ttl"
        path.write_text(f"<urn:s> <urn:p> {literal} .\n", encoding="utf-8")

        assert hash_of(Store.read_rdf(path)) == canonical_hash(path.read_bytes())


def test_how_data_came_to_be_is_no_part_of_their_canonical_hash(city: ArgumentMap) -> None:
    store = Store.from_map(city)
    store.add_findings(city_analysis(), city)
    graphs = tuple(name for name in store.graph_names() if not name.endswith("provenance"))

    without = b"".join(
        b"".join(line + f" <{graph}> .\n".encode() for line in lines.split(b" .\n")[:-1])
        for graph in graphs
        for lines in [store.write("ntriples", graph)]
    )

    assert store.canonical_hash() == Store.from_n_quads(without).canonical_hash()

"""The ontology is a graph that a query can name, and no part of the data."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as px
import pytest
from samples import city_map

from counterpoint.errors import InputError
from counterpoint.store import Store, StoreFolder

ONTOLOGY = "https://w3id.org/counterpoint/ns"
NAME_OF_DENIAL = f"""
SELECT DISTINCT ?name {{
  ?stance cp:polarity ?polarity .
  GRAPH <{ONTOLOGY}> {{ ?polarity skos:notation "deny" ; skos:prefLabel ?name }}
  FILTER(LANG(?name) = "de")
}}
"""


@pytest.fixture(scope="module")
def city_store() -> Store:
    """The city map, in memory."""
    return Store.from_map(city_map())


def test_kinds_in_the_data_have_their_names_from_the_ontology(city_store: Store) -> None:
    assert city_store.query(NAME_OF_DENIAL).table() == (("bestreitet",),)
    assert city_store.query_here(NAME_OF_DENIAL).table() == (("bestreitet",),)


@pytest.mark.parametrize(
    "text",
    [
        f"ASK {{ GRAPH <{ONTOLOGY}> {{ cp:kind a ?class }} }}",
        f"ASK FROM <{ONTOLOGY}> {{ cp:kind a ?class }}",
        f"ASK FROM NAMED <{ONTOLOGY}> {{ GRAPH ?graph {{ cp:kind a ?class }} }}",
        "PREFIX up: <https://w3id.org/counterpoint/> ASK { GRAPH up:ns { cp:kind a ?class } }",
    ],
)
def test_it_is_reached_by_its_name(city_store: Store, text: str) -> None:
    assert city_store.query(text).boolean


def test_it_is_never_among_the_data(city_store: Store) -> None:
    counts = [
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    ]
    before = [city_store.query_here(text).table() for text in counts]

    union = f"ASK {{ cp:kind a ?class FILTER(?class != <{ONTOLOGY}>) }}"
    is_seen = city_store.query_here(union).boolean
    after = [city_store.query_here(text).table() for text in counts]

    assert not is_seen
    assert after == before
    assert ONTOLOGY not in city_store.graph_names()


def test_the_protocol_can_choose_it(city_store: Store) -> None:
    text = "ASK { cp:kind a ?class }"

    assert city_store.query_here(text, default_graphs=(ONTOLOGY,)).boolean
    assert not city_store.query_here(text, named_graphs=(ONTOLOGY,)).boolean


def test_a_graph_of_that_name_in_the_data_is_the_one_that_is_asked() -> None:
    name, text = px.NamedNode(ONTOLOGY), px.Literal("ours")
    store = Store([px.Quad(name, px.NamedNode("urn:example:says"), text, name)])
    query = f"SELECT ?o {{ GRAPH <{ONTOLOGY}> {{ ?s ?p ?o }} }}"

    assert store.query(query).table() == (("ours",),)
    assert store.graph_names() == (ONTOLOGY,)


def test_a_store_on_disk_says_that_it_has_no_ontology(tmp_path: Path, city_store: Store) -> None:
    folder = StoreFolder(tmp_path / "store")
    (graph,) = city_store.graph_names()
    folder.replace({graph: city_store.write("ntriples")})

    with pytest.raises(InputError, match="a store on disk does not hold"):
        folder.query(NAME_OF_DENIAL, ())

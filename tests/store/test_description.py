from __future__ import annotations

from dataclasses import replace

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node
from samples import city_map

from counterpoint.analysis import analyse
from counterpoint.model import Agent, Publication
from counterpoint.network import build_network
from counterpoint.store import Store, describe_dataset
from counterpoint.vocab import CP, DCAT, DCTERMS, FOAF, PREFIXES, RDF, VOID

CITY = "https://example.org/city/"
DATASET = URIRef(f"{CITY}dataset")
SERVER = "http://127.0.0.1:8000/"


def store() -> Store:
    city = city_map()
    store = Store.from_map(city)
    store.add_findings(analyse(build_network(city)), city)
    return store


def described(**ways: object) -> Graph:
    content = describe_dataset(store(), "turtle", **ways)  # type: ignore[arg-type]
    return Graph().parse(data=content, format="turtle")


def one(graph: Graph, subject: URIRef, predicate: URIRef) -> Node | None:
    return graph.value(subject, predicate, any=False)


def test_triples_are_counted_by_graph() -> None:
    graph, data = described(), store()

    parts = {str(x): one(graph, URIRef(str(x)), VOID.triples) for x in graph[DATASET : VOID.subset]}
    assert one(graph, DATASET, VOID.triples) == Literal(len(data))
    assert parts == {name: Literal(data.count(name)) for name in data.graph_names()}
    assert sum(int(str(count)) for count in parts.values()) == len(data)
    assert len(parts) == 3


def test_records_are_counted_by_class() -> None:
    graph, city = described(), city_map()

    counts = {
        one(graph, URIRef(str(part)), VOID["class"]): one(graph, URIRef(str(part)), VOID.entities)
        for part in graph[DATASET : VOID.classPartition]
    }
    assert counts[CP.Claim] == Literal(len(city.claims))
    assert counts[CP.Stance] == Literal(len(city.stances))


def test_the_vocabularies_are_those_that_are_used() -> None:
    data = store().dataset()

    vocabularies = {str(name) for name in described()[DATASET : VOID.vocabulary]}

    terms = {str(quad[1]) for quad in data.quads()}
    terms |= {str(quad[2]) for quad in data.quads() if quad[1] == RDF.type}
    assert vocabularies == {
        x for x in PREFIXES.values() if any(name.startswith(x) for name in terms)
    }


def test_sources_stand_with_their_titles() -> None:
    graph = described()

    (source,) = graph[DATASET : DCTERMS.source]
    assert source == URIRef(f"{CITY}source/panel")
    assert str(one(graph, source, DCTERMS.title)) == "Panel on traffic"


def test_who_answers_for_the_map_answers_for_its_data() -> None:
    publication = Publication("https://example.org/l", (Agent("Ann"),), Agent("Desk"), "2026")
    published = Store.from_map(replace(city_map(), publication=publication))
    content = describe_dataset(published, "turtle", distributions={f"{SERVER}m.ttl": "text/turtle"})
    graph = Graph().parse(data=content, format="turtle")

    licence = URIRef("https://example.org/l")
    assert set(graph.subjects(DCTERMS.license, licence)) == {DATASET, URIRef(f"{SERVER}m.ttl")}
    assert one(graph, URIRef(f"{CITY}creator/1"), FOAF.name) == Literal("Ann")
    assert one(graph, DATASET, DCTERMS.publisher) == URIRef(f"{CITY}publisher")


def test_where_it_is_served_is_told_only_then() -> None:
    files = {f"{SERVER}map.ttl": "text/turtle; charset=utf-8"}

    alone, served = described(), described(endpoint=f"{SERVER}sparql", distributions=files)

    assert one(alone, DATASET, VOID.sparqlEndpoint) is None
    assert one(served, DATASET, VOID.sparqlEndpoint) == URIRef(f"{SERVER}sparql")
    (file,) = served[DATASET : DCAT.distribution]
    assert str(one(served, URIRef(str(file)), DCAT.mediaType)).endswith("/text/turtle")


def test_the_same_data_give_the_same_bytes() -> None:
    assert describe_dataset(store(), "turtle") == describe_dataset(store(), "turtle")

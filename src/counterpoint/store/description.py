"""What a map's data set says of itself: VoID and DCAT.

https://www.w3.org/TR/void/ and https://www.w3.org/TR/vocab-dcat-3/. It is no graph of the data
set: it would then count itself, and where the data can be had is known only to who publishes
them. What belongs here: describing. What does not: serving and writing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Graph, Literal, URIRef

from counterpoint.model import ArgumentMap
from counterpoint.rdf.maps.publication import licence_triples, publication_triples
from counterpoint.rdf.serialization import write_rdf
from counterpoint.rdf.terms.literals import number, text
from counterpoint.rdf.terms.names import iri
from counterpoint.rdf.terms.triples import Triple, optional, typed
from counterpoint.store.store import Store
from counterpoint.vocab import CP, DCAT, DCTERMS, PREFIXES, RDFS, VOID

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_CLASSES = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class } GROUP BY ?class"
_PREDICATES = "SELECT DISTINCT ?p { ?s ?p ?o }"


def describe_dataset(
    store: Store,
    format_name: str,
    *,
    endpoint: str = "",
    distributions: Mapping[str, str] | None = None,
) -> bytes:
    """The description of the map in ``store`` with its findings, in a syntax of RDF.

    ``endpoint`` is the address of a SPARQL endpoint over it, ``distributions`` give the media
    type of each file by its address; both are absolute IRIs. Nothing tells the time: the same
    data give the same description. O(quads).

    Raises:
        InputError: there is no one map in the store.
        UsageError: there is no such format.
    """
    argument_map = store.read_map()
    described = Graph()
    for prefix, namespace in PREFIXES.items():
        described.bind(prefix, namespace, replace=True)
    dataset = URIRef(f"{argument_map.base}dataset")
    for triple in (
        *_whole(dataset, argument_map, store),
        *_parts(dataset, store),
        *_classes(dataset, store),
        *_ways_to_have(dataset, argument_map, endpoint, distributions or {}),
    ):
        described.add(triple)
    return write_rdf(described, format_name)


def _whole(dataset: URIRef, argument_map: ArgumentMap, store: Store) -> Iterator[Triple]:
    title = text(argument_map.title, argument_map.language)
    description = argument_map.abstract or argument_map.question
    yield from typed(dataset, VOID.Dataset, DCAT.Dataset)
    yield from optional(
        dataset,
        (RDFS.label, title),
        (DCTERMS.title, title),
        (
            DCTERMS.description,
            text(description, argument_map.language),
        ),
        (DCTERMS.identifier, Literal(argument_map.id)),
        (DCTERMS.language, Literal(argument_map.language)),
    )
    yield dataset, VOID.rootResource, URIRef(f"{argument_map.base}map")
    yield dataset, VOID.uriSpace, Literal(argument_map.base)
    yield dataset, VOID.triples, number(len(store))
    for claim in argument_map.claims[:1]:
        yield dataset, VOID.exampleResource, iri(argument_map.base, "claim", claim.id)
    for topic in argument_map.topics:
        yield dataset, DCAT.keyword, text(topic.label, argument_map.language)
    yield from publication_triples(dataset, argument_map.publication, argument_map.base)
    for source in argument_map.sources:
        subject = iri(argument_map.base, "source", source.id)
        yield dataset, DCTERMS.source, subject
        yield from optional(
            subject,
            (DCTERMS.title, text(source.title, source.language or argument_map.language)),
        )
        yield from licence_triples(subject, source.licence)


def _parts(dataset: URIRef, store: Store) -> Iterator[Triple]:
    """The named graphs, each a part under its own name."""
    for name in store.graph_names():
        part = URIRef(name)
        yield dataset, VOID.subset, part
        yield from typed(part, VOID.Dataset)
        yield part, VOID.triples, number(store.count(name))


def _classes(dataset: URIRef, store: Store) -> Iterator[Triple]:
    """How many there are of each of our classes, and which vocabularies are used."""
    counts = {
        str(row[0]): int(str(row[1]))
        for row in store.query_here(_CLASSES).rows
        if row[0] and row[1]
    }
    for name, count in counts.items():
        if name.startswith(str(CP)):
            part = URIRef(f"{dataset}/class/{name.removeprefix(str(CP))}")
            yield dataset, VOID.classPartition, part
            yield part, VOID["class"], URIRef(name)
            yield part, VOID.entities, number(count)
    predicates = [str(row[0]) for row in store.query_here(_PREDICATES).rows]
    for namespace in _vocabularies((*counts, *predicates)):
        yield dataset, VOID.vocabulary, URIRef(namespace)


def _vocabularies(names: Iterable[str]) -> set[str]:
    return {space for name in names for space in PREFIXES.values() if name.startswith(space)}


def _ways_to_have(
    dataset: URIRef,
    argument_map: ArgumentMap,
    endpoint: str,
    distributions: Mapping[str, str],
) -> Iterator[Triple]:
    if endpoint:
        yield dataset, VOID.sparqlEndpoint, URIRef(endpoint)
    for address, media_type in distributions.items():
        file = URIRef(address)
        yield dataset, VOID.dataDump, file
        yield dataset, DCAT.distribution, file
        yield from typed(file, DCAT.Distribution)
        yield file, DCAT.downloadURL, file
        if argument_map.publication is not None:
            yield from licence_triples(file, argument_map.publication.licence)
        yield file, DCAT.mediaType, URIRef(_MEDIA_TYPES + media_type.partition(";")[0])

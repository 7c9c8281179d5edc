"""What an endpoint says of itself: the SPARQL 1.1 Service Description, with VoID counts.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph, Literal, URIRef

from counterpoint.rdf.serialization import write_rdf
from counterpoint.vocab import FORMATS_NAMESPACE, RDF, SD, VOID, XSD

# Names of https://www.w3.org/ns/formats/ for what a query can be answered in.
_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


def describe_service(address: str, format_name: str, *, graphs: Mapping[str, int]) -> bytes:
    """The description of the endpoint at ``address``, an absolute IRI, in a syntax of RDF.

    ``graphs`` gives the number of triples in each named graph. Parts are named by fragments of
    the address: there are no blank nodes.

    Raises:
        UsageError: there is no such format.
    """
    described = Graph()
    described.bind("sd", SD)
    described.bind("void", VOID)
    service, dataset, union = (URIRef(address + part) for part in ("", "#dataset", "#default"))
    for triple in (
        (service, RDF.type, SD.Service),
        (service, SD.endpoint, service),
        (service, SD.supportedLanguage, SD.SPARQL11Query),
        (service, SD.feature, SD.UnionDefaultGraph),
        (service, SD.defaultDataset, dataset),
        (dataset, RDF.type, SD.Dataset),
        (dataset, SD.defaultGraph, union),
        (union, RDF.type, SD.Graph),
        (union, VOID.triples, _count(sum(graphs.values()))),
    ):
        described.add(triple)
    for each in _RESULT_FORMATS:
        described.add((service, SD.resultFormat, FORMATS_NAMESPACE[each]))
    for number, name in enumerate(sorted(graphs), 1):
        entry, graph = URIRef(f"{address}#named-{number}"), URIRef(f"{address}#graph-{number}")
        described.add((dataset, SD.namedGraph, entry))
        described.add((entry, RDF.type, SD.NamedGraph))
        described.add((entry, SD.name, URIRef(name)))
        described.add((entry, SD.graph, graph))
        described.add((graph, RDF.type, SD.Graph))
        described.add((graph, VOID.triples, _count(graphs[name])))
    return write_rdf(described, format_name)


def _count(number: int) -> Literal:
    return Literal(number, datatype=XSD.integer)

"""The vocabulary: our terms are declared, foreign ones exist, and nothing else is emitted."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rdflib.namespace as published
from analyses import city_analysis
from analysis.debates import debate_of_every_kind
from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import OWL
from rich_map import rich_map
from samples import city_map, crowd_map

from counterpoint import vocab
from counterpoint.analysis.groups import find_figures
from counterpoint.formats.aif import view_as_aif
from counterpoint.model import (
    Agent,
    ArgumentMap,
    AttackKind,
    Attribution,
    ClaimKind,
    FileRead,
    FindingKind,
    Firmness,
    Origin,
    Publication,
    Relation,
    RelationKind,
    Section,
)
from counterpoint.rdf import aif_to_rdf, findings_to_rdf, to_rdf
from counterpoint.rdf.derived.provenance import provenance_triples
from counterpoint.resources import ontology_folder
from counterpoint.vocab import CONCEPTS, CP, PREFIXES, RDF, RDFS, SKOS

# What the vocabularies define that rdflib does not list, by name: AIF's terms from
# http://www.arg.tech/aif, the others from their own documents.
DEFINED = {
    "AIF": {
        *("I-node", "L-node", "RA-node", "CA-node", "MA-node", "YA-node", "TA-node", "PA-node"),
        *("claimText", "Premise", "Conclusion", "StartLocution", "EndLocution", "Locution"),
        *("Anchor", "IllocutionaryContent"),
    },
    "CITO": {"agreesWith", "disagreesWith", "cites", "citesAsEvidence", "supports", "disputes"},
    "IBIS": {"Issue", "Position", "Argument", "responds-to", "response", "supports", "opposes"},
    "NP": {"Nanopublication", "hasAssertion", "hasProvenance", "hasPublicationInfo"},
    "QB": {
        *("DataSet", "Observation", "DataStructureDefinition", "ComponentSpecification"),
        *("DimensionProperty", "MeasureProperty", "component", "dataSet", "dimension", "measure"),
        *("order", "structure", "AttributeProperty", "Slice", "SliceKey", "attribute"),
    },
    "OA": {
        *("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "end"),
        *("exact", "prefix", "suffix", "hasBody", "hasSelector", "hasSource", "hasTarget", "start"),
    },
}
PUBLISHED = {"SCHEMA": published.SDO}


def terms_of(namespace: type) -> set[str]:
    terms = {*namespace.__annotations__, *getattr(namespace, "_extras", [])}
    return {name for name in terms if not name.startswith("_")}


def map_of_every_term() -> ArgumentMap:
    """The rich map with every kind of relation and what of sources it leaves out.

    Without an argument that is open, of which the shapes warn, and without a second name for
    anybody, by which a reasoner has two people where one may be.
    """
    city, rich = city_map(), rich_map()
    relations = [
        Relation(f"all-{kind.value}-{degree}", kind, "charge", "worked", degree)
        for kind in RelationKind
        for degree in (0.5, 1.0)
    ]
    section = Section("osei", "Kofi Osei, director", 300, 400)
    interview = replace(
        city.sources[0],
        id="interview",
        sections=(*city.sources[0].sections, section),
        file="panel.txt",
        sha256="0" * 64,
        licence="all rights reserved",
    )
    return replace(
        rich,
        experts=tuple(replace(expert, identifiers=()) for expert in rich.experts),
        sources=(*rich.sources, interview),
        arguments=tuple(x for x in rich.arguments if x.conclusion is not None),
        relations=(*rich.relations, *relations),
    )


def emitted() -> Dataset:
    """All that a map with everything, an analysis of it and their provenance emit."""
    argument_map = map_of_every_term()
    publication = Publication(
        "https://example.org/licence", (Agent("Ann"),), Agent("Desk"), "2026", "2027"
    )
    dataset = to_rdf(replace(argument_map, publication=publication))
    for subject, predicate, value, graph in findings_to_rdf(city_analysis(), argument_map).quads():
        dataset.graph(URIRef(str(graph))).add((subject, predicate, value))
    debate = debate_of_every_kind()
    for one, term, other, graph in findings_to_rdf(debate.analysis(), debate.map).quads():
        dataset.graph(URIRef(str(graph))).add((one, term, other))
    voted_map = crowd_map()
    assert voted_map.crowd is not None
    figures = replace(debate.analysis(), crowd=find_figures(voted_map.crowd))
    for data in (to_rdf(voted_map), findings_to_rdf(figures, voted_map)):
        for one, term, other, graph in data.quads():
            dataset.graph(URIRef(str(graph))).add((one, term, other))
    decided = Attribution(
        "Ann", "2026-11-30T04:00:00Z", "accept", (("claim", "charge"),), "p", "draft"
    )
    files = (FileRead("city.argdown", "1" * 64),), (FileRead("panel.txt", "0" * 64),)
    origin = Origin(*files, attributions=(decided,))
    provenance_graph = dataset.graph(URIRef(f"{argument_map.base}graph/provenance"))
    for triple in provenance_triples(city_analysis(), argument_map, origin, "2" * 64):
        provenance_graph.add(triple)
    return dataset


def ontology() -> Graph:
    return Graph().parse(ontology_folder() / "counterpoint.ttl", format="turtle")


@pytest.mark.parametrize(
    "name",
    [
        "AIF",
        "CITO",
        "DCAT",
        "DCTERMS",
        "FOAF",
        "IBIS",
        "NP",
        "OA",
        "ORG",
        "PROV",
        "QB",
        "SCHEMA",
        "SKOS",
        "TIME",
        "VOID",
    ],
)
def test_foreign_terms_are_ones_that_their_vocabulary_defines(name: str) -> None:
    ours = getattr(vocab, name)

    if name in DEFINED:
        unknown = terms_of(ours) - DEFINED[name]
    else:
        theirs = PUBLISHED.get(name) or getattr(published, name)
        unknown = {
            term for term in terms_of(ours) if f"{ours}{term}" not in map(str, dir_of(theirs))
        }

    assert unknown == set()


def dir_of(namespace: type) -> set[str]:
    return {f"{namespace}{term}" for term in namespace.__annotations__} | {
        f"{namespace}{term}" for term in getattr(namespace, "_extras", [])
    }


def test_a_name_that_is_not_a_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="Clam"):
        CP.Clam  # noqa: B018


def test_every_term_of_ours_is_declared_with_label_comment_and_home() -> None:
    graph = ontology()

    undeclared = {
        name
        for name in terms_of(CP)
        if not all(graph.value(CP[name], each) for each in (RDF.type, RDFS.label, RDFS.comment))
        or graph.value(CP[name], RDFS.isDefinedBy) != URIRef(str(CP).rstrip("#"))
    }

    assert undeclared == set()


def test_every_declared_term_is_in_the_vocabulary_or_a_scheme() -> None:
    graph = ontology()

    declared = {str(each).removeprefix(str(CP)) for each in graph.subjects() if each in CP_SPACE}
    lists = {
        str(x).removeprefix(str(CP))
        for kind in ("ConceptScheme", "Collection")
        for x in graph.subjects(RDF.type, URIRef(f"{SKOS}{kind}"))
    }

    assert declared - lists == terms_of(CP)


class _Space:
    def __contains__(self, node: object) -> bool:
        return str(node).startswith(str(CP))


CP_SPACE = _Space()


def test_every_concept_is_in_the_scheme_of_its_name() -> None:
    graph = ontology()

    homes = {
        str(concept).removeprefix(str(CP)): str(graph.value(concept, URIRef(f"{SKOS}inScheme")))
        for concept in CONCEPTS.values()
    }

    assert homes == {name: f"{CP}{name.split('-')[0]}-scheme" for name in homes}


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        (ClaimKind.RECOMMENDATION, "claim-recommendation"),
        (Firmness.CONDITIONAL, "firmness-conditional"),
        (FindingKind.CONDITIONAL, "finding-conditional"),
        (AttackKind.UNDERCUT, "attack-undercut"),
        (RelationKind.TRADE_OFF, "relation-trade-off"),
    ],
)
def test_a_concept_is_named_by_its_scheme_and_value(choice: object, name: str) -> None:
    assert CONCEPTS[choice] == URIRef(f"https://w3id.org/counterpoint/ns#{name}")  # type: ignore[index]


def test_everything_emitted_is_a_term_of_the_vocabularies() -> None:
    terms_known = {
        f"{PREFIXES[prefix]}{term}"
        for prefix in PREFIXES
        for term in terms_of(getattr(vocab, prefix.upper()))
    }
    members = {f"{RDF}_{number}" for number in range(1, 10)}
    terms_used = {str(predicate) for _, predicate, _, _ in emitted().quads()} | {
        str(value) for _, predicate, value, _ in emitted().quads() if predicate == RDF.type
    }

    assert terms_used - terms_known - members == set()


def test_every_class_and_property_of_ours_is_emitted_by_some_map() -> None:
    terms_used = {node for quad in emitted().quads() for node in quad[:3]}
    graph = ontology()
    declared = {
        str(term).removeprefix(str(CP))
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and (term, OWL.deprecated, None) not in graph
    }

    unused = {name for name in declared if CP[name] not in terms_used}

    assert unused == set()


def test_every_foreign_term_of_the_map_vocabularies_is_emitted_or_read() -> None:
    terms_used = {str(node) for quad in emitted().quads() for node in quad[:3]}
    argument_map = map_of_every_term()
    aif = aif_to_rdf(view_as_aif(argument_map), argument_map)
    terms_used |= {str(node) for triple in aif for node in triple}
    # Read where others write it, and superclasses that only the ontology names.
    read_only = {f"{vocab.FOAF}name"} | {
        f"{vocab.AIF}{term}"
        for term in ("TA-node", "PA-node", "Anchor", "StartLocution", "EndLocution")
    }

    unused = {
        f"{PREFIXES[prefix]}{term}"
        for prefix in ("aif", "cito", "dcterms", "foaf", "ibis", "oa", "org", "prov", "schema")
        for term in terms_of(getattr(vocab, prefix.upper()))
    } - terms_used

    assert unused - read_only == set()


def test_the_ontology_uses_no_foreign_term_that_does_not_exist() -> None:
    graph = ontology()
    terms_known = {f"{vocab.AIF}{term}" for term in DEFINED["AIF"]} | {
        f"{vocab.IBIS}{term}" for term in DEFINED["IBIS"]
    }
    spaces = (str(vocab.AIF), str(vocab.IBIS))

    terms_used = {str(node) for triple in graph for node in triple if str(node).startswith(spaces)}

    assert terms_used - terms_known == set()

"""What the ontology says of itself and of its terms is complete, and true of what we write."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

import pyoxigraph as px
import pyshacl
import pytest
from analyses import city_analysis
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS, VANN
from rdflib.term import Node
from samples import crowd_map
from vocab.test_vocab import emitted, map_of_every_term, ontology

from counterpoint import pipeline
from counterpoint.model import FindingKind
from counterpoint.rdf import findings_to_rdf, to_rdf
from counterpoint.rdf.terms.oxigraph import triples_of
from counterpoint.resources import ontology_folder, seeds_folder
from counterpoint.version import __version__
from counterpoint.vocab import CP, DCTERMS, PREFIXES
from counterpoint.wording import LANGUAGES

HEAD = URIRef("https://w3id.org/counterpoint/ns")
LABELLED = (
    *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty),
    *(SKOS.Concept, SKOS.ConceptScheme, SKOS.Collection),
)
# What the engine of OWL RL that pyshacl uses adds for each inconsistency.
INCONSISTENT = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
# Where the page prints a word for the concepts of a scheme: the catalogue and the key before it.
PAGE_WORDS = {
    "finding": ("texts", "finding."),
    "claim": ("texts", "kind."),
    "directness": ("texts", "mode."),
    "firmness": ("texts", "mode."),
    "fidelity": ("texts", "fidelity."),
    "grade": ("texts", "grade."),
    "mark": ("sentences", "mark."),
    "difference": ("sentences", "difference."),
}


@lru_cache(maxsize=1)
def terms() -> Graph:
    """The ontology; nobody changes it."""
    return ontology()


@lru_cache(maxsize=1)
def examples_of_all() -> Graph:
    """All that maps, findings and provenance of every kind emit, in one graph."""
    graph = Graph()
    for subject, predicate, value, _ in emitted().quads():
        graph.add((subject, predicate, value))
    return graph


def is_ours(node: Node) -> bool:
    return str(node).startswith(str(CP))


def ours(*classes: URIRef) -> list[URIRef]:
    """The terms of ours that are instances of one of ``classes``, sorted."""
    graph = terms()
    return sorted(
        {
            term
            for each in classes
            for term in graph.subjects(RDF.type, each)
            if isinstance(term, URIRef) and is_ours(term)
        }
    )


def classes_of(node: Node) -> list[Node]:
    """What a domain or a range names: a class, or each of a union."""
    members = terms().value(node, OWL.unionOf)
    return [node] if members is None else list(Collection(terms(), members))


@cache
def superclasses(kind: Node) -> frozenset[Node]:
    """A class and those above it."""
    return frozenset(x for x in terms().transitive_objects(kind, RDFS.subClassOf) if x is not None)


def types_in(graph: Graph, node: Node) -> set[Node]:
    """The classes of ``node`` and their superclasses."""
    return {x for kind in graph.objects(node, RDF.type) for x in superclasses(kind)}


def test_the_ontology_says_who_made_it_when_and_how_it_is_named() -> None:
    graph = terms()
    once = {
        name: [str(value) for value in graph.objects(HEAD, name)]
        for name in (
            *(DCTERMS.title, DCTERMS.description, DCTERMS.license, OWL.versionInfo),
            *(OWL.versionIRI, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri),
            *(URIRef(f"{DCTERMS}{x}") for x in ("creator", "publisher", "created", "modified")),
            URIRef(f"{DCTERMS}bibliographicCitation"),
        )
    }

    assert {name: len(values) for name, values in once.items()} == dict.fromkeys(once, 1)
    assert once[OWL.versionInfo] == [__version__]
    assert once[OWL.versionIRI] == [f"{HEAD}/{__version__}"]
    assert once[DCTERMS.license] == ["https://opensource.org/licenses/MIT"]
    assert once[VANN.preferredNamespacePrefix] == ["cp"]
    assert once[VANN.preferredNamespaceUri] == [str(CP)]
    created, modified = (once[URIRef(f"{DCTERMS}{x}")][0] for x in ("created", "modified"))
    assert created < modified
    assert f"{HEAD}/{__version__}" in once[URIRef(f"{DCTERMS}bibliographicCitation")][0]


def test_what_a_reader_may_see_is_labelled_once_in_each_language() -> None:
    graph = terms()
    labels = {
        term: [x for x in graph.objects(term, SKOS.prefLabel) if isinstance(x, Literal)]
        for term in ours(*LABELLED)
    }

    wrong = [
        str(term)
        for term, each in labels.items()
        if sorted(str(label.language) for label in each) != sorted(LANGUAGES)
        or graph.value(term, RDFS.label) not in each
        or not set(each).isdisjoint(graph.objects(term, SKOS.altLabel))
    ]

    assert wrong == []


@pytest.mark.parametrize(("scheme", "where"), PAGE_WORDS.items(), ids=PAGE_WORDS)
def test_the_words_of_the_page_are_labels_of_the_concept(
    project_folder: Path, scheme: str, where: tuple[str, str]
) -> None:
    catalogue, start = where
    path = project_folder / "src" / "counterpoint" / "wording" / f"{catalogue}.json"
    printed = json.loads(path.read_text(encoding="utf-8"))
    graph = terms()

    missing = [
        (str(concept), words)
        for concept in graph.subjects(SKOS.inScheme, URIRef(f"{CP}{scheme}-scheme"), unique=True)
        for words in [printed.get(f"{start}{graph.value(concept, SKOS.notation)}")]
        if words
        and not {Literal(text, lang=language) for language, text in words.items()}
        <= {*graph.objects(concept, SKOS.prefLabel), *graph.objects(concept, SKOS.altLabel)}
    ]

    assert missing == []


def test_a_scheme_lists_its_concepts_and_what_is_deprecated_says_what_took_its_place() -> None:
    graph = terms()
    replaced = set(graph.subjects(URIRef(f"{DCTERMS}isReplacedBy")))

    assert {(x, y) for y, x in graph.subject_objects(SKOS.topConceptOf)} == set(
        graph.subject_objects(SKOS.hasTopConcept)
    )
    assert replaced == set(graph.subjects(OWL.deprecated)) != set()


def test_no_property_is_matched_as_if_it_were_a_concept() -> None:
    graph = terms()
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    matches = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)

    assert {x for match in matches for x in graph.subjects(match)} <= concepts


@pytest.mark.parametrize(("kinds", "whole"), [("agreement", CP.Agreement), ("tension", CP.Tension)])
def test_no_kind_is_called_as_its_class(kinds: str, whole: URIRef) -> None:
    graph = terms()
    names = set(graph.objects(whole, SKOS.prefLabel))

    members = graph.objects(URIRef(f"{CP}{kinds}-kinds"), SKOS.member)

    assert {x for x in members if names & set(graph.objects(x, SKOS.prefLabel))} == set()


def test_kinds_of_agreement_and_of_tension_can_be_listed() -> None:
    graph = terms()

    kinds = {
        name: set(graph.objects(URIRef(f"{CP}{name}-kinds"), SKOS.member))
        for name in ("agreement", "tension")
    }

    assert kinds == {
        "agreement": {CP[f"finding-{x.value}"] for x in FindingKind if x.is_agreement},
        "tension": {CP[f"finding-{x.value}"] for x in FindingKind if x.is_tension},
    }


def parsed_examples() -> dict[URIRef, list[tuple[Node, Node, Node]]]:
    """The triples of each term's one example."""
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    examples = {}
    for term in ours(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        if (term, OWL.deprecated, None) not in terms():
            (text,) = terms().objects(term, SKOS.example)
            turtle = f"@base <https://example.org/it/> .\n{head}{text}"
            quads = triples_of(px.parse(turtle.encode(), format=px.RdfFormat.TURTLE))
            examples[term] = [quad[:3] for quad in quads]
    return examples


def like(value: Node) -> str:
    """What sort of value it is: its datatype, its scheme, or the folder of its name."""
    if isinstance(value, Literal):
        return str(value.datatype or "text")
    if is_ours(value):
        return str(value).removeprefix(str(CP)).split("-")[0]
    name = re.sub(r"^https://example\.org/\w+/", "", str(value))
    return name.split("/")[0]


def test_each_class_and_property_has_an_example_of_what_we_write() -> None:
    written = {
        (like(subject), predicate, like(value)) for subject, predicate, value in examples_of_all()
    }

    examples = parsed_examples()

    unlike = {
        (str(term), str(predicate), str(value))
        for term, triples in examples.items()
        for subject, predicate, value in triples
        if (like(subject), predicate, like(value)) not in written
    }
    without = [
        str(term)
        for term, triples in examples.items()
        if not any(term in triple for triple in triples)
    ]

    assert unlike == set()
    assert without == []


def test_what_we_write_is_in_the_domains_and_ranges() -> None:
    graph, data = terms(), examples_of_all()
    sides = ((RDFS.domain, 0), (RDFS.range, 2))
    classes_named: dict[tuple[Node, URIRef], set[Node]] = {
        (term, side): set(classes_of(each))
        for term in ours(OWL.ObjectProperty, OWL.DatatypeProperty)
        for side, _ in sides
        for each in graph.objects(term, side)
        if not str(each).startswith("http://www.w3.org/")
    }

    outside = {
        (str(triple[1]), str(side), str(triple[place]))
        for triple in data
        for side, place in sides
        if (triple[1], side) in classes_named
        # What only another of the maps here describes has no type in the other.
        and (triple[place], RDF.type, None) in data
        and types_in(data, triple[place]).isdisjoint(classes_named[triple[1], side])
    }

    assert classes_named
    assert outside == set()


def rich_data() -> Graph:
    argument_map = map_of_every_term()
    return merged(to_rdf(argument_map), findings_to_rdf(city_analysis(), argument_map))


def data_of_a_crowd() -> Graph:
    voted_map = crowd_map()
    return merged(to_rdf(voted_map), findings_to_rdf(pipeline.analyse(voted_map), voted_map))


def merged(*parts: Graph) -> Graph:
    graph = Graph()
    for part in parts:
        for subject, predicate, value, *_ in part.quads():  # type: ignore[attr-defined]
            graph.add((subject, predicate, value))
    return graph


@pytest.mark.parametrize("inference", ["none", "owlrl"])
def test_maps_conform_with_and_without_inference(inference: str) -> None:
    # Together, since most of the time goes into what follows from the ontology alone.
    graph = rich_data() + data_of_a_crowd()
    shapes = Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")

    conforms, _, report = pyshacl.validate(
        graph, shacl_graph=shapes, ont_graph=terms(), inference=inference, inplace=True
    )

    assert conforms, report
    assert [str(x) for x in graph.objects(predicate=INCONSISTENT)] == []


@pytest.mark.parametrize(
    ("one", "other"), [(CP.Claim, CP.Expert), (CP.Agreement, CP.Tension), (CP.Run, CP.Finding)]
)
def test_nothing_is_two_of_what_is_disjoint(one: URIRef, other: URIRef) -> None:
    graph, node = Graph(), URIRef("urn:example:both")
    for axiom in terms().subjects(RDF.type, OWL.AllDisjointClasses):
        graph += terms().cbd(axiom)
    graph.add((node, RDF.type, one))
    graph.add((node, RDF.type, other))

    pyshacl.validate(graph, shacl_graph=Graph(), inference="owlrl", inplace=True)

    assert any(str(node) in str(message) for message in graph.objects(predicate=INCONSISTENT))


def disjoint_lists() -> list[set[Node]]:
    graph = terms()
    return [
        set(Collection(graph, members))
        for axiom in graph.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in graph.objects(axiom, OWL.members)
    ]


def test_each_class_but_the_kinds_of_finding_is_disjoint_from_the_others() -> None:
    findings = set(terms().subjects(RDFS.subClassOf, CP.Finding))

    assert findings in disjoint_lists()
    # A matter that the mapper names is the issue that is found of it.
    assert {*ours(OWL.Class)} - findings - {CP.NamedIssue} in disjoint_lists()


def test_nothing_in_the_shipped_map_is_of_two_disjoint_classes() -> None:
    debate = pipeline.load([seeds_folder() / "negotiating-with-putin.argdown"])
    graph = Graph()
    for subject, predicate, value, _ in triples_of(
        px.parse(debate.store.to_n_quads(), format=px.RdfFormat.N_QUADS)
    ):
        graph.add((subject, predicate, value))
    ways = [
        (name, side, kind)
        for side in (RDFS.domain, RDFS.range)
        for name, kind in terms().subject_objects(side)
        if is_ours(kind)
    ]

    types = {node: types_in(graph, node) for node in graph.subjects(RDF.type)}
    for name, side, kind in ways:
        for subject, value in graph.subject_objects(name):
            types.setdefault(subject if side == RDFS.domain else value, set()).add(kind)

    assert len(types) > 1000
    lists = disjoint_lists()
    assert {
        str(node)
        for node, classes in types.items()
        if any(len(classes & each) > 1 for each in lists)
    } == set()

"""The shapes of a valid map: each finds what it is there for, and as pyshacl does."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node
from samples import city_map

from counterpoint.errors import InputError, LimitError, Severity
from counterpoint.model import ArgumentMap
from counterpoint.rdf import to_rdf, validate
from counterpoint.rdf.validation.foreign_shapes import validate_by
from counterpoint.rdf.validation.shapes import own_shapes, read_shapes
from counterpoint.resources import ontology_folder
from counterpoint.store import Store
from counterpoint.vocab import AIF, CP, DCTERMS, OA, ORG, PREFIXES, PROV, RDF, RDFS, SCHEMA, SH, XSD

BASE = "https://example.org/city/"

# Loaded here once, so that the processes that check need not load it each.
import_module("pyshacl")


def city_graph() -> Graph:
    """The triples of the sample map, in one graph that a test may change."""
    graph = Graph()
    for subject, predicate, value, _ in to_rdf(city_map()).quads():
        graph.add((subject, predicate, value))
    return graph


def thing(name: str) -> URIRef:
    return URIRef(BASE + name)


def number(lexical: str) -> Literal:
    return Literal(lexical, datatype=XSD.decimal, normalize=False)


def some(graph: Graph, kind: URIRef) -> Node:
    """The first thing of a class, by name."""
    return min(graph.subjects(RDF.type, kind), key=str)


# What is planted: the subject, the property, the values put in place of those it has, and the
# beginning of the message that tells so.
PLANTED: list[tuple[str, URIRef, list[Node], str]] = [
    ("map", CP.base, [Literal("no iri")], "A map has one base"),
    ("map", CP.asks, [], "A map says what the experts were asked"),
    ("map", CP.asks, [thing("claim/charge")], "A map asks one question"),
    ("expert/ruiz", CP.standing, [CP["mode-hedged"]], "An expert has one standing"),
    ("expert/ruiz", SCHEMA.familyName, [Literal("Ruiz"), Literal("Osei")], "An expert is called"),
    ("expert/lind/role/1/period/1", SCHEMA.startDate, [Literal("2001")], "A period starts"),
    ("expert/ruiz/role/1", ORG.memberDuring, [thing("map")], "A role's time is a cp:Period"),
    ("source/panel", CP.sha256, [Literal("abc")], "A sha256 is 64"),
    ("source/panel/section/1", CP.speaker, [], "A section has one speaker"),
    ("source/panel/section/1", CP.speaker, [thing("claim/free")], "A section has one speaker"),
    ("source/panel/section/1/position", OA.start, [number("1.5")], "A passage starts"),
    ("source/panel/section/1/position", OA.start, [Literal(999)], "A passage ends after"),
    ("claim/charge", CP.kind, [CP["attack-rebut"]], "A claim has one kind"),
    ("claim/charge", DCTERMS.subject, [Literal("pricing")], "A claim's topics"),
    (
        "claim/charge",
        AIF.claimText,
        [Literal("a", lang="en"), Literal("b", lang="en")],
        "A claim has one text",
    ),
    ("argument/poor-buses", CP.premise, [thing("expert/ruiz")], "An argument's premises"),
    ("argument/poor-buses", CP.conclusion, [thing("topic/transit")], "An argument has one con"),
    ("attack/shops-charge", CP.kind, [], "An attack has one kind"),
    ("attack/shops-charge", CP.target, [thing("argument/poor-buses")], "A rebuttal is against"),
    ("attack/differ-worked", CP.target, [thing("claim/charge")], "An undercut is against"),
    ("relation/charge-free", CP.kind, [CP["mode-hedged"]], "A relation has one kind"),
    ("relation/charge-free", CP["from"], [], "A relation goes from one claim"),
    ("relation/charge-free", CP["to"], [thing("claim/charge")], "A claim has no relation to"),
    ("relation/charge-free", CP.degree, [number("0.0")], "A degree is a decimal"),
    ("relation/charge-free", CP.degree, [number("1.01")], "A degree is a decimal"),
    ("relation/charge-free", CP.degree, [Literal("half")], "A degree is a decimal"),
    ("relation/charge-free", PROV.wasAttributedTo, [thing("map")], "A relation is said by"),
    ("relation/charge-free", CP.passage, [thing("map")], "A relation rests on one passage"),
]


@pytest.mark.parametrize(
    ("name", "predicate", "values", "message"),
    PLANTED,
    ids=[
        f"{name}-{p.rsplit('#')[-1].rsplit('/')[-1]}-{i}"
        for i, (name, p, _, _) in enumerate(PLANTED)
    ],
)
def test_each_planted_error_is_found_where_it_is(
    name: str, predicate: URIRef, values: list[Node], message: str
) -> None:
    graph = city_graph()
    graph.remove((thing(name), predicate, None))
    for value in values:
        graph.add((thing(name), predicate, value))

    sentences = [x.message for x in validate(graph) if x.focus == str(thing(name))]

    assert any(each.startswith(message) for each in sentences)


def test_a_title_may_be_a_label(city: ArgumentMap) -> None:
    graph = city_graph()
    graph.remove((thing("map"), DCTERMS.title, None))

    assert validate(graph) == validate(to_rdf(city))


def test_the_sample_is_valid(city: ArgumentMap) -> None:
    assert validate(to_rdf(city)) == ()


def test_a_record_is_not_a_blank_node() -> None:
    graph = city_graph()
    graph.add((BNode("c"), RDF.type, CP.Claim))
    graph.add((BNode("c"), RDFS.label, Literal("nameless")))

    messages = [x.message for x in validate(graph)]

    assert messages == ["A claim is named by an IRI; do not use a blank node."]


def test_a_conditional_stance_without_a_condition_is_a_warning() -> None:
    graph = city_graph()
    stance = next(graph.subjects(CP.condition))
    graph.remove((stance, CP.condition, None))

    (violations,) = validate(graph)

    assert (violations.focus, violations.severity) == (str(stance), Severity.WARNING)


def test_a_violation_names_the_record_that_its_node_is_part_of() -> None:
    graph = city_graph()
    graph.remove((thing("expert/lind/role/1/period/1"), SCHEMA.startDate, None))
    graph.add((thing("expert/lind/role/1/period/1"), SCHEMA.startDate, Literal("2001")))

    (violations,) = validate(graph)

    assert (violations.record, violations.path) == ("lind", str(SCHEMA.startDate))


def test_an_instance_of_a_subclass_is_an_instance() -> None:
    graph = city_graph()
    graph.add((URIRef("urn:Proposal"), RDFS.subClassOf, CP.Claim))
    graph.remove((thing("claim/free"), RDF.type, CP.Claim))
    graph.add((thing("claim/free"), RDF.type, URIRef("urn:Proposal")))

    assert validate(graph) == ()


def by_reference(graph: Graph) -> set[tuple[str, str, Severity]]:
    violations = validate_by(graph, ontology_folder() / "shapes.ttl")
    return {(x.focus, x.message, x.severity) for x in violations}


def by_us(graph: Graph) -> set[tuple[str, str, Severity]]:
    return {(x.focus, x.message, x.severity) for x in validate(graph)}


def test_pyshacl_finds_the_same_in_a_map_full_of_errors() -> None:
    graph = city_graph()
    for name, predicate, values, _ in PLANTED:
        for value in values:
            graph.add((thing(name), predicate, value))
        if not values:
            graph.remove((thing(name), predicate, None))

    violations = by_us(graph)

    assert len(violations) > 20
    assert violations == by_reference(graph)


TRIPLES = sorted(city_graph(), key=str)
NODES = [
    *sorted({node for s, _, o in TRIPLES for node in (s, o)}, key=str),
    Literal("text"),
    Literal("7", datatype=XSD.integer),
    number("0.3"),
    number("-2.0"),
]


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.lists(st.sampled_from(TRIPLES), min_size=1, max_size=60, unique=True),
    st.lists(st.tuples(st.sampled_from(TRIPLES), st.sampled_from(NODES)), max_size=60),
)
def test_pyshacl_finds_the_same_in_a_map_changed_at_random(
    removals: list[tuple[Node, Node, Node]],
    changes: list[tuple[tuple[Node, Node, Node], Node]],
) -> None:
    graph = city_graph()
    for triple in removals:
        graph.remove(triple)
    for (subject, predicate, _), value in changes:
        graph.add((subject, predicate, value))

    assert by_us(graph) == by_reference(graph)


def test_every_shape_has_a_target_and_every_constraint_a_message() -> None:
    for shape in own_shapes():
        assert shape.classes or shape.subjects_of
        assert not shape.constraints or shape.message
        assert all(inner.message for inner in shape.properties)


def test_a_constraint_that_is_not_known_is_not_passed_over() -> None:
    shape = URIRef("urn:shape")

    with pytest.raises(ValueError, match="maxLength"):
        read_shapes([(shape, RDF.type, SH.NodeShape), (shape, SH.maxLength, Literal(3))])


def test_a_pattern_that_runs_for_ever_is_stopped(shared_folder: Path) -> None:
    path = shared_folder / "hostile" / "shacl-redos.ttl"
    data = Store.read_rdf(path).dataset()

    with pytest.raises(LimitError, match=r"stopped after 0\.5 seconds"):
        validate_by(data, path, deadline=0.5)


@pytest.mark.parametrize(
    "constraint",
    ["sh:minCount 1", "sh:path cp:kind ; sh:minCount 'x'", "sh:path rdfs:label ; sh:pattern '('"],
    ids=["no path", "no number", "no pattern"],
)
def test_shapes_that_are_wrong_are_an_input_error(tmp_path: Path, constraint: str) -> None:
    path = tmp_path / "shapes.ttl"
    prefixes = "".join(f"@prefix {x}: <{PREFIXES[x]}> .\n" for x in ("cp", "rdfs"))
    path.write_text(
        f"{prefixes} @prefix sh: <{SH}> .\n"
        f"<urn:s> a sh:NodeShape ; sh:targetClass cp:Claim ; sh:property [ {constraint} ] .",
        encoding="utf-8",
    )

    with pytest.raises(InputError, match="the shapes are wrong"):
        validate_by(city_graph(), path)
